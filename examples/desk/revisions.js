// What an article said before: who saved it when, and what lies between two of its revisions.
import { call, read } from './api.js';
import { button, el, markup, say, time } from './dom.js';
import { busy, show } from './forms.js';

/** The page at `#/articles/{id}/revisions`. */
export async function revisionsPage({ id }) {
  const path = `/v1/desk/articles/${id}`;
  const [{ data: draft, etag }, { data: { data: revisions } }] = await Promise.all([read(path), read(`${path}/revisions?limit=100`)]);
  const [latest, before = latest] = revisions;
  const difference = el('div', { class: 'difference', 'aria-live': 'polite' });
  let from = before.number;
  let to = latest.number;

  const compare = async () => {
    try {
      difference.replaceChildren(...diff((await read(`${path}/revisions/${from}/diff/${to}`)).data));
    } catch (refusal) {
      difference.replaceChildren(el('p', { role: 'alert' }, refusal.message));
    }
  };
  const choice = (name, number, checked, choose) => el('input', {
    type: 'radio', name, checked, 'aria-label': `${name === 'from' ? 'From' : 'To'} revision ${number}`, on: { change: () => { choose(); compare(); } },
  });
  const restore = (number) => busy(page, async () => {
    try {
      await call('POST', `${path}/revisions/${number}/restore`, undefined, etag);
      location.hash = `#/articles/${id}`;
      say(`Revision ${number} is the draft again. Readers notice nothing before it is published.`);
    } catch (refusal) {
      show(page, refusal);
    }
  });

  const page = el('div', { class: 'sheet' },
    el('div', { class: 'head' }, el('h1', {}, 'Revisions'), el('a', { class: 'button', href: `#/articles/${id}` }, 'Back to the article')),
    el('p', { class: 'intro' }, draft.title), el('div', { class: 'banner' }),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Revisions' }, el('table', {},
      el('thead', {}, el('tr', {}, ['From', 'To', 'Revision', 'Who and when', 'Note', 'Bring back'].map((words) => el('th', { scope: 'col' }, words)))),
      el('tbody', {}, revisions.map((one) => el('tr', {},
        el('td', {}, choice('from', one.number, one.number === from, () => (from = one.number))),
        el('td', {}, choice('to', one.number, one.number === to, () => (to = one.number))),
        el('th', { scope: 'row' }, `${one.number} `, el('span', { class: 'badge' }, one.action)),
        el('td', {}, one.by ?? one.byName ?? '', el('span', { class: 'sub' }, time(one.at))),
        el('td', {}, one.note ?? ''),
        el('td', {}, one.number !== latest.number && draft.allowedActions.includes('edit')
          && button('Restore', () => restore(one.number), { 'aria-label': `Restore revision ${one.number}` }))))))),
    difference);
  await compare();
  return page;
}

const words = (runs) => runs.map(({ op, text }) => (op === 'equal' ? text : el(op === 'insert' ? 'ins' : 'del', {}, text)));

function diff({ from, to, fields, blocks }) {
  const changed = blocks.filter(({ op }) => op !== 'unchanged');
  return [
    el('h2', {}, `From revision ${from} to ${to}`),
    fields.length + changed.length === 0 && el('p', {}, 'They say the same.'),
    ...fields.map((field) => el('section', { class: 'change' }, el('h3', {}, field.name), el('p', {}, words(field.words)))),
    ...changed.map((change) => el('section', { class: 'change' },
      el('h3', {}, `${(change.to ?? change.from).type}, ${change.op}`),
      el('p', {}, change.words?.length ? words(change.words) : el(change.op === 'removed' ? 'del' : 'ins', {}, told(change.to ?? change.from))))),
  ].filter(Boolean);
}

/** A block in a line of plain text. */
function told(block) {
  const html = block.html ?? block.items?.map((item) => item.html).join(' · ') ?? block.text ?? block.alt ?? block.url ?? block.type;
  return markup(html).textContent;
}
