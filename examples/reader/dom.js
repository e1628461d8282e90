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

const same = (text) => text;
const policy = globalThis.trustedTypes?.createPolicy('dateline', { createHTML: same, createScript: same })
  ?? { createHTML: same, createScript: same };

/** What the API calls `html`: it has been through the API's sanitiser, on its way in and on its way out. */
export function markup(html) {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** A picture that takes its room before it is there. */
export function picture(image, { eager = false, decorative = false } = {}) {
  return el('img', {
    src: image.url,
    alt: decorative ? '' : (image.alt ?? ''),
    width: image.width ?? 1600,
    height: image.height ?? 900,
    loading: eager ? null : 'lazy',
    fetchpriority: eager ? 'high' : null,
    decoding: 'async',
  });
}

/** Text with something between its parts, such as the names of a byline. */
export function joined(parts, between, last = between) {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [i === parts.length - 1 ? last : between, part]));
}

/** What machines read of the page (schema.org): a script by name only. */
export function linkedData(object) {
  const script = el('script', { type: 'application/ld+json' });
  script.textContent = policy.createScript(JSON.stringify(object));
  return script;
}
