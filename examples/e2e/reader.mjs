// What people do with the newspaper of the demo; `desk.mjs` has what its editors do.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { deskStories } from './desk.mjs';
import { desk, origin, start, stop } from './house.mjs';
import { lookAround } from './looks.mjs';

const LEAD = 'albania-ukraine-ten-year-security-agreement';
const screens = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
/** What a CI machine looks at with each change: the ways through, not each page on each screen. */
const isShort = process.env.E2E_SHORT === 'true';
const LONG = ['the feed goes on when the server comes back', 'words are found and marked, in any language', 'the language that was chosen stays'];
const faults = [];
let browser;

/** A reader with a browser of their own; whatever their browser complains of is a fault. */
async function reader(options = {}) {
  const context = await browser.newContext({ viewport: screens.desk, locale: 'en-GB', timezoneId: 'Europe/Kyiv', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|ERR_/.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.visit = async (path) => {
    const answer = await page.goto(origin + path);
    await page.waitForSelector('body.ready');
    return answer;
  };
  page.leave = () => context.close();
  return page;
}

const stories = {
  async 'the front page has picks, sections and the feed'() {
    const page = await reader();
    await page.visit('/');
    assert.equal(await page.locator('.lead h2').innerText(), 'Albania and Ukraine sign a ten-year security agreement');
    assert.equal(await page.locator('nav.sections a').count(), 6);
    assert.ok((await page.locator('.shelf').count()) >= 5);
    const titles = await page.locator('main .teaser :is(h2, h3)').allInnerTexts();
    assert.equal(new Set(titles).size, titles.length, 'something is shown twice');
    await page.locator('.lead a').click();
    await page.waitForURL(`**/articles/${LEAD}`);
    await page.leave();
  },

  async 'an article page says all that the article says'() {
    const page = await reader();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.visit(`/articles/${LEAD}`);
    const story = page.locator('.story');
    assert.equal(await story.locator('h1').innerText(), 'Albania and Ukraine sign a ten-year security agreement');
    assert.equal(await story.locator('.byline').innerText(), 'By Marta Velychko and Danylo Ostrenko');
    assert.match(await story.locator('.dates').innerText(), /21 January 2025 at 23:46.*2 min read/s);
    assert.match(await story.locator('.picture figcaption').first().innerText(), /For illustrative purposes\. Illustration: Dateline/);
    assert.equal(await story.locator('.player .note').first().innerText(), 'This audio is created with AI assistance.');
    assert.equal(await story.locator('.read-also a').count(), 1);
    assert.equal(await page.locator('.sidebar .picks li').count(), 5);
    assert.equal(asked.filter((url) => url.includes('/v1/pages/')).length, 1, 'the preload was not taken');
    await page.visit('/articles/what-a-peacekeeping-force-would-need');
    assert.match(await story.locator('.dates').innerText(), /\(Updated: 22 January 2025 at 17:40\)/);
    assert.match(await story.locator('.corrections').innerText(), /Clarification, 22 January 2025:/);
    assert.equal(await story.locator('table').count(), 1);
    await page.leave();
  },

  async 'more of the feed comes when it is asked for'() {
    const page = await reader();
    await page.visit(`/articles/${LEAD}`);
    const items = page.locator('.feed .updates > li');
    const before = await items.count();
    await page.locator('.feed .more').click();
    await page.waitForFunction((n) => document.querySelectorAll('.feed .updates > li').length > n, before);
    const ids = await items.locator('a').evaluateAll((links) => links.map((link) => link.href));
    assert.equal(new Set(ids).size, ids.length);
    await page.leave();
  },

  async 'an update arrives, changes and goes without reload'() {
    const page = await reader();
    await page.visit(`/articles/${LEAD}`);
    await page.evaluate(() => (window.stillTheSame = true));
    const title = `Ferry reaches harbour ${Date.now()}`;
    const { id, etag } = await desk('POST', '/v1/desk/live', { title, importance: 'breaking' });
    const first = page.locator('.feed .updates > li').first();
    await first.getByText(title).waitFor({ timeout: 2000 });
    assert.match(await first.innerText(), /Breaking/);
    await page.waitForFunction((words) => document.querySelector('.feed [aria-live]').textContent.includes(words), title);
    const changed = await desk('PATCH', `/v1/desk/live/${id}`, { title: `${title} at dawn`, substantive: true }, { 'If-Match': etag });
    await first.getByText(`${title} at dawn`).waitFor({ timeout: 2000 });
    await first.getByText('(Updated:').waitFor({ timeout: 2000 });
    await desk('DELETE', `/v1/desk/live/${id}`, undefined, { 'If-Match': changed.etag });
    await page.getByText(`${title} at dawn`).first().waitFor({ state: 'detached', timeout: 2000 });
    assert.ok(await page.evaluate(() => window.stillTheSame));
    await page.leave();
  },

  async 'who signs up is told what is wrong, and is thanked'() {
    for (const [locale, wrong, thanks] of [
      ['en-GB', 'Please, enter correct email address.', "Thank you for signing up for this newsletter. We've sent you a confirmation email."],
      ['uk-UA', 'Будь ласка, введіть правильну адресу електронної пошти.', /./],
    ]) {
      const page = await reader({ locale });
      await page.visit(`/articles/${LEAD}`);
      const form = page.locator('form.newsletter');
      await form.locator('#email').fill('reader@nowhere');
      await form.locator('button').click();
      await page.waitForFunction((words) => document.querySelector('.fault').textContent === words, wrong);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'email');
      await form.locator('#email').fill(`reader-${locale}@example.org`);
      await form.locator('button').click();
      await page.locator('.thanks:focus').waitFor();
      const said = await page.locator('.thanks').innerText();
      if (typeof thanks === 'string') assert.equal(said, thanks);
      else assert.match(said, /[а-яіїєґ]{4}/);
      await page.leave();
    }
  },

  async 'without scripts there are feeds, and a form that posts'() {
    const page = await reader({ javaScriptEnabled: false });
    await page.goto(`${origin}/`);
    assert.ok(await page.locator('noscript a[href="/feeds/articles.rss"]').isVisible());
    await page.locator('#plain-email').fill('plain-reader@example.org');
    await page.locator('noscript button').click();
    await page.getByText("We've sent you a confirmation email.").waitFor();
    await page.leave();
  },

  async 'words are found and marked, in any language'() {
    const page = await reader();
    await page.visit('/');
    await page.locator('.search input').fill('agreement');
    await page.locator('.search input').press('Enter');
    await page.waitForURL('**/search?q=agreement');
    await page.locator('.results mark').first().waitFor();
    assert.match(await page.locator('main .state').first().innerText(), /^\d+ articles$/);
    await page.visit(`/search?${new URLSearchParams({ q: 'угода', language: 'uk' })}`);
    assert.equal(await page.locator('.results .teaser').first().getAttribute('lang'), 'uk');
    await page.visit(`/search?${new URLSearchParams({ q: '"><img src=x onerror=alert(1)>' })}`);
    assert.match(await page.locator('h1').innerText(), /<img src=x/);
    await page.leave();
  },

  async 'the language that was chosen stays'() {
    const page = await reader();
    await page.visit('/');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Українська' }).click()]);
    await page.waitForSelector('body.ready');
    assert.equal(await page.locator('html').getAttribute('lang'), 'uk');
    assert.equal(await page.locator('.lead').getAttribute('lang'), null, 'the lead is not in Ukrainian');
    await page.visit(`/articles/${LEAD}`);
    assert.equal(await page.locator('#news-feed').innerText(), 'Стрічка новин');
    assert.equal(await page.locator('.story').getAttribute('lang'), 'en');
    await page.leave();
  },

  async 'an earlier address leads to the present one, a withdrawn article says why'() {
    const page = await reader();
    const draft = await desk('POST', '/v1/desk/articles', { title: 'Ferry sinks', section: 'world' });
    const path = `/v1/desk/articles/${draft.id}`;
    const out = await desk('POST', `${path}/publish`, {}, { 'If-Match': draft.etag });
    const moved = await desk('PATCH', path, { slug: 'ferry-does-not-sink' }, { 'If-Match': out.etag });
    const again = await desk('POST', `${path}/publish`, {}, { 'If-Match': moved.etag });
    await page.visit('/articles/ferry-sinks');
    assert.equal(new URL(page.url()).pathname, '/articles/ferry-does-not-sink');
    await desk('POST', `${path}/retract`, { reason: 'It was another ferry.' }, { 'If-Match': again.etag });
    const late = await reader();
    assert.equal((await late.visit('/articles/ferry-does-not-sink')).status(), 410);
    await late.getByText('It was another ferry.').waitFor();
    assert.equal((await late.visit('/articles/there-is-none')).status(), 404);
    await late.getByText('There is no such page').waitFor();
    await page.leave();
    await late.leave();
  },

  async 'staff are led to the desk'() {
    const page = await reader();
    await page.addInitScript((key) => sessionStorage.setItem('dateline.key', key), process.env.E2E_KEY);
    await page.visit(`/articles/${LEAD}`);
    assert.match(await page.locator('a.edit').getAttribute('href'), /^\/desk\/#\/articles\/[0-9a-f-]{36}$/);
    await page.leave();
    const visitor = await reader();
    await visitor.addInitScript(() => sessionStorage.setItem('dateline.key', 'dl_no-longer-good-0123456789abcdef'));
    await visitor.visit(`/articles/${LEAD}`);
    assert.equal(await visitor.locator('a.edit').count(), 0);
    await visitor.leave();
  },

  ...deskStories(reader),

  async 'the feed goes on when the server comes back'() {
    const page = await reader();
    await page.visit(`/articles/${LEAD}`);
    await stop();
    await page.getByText('Reconnecting').waitFor({ timeout: 15_000 });
    await start();
    const title = `Back at ${Date.now()}`;
    await desk('POST', '/v1/desk/live', { title });
    await page.locator('.feed').getByRole('link', { name: title }).waitFor({ timeout: 30_000 });
    await page.leave();
  },

  async 'nobody is kept out, and nothing jumps or hangs over the edge'() {
    await lookAround(reader, screens, LEAD, isShort);
  },
};

browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let passed = 0;
let failed = 0;
try {
  await start();
  for (const [name, story] of Object.entries(stories)) {
    if (process.env.E2E_ONLY && !name.includes(process.env.E2E_ONLY)) continue;
    if (isShort && LONG.includes(name)) continue;
    faults.length = 0;
    try {
      await story();
      assert.deepEqual(faults, []);
      passed++;
      console.log(`ok   ${name}`);
    } catch (failure) {
      failed++;
      console.log(`FAIL ${name}\n     ${String(failure.stack).replaceAll('\n', '\n     ')}`);
    }
  }
} finally {
  await browser.close();
  await stop();
}
console.log(`${passed} passed, ${failed} failed`);
console.log(`${readdirSync(process.env.E2E_SHOTS).length} screenshots`);
process.exitCode = failed > 0 ? 1 : 0;
