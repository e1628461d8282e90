// The list of drafts and articles.
import { local, read } from './api.js';
import { button, el, time } from './dom.js';
import { field, input } from './forms.js';

const STATES = { '': 'All', draft: 'Drafts', scheduled: 'Scheduled', published: 'Published', unpublished: 'Unpublished', retracted: 'Retracted' };
const PAUSE = 250;

export const badge = (draft) => el('span', { class: `badge ${draft.status}` },
  draft.status, draft.status === 'published' && draft.hasWaitingEdits && ' · edits wait');

/** The page at `#/articles`. */
export async function articlesPage() {
  const rows = el('tbody');
  const state = el('p', { class: 'state', role: 'status' });
  const search = input({ type: 'search', maxlength: 200, placeholder: 'Words in title, summary or text' });
  const more = button('More', () => load(next), { class: 'more' });
  let status = '';
  let next = null;
  let turn = 0;

  const tabs = Object.entries(STATES).map(([key, words]) => button(words, () => {
    status = key;
    tabs.forEach((tab) => tab.setAttribute('aria-pressed', String(tab.textContent === words)));
    load();
  }, { 'aria-pressed': String(key === '') }));

  const load = async (path) => {
    const mine = ++turn;
    const query = new URLSearchParams({ limit: 25, ...(status && { status }), ...(search.value.trim() && { q: search.value.trim() }) });
    try {
      const { data } = await read(path ?? `/v1/desk/articles?${query}`);
      if (mine !== turn) return;
      if (!path) rows.replaceChildren();
      rows.append(...data.data.map(row));
      next = data.links.next ? local(data.links.next) : null;
      more.hidden = !next;
      state.textContent = rows.childElementCount === 0 ? 'There is nothing of this kind.' : '';
    } catch (refusal) {
      state.textContent = refusal.message;
    }
  };

  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(), PAUSE);
  });
  await load();
  return el('div', { class: 'sheet' },
    el('div', { class: 'head' }, el('h1', {}, 'Articles'), el('a', { class: 'button primary', href: '#/articles/new' }, 'New article')),
    el('div', { class: 'tools' }, el('div', { class: 'tabs', role: 'group', 'aria-label': 'Where they stand' }, tabs), field('Search', search, { hidden: true })),
    state,
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Articles' }, el('table', {},
      el('thead', {}, el('tr', {}, ['Title', 'Status', 'Section', 'Changed'].map((words) => el('th', { scope: 'col' }, words)))), rows)),
    more);
}

function row(draft) {
  return el('tr', {},
    el('th', { scope: 'row' },
      el('a', { href: `#/articles/${draft.id}`, lang: draft.language }, draft.title),
      el('span', { class: 'sub' }, draft.authors.map(({ name }) => name).join(', '))),
    el('td', {}, badge(draft), draft.publishAt && el('span', { class: 'sub' }, 'for ', time(draft.publishAt))),
    el('td', {}, draft.section?.name ?? '–'),
    el('td', { class: 'when' }, time(draft.modifiedAt)));
}
