// Signing up for newsletters. What is wrong, and the thanks, are said by the API, in the reader's language.
import { at, send } from './api.js';
import { el } from './dom.js';
import { foreign, language, t } from './words.js';

const FORM = 'reader';

/** The form, or nothing where no newsletter takes subscribers. */
export function signUp(newsletters, { heading = 'h2' } = {}) {
  if (newsletters.length === 0) return null;
  const preferred = newsletters.find((newsletter) => newsletter.language === language) ?? newsletters[0];
  const email = el('input', {
    id: 'email', name: 'email', type: 'email', autocomplete: 'email', required: true, 'aria-describedby': 'email-fault',
  });
  const fault = el('p', { class: 'fault', id: 'email-fault', role: 'alert' });
  const button = el('button', { type: 'submit' }, t('signUp'));
  // Without the API's words, the browser would use its own.
  const form = el('form', { class: 'newsletter', method: 'post', action: at('/v1/subscriptions'), novalidate: true },
    el('fieldset', {},
      el('legend', { class: 'unseen' }, t('chooseNewsletters')),
      newsletters.map((newsletter) => choice(newsletter, newsletter === preferred))),
    el('div', { class: 'field' },
      el('label', { for: 'email' }, t('email')),
      el('div', { class: 'row' }, email, button)),
    fault,
    el('p', { class: 'unseen', 'aria-hidden': 'true' },
      el('input', { type: 'text', name: 'website', tabindex: -1, autocomplete: 'off', 'aria-label': t('leaveEmpty') })),
    el('p', { class: 'note' }, t('consent')));
  const thanks = el('p', { class: 'thanks', role: 'status', tabindex: -1 });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit({ form, email, fault, button, thanks });
  });
  return el('section', { class: 'sign-up', 'aria-labelledby': 'newsletters' },
    el('div', { class: 'pitch' }, el(heading, { id: 'newsletters' }, t('newsletters')), el('p', {}, t('newslettersIntro'))),
    el('div', {}, form, thanks));
}

function choice(newsletter, checked) {
  const id = `newsletter-${newsletter.slug}`;
  return el('p', { class: 'choice' },
    el('input', { type: 'checkbox', name: 'newsletters', id, value: newsletter.slug, checked }),
    el('label', { for: id, lang: foreign(newsletter.language) },
      newsletter.name, newsletter.cadence && el('small', {}, ` ${newsletter.cadence}`)));
}

async function submit({ form, email, fault, button, thanks }) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  const given = new FormData(form);
  // Only programs fill in what people do not see.
  if (given.get('website')) return;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = t('sending');
  fault.textContent = '';
  email.removeAttribute('aria-invalid');
  try {
    const answer = await send('/v1/subscriptions', {
      email: given.get('email'), newsletters: given.getAll('newsletters'), language,
      consent: { text: t('consent'), formId: FORM },
    });
    thanks.textContent = answer.message;
    form.hidden = true;
    thanks.focus();
  } catch (refusal) {
    tell(refusal, email, fault, form);
  } finally {
    button.removeAttribute('aria-disabled');
    button.textContent = t('signUp');
  }
}

/** Beside the field that it is about, which is where the reader goes on. */
function tell(refusal, email, fault, form) {
  const error = refusal.problem?.errors?.[0];
  if (refusal.status === 0) {
    fault.textContent = t('unreachableIntro');
  } else if (error?.pointer?.startsWith('#/newsletters')) {
    fault.textContent = `${t('newsletters')}: ${error.detail}`;
    form.querySelector('input[type="checkbox"]').focus();
  } else {
    fault.textContent = error?.code === 'required' ? `${t('email')}: ${error.detail}` : (error?.detail ?? refusal.message);
    email.setAttribute('aria-invalid', 'true');
    email.focus();
  }
}
