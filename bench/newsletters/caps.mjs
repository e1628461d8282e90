// A bomber: 10,000 sign-ups for 10 addresses, from 200 networks, at two instances at once; then as many again an hour later, twice,
// and once more. What counts is what arrives: a letter an hour, three a day.
import assert from 'node:assert/strict';
import * as house from './house.mjs';
import * as office from './office.mjs';

const SIGN_UPS = Number(process.env.SIGN_UPS ?? 10000);
const VICTIMS = 10;
const NETWORKS = 200;
const HANDS = 16;
const instances = ['http://127.0.0.1:18090', 'http://127.0.0.1:18091'];
const victims = Array.from({ length: VICTIMS }, (_, number) => `victim-${number}@example.net`);

/** Sends that many; how many answers there were of each status. */
async function bomb(signUps, wave) {
  const answers = {};
  let next = 0;
  const hand = async () => {
    while (next < signUps) {
      const number = next++;
      const from = `127.${50 + wave}.${number % NETWORKS}.1`;
      const email = victims[Math.floor(number / NETWORKS + number) % VICTIMS];
      const body = { email, newsletters: ['daily-brief'] };
      const { status } = await house.send('POST', `${instances[number % 2]}/v1/subscriptions`, body, { from });
      answers[status] = (answers[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return answers;
}

try {
  await house.found('daily-brief', 'The Daily Brief', 'en');
  for (let wave = 0; wave < 4; wave++) {
    const begin = Date.now();
    const answers = await bomb(wave === 0 ? SIGN_UPS : SIGN_UPS / 10, wave);
    const sent = Date.now();
    await house.quiet();
    const seconds = (from, to) => ((to - from) / 1000).toFixed(0);
    console.log(
      `hour ${wave + 1}: ${JSON.stringify(answers)} in ${seconds(begin, sent)} s, looked at ${seconds(sent, Date.now())} s later; ` +
        `${office.taken()} letters have arrived`,
    );
    assert.ok(answers[202] > 0);
    const allowed = Math.min(wave + 1, 3);
    for (const victim of victims) assert.equal(office.lettersTo(victim).length, allowed, victim);
    assert.equal(office.taken(), allowed * VICTIMS);
    await house.query(`update capped_letter set at = at - interval '61 minutes'`);
  }
} finally {
  await office.close();
  await house.close();
}
