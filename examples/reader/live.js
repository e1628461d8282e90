// The News Feed as a page, a single update, and the live coverage of an event.
import { read } from './api.js';
import { articlePath } from './cards.js';
import { el, markup } from './dom.js';
import { Feed, newsFeed, stamp } from './feed.js';
import { canonical, entitle } from './masthead.js';
import { date, t } from './words.js';

/** The page at `/live`. */
export async function livePage() {
  entitle(t('newsFeed'));
  const feed = new Feed('/v1/live', '/v1/live/stream', (update) => el('li', { class: update.importance }, whole(update)));
  feed.start(await read('/v1/live'));
  return el('div', { class: 'measure feed' }, el('header', { class: 'list-head' }, el('h1', {}, t('newsFeed'))), feed.elements);
}

/** The page at `/live/{id}`. */
export async function updatePage({ id }) {
  const live = read('/v1/live');
  const update = await read(`/v1/live/${encodeURIComponent(id)}`);
  entitle(update.title ?? update.text.slice(0, 80), update.text);
  canonical(update.url);
  return el('div', { class: 'with-sidebar' },
    el('div', { class: 'story-column' }, whole(update, 'h1'),
      update.coverage && el('p', {}, el('a', { href: `/coverages/${update.coverage.slug}` }, t('partOf', update.coverage.title)))),
    el('aside', { class: 'sidebar', 'aria-label': t('newsFeed') }, newsFeed(await live)));
}

/** The page at `/coverages/{slug}`. */
export async function coveragePage({ slug }) {
  const path = `/v1/coverages/${encodeURIComponent(slug)}`;
  const [coverage, updates] = await Promise.all([read(path), read(`${path}/updates`)]);
  entitle(coverage.title, coverage.summary);
  canonical(coverage.url);
  const feed = new Feed(`/v1/coverages/${coverage.slug}/updates`, `/v1/coverages/${coverage.slug}/stream`, (update) =>
    el('li', { class: update.importance, id: update.id }, whole(update)));
  feed.start(updates);
  return el('div', { class: 'measure feed' },
    el('header', { class: 'list-head' },
      el('p', { class: 'kicker' }, coverage.status === 'live' ? t('liveNow') : `${t('ended')} · ${date(coverage.endedAt)}`),
      el('h1', {}, coverage.title),
      coverage.summary && el('p', { class: 'standfirst' }, coverage.summary)),
    keyEvents(coverage.keyEvents),
    feed.elements);
}

function keyEvents(updates) {
  if (updates.length === 0) return null;
  return el('section', { class: 'key-events', 'aria-labelledby': 'key-events' },
    el('h2', { id: 'key-events' }, t('keyEvents')),
    el('ul', {}, updates.map((update) => el('li', {}, el('a', { href: `/live/${update.id}` }, update.title ?? update.text)))));
}

/** An update with all that it says. */
function whole(update, heading = 'h2') {
  return el('article', { class: 'update' },
    stamp(update),
    update.title && el(heading, {}, heading === 'h1' ? update.title : el('a', { href: `/live/${update.id}` }, update.title)),
    el('div', { class: 'body' }, markup(update.body)),
    update.article && el('p', { class: 'full-story' }, el('a', { href: articlePath(update.article.slug) }, t('fullStory', update.article.title))));
}
