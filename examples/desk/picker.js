// Choosing some of many, in an order: tags, authors.
import { button, el } from './dom.js';
import { input } from './forms.js';

let counter = 0;

/** @param terms with `slug` and `name`; @param chosen the same, in order. `value` is the slugs; `control` is what a label points at. */
export function picker(terms, chosen, changed, placeholder) {
  const list = el('datalist', { id: `terms-${++counter}` }, terms.map((term) => el('option', { value: term.name })));
  const control = input({ list: list.id, placeholder, maxlength: 200 });
  const items = el('ul', { class: 'chips' });
  const element = el('div', { class: 'picker' }, items, control, list);
  let value = [...chosen];

  const draw = () => items.replaceChildren(...value.map((term, i) => el('li', {}, term.name, ' ',
    button('×', () => take(i), { 'aria-label': `Remove ${term.name}` }))));
  const take = (i) => {
    value.splice(i, 1);
    draw();
    control.focus();
    changed();
  };
  /** A name from the list, or a slug: whether there is one, the API knows. */
  const add = () => {
    const words = control.value.trim();
    if (!words) return;
    const term = terms.find(({ name, slug }) => name.toLowerCase() === words.toLowerCase() || slug === words) ?? { slug: words, name: words };
    if (!value.some(({ slug }) => slug === term.slug)) value.push(term);
    control.value = '';
    draw();
    changed();
  };
  control.addEventListener('change', add);
  control.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
    if (event.key === 'Backspace' && !control.value && value.length > 0) take(value.length - 1);
  });
  draw();
  return Object.assign(element, { control, slugs: () => value.map(({ slug }) => slug) });
}
