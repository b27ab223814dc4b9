/** How many pushes a second the Session API takes: real Deno, a real PostgreSQL that waits for its disk, tokens really verified. */
import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { loadavg } from 'node:os';
import { deviceHeader } from '../../domain/account/device.ts';
import { uuid7 } from '../../domain/time.ts';
import { atLeast, informs, type Row } from './row.ts';
import { type Answer, request } from './sessions/client.ts';
import { makeTables } from './sessions/database.ts';
import { overDeno } from './sessions/deno.ts';
import { sealedLength } from './sessions/entry.ts';
import type { Person } from './sessions/people.ts';
import { processorTime } from './sessions/processor.ts';

const atOnce = 16;
const people = 64;
const entries = 20;
const warmUp = 5_000;
/** Milliseconds. */
const measured = 20_000;

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  return overDeno(
    (databaseUrl, authority) => makeTables(databaseUrl, () => authority.people(people)),
    (base, persons, { deno, postgres }) =>
      run(base, persons, load, { Deno: deno, PostgreSQL: postgres, 'this client': process.pid }),
  );
}

async function run(
  base: string,
  persons: readonly Person[],
  load: number,
  processes: Readonly<Record<string, number | undefined>>,
): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const ask = (method: string, path: string, person: Person, body?: string) =>
    request(agent, method, `${base}${path}`, headersOf(person), body);
  for (const person of persons) ok(await ask('PUT', `/account/devices/${person.device}`, person, '{"name":"QWRh"}'));

  const length = sealedLength();
  const texts = Array.from({ length: 100 }, () => randomBytes(length).toString('base64url'));
  let turn = 0;
  const push = async () => {
    const person = persons[turn++ % persons.length] as Person;
    return ok(await ask('POST', '/sessions/push', person, batch(texts)));
  };
  const pull = async () => {
    const person = persons[turn++ % persons.length] as Person;
    return ok(await ask('GET', '/sessions?limit=50', person));
  };
  await during(warmUp, push);
  const used = () => Object.entries(processes).map(([name, pid]) => [name, processorTime(pid)] as const);
  const before = new Map(used());
  const pushes = await during(measured, push);
  const each = used().map(([name, time]) => [name, (time - (before.get(name) ?? 0)) / pushes.count] as const);
  const pulls = await during(measured / 2, pull);
  agent.destroy();
  return [
    atLeast(300, `pushes of ${entries} sealed entries, ${atOnce} at once`, pushes.rate, 'a second'),
    informs('push, median', pushes.median, 'ms'),
    informs('push, p99', pushes.p99, 'ms'),
    // What does not depend on who else is running.
    ...each.map(([name, time]) => informs(`processor time of a push in ${name}`, Math.round(time * 100) / 100, 'ms')),
    informs('sealed bytes of an entry', length, 'B'),
    informs('pulls of a page of 50', pulls.rate, 'a second'),
    informs('pull, p99', pulls.p99, 'ms'),
    // Above 1 something else was running, and the figures say more about that than about the API.
    informs('load of the machine before', Math.round(load * 10) / 10, 'processes'),
  ];
}

const headersOf = ({ token, device }: Person) => ({ authorization: `Bearer ${token}`, [deviceHeader]: device });

function batch(texts: readonly string[]): string {
  const sessions = Array.from({ length: entries }, () => ({
    id: uuid7(Date.now(), randomBytes(10)),
    payload: { key: 1, text: texts[Math.floor(Math.random() * texts.length)] },
  }));
  return JSON.stringify({ sessions, epoch: 1 });
}

function ok(answer: Answer): void {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
}

/** Does it again and again, so many at once, for so long. Times in milliseconds. */
async function during(milliseconds: number, work: () => Promise<void>) {
  const times: number[] = [];
  const begun = performance.now();
  const worker = async () => {
    while (performance.now() - begun < milliseconds) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { count: times.length, rate: Math.round(times.length / seconds), median: at(0.5), p99: at(0.99) };
}
