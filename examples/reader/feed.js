// A list of live updates that goes on by itself: the API's list, and the stream from the list's `seq`.
import { at, read } from './api.js';
import { el } from './dom.js';
import { updatedAt } from './cards.js';
import { shortMoment, t } from './words.js';

const REST = 20_000;
const PATIENCE = 3_000;
const newestFirst = (a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** Shows updates, newest first, and follows what happens to them. */
export class Feed {
  #path;
  #stream;
  #entry;
  #updates = new Map();
  #elements = new Map();
  #next = null;
  #seq = 0;
  #source = null;
  #list = el('ol', { class: 'updates' });
  #state = el('p', { class: 'state', role: 'status' });
  #news = el('p', { class: 'unseen', 'aria-live': 'polite' });
  #more = el('button', { type: 'button', class: 'more', on: { click: () => this.#showMore() } }, t('moreNews'));

  /** @param path of the list; @param entry makes the element that shows an update */
  constructor(path, stream, entry = headline) {
    this.#path = path;
    this.#stream = stream;
    this.#entry = entry;
    this.elements = [this.#state, this.#news, this.#list, this.#more];
  }

  /** A list as the API gave it, with its `seq` or that of the answer around it; from there on it is followed. */
  start(page, seq = page.seq) {
    this.#seq = seq;
    this.#fill(page);
    this.#open();
    // Nobody reads a page that is not shown, and browsers have few connections to a host.
    let resting;
    document.addEventListener('visibilitychange', () => {
      clearTimeout(resting);
      if (document.hidden) resting = setTimeout(() => this.#close(), REST);
      else this.#open();
    });
    addEventListener('pagehide', () => this.#close());
    addEventListener('pageshow', () => this.#open());
    return this;
  }

  #fill(page) {
    this.#updates.clear();
    this.#elements.clear();
    this.#list.replaceChildren();
    this.#append(page);
  }

  /** What comes after a page is older than all of it; what has arrived meanwhile is there already. */
  #append(page) {
    for (const update of page.data.filter(({ id }) => !this.#updates.has(id))) {
      const element = this.#entry(update);
      this.#updates.set(update.id, update);
      this.#elements.set(update.id, element);
      this.#list.append(element);
    }
    this.#next = page.links.next ?? null;
    this.#more.hidden = !this.#next;
  }

  #open() {
    if (this.#source || !this.#seq) return;
    const source = new EventSource(at(`${this.#stream}?after=${this.#seq}`));
    this.#source = source;
    const on = (type, act) => source.addEventListener(type, (event) => {
      if (event.lastEventId) this.#seq = event.lastEventId;
      act(JSON.parse(event.data));
    });
    on('live.published', (update) => this.#take(update, true));
    on('live.updated', (update) => this.#take(update, false));
    on('live.removed', ({ id }) => this.#drop(id));
    on('reset', () => this.#reload());
    this.#watch(source);
  }

  /** The browser comes back by itself, from where it was; unless it was answered with an error: then we do. */
  #watch(source) {
    let worried;
    source.addEventListener('open', () => {
      clearTimeout(worried);
      worried = undefined;
      this.#state.textContent = '';
    });
    source.addEventListener('error', () => {
      worried ??= setTimeout(() => (this.#state.textContent = t('reconnecting')), PATIENCE);
      if (source.readyState !== EventSource.CLOSED) return;
      this.#close();
      setTimeout(() => this.#open(), PATIENCE * (1 + Math.random()));
    });
  }

  #close() {
    this.#source?.close();
    this.#source = null;
  }

  /** What was missed cannot be told: the list is. */
  async #reload() {
    this.#close();
    try {
      const page = await read(this.#path, { fresh: true });
      this.#seq = page.seq;
      this.#fill(page);
    } catch {
      // The stream, opened from where we were, says once more that the list has to be read.
    }
    setTimeout(() => this.#open(), PATIENCE * Math.random());
  }

  #take(update, isNew) {
    const known = this.#elements.get(update.id);
    const oldest = [...this.#updates.values()].sort(newestFirst).at(-1);
    if (!known && this.#next && oldest && newestFirst(update, oldest) > 0) return;
    const element = this.#entry(update);
    this.#updates.set(update.id, update);
    this.#elements.set(update.id, element);
    if (known) {
      this.#replace(known, element);
    } else {
      const younger = [...this.#updates.values()].filter((other) => newestFirst(other, update) < 0).length;
      this.#list.insertBefore(element, this.#list.children[younger] ?? null);
      element.classList.add('fresh');
      if (isNew) this.#news.textContent = t('newUpdate', update.title ?? update.text);
    }
  }

  /** Whoever was reading it with the keyboard still is. */
  #replace(known, element) {
    const isFocused = known.contains(document.activeElement);
    known.replaceWith(element);
    element.classList.add('fresh');
    if (isFocused) element.querySelector('a')?.focus();
  }

  #drop(id) {
    this.#elements.get(id)?.remove();
    this.#elements.delete(id);
    this.#updates.delete(id);
  }

  async #showMore() {
    this.#more.setAttribute('aria-busy', 'true');
    try {
      const shown = this.#list.children.length;
      this.#append(await read(this.#next));
      this.#state.textContent = '';
      this.#list.children[shown]?.querySelector('a')?.focus();
    } catch {
      this.#state.textContent = t('loadFailed');
    } finally {
      this.#more.removeAttribute('aria-busy');
    }
  }
}

/** When an update came, what it is, and when it was changed. */
export function stamp(update) {
  return el('p', { class: 'stamp' },
    el('time', { datetime: update.publishedAt }, shortMoment(update.publishedAt)),
    update.updatedAt && el('span', { class: 'updated' }, ' (', updatedAt(update.updatedAt, shortMoment), ')'),
    update.importance === 'breaking' && el('strong', { class: 'mark' }, t('breaking')),
    update.pinned && el('span', { class: 'mark quiet' }, t('pinned')));
}

/** An update in a narrow column. */
function headline(update) {
  return el('li', { class: update.importance },
    stamp(update),
    el('p', { class: 'title' }, el('a', { href: `/live/${update.id}` }, update.title ?? update.text)));
}

/** The News Feed as it stands beside a page. */
export function newsFeed(page, seq) {
  const feed = new Feed('/v1/live', '/v1/live/stream').start(page, seq);
  return el('section', { class: 'feed', 'aria-labelledby': 'news-feed' },
    el('h2', { id: 'news-feed' }, el('a', { href: '/live' }, t('newsFeed'))), feed.elements);
}
