// Fields, dialogs, and problems shown beside what they are about.
import { button, el } from './dom.js';
import { Refusal } from './api.js';

let counter = 0;

/** A field with its label, a word of help, and room for what is wrong with it. `name` is the member of the JSON. */
export function field(label, control, { name, help, hidden = false } = {}) {
  const id = control.id || `f${++counter}`;
  control.id = id;
  const fault = el('p', { class: 'fault', id: `${id}-fault` });
  control.setAttribute('aria-describedby', [help && `${id}-help`, fault.id].filter(Boolean).join(' '));
  const element = el('div', { class: 'field', 'data-member': name },
    el('label', { for: id, class: hidden && 'unseen' }, label), control, help && el('p', { class: 'help', id: `${id}-help` }, help), fault);
  return element;
}

export const input = (attributes = {}) => el('input', { type: 'text', autocomplete: 'off', ...attributes });
export const textarea = (attributes = {}, text = '') => el('textarea', { rows: 4, ...attributes }, text);
export const select = (attributes, options, value) =>
  el('select', attributes, options.map(([key, words]) => el('option', { value: key, selected: key === value }, words)));
export const checkbox = (label, attributes = {}) => {
  const box = el('input', { type: 'checkbox', ...attributes });
  return Object.assign(el('label', { class: 'check' }, box, ' ', label), { box });
};

/** Takes away what was said about an earlier try. */
export function clear(root) {
  for (const fault of root.querySelectorAll('.fault')) fault.textContent = '';
  for (const control of root.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  root.querySelector('.banner')?.replaceChildren();
}

/** Shows a refusal: each fault at its field, whatever has none in the banner; the first faulty field gets the focus. */
export function show(root, failure) {
  if (!(failure instanceof Refusal)) {
    console.error(failure);
    failure = new Refusal(0, { detail: 'Something went wrong on this page. Load it anew.' });
  }
  const homeless = [];
  let first;
  for (const error of failure.errors) {
    const member = (error.pointer ?? '').split('/')[1];
    const place = member && root.querySelector(`[data-member="${CSS.escape(member)}"]`);
    if (!place) {
      homeless.push(error.detail);
      continue;
    }
    const control = place.querySelector('input, textarea, select');
    place.querySelector('.fault').append(place.querySelector('.fault').textContent ? ' ' : '', error.detail);
    control.setAttribute('aria-invalid', 'true');
    first ??= control;
  }
  if (failure.errors.length === 0) homeless.push(failure.message);
  if (homeless.length > 0) banner(root, homeless.join(' '));
  first?.focus();
}

/** Something above the form that has to be known before one goes on. */
export function banner(root, words, ...actions) {
  const place = root.querySelector('.banner');
  place.replaceChildren(el('div', { class: 'notice', role: 'alert' }, el('p', {}, words), actions.length > 0 && el('p', { class: 'buttons' }, actions)));
  place.scrollIntoView({ block: 'nearest' });
}

/** Asks for more before something is done; `act` gets the form, and whatever it is refused for is shown in it. */
export function ask(title, fields, verb, act, { danger = false, intro } = {}) {
  const form = el('form', { method: 'dialog', novalidate: true },
    el('h2', { id: 'ask-title' }, title), intro && el('p', { class: 'intro' }, intro), el('div', { class: 'banner' }), fields,
    el('p', { class: 'buttons' },
      el('button', { type: 'submit', class: danger ? 'danger' : 'primary' }, verb),
      button('Cancel', () => dialog.close())));
  const dialog = el('dialog', { 'aria-labelledby': 'ask-title', on: { close: () => dialog.remove() } }, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await busy(form, async () => {
      clear(form);
      try {
        await act(form);
        dialog.close();
      } catch (failure) {
        show(form, failure);
      }
    });
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Nobody presses twice. */
export async function busy(root, act) {
  if (root.ariaBusy === 'true') return;
  root.ariaBusy = 'true';
  try {
    await act();
  } finally {
    root.ariaBusy = null;
  }
}
