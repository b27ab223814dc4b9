/** What the directory and open times cost over ten thousand practitioners: real Deno, a real PostgreSQL, asked at a steady rate. */
import { Agent } from 'node:http';
import { loadavg } from 'node:os';
import { fill, someServices, words } from './practitioners/fill.ts';
import { atMost, informs, type Row } from './row.ts';
import { request } from './sessions/client.ts';
import { makeTables } from './sessions/database.ts';
import { overDeno, type Processes } from './sessions/deno.ts';
import { processorTime } from './sessions/processor.ts';

const practitioners = 10_000;
/** Milliseconds. */
const measured = 15_000;
const day = 86_400_000;

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  return overDeno(
    async databaseUrl => {
      await makeTables(databaseUrl, async () => []);
      await fill(databaseUrl, practitioners);
      return someServices(databaseUrl, 500);
    },
    async (base, asked, processes) => [
      ...(await run(base, processes, asked)),
      informs('load of the machine before', round(load), 'processes'),
    ],
  );
}

async function run(base: string, pids: Processes, asked: { slug: string; service: string }[]): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const get = async (path: string) => {
    const answer = await request(agent, 'GET', `${base}${path}`, {});
    if (answer.status !== 200) throw new Error(`${path} ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text);
  };
  const from = new Date(Date.now() + day).toISOString();
  const to = new Date(Date.now() + 31 * day).toISOString();
  const month = () => {
    const { slug = '', service = '' } = asked[turn++ % asked.length] ?? {};
    return get(`/practitioners/${slug}/services/${service}/times?minutes=60&from=${from}&to=${to}`);
  };
  const search = () => get(`/practitioners?${searches[turn++ % searches.length]}`);
  const next = () => get(`/practitioners?order=next&language=${['de', 'en', 'fr'][turn++ % 3]}`);

  const { slots } = await month();
  if (slots.length < 600) throw new Error(`a month has ${slots.length} slots`);
  if ((await next()).practitioners.length === 0) throw new Error('nobody is found');
  const took = async (rate: number, work: () => Promise<unknown>, length = measured) => {
    await atRate(rate, 2_000, work);
    const used = () => [processorTime(pids.deno), processorTime(pids.postgres)] as const;
    const before = used();
    const times = await atRate(rate, length, work);
    const after = used();
    return { times, deno: (after[0] - before[0]) / times.length, postgres: (after[1] - before[1]) / times.length };
  };
  const months = await took(50, month);
  const finds = await took(20, search);
  const nexts = await took(0.5, next, 20_000);
  agent.destroy();
  return [
    atMost(60, `a month of ${slots.length} slots at 50 a second, p99`, at(months.times, 0.99), 'ms'),
    informs('the same, median', at(months.times, 0.5), 'ms'),
    informs('processor time of it in Deno', round(months.deno), 'ms'),
    informs('processor time of it in PostgreSQL', round(months.postgres), 'ms'),
    atMost(80, `search over ${practitioners} at 20 a second, p95`, at(finds.times, 0.95), 'ms'),
    informs('the same, median', at(finds.times, 0.5), 'ms'),
    informs('processor time of it in Deno', round(finds.deno), 'ms'),
    informs('processor time of it in PostgreSQL', round(finds.postgres), 'ms'),
    atMost(2_000, '1,000 in order of their next free time, processor time in Deno', round(nexts.deno), 'ms'),
    informs('the same, median until the answer', at(nexts.times, 0.5), 'ms'),
  ];
}

/** By one word, two, the beginning of one, and everything else that can be asked. */
const searches = [
  ...words.slice(0, 10).map(word => `text=${word}`),
  ...words.slice(1, 11).map((word, i) => `text=${word}%20${words[((i + 1) * 3) % words.length]}`),
  ...words.slice(20, 25).map(word => `text=${word.slice(0, 3)}&technique=box`),
  'technique=coherent&language=fr',
  'language=es&online=true',
  'currency=EUR&most=3000',
  'text=person',
  '',
];

/** Begins one every so often, whether the last has come back or not, as people do. Milliseconds of each. */
async function atRate(rate: number, length: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; (n * 1_000) / rate < length; n++) {
    const due = begun + (n * 1_000) / rate;
    await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())));
    // From when it was due, so that a late start is not a fast answer.
    running.push(work().then(() => void times.push(performance.now() - due)));
  }
  await Promise.all(running);
  return times.sort((a, b) => a - b);
}

const at = (times: readonly number[], share: number) => round(times[Math.floor(times.length * share)] ?? 0);
const round = (value: number) => Math.round(value * 10) / 10;
