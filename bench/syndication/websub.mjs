// A subscriber after the W3C's WebSub, from the discovery of the hub to the retraction of what was sent.
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { desk, origin, published, server, until } from './house.mjs';

const secret = randomBytes(20).toString('hex');
const asked = [];
const sent = [];
const subscriber = await server((request, body) => {
  const query = new URL(request.url, 'http://subscriber').searchParams;
  if (request.method === 'GET') {
    asked.push(Object.fromEntries(query));
    return { status: 200, body: query.get('hub.challenge') };
  }
  const [method, signature] = request.headers['x-hub-signature'].split('=');
  assert.equal(signature, createHmac(method, secret).update(body).digest('hex'), 'signed');
  sent.push({ text: body.toString(), link: request.headers.link, type: request.headers['content-type'] });
});
const section = await desk(201, 'POST', '/v1/desk/sections', { name: 'War' });
const feed = await fetch(`${origin}/feeds/sections/${section.slug}.atom`);
const link = (relation) => new RegExp(`<([^>]*)>; rel="${relation}"`).exec(feed.headers.get('link'))[1];
const [hub, topic] = [link('hub'), link('self')];
const ask = async (mode) => {
  const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': `${subscriber.url}/me?a=b`, 'hub.secret': secret });
  assert.equal((await fetch(hub, { method: 'POST', body: form })).status, 202);
};
await ask('subscribe');
await until('the intent is verified', 10, () => asked.length === 1);
assert.equal(asked[0]['hub.topic'], topic);
await until('the subscription is active', 10, async () => (await desk(200, 'GET', '/v1/desk/websub/subscriptions')).data[0]?.state === 'active');
const article = await published('Sent by itself', { section: section.slug });
await until('the article is sent', 10, () => sent.some(({ text }) => text.includes('Sent by itself')));
const delay = Date.now() - article.at;
assert.match(sent[0].type, /^application\/atom\+xml/);
assert.ok(sent[0].link.includes(`<${topic}>; rel="self"`) && sent[0].link.includes(`<${hub}>; rel="hub"`));
await desk(200, 'POST', `/v1/desk/articles/${article.id}/retract`, { reason: 'It was wrong.' }, article.etag);
await until('the retraction is sent', 10, () => sent.some(({ text }) => text.includes(`deleted-entry ref="urn:uuid:${article.id}"`) && !text.includes('Sent by itself')));
await ask('unsubscribe');
await until('the end is verified', 10, async () => (await desk(200, 'GET', '/v1/desk/websub/subscriptions')).data.length === 0);
assert.deepEqual(asked.map((question) => question['hub.mode']), ['subscribe', 'unsubscribe']);
console.log(`websub: discovered, subscribed, verified; ${sent.length} signed documents, the first ${delay} ms after the desk's answer, the last without the retracted article; unsubscribed`);
subscriber.close();
