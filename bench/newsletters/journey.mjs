// Readers in Chromium from the form to having left, in English and Ukrainian; between any two steps scanners look at every link.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import * as house from './house.mjs';
import * as office from './office.mjs';

const LOOKS = 100;
const languages = {
  en: {
    locale: 'en-GB',
    wrong: 'Please, enter correct email address.',
    missing: 'is required',
    thanks: "Thank you for signing up for this newsletter. We've sent you a confirmation email.",
    subject: 'Please confirm your subscription',
    confirmed: 'You are subscribed',
    used: 'This link is not good any more',
    sent: "If this address gets newsletters from us, we've sent it a link.",
    saved: 'It is saved.',
    left: 'You have left',
  },
  uk: {
    locale: 'uk-UA',
    wrong: 'Будь ласка, введіть правильну адресу електронної пошти.',
    missing: "обов'язкове поле",
    thanks: 'Дякуємо, що підписалися на цю розсилку. Ми надіслали вам лист для підтвердження.',
    subject: 'Будь ласка, підтвердьте підписку',
    confirmed: 'Ви підписані',
    used: 'Це посилання більше не діє',
    sent: 'Якщо на цю адресу надходять наші розсилки, ми надіслали на неї посилання.',
    saved: 'Збережено.',
    left: 'Ви відписалися',
  },
};
const secrets = new Set();

/** What a scanner does with a link. */
function look(link, method, headers) {
  return new Promise((seen, failed) => {
    const call = request(link, { method, headers }, (answer) => {
      assert.equal(answer.headers['referrer-policy'], 'no-referrer');
      assert.equal(answer.headers['cache-control'], 'no-store');
      answer.resume().on('end', () => seen(answer.statusCode));
    });
    call.on('error', failed);
    call.end();
  });
}

/** Every link of the letter is opened three hundred times, and everything stays as it was. */
async function scan(letter) {
  await house.quiet();
  const before = await house.state();
  for (const link of office.links(letter)) {
    secrets.add(link.replace(/.*[=/]/, ''));
    for (let looks = 0; looks < LOOKS; looks++) {
      const seen = await Promise.all([
        look(link, 'GET', { Accept: 'text/html' }),
        look(link, 'HEAD', {}),
        look(link, 'GET', { 'Sec-Purpose': 'prefetch;prerender', Purpose: 'prefetch', 'X-Moz': 'prefetch' }),
      ]);
      assert.deepEqual(seen, [200, 200, 200], link);
    }
  }
  assert.equal(await house.state(), before, 'somebody looked at a link, and something changed');
}

/** What mail programs and those who run lists expect of a letter. */
function inspect(letter, email, language) {
  assert.equal(letter.to.text, email);
  assert.match(office.header(letter, 'message-id'), /^<[0-9a-f-]{36}@example\.org>$|^<[0-9a-f-]{36}@localhost\.localdomain>$/);
  assert.match(office.header(letter, 'list-id'), /^<[a-z0-9.-]+>$/);
  assert.match(office.header(letter, 'list-unsubscribe'), /^<http:\/\/127\.0\.0\.1:18090\/subscriptions\/unsubscribe\/[\w-]+>$/);
  assert.equal(office.header(letter, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(office.header(letter, 'auto-submitted'), 'auto-generated');
  assert.ok(letter.html.includes(`<html lang="${language}">`));
  assert.ok(!/<img|<link|<script|url\(/.test(letter.html), 'the letter would fetch something');
}

/** A page of a reader with this language; whatever it fetches from elsewhere, complains of or tells ends the journey. */
async function pageOf(browser, locale, faults) {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  page.on('request', (sent) => {
    if (new URL(sent.url()).origin !== house.origin) faults.push(`asked ${sent.url()}`);
    if (sent.headers().referer) faults.push(`told ${sent.url()} that it came from ${sent.headers().referer}`);
  });
  page.on('console', (said) => {
    const isStatus = said.text().startsWith('Failed to load resource: the server responded with a status of 4');
    if (said.type() === 'error' && !isStatus) faults.push(said.text());
  });
  return page;
}

const press = (page, form = 'form') => page.locator(`${form} button[type=submit]`).first().click();
const says = async (page, text) => assert.ok((await page.locator('main').innerText()).includes(text), `${page.url()}: ${await page.locator('main').innerText()}`);

async function signUp(page, email, words) {
  await page.goto(`${house.origin}/subscriptions`);
  await page.fill('#email', 'reader@dotless');
  await pause(2100);
  await press(page);
  assert.equal(await page.textContent('#email-fault'), words.wrong);
  assert.equal(await page.textContent('#newsletters-fault'), words.missing);
  // Whoever mends a slip does so at once.
  await page.fill('#email', email);
  await page.check('#n-daily-brief');
  await page.check('#n-kupol');
  await press(page);
  await says(page, words.thanks);
  const letter = await office.letterTo(email);
  assert.equal(letter.subject, words.subject);
  return letter;
}

async function confirm(page, email, letter, words) {
  const link = office.link(letter, '/confirm');
  await page.goto(link);
  assert.equal(await page.locator('button').count(), 1);
  assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'pending', kupol: 'pending' });
  await press(page);
  await says(page, words.confirmed);
  assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'confirmed', kupol: 'confirmed' });
  await page.goto(link);
  await press(page);
  await says(page, words.used);
}

async function change(page, email, words, language) {
  await page.goto(`${house.origin}/subscriptions/links`);
  await page.fill('#email', email);
  await press(page);
  await says(page, words.sent);
  const letter = await office.letterTo(email, 2);
  inspect(letter, email, language);
  await scan(letter);
  await page.goto(office.link(letter, '/preferences'));
  assert.equal(await page.isChecked('#n-daily-brief'), true);
  assert.equal(await page.isChecked('#n-evening'), false);
  await page.uncheck('#n-kupol');
  await page.check('#n-evening');
  await press(page, 'form[action="/subscriptions/preferences"]');
  await says(page, words.saved);
  assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'confirmed', evening: 'confirmed', kupol: 'ended' });
  return letter;
}

/** By the link in the first letter, which is about what that was about. */
async function leave(page, email, letter, words) {
  await page.goto(office.link(letter, '/unsubscribe/'));
  assert.equal((await house.subscriptions(email))['daily-brief'], 'confirmed');
  await press(page);
  await says(page, words.left);
  assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'ended', evening: 'confirmed', kupol: 'ended' });
}

/** As RFC 8058 has it: the body of the header, at the address of the header, in either form; and again, when all is over. */
async function oneClick(email, letter) {
  const address = office.header(letter, 'list-unsubscribe').slice(1, -1);
  const [name, value] = office.header(letter, 'list-unsubscribe-post').split('=');
  const parts = new FormData();
  parts.set(name, value);
  for (const body of [new URLSearchParams([[name, value]]), parts, new URLSearchParams([[name, value]])]) {
    const answer = await fetch(address, { method: 'POST', body, redirect: 'error' });
    assert.equal(answer.status, 200);
    await answer.text();
    assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'ended', evening: 'ended', kupol: 'ended' });
  }
}

/** The console of the server names no reader, and no token. */
function inspectLog(readers) {
  const log = readFileSync(process.env.DATELINE_LOG, 'utf8');
  for (const secret of [...readers, ...secrets]) assert.ok(!log.includes(secret), `the log has ${secret}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  await house.found('daily-brief', 'The Daily Brief', 'en');
  await house.found('kupol', 'Під куполом', 'uk');
  await house.found('evening', 'The Evening Letter', 'en');
  const faults = [];
  const readers = [];
  for (const [language, words] of Object.entries(languages)) {
    const email = `journey-${language}@example.net`;
    readers.push(email);
    const page = await pageOf(browser, words.locale, faults);
    const first = await signUp(page, email, words);
    inspect(first, email, language);
    await scan(first);
    await confirm(page, email, first, words);
    const second = await change(page, email, words, language);
    await leave(page, email, first, words);
    await oneClick(email, second);
    assert.equal(office.lettersTo(email).length, 2);
    assert.deepEqual(faults, []);
    console.log(`${language}: form, letter, ${LOOKS * 3} looks at each link, button, preferences, page to leave, one click: as they should be`);
  }
  inspectLog(readers);
} finally {
  await browser.close();
  await office.close();
  await house.close();
}
