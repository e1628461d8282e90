// Writing an article: what is typed stays in the form until it is saved, and nobody's changes are overwritten unseen.
import { actions } from './actions.js';
import { all, call, read } from './api.js';
import { badge } from './articles.js';
import { composer } from './composing.js';
import { button, el, say, time } from './dom.js';
import { banner, busy, clear, field, input, select, show, textarea } from './forms.js';
import { picker } from './picker.js';

const NEW = { title: '', summary: '', language: 'en', tags: [], authors: [], status: 'draft', allowedActions: ['edit'], body: { content: [] } };

/** The page at `#/articles/new` and `#/articles/{id}`. `leaving` says what would be lost. */
export async function editorPage({ id }) {
  const isNew = id === 'new';
  const [seen, sections, tags, authors] = await Promise.all([
    isNew ? { data: NEW, etag: null } : read(`/v1/desk/articles/${id}`),
    all('/v1/desk/sections?limit=100'), all('/v1/desk/tags?limit=100'), all('/v1/desk/authors?limit=100'),
  ]);
  let { data: draft, etag } = seen;
  const touched = new Set();
  const touch = (member) => () => touched.add(member);
  const isClosed = !draft.allowedActions.includes('edit');

  const title = textarea({ rows: 1, class: 'title', maxlength: 300, placeholder: 'Headline', on: { input: touch('title') } }, draft.title);
  const summary = textarea({ rows: 2, maxlength: 2000, on: { input: touch('summary') } }, draft.summary);
  const slug = input({ value: draft.slug ?? '', placeholder: 'made from the headline', on: { input: touch('slug') } });
  const language = input({ value: draft.language, on: { input: touch('language') } });
  const section = select({ on: { change: touch('section') } }, [['', '–'], ...sections.map((one) => [one.slug, one.name])], draft.section?.slug ?? '');
  const tagged = picker(tags, draft.tags, touch('tags'), 'Add a tag');
  const byline = picker(authors, draft.authors, touch('authors'), 'Add an author');
  const body = await composer(draft.body?.content ?? [], touch('body'));

  /** What of the form shall be sent: all of a new draft, of a known one what was touched. */
  const changes = async () => {
    const values = {
      title: title.value, summary: summary.value, slug: slug.value.trim() || null, language: language.value.trim() || null,
      section: section.value || null, tags: tagged.slugs(), authors: byline.slugs(),
    };
    const wanted = Object.fromEntries(Object.entries(values).filter(([member, value]) => (isNew ? value !== null : touched.has(member))));
    if (isNew || touched.has('body')) wanted.body = await body.body();
    return wanted;
  };

  /** True when all of it is kept. @param over the tag of a version to be overwritten knowingly */
  const save = async (over) => {
    clear(form);
    if (!isNew && touched.size === 0 && !over) return true;
    try {
      const answer = isNew
        ? await call('POST', '/v1/desk/articles', await changes())
        : await call('PATCH', `/v1/desk/articles/${id}`, await changes(), over ?? etag);
      touched.clear();
      if (isNew) location.replace(`#/articles/${answer.data.id}`);
      else take(answer);
      say('Saved. Readers see nothing of it before it is published.');
      return true;
    } catch (refusal) {
      if (refusal.status === 412) overtaken(refusal.etag);
      else show(form, refusal);
      return false;
    }
  };

  /** Somebody was quicker: both versions are still there, and whoever sits here decides. */
  const overtaken = (current) => banner(form,
    'Somebody has saved this article since you opened it. What you wrote is still here and not saved.',
    el('a', { class: 'button', href: `#/articles/${id}/revisions`, target: '_blank' }, 'See their changes'),
    button('Drop mine, show theirs', () => { touched.clear(); dispatchEvent(new HashChangeEvent('hashchange')); }),
    button('Save mine over theirs', () => busy(form, () => save(current)), { class: 'danger' }));

  const take = (answer) => {
    ({ data: draft, etag } = answer);
    slug.value = draft.slug;
    standing.replaceChildren(...stand());
    deeds.replaceChildren(...actions({ draft, etag: () => etag, save, take, form, overtaken }));
  };

  const stand = () => isNew ? [el('span', { class: 'badge draft' }, 'new')] : [
    badge(draft), el('span', {}, `revision ${draft.revision}, `, time(draft.modifiedAt)),
    draft.publishAt && el('span', {}, 'goes out ', time(draft.publishAt)),
    el('a', { href: `#/articles/${id}/revisions` }, 'Revisions'),
    draft.status === 'published' && el('a', { href: `/articles/${draft.slug}` }, 'On the page'),
  ].filter(Boolean);

  const standing = el('p', { class: 'standing' }, stand());
  const deeds = el('div', { class: 'buttons' });
  const form = el('form', { class: 'editor', novalidate: true },
    el('div', { class: 'deck' }, standing,
      el('div', { class: 'buttons' }, !isClosed && el('button', { type: 'submit', class: 'primary' }, 'Save'), deeds)),
    el('div', { class: 'banner' }),
    el('h1', { class: 'unseen' }, isNew ? 'New article' : draft.title),
    el('div', { class: 'writing' },
      field('Headline', title, { name: 'title', hidden: true }),
      field('Summary', summary, { name: 'summary' }),
      el('div', { class: 'sides' },
        field('Text, in Markdown', body.control, { name: 'body', help: 'A line in {{ }} stands for a picture, a card or the like; move it, or delete it.' }),
        el('div', { class: 'preview' }, el('p', { class: 'label' }, 'As readers see it'), body.paper, body.count))),
    el('div', { class: 'about' },
      field('Section', section, { name: 'section' }),
      field('Tags', tagged.control, { name: 'tags', help: 'The weightiest first.' }),
      field('Authors', byline.control, { name: 'authors' }),
      field('Address', slug, { name: 'slug', help: 'Readers of the old one are led to the new one.' }),
      field('Language', language, { name: 'language' })));
  // The chips stand with the field in which they are chosen.
  for (const one of [tagged, byline]) {
    form.querySelector(`[data-member="${one === tagged ? 'tags' : 'authors'}"] label`).after(one);
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(form, () => save());
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  if (isClosed) {
    for (const control of form.querySelectorAll('input, textarea, select, .chips button')) control.disabled = true;
    banner(form, 'This article was retracted: readers are told why, and it cannot be changed any more.');
  }
  if (!isNew) deeds.replaceChildren(...actions({ draft, etag: () => etag, save, take, form, overtaken }));
  return Object.assign(form, { leaving: () => touched.size > 0 });
}
