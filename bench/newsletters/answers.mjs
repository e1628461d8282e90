// Can anybody tell by an answer, or by its time, what is known about an address? Samples of new, pending, confirmed and
// suppressed addresses, one after the other, of which each four come in random order over the same connection. Medians may not
// differ by more than 5 %, and no kind may be slower or faster than the other three of its four more often than chance has it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as house from './house.mjs';
import * as office from './office.mjs';

const SAMPLES = Number(process.env.SAMPLES ?? 2000);
const NETWORKS = 250;
const KNOWN = 50;
const WARM_UP = 500;
const newsletters = ['daily-brief'];

let visits = 0;
const network = () => `127.${30 + (visits % 2)}.${Math.floor(visits++ / 2) % (NETWORKS / 2)}.1`;
// All of one length: how long a request is tells nothing of what is known.
const somebody = () => `${randomBytes(8).toString('hex')}@example.net`;
const people = () => Array.from({ length: KNOWN }, somebody);

const signUp = (email, from = network()) => house.ask(202, 'POST', '/v1/subscriptions', { email, newsletters }, { from });

async function subscribe(email) {
  await signUp(email);
  const letter = await office.letterTo(email);
  await house.ask(200, 'POST', '/v1/subscriptions/confirm', { token: office.token(letter, '/confirm') }, { from: network() });
}

async function erase(email) {
  await subscribe(email);
  await house.ask(202, 'POST', '/v1/subscriptions/links', { email }, { from: network() });
  const token = office.token(await office.letterTo(email, 2), '/preferences');
  await house.ask(204, 'DELETE', '/v1/subscriptions/me', undefined, { headers: { Authorization: `Subscriber ${token}` } });
}

/** What can be told by an answer, its date apart. */
function told({ status, raw, text }) {
  const head = [];
  for (let at = 0; at < raw.length; at += 2) {
    if (raw[at].toLowerCase() !== 'date') head.push(`${raw[at]}: ${raw[at + 1]}`);
  }
  return `${status}\n${head.join('\n')}\n\n${text}`;
}

function shuffled(list) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}

function quantile(times, part) {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * part)];
}

async function measure(path, body, known) {
  const pick = (kind, round) => (kind === 'new' ? somebody() : known[kind][round % KNOWN]);
  const kinds = ['new', ...Object.keys(known)];
  const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
  const places = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const answers = new Set();
  for (let round = -WARM_UP / 4; round < SAMPLES; round++) {
    const from = network();
    const lap = {};
    for (const kind of shuffled([...kinds])) {
      const email = pick(kind, round + WARM_UP);
      const answer = await house.send('POST', house.origin + path, { email, ...body }, { from });
      if (round < 0) continue;
      answers.add(told(answer));
      times[kind].push(answer.millis);
      lap[kind] = answer.millis;
    }
    Object.keys(lap)
      .sort((one, other) => lap[one] - lap[other])
      .forEach((kind, place) => (places[kind] += (place + 1) / SAMPLES));
  }
  return report(path, times, places, answers);
}

function report(path, times, places, answers) {
  const medians = Object.values(times).map((some) => quantile(some, 0.5));
  const spread = (Math.max(...medians) / Math.min(...medians) - 1) * 100;
  console.log(`${path}: ${answers.size} different answer(s) to ${SAMPLES} samples of each; medians differ by ${spread.toFixed(1)} % at the most`);
  for (const [kind, some] of Object.entries(times)) {
    const [median, p90, p99] = [0.5, 0.9, 0.99].map((part) => quantile(some, part).toFixed(2));
    console.log(`  ${kind.padEnd(10)} median ${median} ms, p90 ${p90} ms, p99 ${p99} ms, place among four ${places[kind].toFixed(2)}`);
  }
  const [answer] = answers;
  // The place of a kind among four that are alike varies around 2.5: four standard errors are not chance any more.
  const isLucky = Object.values(places).every((place) => Math.abs(place - 2.5) <= 4 * Math.sqrt(1.25 / SAMPLES));
  return answers.size === 1 && answer.startsWith('202\n') && spread <= 5 && isLucky;
}

try {
  await house.found('daily-brief', 'The Daily Brief', 'en');
  const known = { pending: people(), confirmed: people(), suppressed: people() };
  for (const email of known.pending) await signUp(email);
  await Promise.all(known.confirmed.map(subscribe));
  await Promise.all(known.suppressed.map(erase));
  await house.quiet();
  for (const email of known.confirmed) assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'confirmed' });
  for (const email of known.pending) assert.deepEqual(await house.subscriptions(email), { 'daily-brief': 'pending' });
  assert.equal(Number((await house.query('select count(*) from suppression'))[0].count), KNOWN);

  const isSame = [
    await measure('/v1/subscriptions', { newsletters }, known),
    await measure('/v1/subscriptions/links', {}, known),
  ];
  await house.quiet();
  for (const email of known.suppressed) assert.equal(office.lettersTo(email).length, 2, 'somebody suppressed got a letter');
  process.exitCode = isSame.every(Boolean) ? 0 : 1;
} finally {
  await office.close();
  await house.close();
}
