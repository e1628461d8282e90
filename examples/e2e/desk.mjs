// What people do at the desk, and what readers see of it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { desk, origin } from './house.mjs';

const LEAD = 'albania-ukraine-ten-year-security-agreement';
const SOON = 1000;
let count = 0;
const unique = (words) => `${words} ${Date.now().toString(36)}${++count}`;

/** Staff with a browser of their own, at a page of the desk. */
export async function editor(reader, hash = '#/articles', options = {}) {
  const page = await reader(options);
  await page.addInitScript((key) => sessionStorage.setItem('dateline.key', key), process.env.E2E_KEY);
  await page.visit(`/desk/${hash}`);
  return page;
}

/** How long it took until something is true. */
async function until(what, isTrue, limit = 10_000) {
  const begun = performance.now();
  while (!(await isTrue())) {
    assert.ok(performance.now() - begun < limit, `${what} did not come about within ${limit} ms`);
    await pause(20);
  }
  return performance.now() - begun;
}

const toast = (page, words) => page.locator('#toast').getByText(words).waitFor();
const fieldOf = (page, member) => page.locator(`[data-member="${member}"]`);
const slugOf = (title) => title.toLowerCase().replaceAll(' ', '-');

/** A published article, as `{id, slug, title}`. */
async function published(title = unique('Ferry leaves harbour')) {
  const draft = await desk('POST', '/v1/desk/articles', { title, section: 'world', body: { format: 'markdown', content: 'All are well.' } });
  await desk('POST', `/v1/desk/articles/${draft.id}/publish`, {}, { 'If-Match': draft.etag });
  return draft;
}

export const deskStories = (reader) => ({
  async 'the desk opens for who has a key'() {
    const page = await reader();
    await page.visit('/desk/');
    const secret = page.getByLabel('API key');
    await secret.fill('dl_no-longer-good-0123456789abcdef');
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByText('This key is not good').waitFor();
    assert.equal(await secret.getAttribute('aria-invalid'), 'true');
    await secret.fill(process.env.E2E_KEY);
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.locator('tbody tr').first().waitFor();
    await page.getByRole('button', { name: 'Scheduled' }).click();
    await page.getByRole('button', { name: 'All' }).click();
    await page.getByRole('button', { name: 'Lock' }).click();
    await secret.waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.getItem('dateline.key')), null);
    await page.leave();
  },

  async 'what is published at the desk is on the page within a second'() {
    const page = await editor(reader, '#/articles/new');
    const title = unique('Ferry reaches harbour');
    await page.getByLabel('Headline').fill(title);
    await page.getByLabel('Summary').fill('All passengers are well.');
    await page.getByLabel('Text, in Markdown').fill('All **212** passengers are well.\n\n## What is known\n\n- one\n- two');
    await page.locator('.paper strong').getByText('212').waitFor();
    await page.getByLabel('Section').selectOption('world');
    await page.getByLabel('Tags').fill('Davos');
    await page.getByLabel('Tags').press('Enter');
    await page.getByLabel('Authors').fill('Marta Velychko');
    await page.getByLabel('Authors').press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/#\/articles\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.waitForResponse((answer) => answer.url().endsWith('/publish') && answer.ok());
    const took = await until('the article', async () => (await fetch(`${origin}/v1/articles/${slugOf(title)}`)).ok);
    assert.ok(took < SOON, `it took ${took} ms`);
    const other = await reader();
    await other.visit(`/articles/${slugOf(title)}`);
    assert.equal(await other.locator('.story h1').innerText(), title);
    assert.equal(await other.locator('.byline').innerText(), 'By Marta Velychko');
    await other.visit('/sections/world');
    await other.getByRole('link', { name: title }).waitFor();
    await other.leave();
    await page.leave();
  },

  async 'from the page to the desk and back'() {
    const { slug, title } = await published();
    const page = await reader();
    await page.addInitScript((key) => sessionStorage.setItem('dateline.key', key), process.env.E2E_KEY);
    await page.visit(`/articles/${slug}`);
    await page.locator('a.edit').click();
    await page.getByLabel('Headline').fill(`${title}, with all on board`);
    await page.getByRole('button', { name: 'Publish changes' }).click();
    await page.getByLabel('Readers are told that it was updated').check();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await toast(page, 'readers see the changes');
    await page.getByRole('link', { name: 'On the page' }).click();
    await page.locator('.story h1').getByText('with all on board').waitFor();
    assert.match(await page.locator('.dates').innerText(), /\(Updated:/);
    await page.leave();
  },

  async 'a text is changed and nothing else of it'() {
    const before = await desk('GET', `/v1/desk/articles?q=ten-year`).then(({ data }) => desk('GET', `/v1/desk/articles/${data.find(({ slug }) => slug === LEAD).id}`));
    const page = await editor(reader, `#/articles/${before.id}`);
    const text = page.getByLabel('Text, in Markdown');
    const markdown = await text.inputValue();
    assert.match(markdown, /^\{\{relatedArticle/m);
    const first = before.body.content.findIndex(({ type }) => type === 'paragraph');
    await text.fill(markdown.replace(/^(?!\{\{|#).+$/m, (line) => `${line} So it is said.`));
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, 'Saved.');
    const after = await desk('GET', `/v1/desk/articles/${before.id}`);
    assert.equal(after.body.content.length, before.body.content.length);
    for (const [i, block] of after.body.content.entries()) {
      if (i === first) assert.match(block.html, /So it is said\./);
      else assert.deepEqual(block, before.body.content[i]);
    }
    await page.leave();
  },

  async 'every text of the demo comes back from Markdown as it went'() {
    const page = await editor(reader);
    const { looked, lost } = await page.evaluate(async () => {
      const module = (name) => import(document.querySelector('script[type="module"]').src.replace('desk.js', name));
      const [{ composer }, { said }, api] = [await module('composing.js'), await module('markdown.js'), await module('api.js')];
      const lost = [];
      let looked = 0;
      for (const { id, slug, status } of await api.all('/v1/desk/articles?limit=100')) {
        if (status === 'retracted') continue;
        const blocks = (await api.read(`/v1/desk/articles/${id}`)).data.body.content;
        const written = await composer(blocks, () => {});
        const back = (await api.call('POST', '/v1/desk/renderings', { body: await written.body() })).data.body.content;
        looked += blocks.length;
        if (back.length !== blocks.length || blocks.some((block, i) => said(block) !== said(back[i]))) lost.push(slug);
      }
      return { looked, lost };
    });
    assert.ok(looked > 300);
    assert.deepEqual(lost, []);
    await page.leave();
  },

  async 'whoever was slower is told, and decides'() {
    const { id } = await published();
    const page = await editor(reader, `#/articles/${id}`);
    await page.getByLabel('Summary').fill('Mine.');
    const theirs = await desk('GET', `/v1/desk/articles/${id}`);
    await desk('PATCH', `/v1/desk/articles/${id}`, { summary: 'Theirs.' }, { 'If-Match': theirs.etag });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody has saved this article since you opened it').waitFor();
    assert.equal(await page.getByLabel('Summary').inputValue(), 'Mine.');
    assert.equal((await desk('GET', `/v1/desk/articles/${id}`)).summary, 'Theirs.');
    await page.getByRole('button', { name: 'Save mine over theirs' }).click();
    await toast(page, 'Saved.');
    assert.equal((await desk('GET', `/v1/desk/articles/${id}`)).summary, 'Mine.');
    await page.leave();
  },

  async 'what is wrong is said where it is wrong'() {
    const { id } = await published();
    const page = await editor(reader, `#/articles/${id}`);
    await page.getByLabel('Address').fill('Not A Slug');
    await page.getByRole('button', { name: 'Save' }).click();
    await fieldOf(page, 'slug').getByText('A slug takes').waitFor();
    assert.equal(await page.getByLabel('Address').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Address').fill('');
    await page.getByLabel('Tags').fill('nothing-of-that-name');
    await page.getByLabel('Tags').press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await fieldOf(page, 'tags').locator('.fault:not(:empty)').waitFor();
    assert.equal(await fieldOf(page, 'slug').locator('.fault').innerText(), '');
    page.on('dialog', (dialog) => dialog.accept());
    await page.leave();
  },

  async 'an article is scheduled, and is not'() {
    const draft = await desk('POST', '/v1/desk/articles', { title: unique('Tomorrow') });
    const page = await editor(reader, `#/articles/${draft.id}`);
    await page.getByRole('button', { name: 'Schedule' }).click();
    await page.locator('dialog').getByLabel('When').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
    await page.locator('dialog').getByRole('button', { name: 'Schedule' }).click();
    await page.locator('.standing .badge.scheduled').waitFor();
    await page.getByRole('button', { name: 'Do not publish' }).click();
    await page.locator('.standing .badge.draft').waitFor();
    await page.leave();
  },

  async 'two revisions are compared, and one comes back'() {
    const { id, title } = await published();
    const page = await editor(reader, `#/articles/${id}`);
    await page.getByLabel('Headline').fill(title.replace('leaves', 'enters'));
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, 'Saved.');
    await page.getByRole('link', { name: 'Revisions' }).click();
    await page.locator('.difference ins').getByText('enters').waitFor();
    await page.locator('.difference del').getByText('leaves').waitFor();
    await page.getByRole('button', { name: 'Restore revision 1' }).click();
    await page.waitForURL(new RegExp(`#/articles/${id}$`));
    await page.getByLabel('Headline').waitFor();
    assert.equal(await page.getByLabel('Headline').inputValue(), title);
    await page.leave();
  },

  async 'a live update is written, corrected and removed, and readers see each of it'() {
    const page = await editor(reader, '#/live');
    const other = await reader();
    await other.visit(`/articles/${LEAD}`);
    const title = unique('Bridge closes');
    await page.getByLabel('Headline').fill(title);
    await page.getByLabel('Text, in Markdown').fill('For **two** hours.');
    await page.getByLabel('Breaking').check();
    await page.getByRole('button', { name: 'Publish at once' }).click();
    await page.waitForResponse((answer) => answer.url().endsWith('/v1/desk/live') && answer.status() === 201);
    await other.locator('.feed').getByRole('link', { name: title }).waitFor({ timeout: 2000 });
    await page.getByRole('button', { name: `Correct: ${title}` }).click();
    await page.locator('dialog').getByLabel('Headline').fill(`${title} again`);
    await page.locator('dialog').getByRole('button', { name: 'Publish at once' }).click();
    await other.locator('.feed').getByRole('link', { name: `${title} again` }).waitFor({ timeout: 5000 });
    await page.getByRole('button', { name: `Remove: ${title} again` }).click();
    await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
    await other.locator('.feed').getByRole('link', { name: `${title} again` }).waitFor({ state: 'detached', timeout: 5000 });
    await other.leave();
    await page.leave();
  },

  async 'picks are put in order with the keyboard'() {
    const page = await editor(reader, '#/picks');
    const names = page.locator('.picks .name');
    const [first, second] = await names.allInnerTexts();
    await page.getByRole('button', { name: 'Move down' }).first().focus();
    await page.keyboard.press('Enter');
    assert.deepEqual((await names.allInnerTexts()).slice(0, 2), [second, first]);
    assert.match(await page.evaluate(() => document.activeElement.ariaLabel), new RegExp(`^Move down: ${first}$`));
    await page.getByRole('button', { name: 'Save the order' }).click();
    await toast(page, 'readers see this order');
    const other = await reader();
    await other.visit(`/articles/${LEAD}`);
    assert.equal(await other.locator('.sidebar .picks li').first().innerText(), second);
    await other.leave();
    await page.getByRole('button', { name: 'Move up' }).nth(1).click();
    await page.getByRole('button', { name: 'Save the order' }).click();
    await toast(page, 'readers see this order');
    await page.leave();
  },

  async 'what is retracted says why'() {
    const { id, slug } = await published();
    const page = await editor(reader, `#/articles/${id}`);
    await page.getByRole('button', { name: 'Retract' }).click();
    await page.getByRole('button', { name: 'Retract for good' }).click();
    await fieldOf(page, 'reason').locator('.fault:not(:empty)').waitFor();
    await page.getByLabel('Reason').fill('It was another ferry.');
    await page.getByRole('button', { name: 'Retract for good' }).click();
    await page.locator('.standing .badge.retracted').waitFor();
    const other = await reader();
    const answer = await other.goto(`${origin}/articles/${slug}`);
    assert.equal(answer.status(), 410);
    await other.getByText('It was another ferry.').waitFor();
    await other.leave();
    await page.leave();
  },

  async 'somebody signs up, gets a letter, and presses its button'() {
    const page = await reader();
    const address = `reader-${Date.now()}@example.org`;
    await page.visit(`/articles/${LEAD}`);
    await page.locator('form.newsletter #email').fill(address);
    await page.locator('form.newsletter button').click();
    await page.locator('.thanks:focus').waitFor();
    const folder = `${process.env.E2E_HOME}/data/mail`;
    let letter;
    await until('the letter', () => {
      letter = existsSync(folder) && readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')).find((text) => text.includes(address));
      return Boolean(letter);
    });
    const [link] = /http\S+\/subscriptions\/confirm\?token=[\w-]+/.exec(letter.replaceAll('=\r\n', '').replaceAll('=3D', '='));
    await page.goto(link);
    await page.locator('main button, form button').first().click();
    await page.getByText('You are subscribed').waitFor();
    await page.leave();
  },
});
