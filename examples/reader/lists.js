// Pages that list articles: of a section, a tag, an author, or those in which words were found.
import { read, readOr } from './api.js';
import { teaser } from './cards.js';
import { el } from './dom.js';
import { newsFeed } from './feed.js';
import { entitle } from './masthead.js';
import { LANGUAGES, count, t } from './words.js';

const SHOWN = 'slug,title,summary,language,authors,leadImage,publishedAt';

/** The page of a term, such as `/sections/{slug}`; `kind` is what filters call it. */
export const termPage = (kind) => async ({ slug }) => {
  const live = readOr(null, '/v1/live');
  const term = await read(`/v1/${kind}s/${encodeURIComponent(slug)}`);
  entitle(term.name, term.description);
  const filter = new URLSearchParams({ [kind]: term.slug, fields: SHOWN });
  return besideFeed(await live,
    el('header', { class: 'list-head' },
      el('h1', {}, term.name),
      term.role && el('p', { class: 'kicker' }, term.role),
      term.description && el('p', { class: 'standfirst' }, term.description),
      el('p', { class: 'tools' }, el('a', { href: `/feeds/${kind}s/${term.slug}.rss` }, t('feedOf')))),
    await articles(filter));
};

/** The page at `/search?q=…`. */
export async function searchPage() {
  const asked = new URLSearchParams(location.search);
  const words = (asked.get('q') ?? '').trim().slice(0, 500);
  const chosen = asked.get('language') in LANGUAGES ? asked.get('language') : null;
  const live = readOr(null, '/v1/live');
  entitle(words ? `${words} · ${t('search')}` : t('search'));
  document.querySelector('.search input').value = words;
  const head = el('header', { class: 'list-head' }, el('h1', {}, words ? `${t('search')}: ${words}` : t('search')), words ? languages(words, chosen) : hint());
  if (!words) return besideFeed(await live, head);
  const filter = new URLSearchParams({ q: words, sort: 'relevance', include: 'total', fields: `${SHOWN},highlight` });
  if (chosen) filter.set('language', chosen);
  return besideFeed(await live, head, await articles(filter));
}

const hint = () => el('p', { class: 'standfirst' }, t('searchHint'));

function languages(words, chosen) {
  const link = (tag, name) => el('a', {
    href: `/search?${new URLSearchParams(tag ? { q: words, language: tag } : { q: words })}`,
    lang: tag, 'aria-current': tag === chosen ? 'true' : null,
  }, name);
  return el('nav', { class: 'filter', 'aria-label': t('language') },
    el('ul', {}, el('li', {}, link(null, t('anyLanguage'))), Object.entries(LANGUAGES).map(([tag, name]) => el('li', {}, link(tag, name)))));
}

async function articles(filter) {
  const list = el('div', { class: 'results' });
  const state = el('p', { class: 'state', role: 'status' });
  const more = el('button', { type: 'button', class: 'more' }, t('more'));
  let next = `/v1/articles?${filter}`;
  const show = async () => {
    const page = await read(next);
    const first = list.children.length;
    list.append(...page.data.map((article) => teaser(article, { heading: 'h2', kind: 'wide', eager: list.children.length === 0 })));
    next = page.links.next;
    more.hidden = !next;
    if (page.total !== undefined && first === 0) state.textContent = page.total === 0 ? t('noResults') : count('results', page.total);
    else if (list.children.length === 0) state.textContent = t('nothing');
    else if (first > 0) list.children[first]?.querySelector('a').focus();
  };
  more.addEventListener('click', () => show().catch(() => (state.textContent = t('loadFailed'))));
  await show();
  return [state, list, more];
}

/** A page's own content, and the News Feed beside it. */
function besideFeed(live, ...content) {
  return el('div', { class: 'with-sidebar' },
    el('div', { class: 'story-column' }, content),
    live && el('aside', { class: 'sidebar', 'aria-label': t('newsFeed') }, newsFeed(live)));
}
