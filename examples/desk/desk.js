// Lets in who has a key, and finds the page for what stands behind the `#`.
import { Refusal, key, read } from './api.js';
import { articlesPage } from './articles.js';
import { el } from './dom.js';
import { busy, clear, field, input, show } from './forms.js';
import { editorPage } from './editor.js';
import { livePage } from './live.js';
import { picksPage } from './picks.js';
import { revisionsPage } from './revisions.js';

const PAGES = [
  [/^#\/articles$/, articlesPage, 'Articles'],
  [/^#\/articles\/(?<id>new|[0-9a-f-]{36})$/, editorPage, 'Article'],
  [/^#\/articles\/(?<id>[0-9a-f-]{36})\/revisions$/, revisionsPage, 'Revisions'],
  [/^#\/live$/, livePage, 'Live feed'],
  [/^#\/picks$/, picksPage, 'Editors’ Picks'],
];

const main = document.querySelector('main');
const nav = document.querySelector('nav');
const lock = document.getElementById('lock');
let shown = location.hash;
let turn = 0;

addEventListener('hashchange', async () => {
  if (location.hash !== shown && main.firstElementChild?.leaving?.() && !confirm('What you changed here is not saved. Leave all the same?')) {
    history.replaceState(null, '', shown || '#/articles');
    return;
  }
  await open();
  main.focus();
});
addEventListener('beforeunload', (event) => {
  if (main.firstElementChild?.leaving?.()) event.preventDefault();
});
addEventListener('locked', () => {
  key.forget();
  open();
});
lock.addEventListener('click', () => dispatchEvent(new Event('locked')));
await open();

async function open() {
  const mine = ++turn;
  shown = location.hash;
  nav.hidden = lock.hidden = !key.get();
  document.body.classList.remove('ready');
  const page = key.get() ? await found() : door();
  if (mine !== turn) return;
  main.replaceChildren(page);
  document.body.classList.add('ready');
}

async function found() {
  if (!location.hash) history.replaceState(null, '', '#/articles');
  for (const link of nav.children) {
    if (location.hash.startsWith(link.hash)) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const [pattern, page, title] of PAGES) {
    const match = pattern.exec(location.hash);
    if (!match) continue;
    document.title = `${title} · Dateline Desk`;
    try {
      return await page(match.groups ?? {});
    } catch (failure) {
      if (!(failure instanceof Refusal)) console.error(failure);
      return el('div', { class: 'sheet', role: 'alert' }, el('h1', {}, 'That cannot be shown'), el('p', {}, failure.message), el('p', {}, el('a', { href: '#/articles' }, 'All articles')));
    }
  }
  return el('div', { class: 'sheet' }, el('h1', {}, 'There is no such page'), el('p', {}, el('a', { href: '#/articles' }, 'All articles')));
}

/** Where one comes in. The key stays in this tab, and goes with it. */
function door() {
  document.title = 'Dateline Desk';
  const secret = input({ type: 'password', autocomplete: 'off', placeholder: 'dl_…', spellcheck: 'false' });
  const form = el('form', { class: 'sheet door', novalidate: true },
    el('h1', {}, 'Come in'),
    el('p', { class: 'intro' }, 'The desk works with a key of the API. The first one was printed when Dateline started, and lies in the file ', el('code', {}, 'data/admin-key'), '.'),
    el('div', { class: 'banner' }),
    field('API key', secret, { name: 'key', help: 'It is kept for this tab only.' }),
    el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary' }, 'Open the desk')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(form, async () => {
      clear(form);
      key.set(secret.value.trim());
      try {
        if (!/^[\x21-\x7e]+$/.test(key.get())) throw new Refusal(401);
        await read('/v1/desk/articles?limit=1');
        await open();
      } catch (refusal) {
        key.forget();
        const words = { 401: 'This key is not good, or no longer.', 403: 'This key is not one of the newsroom.' }[refusal.status];
        show(main, words ? new Refusal(refusal.status, { errors: [{ pointer: '#/key', detail: words }] }) : refusal);
      }
    });
  });
  return form;
}
