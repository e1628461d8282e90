// Finds out which page this is, and puts it together.
import { Refusal, read } from './api.js';
import { articlePage } from './article.js';
import { el } from './dom.js';
import { frontPage } from './front.js';
import { searchPage, termPage } from './lists.js';
import { coveragePage, livePage, updatePage } from './live.js';
import { dress, entitle, showSections } from './masthead.js';
import { moment, t } from './words.js';

const PAGES = [
  ['/', frontPage],
  ['/articles/:slug', articlePage],
  ['/sections/:slug', termPage('section')],
  ['/tags/:slug', termPage('tag')],
  ['/authors/:slug', termPage('author')],
  ['/search', searchPage],
  ['/live', livePage],
  ['/live/:id', updatePage],
  ['/coverages/:slug', coveragePage],
].map(([path, page]) => [new RegExp(`^${path.replace(/:(\w+)/, '(?<$1>[^/]+)')}$`), page]);

dress();
const main = document.querySelector('main');
const sections = read('/v1/sections?limit=100').then((page) => page.data);
const [page, place] = found(location.pathname.replace(/(.)\/+$/, '$1'));
const isFront = page === frontPage;
document.body.classList.toggle('front', isFront);
sections.then((all) => showSections(all, location.pathname.startsWith('/sections/') ? place.slug : null)).catch(() => {});
try {
  main.replaceChildren(...[await page(place, sections)].flat(Infinity).filter(Boolean));
} catch (failure) {
  main.replaceChildren(apology(failure));
}
document.body.classList.add('ready');
// What the address points at was not there when the browser looked for it.
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();

function found(path) {
  for (const [pattern, page] of PAGES) {
    const match = pattern.exec(path);
    if (match) return [page, Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]))];
  }
  return [() => Promise.reject(new Refusal(404)), {}];
}

/** Instead of a page. */
function apology(failure) {
  if (!(failure instanceof Refusal)) console.error(failure);
  const { status = 0, problem = {} } = failure;
  document.head.append(el('meta', { name: 'robots', content: 'noindex' }));
  const say = (title, ...sentences) => {
    entitle(title);
    return el('div', { class: 'measure plain', role: 'alert' }, el('h1', {}, title), sentences.filter(Boolean).map((sentence) => el('p', {}, sentence)));
  };
  const home = el('a', { href: '/' }, t('home'));
  if (status === 410) {
    return say(t('retracted'), t('retractedIntro', moment(problem.retractedAt)), problem.reason && t('reason', problem.reason), home);
  }
  if (status === 400 || status === 404) return say(t('notFound'), t('notFoundIntro'), home);
  return say(t('unreachable'), t('unreachableIntro'), el('button', { type: 'button', on: { click: () => location.reload() } }, t('tryAgain')));
}
