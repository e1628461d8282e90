// The language of the interface, its words, and how it writes dates. What the newsroom wrote is never translated.

const EN = {
  skip: 'Skip to content', search: 'Search', language: 'Language', sections: 'Sections', home: 'Front page',
  by: 'By', and: ' and ', updated: 'Updated: {0}', minutes: '{0} min read', editPost: 'Edit post',
  illustrative: 'For illustrative purposes.', byMachine: 'Made with AI.', listen: 'Listen to this article',
  audio: 'Recording', audioNote: 'This audio is created with AI assistance.', readAlso: 'Read also', related: 'Related articles',
  corrections: 'Corrections and updates', correction: 'Correction', clarification: 'Clarification', update: 'Update',
  tags: 'Tags', newsFeed: 'News Feed', moreNews: 'More news', breaking: 'Breaking', pinned: 'Pinned', keyEvent: 'Key event',
  newUpdate: 'New in the News Feed: {0}', reconnecting: 'Reconnecting …', loadFailed: 'That did not load. Try again.',
  picks: "Editors' Picks", latest: 'Latest', allOf: 'All of {0}', more: 'More articles', nothing: 'Nothing here yet.',
  results: { one: '{0} article', other: '{0} articles' }, noResults: 'No article has these words.',
  searchHint: 'Words, "a phrase", or, -not', anyLanguage: 'All languages', feedOf: 'RSS feed',
  newsletters: 'Newsletters', newslettersIntro: 'The news, sorted, in your inbox.', email: 'Your email address', signUp: 'Sign up',
  consent: 'By signing up you agree that we send you these newsletters. You can leave at any time.',
  chooseNewsletters: 'Choose newsletters', leaveEmpty: 'Leave this field empty', sending: 'Sending …',
  notFound: 'There is no such page', notFoundIntro: 'It may have moved, or the address has a slip in it.',
  retracted: 'This article was withdrawn', retractedIntro: 'The newsroom withdrew it on {0}.', reason: 'Reason: {0}',
  unreachable: 'The news does not get through', unreachableIntro: 'The server does not answer at the moment. Try again in a moment.',
  tryAgain: 'Try again', liveNow: 'Live', ended: 'Ended', keyEvents: 'Key events', fullStory: 'Full story: {0}',
  watch: 'Open at {0}', table: 'Table', code: 'Code', partOf: 'From the live coverage: {0}',
};

const UK = {
  skip: 'До змісту', search: 'Пошук', language: 'Мова', sections: 'Розділи', home: 'Головна',
  by: '', and: ' і ', updated: 'Оновлено: {0}', minutes: '{0} хв читання', editPost: 'Редагувати',
  illustrative: 'Зображення ілюстративне.', byMachine: 'Створено за допомогою ШІ.', listen: 'Послухати статтю',
  audio: 'Запис', audioNote: 'Аудіо створено за допомогою ШІ.', readAlso: 'Читайте також', related: 'За темою',
  corrections: 'Виправлення та оновлення', correction: 'Виправлення', clarification: 'Уточнення', update: 'Оновлення',
  tags: 'Теги', newsFeed: 'Стрічка новин', moreNews: 'Більше новин', breaking: 'Терміново', pinned: 'Закріплено', keyEvent: 'Головна подія',
  newUpdate: 'Нове у стрічці: {0}', reconnecting: 'Відновлюємо зв’язок …', loadFailed: 'Не вдалося завантажити. Спробуйте ще раз.',
  picks: 'Вибір редакції', latest: 'Останнє', allOf: 'Усе з розділу «{0}»', more: 'Більше статей', nothing: 'Тут поки нічого немає.',
  results: { one: '{0} стаття', few: '{0} статті', many: '{0} статей', other: '{0} статті' }, noResults: 'Статей із цими словами немає.',
  searchHint: 'Слова, "точна фраза", or, -крім', anyLanguage: 'Усі мови', feedOf: 'Стрічка RSS',
  newsletters: 'Розсилки', newslettersIntro: 'Головні новини у вашій поштовій скриньці.', email: 'Ваша електронна адреса', signUp: 'Підписатися',
  consent: 'Підписуючись, ви погоджуєтеся отримувати ці розсилки. Відписатися можна будь-коли.',
  chooseNewsletters: 'Оберіть розсилки', leaveEmpty: 'Залиште це поле порожнім', sending: 'Надсилаємо …',
  notFound: 'Такої сторінки немає', notFoundIntro: 'Можливо, її перенесено або в адресі помилка.',
  retracted: 'Цю статтю відкликано', retractedIntro: 'Редакція відкликала її {0}.', reason: 'Причина: {0}',
  unreachable: 'Новини не завантажуються', unreachableIntro: 'Сервер зараз не відповідає. Спробуйте за мить.',
  tryAgain: 'Спробувати ще раз', liveNow: 'Наживо', ended: 'Завершено', keyEvents: 'Головні події', fullStory: 'Докладніше: {0}',
  watch: 'Відкрити: {0}', table: 'Таблиця', code: 'Код', partOf: 'З онлайн-репортажу: {0}',
};

/** The languages of the interface, each by its own name. */
export const LANGUAGES = { en: 'English', uk: 'Українська' };

const CHOICE = 'dateline.language';

/** What the reader chose, else what their browser prefers. */
export const language = chosen() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? 'en';

const words = language === 'uk' ? UK : EN;
const plural = new Intl.PluralRules(language);

function chosen() {
  try {
    const stored = localStorage.getItem(CHOICE);
    return stored in LANGUAGES ? stored : null;
  } catch {
    return null;
  }
}

/** Another language from the next page on, which is this one, once more. */
export function choose(tag) {
  try {
    localStorage.setItem(CHOICE, tag);
  } catch {
    // Where nothing is kept, the browser's own language goes on to hold.
  }
  location.reload();
}

/** Words of the interface, with `{0}` filled in. */
export const t = (key, ...values) => words[key].replace(/\{(\d)\}/g, (_, i) => values[i]);

/** The same for so many of something. */
export const count = (key, n) => (words[key][plural.select(n)] ?? words[key].other).replace('{0}', n.toLocaleString(locale));

// The British write their dates another way than the Americans do.
const locale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const brief = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
const today = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

export const moment = (instant) => long.format(new Date(instant));
export const date = (instant) => day.format(new Date(instant));
export const dateOfToday = () => today.format(new Date());

/** In a list that is about today, the time says it. */
export function shortMoment(instant) {
  const at = new Date(instant);
  return (at.toDateString() === new Date().toDateString() ? clock : brief).format(at);
}

/** 2:55 */
export const duration = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The `lang` of what is in another language than the interface. */
export const foreign = (tag) => (tag && tag !== language ? tag : null);
