// All that the desk does, it does by these calls: JSON over HTTP, with a key, each change against the version that was seen.

/** Where the key lies for as long as this tab is open; the newspaper looks for it there, too. */
const KEY = 'dateline.key';

export const key = {
  get: () => sessionStorage.getItem(KEY),
  set: (secret) => sessionStorage.setItem(KEY, secret),
  forget: () => sessionStorage.removeItem(KEY),
};

/** An answer that is none; `status` 0 means that there was no answer at all. `problem` is RFC 9457. */
export class Refusal extends Error {
  constructor(status, problem = {}, etag = null) {
    super(problem.detail ?? problem.title ?? (status ? `The server answered ${status}.` : 'The server does not answer. Try again in a moment.'));
    this.status = status;
    this.problem = problem;
    this.etag = etag;
  }

  /** Each fault of the input, with its place. */
  get errors() {
    return this.problem.errors ?? [];
  }
}

const TYPES = { POST: 'application/json', PUT: 'application/json', PATCH: 'application/merge-patch+json' };

/** A call, as `{data, etag}`. @param etag of the version that the change was made from */
export async function call(method, path, body, etag) {
  const headers = { Authorization: `Bearer ${key.get()}` };
  if (body !== undefined) headers['Content-Type'] = TYPES[method];
  if (etag) headers['If-Match'] = etag;
  // Should the answer get lost on its way, the browser may ask again without doing it twice.
  if (method === 'POST' && crypto.randomUUID) headers['Idempotency-Key'] = crypto.randomUUID();
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body), credentials: 'omit', cache: 'no-store' });
  } catch {
    throw new Refusal(0);
  }
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) return { data, etag: answer.headers.get('ETag') };
  if (answer.status === 401) dispatchEvent(new Event('locked'));
  throw new Refusal(answer.status, data, answer.headers.get('ETag'));
}

export const read = (path) => call('GET', path);

/** The path of an address that the API gave, which may name it by another host. */
export function local(url) {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}

/** A list up to its end, but not beyond so many pages. */
export async function all(path, pages = 5) {
  const found = [];
  for (let next = path; next && pages > 0; pages--) {
    const { data } = await read(next);
    found.push(...data.data);
    next = data.links.next ? local(data.links.next) : null;
  }
  return found;
}
