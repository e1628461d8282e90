// Elements are made by calls, never by gluing strings; the one place where markup becomes elements is `markup`.

/** An element. `class`, `href`, … are attributes; null and false leave one out; `on` holds listeners by event. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

export const button = (words, act, attributes = {}) => el('button', { type: 'button', ...attributes, on: { click: act } }, words);

const policy = globalThis.trustedTypes?.createPolicy('dateline', { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/** What the API calls `html`: it has been through the API's sanitiser. */
export function markup(html) {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** Says something without taking anybody away from what they do. */
export function say(words) {
  document.getElementById('toast').textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (document.getElementById('toast').textContent = ''), 6000);
}

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** When something was, as a person writes it. */
export const time = (instant) => el('time', { datetime: instant }, format.format(new Date(instant)));
