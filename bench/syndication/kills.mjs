// Endpoints while an instance is killed again and again: everything at least once, in order, with the same ids.
import assert from 'node:assert/strict';
import { desk, published, server, until } from './house.mjs';

const ENDPOINTS = 20;
const SECONDS = 25;
const told = new Map();
const receiver = await server(async (request, body) => {
  const seen = told.get(request.url) ?? told.set(request.url, []).get(request.url);
  seen.push({ id: request.headers['webhook-id'], seq: JSON.parse(body).data.seq });
  // Slow enough that a kill meets requests that are under way.
  await new Promise((rest) => setTimeout(rest, 20));
});
for (let i = 0; i < ENDPOINTS; i++) {
  await desk(201, 'POST', '/v1/desk/webhooks', { url: `${receiver.url}/${i}`, types: ['article.published'] });
}
let count = 0;
for (const end = Date.now() + 1000 * SECONDS; Date.now() < end; count++) {
  await published(`Article ${count}`);
}
await until('everything is told', 120, () => told.size === ENDPOINTS && [...told.values()].every((seen) => new Set(seen.map(({ id }) => id)).size === count));
let doubles = 0;
for (const seen of told.values()) {
  let newest = 0;
  for (const { id, seq } of seen) {
    assert.equal(id, `chg_${seq}`);
    assert.ok(seq <= newest || !seen.some((other) => other.seq > newest && other.seq < seq), 'nothing is skipped');
    if (seq <= newest) doubles++;
    newest = Math.max(newest, seq);
  }
}
console.log(`kills: ${count} articles told to ${ENDPOINTS} endpoints through 5 kills: none missing, none out of order, ${doubles} told again with the same id`);
receiver.close();
