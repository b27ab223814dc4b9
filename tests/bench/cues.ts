/** How far each cue is from its plan on the audio clock, as rendered: idle, blocked, hidden, both; ours and three usual ways in the same run. */
import { setTimeout as wait } from 'node:timers/promises';
import { firstSoundRows } from './cues/first-sound.ts';
import type { Track } from './cues/page.ts';
import { renderedRows } from './cues/rendered.ts';
import { servePage } from './cues/serve.ts';
import { startBareChromium, type Tab } from './cues/tab.ts';
import { atMost, informs, type Row } from './row.ts';

const sampleRateOf = (tab: Tab) =>
  tab.evaluate<number>('new OfflineAudioContext(1, 1, 48000) && new AudioContext().sampleRate');

const scenarios = [
  { name: 'idle', hidden: false, blocked: false },
  { name: 'blocked 2 s in every 5', hidden: false, blocked: true },
  { name: 'hidden', hidden: true, blocked: false },
  { name: 'hidden and blocked', hidden: true, blocked: true },
] as const;

type Scenario = (typeof scenarios)[number];

export async function measure(): Promise<Row[]> {
  const flag = process.argv.indexOf('--minutes');
  const minutes = flag > 0 ? Number(process.argv[flag + 1]) : 20;
  if (!(minutes > 0 && minutes <= 120)) throw new Error('--minutes is a number from 0 to 120');
  const page = await servePage('page.ts');
  try {
    // Side by side: frames of the audio clock are counted, so that a busy machine changes nothing but the peers.
    const rows = await Promise.all(scenarios.map(scenario => run(scenario, minutes, page.url)));
    return [...rows.flat(), ...(await renderedRows()), ...(await firstSoundRows())];
  } finally {
    page.close();
  }
}

async function run(scenario: Scenario, minutes: number, url: string): Promise<Row[]> {
  const chromium = await startBareChromium();
  let blocking: ReturnType<typeof setInterval> | undefined;
  try {
    // Two pages: what keeps ours awake must not keep the others awake as well.
    const where = scenario.hidden ? 'tab' : 'window';
    const [ours, peers] = [await chromium.open(url, where), await chromium.open(url, where)];
    for (const tab of [ours, peers]) await ready(tab);
    const rate = await sampleRateOf(ours);
    await ours.evaluate(`bench.ours(${minutes})`);
    await peers.evaluate(`bench.peers(${minutes})`);
    if (scenario.hidden) await chromium.open('about:blank', 'tab');
    if (scenario.blocked)
      blocking = setInterval(() => {
        for (const tab of [ours, peers]) void tab.evaluate('bench.block(2000)').catch(() => {});
      }, 5000);
    await wait(2000);
    const state = await ours.evaluate<string>('document.visibilityState');
    const seen = await peers.evaluate<string>('document.visibilityState');
    await wait(minutes * 60_000 + 5000);
    clearInterval(blocking);
    const [our] = await ours.evaluate<Track[]>('bench.tracks');
    const others = await peers.evaluate<Track[]>('bench.tracks');
    if (!our) throw new Error('our page recorded nothing');
    // A tab that should be hidden and is not would prove nothing.
    const wanted = scenario.hidden ? 'hidden' : 'visible';
    const proved = state === wanted && seen === wanted;
    return [
      ...rowsOfOurs(scenario.name, our, proved),
      ...others.flatMap(track => rowsOfPeer(scenario.name, track, rate)),
    ];
  } finally {
    clearInterval(blocking);
    await chromium.close();
  }
}

async function ready(tab: Tab) {
  for (let i = 0; i < 200; i++) {
    if (await tab.evaluate<boolean>("typeof bench === 'object'").catch(() => false)) return;
    await wait(50);
  }
  throw new Error('the page did not load');
}

function rowsOfOurs(scenario: string, { planned, heard }: Track, proved: boolean): Row[] {
  const worst = heard.length === 0 ? null : Math.max(...planned.map((frame, i) => Math.abs((heard[i] ?? 0) - frame)));
  return [
    atMost(1, `${scenario}: ours, worst error of ${planned.length} cues`, proved ? worst : null, 'samples'),
    atMost(0, `${scenario}: ours, missing or merged`, proved ? Math.abs(planned.length - heard.length) : null, 'cues'),
  ];
}

/** A cue's error is the time until something is heard for it: its own place in the row when none is lost, else the next sound. */
function rowsOfPeer(scenario: string, { name, planned, heard }: Track, rate: number): Row[] {
  const whole = heard.length === planned.length;
  const late = planned.map((frame, i) => {
    const own = whole ? heard[i] : heard.find(at => at >= frame - 1);
    return own === undefined ? Number.POSITIVE_INFINITY : Math.abs(own - frame);
  });
  const reached = late.filter(Number.isFinite);
  const worst = reached.length > 0 ? Math.round((Math.max(...reached) / rate) * 1e4) / 10 : 0;
  return [
    informs(`${scenario}:   ${name}, worst`, worst, 'ms'),
    informs(`${scenario}:   ${name}, missing or merged`, planned.length - heard.length, 'cues'),
  ];
}
