// The post office: takes every letter, and hands it to whoever waits for it.
import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const letters = new Map();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  async onData(stream, session, done) {
    const letter = await simpleParser(stream);
    for (const { address } of session.envelope.rcptTo) letters.set(address, [...lettersTo(address), letter]);
    done();
  },
});
server.on('error', (fault) => console.error(`The post office: ${fault.message}`));
await new Promise((listening) => server.listen(Number(process.env.QUARKUS_MAILER_PORT), '127.0.0.1', listening));

export const lettersTo = (address) => letters.get(address) ?? [];

/** How many there are, for whomever. */
export const taken = () => [...letters.values()].reduce((sum, some) => sum + some.length, 0);

/** The letter of this number to this address; fails after a quarter of a minute. */
export async function letterTo(address, number = 1) {
  for (let waits = 0; lettersTo(address).length < number; waits++) {
    if (waits === 150) throw new Error(`Letter ${number} to ${address} did not come`);
    await pause(100);
  }
  return lettersTo(address)[number - 1];
}

/** The links of a letter, in its text, its HTML and its headers. */
export function links(letter) {
  const found = [letter.text, letter.html.replaceAll('&amp;', '&'), header(letter, 'list-unsubscribe')]
    .flatMap((part) => part.match(/https?:\/\/[^\s"<>]+/g))
    .filter((link) => !link.includes('w3.org'));
  return [...new Set(found)];
}

/** A header as it came. */
export const header = (letter, name) =>
  letter.headerLines.find(({ key }) => key === name)?.line.replace(/^[^:]*:\s*/, '').replace(/\r?\n\s+/g, ' ');

export const link = (letter, part) => links(letter).find((one) => one.includes(part));
export const token = (letter, part) => link(letter, part).replace(/.*[=/]/, '');

export const close = () => new Promise((closed) => server.close(closed));
