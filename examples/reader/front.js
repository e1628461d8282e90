// The front page: what the editors picked, what is new, and each section.
import { read, readOr } from './api.js';
import { teaser } from './cards.js';
import { el } from './dom.js';
import { newsFeed } from './feed.js';
import { entitle } from './masthead.js';
import { signUp } from './newsletter.js';
import { language, t } from './words.js';

const SHOWN = 'fields=slug,title,summary,language,authors,leadImage,publishedAt';
const OFTEN_SHOWN_ABOVE = 8;
const EMPTY = { data: [] };

/** The page at `/`, in the reader's language; where nothing is written in it, in all of them. */
export async function frontPage(_, sections) {
  entitle();
  const picked = readOr({}, '/v1/collections/editors-picks');
  const live = readOr(null, '/v1/live?limit=14');
  const newsletters = readOr(EMPTY, '/v1/newsletters');
  let filter = `&language=${language}`;
  let latest = await read(`/v1/articles?limit=10&${SHOWN}${filter}`);
  if (latest.data.length === 0) {
    filter = '';
    latest = await read(`/v1/articles?limit=10&${SHOWN}`);
  }
  const shelves = sections.then((all) => Promise.all(all.filter((section) => section.articleCount > 0).map(async (section) =>
    ({ section, articles: (await readOr(EMPTY, `/v1/articles?section=${section.slug}&limit=${OFTEN_SHOWN_ABOVE}&${SHOWN}${filter}`)).data }))));
  const picks = ((await picked).articles ?? []).filter((article) => !filter || article.language === language);
  const [lead, ...others] = picks.length > 0 ? picks : latest.data;
  const seen = new Set([lead, ...picks].filter(Boolean).map((article) => article.slug));
  // Nothing is shown twice: each part takes what those above it have left.
  const unseen = (articles, most) => {
    const left = articles.filter((article) => !seen.has(article.slug)).slice(0, most);
    left.forEach((article) => seen.add(article.slug));
    return left;
  };
  const newest = unseen(latest.data, 4);
  const feed = await live;
  return [
    el('h1', { class: 'unseen' }, 'Dateline'),
    el('div', { class: 'with-sidebar' },
      el('div', { class: 'opening' },
        lead && teaser(lead, { heading: 'h2', eager: true, kind: 'lead' }),
        picks.length > 1 && row('picks', t('picks'), others.slice(0, 4).map((article) => teaser(article, { kind: 'small', summary: false }))),
        row('latest', t('latest'), newest.map((article) => teaser(article, { image: false, kind: 'plain-card' })))),
      feed && el('aside', { class: 'sidebar', 'aria-label': t('newsFeed') }, newsFeed(feed))),
    ...(await shelves).map(({ section, articles }) => shelf(section, unseen(articles, 4))),
    signUp((await newsletters).data),
  ];
}

function row(id, title, cards) {
  if (cards.length === 0) return null;
  return el('section', { class: `row ${id}`, 'aria-labelledby': id }, el('h2', { id }, title), el('div', { class: 'columns' }, cards));
}

function shelf(section, articles) {
  if (articles.length === 0) return null;
  const id = `section-${section.slug}`;
  return el('section', { class: 'row shelf', 'aria-labelledby': id },
    el('h2', { id }, el('a', { href: `/sections/${section.slug}` }, section.name)),
    el('div', { class: 'columns' }, articles.map((article, i) => teaser(article, { image: i === 0, summary: i > 0 || !article.leadImage }))));
}
