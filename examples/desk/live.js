// The live feed: what is written here is out at once.
import { call, read } from './api.js';
import { composer } from './composing.js';
import { button, el, say, time } from './dom.js';
import { ask, busy, checkbox, clear, field, input, show } from './forms.js';

/** The page at `#/live`. */
export async function livePage() {
  const list = el('ol', { class: 'updates' });
  const load = async () => {
    const { data } = await read('/v1/desk/live?limit=20');
    list.replaceChildren(...data.data.map((update) => entry(update, load)));
  };
  const [form] = await Promise.all([writing(load), load()]);
  return el('div', { class: 'sheet' },
    el('div', { class: 'head' }, el('h1', {}, 'Live feed')), form,
    el('h2', {}, 'The latest'), list);
}

async function writing(load) {
  let body = await composer([], () => {}, { rows: 4 });
  const title = input({ maxlength: 300 });
  const breaking = checkbox('Breaking: readers are alerted');
  const pinned = checkbox('Stays on top');
  const form = el('form', { class: 'dispatch', novalidate: true },
    el('div', { class: 'banner' }),
    field('Headline', title, { name: 'title' }),
    el('div', { class: 'sides' }, field('Text, in Markdown', body.control, { name: 'body' }), el('div', { class: 'preview' }, el('p', { class: 'label' }, 'As readers see it'), body.paper, body.count)),
    el('p', { class: 'buttons' }, breaking, pinned, el('button', { type: 'submit', class: 'go' }, 'Publish at once')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(form, async () => {
      clear(form);
      try {
        await call('POST', '/v1/desk/live', {
          ...(title.value.trim() && { title: title.value }),
          ...(body.control.value.trim() && { body: await body.body() }),
          importance: breaking.box.checked ? 'breaking' : 'normal', pinned: pinned.box.checked,
        });
        form.reset();
        body.control.dispatchEvent(new Event('input'));
        title.focus();
        say('It is out.');
        await load();
      } catch (refusal) {
        show(form, refusal);
      }
    });
  });
  return form;
}

function entry(update, load) {
  const name = update.title ?? update.text;
  return el('li', {},
    el('p', { class: 'stamp' }, time(update.publishedAt),
      update.importance === 'breaking' && el('span', { class: 'badge retracted' }, 'breaking'),
      update.pinned && el('span', { class: 'badge' }, 'pinned'), update.updatedAt && [' updated ', time(update.updatedAt)]),
    el('p', { class: 'name' }, name), update.title && update.text && el('p', { class: 'sub' }, update.text),
    el('p', { class: 'buttons' },
      button('Correct', () => correct(update.id, load), { 'aria-label': `Correct: ${name}` }),
      button('Remove', () => remove(update, load), { class: 'danger', 'aria-label': `Remove: ${name}` })));
}

async function correct(id, load) {
  const { data: update, etag } = await read(`/v1/desk/live/${id}`);
  const body = await composer(update.body?.content ?? [], () => {}, { rows: 6 });
  const title = input({ value: update.title ?? '', maxlength: 300 });
  const substantive = checkbox('Readers are told that it was updated', { checked: true });
  ask('Correct an update', [
    field('Headline', title, { name: 'title' }), field('Text, in Markdown', body.control, { name: 'body' }), body.count, substantive,
  ], 'Publish at once', async () => {
    const patch = { title: title.value.trim() || null, substantive: substantive.box.checked };
    if (body.isChanged()) patch.body = body.control.value.trim() ? await body.body() : null;
    await call('PATCH', `/v1/desk/live/${id}`, patch, etag);
    say('Corrected: readers see it now.');
    await load();
  });
}

function remove(update, load) {
  ask('Remove this update', [], 'Remove', async () => {
    const { etag } = await read(`/v1/desk/live/${update.id}`);
    await call('DELETE', `/v1/desk/live/${update.id}`, undefined, etag);
    say('Removed: nothing of it is left.');
    await load();
  }, { danger: true, intro: update.title ?? update.text });
}
