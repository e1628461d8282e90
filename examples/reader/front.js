// The front page: what the editors picked, what is new, and each section.
import { read, readOr } from './api.js';
import { teaser } from './cards.js';
import { el } from './dom.js';
import { newsFeed } from './feed.js';
import { entitle } from './masthead.js';
import { signUp } from './newsletter.js';
import { language, t } from './words.js';

const SHOWN = 'fields=slug,title,summary,language,authors,leadImage,publishedAt';
const EMPTY = { data: [] };

/** The page at `/`, in the reader's language; where nothing is written in it, in all of them. */
export async function frontPage(_, sections) {
  entitle();
  const picked = readOr({}, '/v1/collections/editors-picks');
  const live = readOr(null, '/v1/live');
  const newsletters = readOr(EMPTY, '/v1/newsletters');
  let filter = `&language=${language}`;
  let latest = await read(`/v1/articles?limit=8&${SHOWN}${filter}`);
  if (latest.data.length === 0) {
    filter = '';
    latest = await read(`/v1/articles?limit=8&${SHOWN}`);
  }
  const shelves = sections.then((all) => Promise.all(all.filter((section) => section.articleCount > 0).map(async (section) =>
    ({ section, articles: (await readOr(EMPTY, `/v1/articles?section=${section.slug}&limit=4&${SHOWN}${filter}`)).data }))));
  const picks = ((await picked).articles ?? []).filter((article) => !filter || article.language === language);
  const [lead, ...others] = picks.length > 0 ? picks : latest.data;
  const unseen = latest.data.filter((article) => ![lead, ...picks].some((shown) => shown?.slug === article.slug));
  const feed = await live;
  return [
    el('h1', { class: 'unseen' }, 'Dateline'),
    el('div', { class: 'with-sidebar' },
      el('div', { class: 'opening' },
        lead && teaser(lead, { heading: 'h2', eager: true, kind: 'lead' }),
        picks.length > 1 && row('picks', t('picks'), others.slice(0, 4).map((article) => teaser(article, { kind: 'small', summary: false }))),
        row('latest', t('latest'), unseen.slice(0, 4).map((article) => teaser(article, { image: false, kind: 'plain-card' })))),
      feed && el('aside', { class: 'sidebar', 'aria-label': t('newsFeed') }, newsFeed(feed))),
    ...(await shelves).filter(({ articles }) => articles.length > 0).map(shelf),
    signUp((await newsletters).data),
  ];
}

function row(id, title, cards) {
  if (cards.length === 0) return null;
  return el('section', { class: `row ${id}`, 'aria-labelledby': id }, el('h2', { id }, title), el('div', { class: 'columns' }, cards));
}

function shelf({ section, articles }) {
  const id = `section-${section.slug}`;
  return el('section', { class: 'row shelf', 'aria-labelledby': id },
    el('h2', { id }, el('a', { href: `/sections/${section.slug}` }, section.name)),
    el('div', { class: 'columns' }, articles.map((article, i) => teaser(article, { image: i === 0, summary: i > 0 }))));
}
