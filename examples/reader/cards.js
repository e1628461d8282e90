// Articles as other pages show them.
import { el, joined, markup, picture } from './dom.js';
import { date, foreign, moment, t } from './words.js';

export const articlePath = (slug) => `/articles/${slug}`;

/** The names of those who wrote it, each a link. */
export function byline(authors) {
  if (authors.length === 0) return null;
  const names = authors.map((author) => el('a', { href: `/authors/${author.slug}`, rel: 'author' }, author.name));
  return el('p', { class: 'byline' }, t('by') && `${t('by')} `, joined(names, ', ', t('and')));
}

const names = (authors) => authors.map((author) => author.name).join(', ');

/** When it was published and, if it changed in substance, when that was. */
export function dates(article) {
  return el('p', { class: 'dates' },
    el('time', { datetime: article.publishedAt }, moment(article.publishedAt)),
    article.updatedAt && [' ', el('span', { class: 'updated' }, '(', updatedAt(article.updatedAt, moment), ')')],
    el('span', { class: 'minutes' }, t('minutes', article.readingTimeMinutes)));
}

/** "Updated: …", in which the time is one for machines, too. */
export function updatedAt(instant, written) {
  const [before, after] = t('updated', '\n').split('\n');
  return [before, el('time', { datetime: instant }, written(instant)), after];
}

/** A picture, what is said below it, and whose it is. */
export function figure(image, { eager = false, caption = image.caption } = {}) {
  const notes = [
    caption && el('span', {}, caption),
    image.illustrative && el('span', { class: 'kind' }, t('illustrative')),
    image.aiGenerated && el('span', { class: 'kind' }, t('byMachine')),
    image.credit && el('span', { class: 'credit' }, image.credit),
  ].filter(Boolean);
  return el('figure', { class: 'picture' }, picture(image, { eager }), notes.length > 0 && el('figcaption', {}, joined(notes, ' ')));
}

/** An article in short. The heading's link is stretched over all of it, so that there is one link and not three. */
export function teaser(article, { heading = 'h3', image = true, summary = true, eager = false, kind = '' } = {}) {
  const found = article.highlight;
  return el('article', { class: `teaser ${kind}`.trim(), lang: foreign(article.language) },
    image && article.leadImage && el('div', { class: 'thumb' }, picture(article.leadImage, { eager, decorative: true })),
    el('div', { class: 'words' },
      el(heading, {}, el('a', { href: articlePath(article.slug) }, found ? markup(found.title) : article.title)),
      found?.text ? el('p', { class: 'summary' }, markup(found.text)) : summary && el('p', { class: 'summary' }, article.summary),
      el('p', { class: 'facts' },
        joined([
          article.authors?.length > 0 && names(article.authors),
          el('time', { datetime: article.publishedAt }, date(article.publishedAt)),
        ].filter(Boolean), ' · '))));
}

/** The card within a text that leads to another article. */
export function readAlso(article) {
  return el('aside', { class: 'read-also', 'aria-label': t('readAlso') },
    article.leadImage && el('div', { class: 'thumb' }, picture(article.leadImage, { decorative: true })),
    el('div', { class: 'words' },
      el('p', { class: 'kicker' }, t('readAlso')),
      el('p', { class: 'title', lang: foreign(article.language) }, el('a', { href: articlePath(article.slug) }, article.title))));
}
