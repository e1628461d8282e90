// Looks at every kind of page on every screen, in light and dark: with axe, with a ruler, and for people, as pictures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { desk } from './house.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param reader makes a reader with a browser of their own; @param lead the slug of an article with all that an article may have */
export async function lookAround(reader, screens, lead) {
  const update = (await desk('GET', '/v1/live?limit=1')).data[0].id;
  const pages = {
    front: '/', article: `/articles/${lead}`, blocks: '/articles/how-we-label-corrections-and-illustrations',
    code: '/articles/small-town-publishes-its-spending-line-by-line', section: '/sections/culture', author: '/authors/marta-velychko',
    search: '/search?q=agreement', live: '/live', update: `/live/${update}`, coverage: '/coverages/davos-forum', missing: '/articles/none',
  };
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [name, path] of Object.entries(pages)) {
        const page = await reader({ viewport, colorScheme, bypassCSP: true });
        await page.addInitScript(() => {
          window.jumped = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.jumped += entry.value))).observe({ type: 'layout-shift', buffered: true });
        });
        await page.visit(path);
        await page.evaluate(() => Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode().catch(() => {}))));
        const { over, jumped } = await page.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, jumped: window.jumped }));
        await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}-${screen}-${colorScheme}.png`, fullPage: true });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
        assert.deepEqual(told, [], `${name} on a ${screen}, ${colorScheme}`);
        assert.ok(over <= 0, `${name} is ${over} pixels too wide on a ${screen}`);
        assert.ok(jumped < 0.1, `${name} jumps on a ${screen}: ${jumped}`);
        await page.leave();
      }
    }
  }
}
