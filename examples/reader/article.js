// An article page. One request brings it, and nearly all that stands around it.
import { read } from './api.js';
import { body, player } from './blocks.js';
import { articlePath, byline, dates, figure, teaser } from './cards.js';
import { el, linkedData } from './dom.js';
import { newsFeed } from './feed.js';
import { canonical, entitle, markSection } from './masthead.js';
import { signUp } from './newsletter.js';
import { date, foreign, t } from './words.js';

/** The page at `/articles/{slug}`. */
export async function articlePage({ slug }, sections) {
  const page = await read(`/v1/pages/article/${encodeURIComponent(slug)}`);
  const { article } = page;
  // An earlier address was answered with the present one.
  if (article.slug !== slug) history.replaceState(null, '', articlePath(article.slug) + location.search + location.hash);
  entitle(article.title, article.summary);
  canonical(article.url);
  document.head.append(linkedData(page.structuredData));
  sections.then(() => article.section && markSection(article.section.slug)).catch(() => {});
  return el('div', { class: 'with-sidebar' },
    el('div', { class: 'story-column' }, story(article), related(page.related), signUp(page.newsletters)),
    el('aside', { class: 'sidebar', 'aria-label': t('newsFeed') }, newsFeed(page.live, page.seq), picks(page.picks)));
}

function story(article) {
  const edit = article.links?.edit;
  return el('article', { class: 'story', lang: foreign(article.language) },
    el('header', {},
      article.section && el('p', { class: 'kicker' }, el('a', { href: `/sections/${article.section.slug}` }, article.section.name)),
      el('h1', {}, article.title),
      el('p', { class: 'standfirst' }, article.summary),
      el('div', { class: 'signature', lang: document.documentElement.lang },
        byline(article.authors), dates(article),
        edit && el('p', {}, el('a', { class: 'edit', href: `/desk/#/articles/${article.id}` }, t('editPost'))))),
    article.leadImage && figure(article.leadImage, { eager: true }),
    article.audio && el('div', { lang: document.documentElement.lang }, player(article.audio, t('listen'))),
    el('div', { class: 'body' }, body(article.body)),
    el('footer', { lang: document.documentElement.lang }, corrections(article.corrections), tags(article.tags)));
}

function corrections(all) {
  if (all.length === 0) return null;
  return el('section', { class: 'corrections', 'aria-labelledby': 'corrections' },
    el('h2', { id: 'corrections' }, t('corrections')),
    all.map((one) => el('p', {},
      el('strong', {}, one.blockId ? el('a', { href: `#${one.blockId}` }, t(one.kind)) : t(one.kind)), ', ',
      el('time', { datetime: one.at }, date(one.at)), ': ', one.text)));
}

function tags(all) {
  if (all.length === 0) return null;
  return el('nav', { class: 'tags', 'aria-label': t('tags') },
    el('ul', {}, all.map((tag) => el('li', {}, el('a', { href: `/tags/${tag.slug}`, rel: 'tag' }, tag.name)))));
}

function related(articles) {
  if (articles.length === 0) return null;
  return el('section', { class: 'related', 'aria-labelledby': 'related' },
    el('h2', { id: 'related' }, t('related')),
    el('div', { class: 'columns' }, articles.slice(0, 3).map((article) => teaser(article, { summary: false }))));
}

function picks(collection) {
  if (!collection?.articles?.length) return null;
  return el('section', { class: 'picks', 'aria-labelledby': 'picks' },
    el('h2', { id: 'picks' }, t('picks')),
    el('ol', {}, collection.articles.map((article) => el('li', { lang: foreign(article.language) },
      el('a', { href: articlePath(article.slug) }, article.title)))));
}
