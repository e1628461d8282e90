// 100 endpoints: 80 take what they are told, 10 hang, 10 fail. How long does it take from the commit to those who take it?
import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { desk, percentile, published, server, until } from './house.mjs';

const ARTICLES = 60;
const PAUSE = Number(process.env.PAUSE ?? 500);
const told = new Map();
const secrets = new Map();
const receiver = await server((request, body) => {
  const [, kind] = request.url.split('/');
  if (kind === 'hanging') return new Promise(() => {});
  if (kind === 'failing') return { status: 500 };
  // Throws unless the signature is that of exactly these bytes, and fresh.
  const event = new Webhook(secrets.get(request.url)).verify(body, request.headers);
  const seen = told.get(request.url) ?? told.set(request.url, []).get(request.url);
  seen.push({ id: request.headers['webhook-id'], subject: event.data.subject.id, seq: event.data.seq, at: Date.now() });
});
for (const [kind, number] of [['well', 80], ['hanging', 10], ['failing', 10]]) {
  for (let i = 0; i < number; i++) {
    const path = `/${kind}/${i}`;
    const hook = await desk(201, 'POST', '/v1/desk/webhooks', { url: receiver.url + path, types: ['article.published'] });
    secrets.set(path, hook.secret);
  }
}
const committed = new Map();
for (let i = 0; i < ARTICLES; i++) {
  const article = await published(`Article ${i}`);
  committed.set(article.id, article.at);
  await new Promise((rest) => setTimeout(rest, PAUSE));
}
await until('everything is told', 60, () => told.size === 80 && [...told.values()].every((seen) => seen.length >= ARTICLES));
const delays = [];
let doubles = 0;
for (const seen of told.values()) {
  const subjects = seen.map(({ subject }) => subject);
  assert.deepEqual([...new Set(subjects)], [...committed.keys()], 'in order, none missing');
  doubles += subjects.length - new Set(subjects).size;
  assert.equal(new Set(seen.map(({ id }) => id)).size, ARTICLES);
  seen.forEach(({ subject, at }) => delays.push(Math.max(0, at - committed.get(subject))));
}
const p99 = percentile(delays, 0.99);
console.log(`webhooks: ${delays.length} deliveries verified by standardwebhooks, in order, none missing, ${doubles} told again; from the desk's answer to the delivery p50 ${percentile(delays, 0.5)} ms, p99 ${p99} ms, longest ${percentile(delays, 1)} ms, beside 10 that hang and 10 that fail`);
assert.ok(p99 < 2000, 'p99 below 2 s');
receiver.close();
