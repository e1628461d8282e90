// What arrives when the post office has faults and the sender is killed with signal 9, three times? See ../mail-faults.sh.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';

const letters = Number(process.argv[2] ?? 2000);
const kills = 3;
const concurrency = 8;
const folder = mkdtempSync(join(tmpdir(), 'mail-faults-'));

// By the last digit of a reader's number: 0 is put off twice, 1 refused, 2 slow, 3 cut after the letter was taken.
const tries = new Map();
const arrived = new Map();
const fault = (address) => Number(address.match(/\d(?=@)/)[0]);
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const office = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onRcptTo({ address }, session, done) {
    const attempt = (tries.get(address) ?? 0) + 1;
    tries.set(address, attempt);
    if (fault(address) === 0 && attempt < 3) return done(refusal(451, '4.7.1 Greylisted'));
    if (fault(address) === 1) return done(refusal(550, '5.1.1 Nobody here'));
    return done();
  },
  onData(stream, session, done) {
    const address = session.envelope.rcptTo[0].address;
    let content = '';
    stream.on('data', (part) => (content += part));
    stream.on('end', async () => {
      await pause(fault(address) === 2 ? 1000 : 20);
      const name = content.match(/^message-id: *(\S+)/im)[1];
      arrived.set(address, [...(arrived.get(address) ?? []), name]);
      if (fault(address) === 3 && tries.get(address) === 1) {
        for (const connection of office.connections) {
          if (connection.session === session || connection.session?.id === session.id) connection._socket.destroy();
        }
        return;
      }
      done();
    });
  },
});
office.on('error', () => {}); // Killed clients reset their connections.
await new Promise((listening) => office.listen(0, '127.0.0.1', listening));

let application;
async function start() {
  application = spawn('java', ['-Xmx512m', '-jar', 'target/quarkus-app/quarkus-run.jar'], {
    env: {
      ...process.env,
      DATELINE_DATA_DIR: folder,
      DATELINE_DEMO: 'false',
      QUARKUS_HTTP_PORT: '0',
      QUARKUS_HTTP_HOST: '127.0.0.1',
      QUARKUS_MAILER_HOST: '127.0.0.1',
      QUARKUS_MAILER_PORT: String(office.server.address().port),
      DATELINE_MAIL_CONCURRENCY: String(concurrency),
      DATELINE_MAIL_SEND_TIMEOUT: '5s',
      DATELINE_MAIL_FIRST_PAUSE: '1s',
      DATELINE_MAIL_LONGEST_PAUSE: '4s',
    },
  });
  await new Promise((up, failed) => {
    application.once('exit', () => failed(new Error('Dateline did not start')));
    application.stdout.on('data', (said) => String(said).includes('Dateline is up') && up());
  });
  application.removeAllListeners('exit');
}

async function query(statement, ...values) {
  const [host, port, , user, password] = readFileSync(join(folder, 'postgresql/pgpass'), 'utf8')
    .split('\n')
    .find((line) => line.includes(':dateline:'))
    .split(':');
  const client = new pg.Client({ host, port: Number(port) || readPort(), database: 'dateline', user, password });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}
const readPort = () => Number(readFileSync(join(folder, 'postgresql/port'), 'utf8'));

async function until(condition) {
  while (!(await condition())) await pause(100);
}

async function kill() {
  const gone = new Promise((exit) => application.once('exit', exit));
  application.kill('SIGKILL');
  await gone;
}

try {
  await start();
  const readers = Array.from({ length: letters }, (_, number) => `reader-${number}@example.net`);
  const ids = readers.map(() => randomUUID());
  const contents = readers.map((to) =>
    JSON.stringify({
      kind: 'bench',
      from: { name: 'Dateline', address: 'news@example.org' },
      to,
      subject: 'A letter',
      text: 'Hello.',
      headers: {},
    }),
  );
  const begin = Date.now();
  await query(
    `insert into mail (id, kind, message_id, recipient, content, status, created_at, due_at)
     select id, 'bench', '<' || id || '@example.org>', recipient, content, 'waiting', clock_timestamp(), clock_timestamp()
     from unnest($1::uuid[], $2::text[], $3::json[]) as letter (id, recipient, content)`,
    ids,
    readers,
    contents,
  );
  for (let number = 1; number <= kills; number++) {
    const enough = (letters * 0.9 * number) / (kills + 1);
    await until(() => arrived.size >= enough);
    await kill();
    console.log(`killed at ${arrived.size} letters`);
    await start();
  }
  await until(async () => (await query(`select count(*)::int as waiting from mail where status = 'waiting'`))[0].waiting === 0);

  const outcomes = await query('select status, count(*)::int as letters from mail group by status order by status');
  const due = readers.filter((reader) => fault(reader) !== 1);
  const lost = due.filter((reader) => !arrived.has(reader));
  const copies = [...arrived].reduce((sum, [, names]) => sum + names.length, 0);
  const cut = due.filter((reader) => fault(reader) === 3).length;
  const renamed = readers.filter((reader, at) => arrived.get(reader)?.some((name) => name !== `<${ids[at]}@example.org>`));
  const doubled = copies - arrived.size - cut;
  console.log(outcomes.map(({ status, letters }) => `${letters} ${status}`).join(', '));
  console.log(
    `${due.length} letters to readers that exist: ${lost.length} lost, ${renamed.length} under another Message-ID, ` +
      `${cut} twice because they were cut after they had been taken, ${doubled} twice because of ${kills} kills ` +
      `(${kills * concurrency} at the most); ${((Date.now() - begin) / 1000).toFixed(0)} s with ${kills} restarts`,
  );
  process.exitCode = lost.length + renamed.length === 0 && doubled <= kills * concurrency ? 0 : 1;
} finally {
  application.kill('SIGTERM');
  await new Promise((exit) => application.once('exit', exit));
  office.close();
  rmSync(folder, { recursive: true });
}
