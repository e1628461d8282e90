// Looks at every kind of page on every screen, in light and dark: with axe, with a ruler, and for people, as pictures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { editor } from './desk.mjs';
import { desk } from './house.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param reader makes a reader with a browser of their own; @param lead the slug of an article with all that an article may have */
export async function lookAround(reader, screens, lead, isShort) {
  const update = (await desk('GET', '/v1/live?limit=1')).data[0].id;
  const [{ id }] = (await desk('GET', '/v1/desk/articles?q=ten-year')).data.filter(({ slug }) => slug === lead);
  const pages = {
    front: '/', article: `/articles/${lead}`, blocks: '/articles/how-we-label-corrections-and-illustrations',
    code: '/articles/small-town-publishes-its-spending-line-by-line', section: '/sections/culture', author: '/authors/marta-velychko',
    search: '/search?q=agreement', live: '/live', update: `/live/${update}`, coverage: '/coverages/davos-forum', missing: '/articles/none',
  };
  const desks = { desk: '#/articles', editor: `#/articles/${id}`, revisions: `#/articles/${id}/revisions`, feed: '#/live', picks: '#/picks' };
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark']) {
      // In short: on a phone in the dark, and on a desk by day.
      if (isShort && (screen === 'phone') !== (colorScheme === 'dark')) continue;
      const options = { viewport, colorScheme, bypassCSP: true };
      for (const [name, path] of Object.entries({ ...pages, door: '/desk/' })) {
        const page = await reader(options);
        await watch(page);
        await page.visit(path);
        await look(page, name, screen, colorScheme);
      }
      for (const [name, hash] of Object.entries(desks)) {
        const page = await editor(reader, hash, options);
        if (name === 'editor') await page.locator('.paper p').first().waitFor();
        await look(page, name, screen, colorScheme);
      }
    }
  }
}

const watch = (page) => page.addInitScript(() => {
  window.jumped = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.jumped += entry.value))).observe({ type: 'layout-shift', buffered: true });
});

async function look(page, name, screen, colorScheme) {
  await page.evaluate(() => Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode().catch(() => {}))));
  const { over, jumped } = await page.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, jumped: window.jumped ?? 0 }));
  await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}-${screen}-${colorScheme}.png`, fullPage: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
  assert.deepEqual(told, [], `${name} on a ${screen}, ${colorScheme}`);
  assert.ok(over <= 0, `${name} is ${over} pixels too wide on a ${screen}`);
  assert.ok(jumped < 0.1, `${name} jumps on a ${screen}: ${jumped}`);
  await page.leave();
}
