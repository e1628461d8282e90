// Dateline as the other side of the counter sees it: its API, its newsletters and its tables.
import assert from 'node:assert/strict';
import { request, Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export const origin = process.env.DATELINE_PUBLIC_URL;
const database = new pg.Pool({ max: 2 });
const agents = new Map();

/** Keeps connections from one address of this machine, which has as many networks as anybody could want. */
function agentOf(from) {
  if (!agents.has(from)) agents.set(from, new Agent({ keepAlive: true, localAddress: from, maxSockets: 4 }));
  return agents.get(from);
}

/** Sends JSON; the answer as it came, and how many milliseconds it took. */
export function send(method, url, body, { from = '127.0.0.1', headers = {} } = {}) {
  const content = body === undefined ? '' : JSON.stringify(body);
  const begin = process.hrtime.bigint();
  return new Promise((answered, failed) => {
    const head = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content), ...headers };
    const call = request(url, { method, agent: agentOf(from), headers: head }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () =>
        answered({
          status: answer.statusCode,
          raw: answer.rawHeaders,
          text,
          millis: Number(process.hrtime.bigint() - begin) / 1e6,
        }),
      );
    });
    call.on('error', failed);
    call.end(content);
  });
}

/** The same, where nothing but this status will do; what was answered. */
export async function ask(status, method, path, body, options) {
  const answer = await send(method, origin + path, body, options);
  assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
  return answer.text ? JSON.parse(answer.text) : undefined;
}

/** A newsletter that anybody may sign up for. */
export const found = (slug, name, language) =>
  ask(
    201,
    'POST',
    '/v1/desk/newsletters',
    { slug, name, language, senderAddress: 'news@example.org', replyTo: 'editors@example.org' },
    { headers: { Authorization: `Bearer ${process.env.DATELINE_ADMIN_KEY}` } },
  );

export const query = async (statement, ...values) => (await database.query(statement, values)).rows;

/** Everything that is known about readers, as one text. */
export async function state() {
  const rows = await query(`
    select 'subscriber ' || x as row from subscriber x
    union all select 'subscription ' || x from subscription x
    union all select 'token ' || x from mailed_token x
    union all select 'sign-up ' || x from sign_up x
    union all select 'consent ' || x from consent_entry x
    union all select 'suppression ' || x from suppression x
    union all select 'letter ' || x from capped_letter x
    order by 1`);
  return rows.map(({ row }) => row).join('\n');
}

/** The status of each newsletter that this reader asked for. */
export async function subscriptions(email) {
  const rows = await query(
    `select n.slug, x.status from subscription x join newsletter n on n.id = x.newsletter_id
     join subscriber s on s.id = x.subscriber_id where s.address_key = $1 order by 1`,
    email,
  );
  return Object.fromEntries(rows.map(({ slug, status }) => [slug, status]));
}

/** Waits until every sign-up was looked at, and every letter is on its way. */
export async function quiet(seconds = 300) {
  const open = `select (select count(*) from sign_up) + (select count(*) from mail where status = 'waiting') as open`;
  for (const end = Date.now() + seconds * 1000; Number((await query(open))[0].open) > 0; await pause(250)) {
    if (Date.now() > end) throw new Error('Sign-ups or letters still wait');
  }
}

export async function close() {
  agents.forEach((agent) => agent.destroy());
  await database.end();
}
