// Editors' Picks: an order that people make, by buttons that also work without a mouse.
import { Refusal, call, read } from './api.js';
import { badge } from './articles.js';
import { button, el, say } from './dom.js';
import { banner, busy, clear, field, input, show } from './forms.js';

const PATH = '/v1/desk/collections/editors-picks';
const PAUSE = 250;

/** The page at `#/picks`. */
export async function picksPage() {
  let { data: { entries }, etag } = await read(PATH).catch((refusal) => {
    if (refusal.status === 404) throw new Refusal(404, { detail: "There is no collection 'editors-picks' here." });
    throw refusal;
  });
  let isChanged = false;
  const list = el('ol', { class: 'picks' });
  const found = el('ul', { class: 'found' });
  const search = input({ type: 'search', maxlength: 200, placeholder: 'Words of a published article' });

  const changed = (words) => {
    isChanged = true;
    save.disabled = false;
    draw();
    say(words);
  };
  const move = (i, by) => {
    const [one] = entries.splice(i, 1);
    entries.splice(i + by, 0, one);
    changed(`“${one.title}” is number ${i + by + 1} of ${entries.length} now.`);
    // Whoever moves an entry goes with it.
    const buttons = list.children[i + by].querySelectorAll('button');
    const same = buttons[by < 0 ? 0 : 1];
    (same.disabled ? buttons[by < 0 ? 1 : 0] : same).focus();
  };
  const draw = () => list.replaceChildren(...entries.map((one, i) => el('li', {},
    el('span', { class: 'name' }, one.title, one.status !== 'published' && [' ', badge(one)]),
    el('span', { class: 'buttons' },
      button('↑', () => move(i, -1), { 'aria-label': `Move up: ${one.title}`, disabled: i === 0 }),
      button('↓', () => move(i, 1), { 'aria-label': `Move down: ${one.title}`, disabled: i === entries.length - 1 }),
      button('Remove', () => { entries.splice(i, 1); changed(`“${one.title}” is out.`); search.focus(); }, { 'aria-label': `Remove: ${one.title}` })))));

  const save = button('Save the order', () => busy(page, () => store(etag)), { class: 'primary', disabled: true });
  const store = async (over) => {
    clear(page);
    try {
      ({ data: { entries }, etag } = await call('PATCH', PATH, { entries: entries.map(({ id }) => id) }, over));
      isChanged = false;
      save.disabled = true;
      draw();
      say('Saved: readers see this order.');
    } catch (refusal) {
      if (refusal.status !== 412) return show(page, refusal);
      banner(page, 'Somebody has changed the picks since you opened them. Your order is still here and not saved.',
        button('Show theirs', () => { isChanged = false; dispatchEvent(new HashChangeEvent('hashchange')); }),
        button('Save mine over theirs', () => busy(page, () => store(refusal.etag)), { class: 'danger' }));
    }
  };

  const look = async () => {
    const q = search.value.trim();
    const { data } = q ? await read(`/v1/desk/articles?${new URLSearchParams({ q, status: 'published', limit: 8 })}`) : { data: { data: [] } };
    if (q !== search.value.trim()) return;
    found.replaceChildren(...data.data.filter(({ id }) => !entries.some((one) => one.id === id)).map((one) => el('li', {}, el('span', { class: 'name' }, one.title),
      button('Add', (event) => {
        entries.unshift(one);
        event.target.closest('li').remove();
        changed(`“${one.title}” is on top.`);
        search.focus();
      }, { 'aria-label': `Add: ${one.title}` }))));
  };
  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch((refusal) => show(page, refusal)), PAUSE);
  });

  draw();
  const page = el('div', { class: 'sheet' },
    el('div', { class: 'head' }, el('h1', {}, 'Editors’ Picks'), save), el('div', { class: 'banner' }),
    list, el('h2', {}, 'Add an article'), field('Search', search, { name: 'entries', hidden: true }), found);
  return Object.assign(page, { leaving: () => isChanged });
}
