// What can be done with an article beside writing it. What may be done now, the API says (`allowedActions`).
import { call } from './api.js';
import { button, el, say } from './dom.js';
import { ask, banner, busy, checkbox, clear, field, input, select, show, textarea } from './forms.js';

/** The buttons for a draft. Each action first saves what was written, so that what is published is what is seen. */
export function actions({ draft, etag, save, take, form, overtaken }) {
  const path = `/v1/desk/articles/${draft.id}`;
  const act = async (name, body, words) => {
    const answer = await call('POST', `${path}/${name}`, body, etag());
    take(answer);
    say(words);
  };
  /** Without a dialog, whatever is refused is shown above the article. */
  const now = (name, words) => busy(form, async () => {
    if (!(await save())) return;
    try {
      await act(name, name === 'publish' ? {} : undefined, words);
    } catch (refusal) {
      if (refusal.status === 412) overtaken(refusal.etag);
      else show(form, refusal);
    }
  });
  const first = (open) => () => busy(form, async () => {
    clear(form);
    if (await save()) open();
  });
  const isLive = draft.status === 'published';

  const deeds = {
    publish: () => isLive
      ? button('Publish changes', first(() => republish(act)), { class: 'go' })
      : [button('Publish', () => now('publish', 'Published: readers see it.'), { class: 'go' }), button('Schedule …', first(() => schedule(act)))],
    unschedule: () => button('Do not publish', () => now('unschedule', 'It will not go out.')),
    correct: () => button('Correct …', first(() => correct(act))),
    unpublish: () => button('Unpublish', () => now('unpublish', 'Readers see it no longer.')),
    retract: () => button('Retract …', first(() => retract(act)), { class: 'danger' }),
    preview: () => button('Share preview', first(() => share(path, form))),
    delete: () => button('Delete', () => remove(path, etag), { class: 'danger' }),
  };
  return draft.allowedActions.flatMap((name) => deeds[name]?.() ?? []);
}

function republish(act) {
  const substantive = checkbox('Readers are told that it was updated');
  ask('Publish changes', [substantive, el('p', { class: 'help' }, 'Leave it off for slips of the pen.')], 'Publish',
    () => act('publish', { substantive: substantive.box.checked }, 'Published: readers see the changes.'));
}

function schedule(act) {
  const at = input({ type: 'datetime-local', required: true });
  ask('Schedule', field('When', at, { name: 'at', help: 'In the time of this computer.' }), 'Schedule',
    () => act('publish', { at: at.value ? new Date(at.value).toISOString() : '' }, 'It goes out at that time.'));
}

function correct(act) {
  const kind = select({}, [['correction', 'Correction'], ['clarification', 'Clarification'], ['update', 'Update']], 'correction');
  const text = textarea({ rows: 4, maxlength: 2000 });
  ask('Correct', [field('Kind', kind, { name: 'kind' }), field('What readers are told', text, { name: 'text' })], 'Publish the correction',
    () => act('corrections', { kind: kind.value, text: text.value }, 'The correction is out.'),
    { intro: 'The text itself is changed by saving and publishing it; this tells readers what was wrong.' });
}

function retract(act) {
  const reason = textarea({ rows: 4, maxlength: 2000 });
  ask('Retract this article', field('Reason', reason, { name: 'reason', help: 'Public: readers are shown it in place of the article.' }), 'Retract for good',
    () => act('retract', { reason: reason.value }, 'The article is withdrawn.'),
    { danger: true, intro: 'It disappears everywhere: from lists, feeds, search and caches. This cannot be undone.' });
}

async function share(path, form) {
  try {
    const { data } = await call('POST', `${path}/previews`, { expiresInSeconds: 86_400 });
    banner(form, 'Whoever has this address can read the draft by the API for a day:', el('code', {}, data.url));
  } catch (refusal) {
    show(form, refusal);
  }
}

function remove(path, etag) {
  ask('Delete this draft', [], 'Delete', async () => {
    await call('DELETE', path, undefined, etag());
    location.hash = '#/articles';
    say('The draft is deleted.');
  }, { danger: true, intro: 'Readers never saw it. It cannot be brought back.' });
}
