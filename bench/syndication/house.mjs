// The desk, as a script sees it, and servers of partners.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';

export const origin = process.env.DATELINE_PUBLIC_URL;

/** A request to the desk with this status; what was answered, and its ETag. */
export async function desk(status, method, path, body, etag) {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      Authorization: `Bearer ${process.env.DATELINE_ADMIN_KEY}`,
      'Content-Type': 'application/json',
      ...(etag ? { 'If-Match': etag } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.equal(answer.status, status, `${method} ${path}: ${text}`);
  return { etag: answer.headers.get('etag'), ...(text ? JSON.parse(text) : {}) };
}

/** An article that readers see; with its id, its ETag, and when the desk had answered. */
export async function published(title, more = {}) {
  const draft = await desk(201, 'POST', '/v1/desk/articles', { title, ...more });
  const live = await desk(200, 'POST', `/v1/desk/articles/${draft.id}/publish`, {}, draft.etag);
  return { id: draft.id, etag: live.etag, at: Date.now() };
}

/** A server that hands every request to `take` with its body, and answers as that says. */
export function server(take) {
  return new Promise((up) => {
    const one = createServer((request, response) => {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', async () => {
        const { status = 204, body = '' } = (await take(request, Buffer.concat(parts))) ?? {};
        response.writeHead(status).end(body);
      });
    });
    one.listen(0, '127.0.0.1', () => up({ url: `http://127.0.0.1:${one.address().port}`, close: () => one.closeAllConnections() || one.close() }));
  });
}

export async function until(what, seconds, holds) {
  const end = Date.now() + 1000 * seconds;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what} within ${seconds} s`);
    await new Promise((rest) => setTimeout(rest, 50));
  }
}

export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
