// Everything this page knows comes through here: the public wing of the API.

const base = document.querySelector('meta[name="dateline-api"]')?.content ?? '';

/** An answer that is none; `status` 0 means that there was no answer at all. */
export class Refusal extends Error {
  constructor(status, problem = {}) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** The address of a path of the API, or of what the API calls by its absolute address. */
export function at(path) {
  if (path.startsWith('/')) return base + path;
  const { pathname, search } = new URL(path);
  return base + pathname + search;
}

/** A read. Staff, whose key the desk has stored for this tab, also learn what they may do with what they see. */
export async function read(path, { fresh = false } = {}) {
  const key = staffKey();
  const options = fresh ? { cache: 'no-store' } : {};
  try {
    return await answered(fetch(at(path), key ? { ...options, ...withKey(key) } : options));
  } catch (refusal) {
    if (refusal.status !== 401 || !key) throw refusal;
    sessionStorage.removeItem(KEY);
    return read(path, { fresh });
  }
}

/** Browsers take what the server announced as preload for any request that sends the same cookies, whatever its headers. */
const withKey = (key) => ({ headers: { Authorization: `Bearer ${key}` }, credentials: 'omit' });

/** The same for something that a page can do without. */
export const readOr = (fallback, path) => read(path).catch(() => fallback);

/** Sends JSON. */
export function send(path, body) {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return answered(fetch(at(path), init));
}

async function answered(call) {
  let answer;
  try {
    answer = await call;
  } catch {
    throw new Refusal(0);
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, body);
  return body;
}

const KEY = 'dateline.key';

function staffKey() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing is nobody's desk.
    return null;
  }
}
