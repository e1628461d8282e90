// Follows a stream with clients that others wrote, until each has read the last of the updates; says what each has read.
// node follow.js <URL of the stream> <how many updates there will be>
import {spawn} from 'node:child_process';
import {EventSource} from 'eventsource';
import {chromium} from 'playwright-core';

const [stream, count] = [process.argv[2], Number(process.argv[3])];
const TYPE = 'live.published';
const PATIENCE = 60_000;

/** The npm package. */
function eventsource(take) {
  const source = new EventSource(stream);
  source.addEventListener(TYPE, event => take(Number(event.lastEventId)));
  return () => source.close();
}

/** Chromium's own, on a page of another origin. */
async function browser(take) {
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const chrome = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags});
  const page = await chrome.newPage();
  await page.exposeFunction('take', take);
  await page.evaluate(([url, type]) => {
    new EventSource(url).addEventListener(type, event => window.take(Number(event.lastEventId)));
  }, [stream, TYPE]);
  return () => chrome.close();
}

/** curl, which a script starts again with the last id. */
function curl(take) {
  let last = '';
  let type = '';
  let over = false;
  let running;
  const start = () => {
    let rest = '';
    running = spawn('curl', ['-sN', stream, ...(last ? ['-H', `Last-Event-ID: ${last}`] : [])]);
    running.stdout.on('data', data => {
      const lines = (rest + data).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith('id: ')) last = line.slice(4);
        if (line.startsWith('event: ')) type = line.slice(7);
        if (line === '' && type === TYPE) take(Number(last));
        if (line === '') type = '';
      }
    });
    running.on('close', () => over || setTimeout(start, 500));
  };
  start();
  return () => {
    over = true;
    running.kill();
  };
}

const followed = Object.entries({eventsource, browser, curl}).map(async ([name, follow]) => {
  const seqs = [];
  let close;
  await new Promise(async resolve => {
    setTimeout(resolve, PATIENCE);
    close = await follow(seq => seqs.push(seq) === count && resolve());
  });
  await close();
  return [name, seqs];
});
for (const one of followed) {
  const [name, seqs] = await one;
  const sorted = seqs.every((seq, i) => i === 0 || seqs[i - 1] < seq);
  console.log(`${name.padEnd(14)} ${seqs.length} of ${count}, ${sorted ? 'each once and in order' : 'NOT in order'}: ${seqs[0]} … ${seqs.at(-1)}`);
  if (seqs.length !== count || !sorted) process.exitCode = 1;
}
process.exit();
