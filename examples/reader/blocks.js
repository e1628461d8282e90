// The body of an article: one function for each type of block.
import { el, markup, picture } from './dom.js';
import { figure, readAlso } from './cards.js';
import { duration, t } from './words.js';

const BLOCKS = {
  paragraph: (block) => el('p', {}, markup(block.html)),
  // The headline is the only heading of level 1.
  heading: (block) => el(`h${Math.max(2, block.level)}`, {}, markup(block.html)),
  quote: (block) => el('figure', { class: 'quote' },
    el('blockquote', {}, el('p', {}, markup(block.html))), caption(block.attribution)),
  list: (block) => list(block),
  image: (block) => figure(block, { caption: block.caption && markup(block.caption) }),
  embed: (block) => embed(block),
  relatedArticle: (block) => block.article && readAlso(block.article),
  audio: (block) => player(block, block.title ?? t('audio'), block.caption),
  table: (block) => table(block),
  // What may be wider than the page can be scrolled, also by keyboard.
  code: (block) => el('figure', { class: 'code' },
    el('pre', { tabindex: 0, role: 'region', 'aria-label': t('code') }, el('code', { class: block.language && `language-${block.language}` }, block.text)),
    caption(block.caption)),
  divider: () => el('hr'),
  html: (block) => el('div', { class: 'foreign' }, markup(block.html)),
};

/** The blocks as elements, each under its id; a type that is younger than this page is left out. */
export function body(blocks) {
  const elements = [];
  for (const block of blocks) {
    const element = BLOCKS[block.type]?.(block);
    if (!element) continue;
    element.id = block.id;
    const last = elements.at(-1);
    if (block.gallery && last?.dataset.gallery === block.gallery) {
      last.append(element);
    } else if (block.gallery) {
      const gallery = el('div', { class: 'gallery' }, element);
      gallery.dataset.gallery = block.gallery;
      elements.push(gallery);
    } else {
      elements.push(element);
    }
  }
  return elements;
}

/** A recording; who made it is said before it is heard. */
export function player(audio, title, below) {
  return el('figure', { class: 'player' },
    el('p', { class: 'title' }, title, audio.durationSeconds && el('span', { class: 'length' }, ` ${duration(audio.durationSeconds)}`)),
    el('audio', { controls: true, preload: 'none', src: audio.url, 'aria-label': title }),
    audio.aiGenerated && el('p', { class: 'note' }, t('audioNote')),
    caption(below));
}

const caption = (html) => html && el('figcaption', {}, markup(html));

function list({ ordered, items }) {
  return el(ordered ? 'ol' : 'ul', {}, items.map((item) => el('li', {}, markup(item.html), item.list && list(item.list))));
}

/** Nothing of another house runs or is fetched here but a still; the rest is behind a link. */
function embed(block) {
  const host = new URL(block.url, location.href).host.replace(/^www\./, '');
  return el('figure', { class: 'embed' },
    el('a', { class: 'elsewhere', href: block.url, rel: 'noopener' },
      block.imageUrl && picture({ url: block.imageUrl }, { decorative: true }),
      el('span', { class: 'words' },
        el('span', { class: 'title' }, block.title ?? block.provider),
        block.description && el('span', { class: 'summary' }, block.description),
        el('span', { class: 'open' }, t('watch', host)))),
    caption(block.caption));
}

function table(block) {
  const cells = (row, name, scope) => row.map((cell) => el(name, { scope }, markup(cell)));
  return el('figure', { class: 'table' },
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('table') },
      el('table', {},
        block.header.length > 0 && el('thead', {}, el('tr', {}, cells(block.header, 'th', 'col'))),
        el('tbody', {}, block.rows.map((row) => el('tr', {}, cells(row, 'td')))))),
    caption(block.caption));
}
