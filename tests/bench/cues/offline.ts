/** What the pages of the cue benchmark render without a clock: whole techniques against their plan, and a whole night in windows. */
import { techniques as patterns } from '../../../domain/breath/library.ts';
import { defaultSounding } from '../../../domain/breath/sounding.ts';
import { type Cue, type CueKind, compile, cuesBetween, type Timeline } from '../../../domain/breath/timeline.ts';
import { bake } from '../../../web/device/voice/bake.ts';
import { contours, gong } from '../../../web/device/voice/contours.ts';
import { prepareVoice } from '../../../web/device/voice/voice.ts';

const rate = 48_000;
const zero = 0.15;
/** Below this a difference is rounding. */
const rounding = 1e-5;
/** Seconds after which the person of this benchmark ends each phase that waits for them. */
const patience = 30;
const loudness = defaultSounding.volumes.cues ** 2;
/** What two sides, mixed to one, leave of a cue that is panned by 0.8 at equal power. */
const oneSide = (Math.cos(Math.PI * 0.05) + Math.sin(Math.PI * 0.05)) / 2;

function wholeTimeline(pattern: (typeof patterns)[number]): Timeline {
  const released: number[] = [];
  for (;;) {
    const ends = pattern.ends.by === 'never' ? ({ by: 'minutes', minutes: 20 } as const) : undefined;
    const timeline = compile(pattern, { ends, released });
    if (timeline.length !== Number.POSITIVE_INFINITY) return timeline;
    released.push((timeline.segments.at(-1)?.start ?? 0) + patience);
  }
}

export interface Rendered {
  readonly name: string;
  readonly seconds: number;
  readonly cues: number;
  readonly missing: number;
  /** Samples by which the worst cue is off. */
  readonly worst: number;
  /** The loudest that is left when every planned cue is taken away: more than rounding is a cue too many, or a wrong one. */
  readonly left: number;
}

/** Render a technique in full and take each planned cue out of the sound again, noting where it really began. */
async function render(index: number): Promise<Rendered> {
  const pattern = patterns[index];
  if (!pattern) throw new RangeError(`no technique ${index}`);
  const timeline = wholeTimeline(pattern);
  const context = new OfflineAudioContext(1, Math.ceil((timeline.length + 8) * rate), rate);
  const voice = await prepareVoice(context, defaultSounding, { room: false });
  voice.schedule(timeline.cues, { zero, rate: 1 });
  const samples = (await context.startRendering()).getChannelData(0);
  let [worst, missing] = [0, 0];
  for (const cue of timeline.cues) {
    const planned = Math.round((zero + cue.at) * rate);
    const shape = shapeOf(cue);
    const own = shape.findIndex(sample => Math.abs(sample) > rounding);
    const from = Math.max(0, planned - rate / 10);
    let begin = from;
    while (begin < planned + rate / 10 && Math.abs(samples[begin] ?? 0) <= rounding) begin++;
    if (begin === planned + rate / 10) missing++;
    else worst = Math.max(worst, Math.abs(begin - own - planned));
    for (let i = 0; i < shape.length; i++) samples[planned + i] = (samples[planned + i] ?? 0) - (shape[i] ?? 0);
  }
  let left = 0;
  for (const sample of samples) left = Math.max(left, Math.abs(sample));
  return { name: pattern.id, seconds: timeline.length, cues: timeline.cues.length, missing, worst, left };
}

const shapes = new Map<string, Float32Array>();

function shapeOf({ kind, route }: Cue): Float32Array {
  const sided = route === 'left' || route === 'right';
  const key = `${kind} ${sided}`;
  const known = shapes.get(key);
  if (known) return known;
  const partials = kind === 'end' ? gong : contours.tones[kind as CueKind];
  const shape = bake(partials, rate).map(sample => sample * loudness * (sided ? oneSide : 1));
  shapes.set(key, shape);
  return shape;
}

/** Breathe `hours` in windows, as a session does; `tell` is called at the end of each hour, while the clock stands. */
async function night(hours: number, tell: (hour: number) => Promise<void>): Promise<void> {
  const pattern = patterns[0];
  if (!pattern) throw new RangeError('no technique');
  const timeline = compile(pattern, { ends: { by: 'minutes', minutes: hours * 60 } });
  // The lowest rate there is: eight hours of samples have to fit.
  const context = new OfflineAudioContext(1, Math.ceil((timeline.length + 1) * 3000), 3000);
  const voice = await prepareVoice(context, { ...defaultSounding, counts: true, background: 'none' });
  voice.begin(0);
  const every = 15;
  let to = 0;
  const topUp = (now: number) => {
    voice.schedule(cuesBetween(timeline, to, now + 150), { zero, rate: 1 });
    to = now + 150;
  };
  topUp(0);
  const stop = (now: number) => {
    if (now >= timeline.length) return;
    void context.suspend(now).then(async () => {
      topUp(now);
      if (now % 3600 === 0) await tell(now / 3600);
      stop(now + every);
      await context.resume();
    });
  };
  stop(every);
  await context.startRendering();
}

Object.assign(window, { offline: { names: patterns.map(pattern => pattern.id), render, night } });
