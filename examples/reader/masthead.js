// What stands around every page.
import { el } from './dom.js';
import { LANGUAGES, choose, dateOfToday, language, t } from './words.js';

/** Puts the frame of the page into the reader's language; its words in the file are English. */
export function dress() {
  document.documentElement.lang = language;
  document.querySelector('.skip').textContent = t('skip');
  document.querySelector('.search label').textContent = t('search');
  document.querySelector('.search input').placeholder = t('search');
  document.querySelector('nav.sections').setAttribute('aria-label', t('sections'));
  document.querySelector('.utility').prepend(el('p', { class: 'today' }, dateOfToday()));
  const languages = document.querySelector('.languages');
  languages.setAttribute('aria-label', t('language'));
  for (const [tag, name] of Object.entries(LANGUAGES)) {
    languages.append(el('button', {
      type: 'button', lang: tag, 'aria-pressed': String(tag === language), on: { click: () => choose(tag) },
    }, name));
  }
  document.querySelector('.colophon a[href="/subscriptions"]').textContent = t('newsletters');
}

/** The sections as a menu; where the reader is, is marked. */
export function showSections(sections, current) {
  document.querySelector('nav.sections ul').append(...sections.filter((section) => section.articleCount > 0).map((section) =>
    el('li', {}, el('a', {
      href: `/sections/${section.slug}`, 'aria-current': section.slug === current ? 'page' : null,
    }, section.name))));
}

/** Marks the section of an article. */
export function markSection(slug) {
  document.querySelector(`nav.sections a[href="/sections/${CSS.escape(slug)}"]`)?.setAttribute('aria-current', 'true');
}

/** What the browser calls the page. */
export function entitle(title, description) {
  document.title = title ? `${title} · Dateline` : 'Dateline';
  document.querySelector('meta[name="description"]')?.remove();
  if (description) document.head.append(el('meta', { name: 'description', content: description }));
}

/** The page's address on the publisher's own site. */
export const canonical = (url) => document.head.append(el('link', { rel: 'canonical', href: url }));
