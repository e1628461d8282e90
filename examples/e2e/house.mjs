// A Dateline with its demo, to be started, stopped and written to.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const port = process.env.E2E_PORT;
const java = `${process.env.JAVA_HOME}/bin/java`;

/** Not `localhost`, which may mean another address, too. */
export const origin = `http://127.0.0.1:${port}`;

let server;

/** Returns when it is ready. */
export async function start() {
  const log = openSync(`${process.env.E2E_HOME}/server.log`, 'a');
  server = spawn(java, ['-Xmx512m', '-jar', 'target/quarkus-app/quarkus-run.jar'], {
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      QUARKUS_HTTP_HOST: '127.0.0.1', QUARKUS_HTTP_PORT: port, DATELINE_PUBLIC_URL: origin,
      DATELINE_DATA_DIR: `${process.env.E2E_HOME}/data`, DATELINE_ADMIN_KEY: process.env.E2E_KEY,
    },
  });
  for (let tries = 0; tries < 400; tries++) {
    assert.equal(server.exitCode, null, 'Dateline did not start');
    const ready = await fetch(`${origin}/q/health/ready`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await pause(200);
  }
  assert.fail('Dateline is not ready');
}

/** Returns when it is gone. */
export async function stop() {
  if (!server || server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}

/** A call of the API with the editor's key; the answer's JSON, and its entity tag. */
export async function desk(method, path, body, headers = {}) {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      Authorization: `Bearer ${process.env.E2E_KEY}`,
      'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`);
  const text = await answer.text();
  return { ...(text ? JSON.parse(text) : {}), etag: answer.headers.get('ETag') };
}
