/** The sound of sessions, rendered by a real browser and compared with the plan sample by sample. */
import { expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import { defaultSounding, type Sounding, themes } from '../../../domain/breath/sounding.ts';
import { type Cue, type CueKind, compile, cuesBetween } from '../../../domain/breath/timeline.ts';
import { loadSpeech } from './speech.ts';
import { type Options, prepareVoice, type Voice } from './voice.ts';
import { allSpoken } from './words.ts';

const rate = 48_000;
const kinds: readonly CueKind[] = ['settle', 'in', 'second-in', 'hold', 'out', 'hum', 'rest', 'stroke', 'free', 'end'];

/** Below this a sample is the rounding of what has faded, not sound. */
const audible = 1e-6;

/** First sounding sample after each silence of at least `quiet` seconds. */
function onsets(samples: Float32Array, quiet = 0.05): number[] {
  const found: number[] = [];
  let silent = rate;
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples[i] ?? 0) < audible) silent++;
    else {
      if (silent >= rate * quiet) found.push(i);
      silent = 0;
    }
  }
  return found;
}

async function render(
  seconds: number,
  sounding: Partial<Sounding>,
  play: (voice: Voice, context: OfflineAudioContext) => void,
  { channels = 1, ...options }: Options & { channels?: number } = {},
): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(channels, Math.ceil(seconds * rate), rate);
  const voice = await prepareVoice(context, { ...defaultSounding, ...sounding }, options);
  play(voice, context);
  return context.startRendering();
}

const loudest = (samples: Float32Array) => samples.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
const power = (samples: Float32Array, from: number, to: number) => {
  let sum = 0;
  for (let i = Math.round(from * rate); i < Math.round(to * rate); i++) sum += (samples[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, Math.round((to - from) * rate)));
};
const worst = (heard: readonly number[], planned: readonly number[]) =>
  Math.max(...heard.map((sample, i) => Math.abs(sample - (planned[i] ?? Number.NaN))));

for (const theme of themes.filter(name => name !== 'none'))
  for (const room of [true, false])
    test(`${theme}${room ? ' in a room' : ''}: each kind of cue begins on its sample`, async () => {
      for (const kind of kinds) {
        // A time between two samples, and one on a sample.
        for (const zero of [0.1, 0.123_456_789]) {
          const cue: Cue = { kind, at: 0, seconds: kind === 'end' ? 0 : 0.8 };
          const sound = await render(1, { theme }, voice => voice.schedule([cue], { zero, rate: 1 }), { room });
          const [first] = onsets(sound.getChannelData(0));
          expect(Math.abs((first ?? Number.NaN) - Math.round(zero * rate)), `${kind} at ${zero}`).toBeLessThanOrEqual(
            1,
          );
          expect(loudest(sound.getChannelData(0))).toBeLessThan(1);
        }
      }
    });

test('a cue that is late by two samples would be seen', async () => {
  const cue: Cue = { kind: 'in', at: 0, seconds: 4 };
  const sound = await render(1, {}, voice => voice.schedule([cue], { zero: 0.2 + 2 / rate, rate: 1 }));
  const [first] = onsets(sound.getChannelData(0));
  expect(Math.abs((first ?? 0) - 0.2 * rate)).toBeGreaterThan(1);
});

test('none: nothing sounds but the gong, if it is wanted', async () => {
  const cues = kinds.map((kind, i) => ({ kind, at: i, seconds: 1 }));
  const play = (voice: Voice) => voice.schedule(cues, { zero: 0.5, rate: 1 });
  const with_ = await render(11, { theme: 'none' }, play);
  expect(onsets(with_.getChannelData(0))).toEqual([Math.round(9.5 * rate)]);
  const without = await render(11, { theme: 'none', gong: false }, play);
  expect(loudest(without.getChannelData(0))).toBe(0);
});

test('a minute of box breathing: seventeen cues, none missing, none more', async () => {
  const { cues, length } = compile(box, { ends: { by: 'minutes', minutes: 1 } });
  const sound = await render(length + 8, {}, voice => voice.schedule(cues, { zero: 0.15, rate: 1 }), { room: false });
  const heard = onsets(sound.getChannelData(0));
  expect(heard).toHaveLength(17);
  expect(
    worst(
      heard,
      cues.map(cue => Math.round((0.15 + cue.at) * rate)),
    ),
  ).toBeLessThanOrEqual(1);
});

// Twenty minutes, beside scrolling and a busy page, are rendered by `npm run bench -- cues`.
test('six minutes: every cue on its sample', { timeout: 120_000 }, async () => {
  const { cues, length } = compile(box, { ends: { by: 'minutes', minutes: 6 } });
  const sound = await render(length + 8, {}, voice => voice.schedule(cues, { zero: 0.15, rate: 1 }), { room: false });
  const heard = onsets(sound.getChannelData(0));
  expect(heard).toHaveLength(cues.length);
  expect(
    worst(
      heard,
      cues.map(cue => Math.round((0.15 + cue.at) * rate)),
    ),
  ).toBe(0);
});

test('scheduled window by window it sounds the same as scheduled at once', { timeout: 120_000 }, async () => {
  const timeline = compile(box, { ends: { by: 'minutes', minutes: 2 } });
  const place = { zero: 0.15, rate: 1 };
  const atOnce = await render(timeline.length + 8, {}, voice => voice.schedule(timeline.cues, place));
  const rolling = await render(timeline.length + 8, {}, (voice, context) => {
    voice.schedule(cuesBetween(timeline, 0, 40), place);
    for (let now = 5; now < timeline.length; now += 5)
      void context.suspend(now).then(() => {
        // Each window overlaps the one before: what stands already is not scheduled again.
        voice.schedule(cuesBetween(timeline, now, now + 40), place);
        return context.resume();
      });
  });
  const [one, other] = [atOnce.getChannelData(0), rolling.getChannelData(0)];
  let most = 0;
  for (let i = 0; i < one.length; i++) most = Math.max(most, Math.abs((one[i] ?? 0) - (other[i] ?? 0)));
  expect(most).toBeLessThan(1e-6);
});

test('cancelFrom silences what follows and nothing before', async () => {
  const { cues } = compile(box, { ends: { by: 'minutes', minutes: 1 } });
  const sound = await render(
    30,
    {},
    voice => {
      voice.schedule(cues, { zero: 1, rate: 1 });
      voice.cancelFrom(8);
    },
    { room: false },
  );
  expect(onsets(sound.getChannelData(0))).toEqual([1, 5].map(second => second * rate));
});

test('what sounds when it is cancelled goes without a click, and the session can be put elsewhere', async () => {
  const cue: Cue = { kind: 'rest', at: 0, seconds: 4 };
  const play = (voice: Voice, context: OfflineAudioContext) => {
    voice.schedule([cue], { zero: 0.1, rate: 1 });
    void context.suspend(0.3).then(() => {
      voice.cancelFrom(0);
      voice.schedule([cue], { zero: 2, rate: 1 });
      return context.resume();
    });
  };
  const samples = (await render(4, {}, play, { room: false })).getChannelData(0);
  let step = 0;
  for (let i = 0.25 * rate; i < rate; i++) step = Math.max(step, Math.abs((samples[i] ?? 0) - (samples[i - 1] ?? 0)));
  expect(step).toBeLessThan(0.01);
  expect(loudest(samples.subarray(0.5 * rate, 1.9 * rate))).toBeLessThan(1e-4);
  expect(onsets(samples, 1).at(-1)).toBe(2 * rate);
});

test('a breath that is ended early lets its air go', async () => {
  const play = (voice: Voice) => {
    voice.schedule([{ kind: 'in', at: 0, seconds: 6 }], { zero: 0.5, rate: 1 });
    voice.cancelFrom(3);
  };
  const samples = (await render(8, { theme: 'breath' }, play, { room: false })).getChannelData(0);
  expect(power(samples, 3, 3.4)).toBeGreaterThan(0.002);
  expect(power(samples, 3.7, 7)).toBeLessThan(1e-5);
});

test('each contour differs from the others, early or late, by pitch or by length', async () => {
  for (const theme of ['tones', 'bell', 'breath'] as const) {
    const seen = new Set<string>();
    for (const kind of kinds) {
      const cue: Cue = { kind, at: 0, seconds: 3 };
      const samples = (
        await render(4, { theme }, v => v.schedule([cue], { zero: 0, rate: 1 }), { room: false })
      ).getChannelData(0);
      // Zero crossings early and late tell a rise from a fall from a level tone; loudness tells long from short.
      const crossings = (from: number, to: number) => {
        let count = 0;
        for (let i = from * rate + 1; i < to * rate; i++)
          if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) count++;
        return Math.round(count / (to - from) / 15);
      };
      const lasts = Math.round(Math.log2(power(samples, 0.8, 2) + 1e-6));
      seen.add(`${crossings(0, 0.125)} ${crossings(0.25, 0.5)} ${lasts}`);
    }
    expect(seen.size, theme).toBe(kinds.length);
  }
});

test('in rises and out falls', async () => {
  for (const [kind, direction] of [
    ['in', 1],
    ['second-in', 1],
    ['out', -1],
    ['stroke', -1],
  ] as const) {
    const cue: Cue = { kind, at: 0, seconds: 3 };
    const samples = (await render(1, {}, v => v.schedule([cue], { zero: 0, rate: 1 }), { room: false })).getChannelData(
      0,
    );
    const count = (from: number, to: number) => {
      let crossings = 0;
      for (let i = from + 1; i < to; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) crossings++;
      return crossings;
    };
    expect(Math.sign(count(4800, 8600) - count(0, 3800)), kind).toBe(direction);
  }
});

test('nostril cues sit on their side, in every theme', async () => {
  for (const theme of themes.filter(name => name !== 'none'))
    for (const [route, stronger] of [
      ['left', 0],
      ['right', 1],
    ] as const) {
      const cue: Cue = { kind: 'in', at: 0, seconds: 2, route };
      const sound = await render(3, { theme }, v => v.schedule([cue], { zero: 0.1, rate: 1 }), {
        channels: 2,
        room: false,
      });
      const sides = [power(sound.getChannelData(0), 0.1, 1), power(sound.getChannelData(1), 0.1, 1)];
      expect((sides[stronger] ?? 0) / (sides[1 - stronger] ?? 1), `${theme} ${route}`).toBeGreaterThan(4);
    }
});

test('the background gives way to a spoken word and comes back', async () => {
  const cue: Cue = { kind: 'in', at: 0, seconds: 5 };
  const sounding: Partial<Sounding> = {
    theme: 'spoken',
    background: 'white',
    volumes: { cues: 0, voice: 0, background: 1 },
  };
  const samples = (
    await render(14, sounding, voice => {
      voice.begin(0);
      voice.schedule([cue], { zero: 8, rate: 1 });
    })
  ).getChannelData(0);
  const before = power(samples, 7, 7.8);
  expect(before).toBeGreaterThan(0.02);
  expect(power(samples, 8.05, 8.25)).toBeLessThan(before * 0.5);
  expect(power(samples, 11, 13)).toBeGreaterThan(before * 0.9);
});

test('counts are the seconds that are left, each on its sample', async () => {
  const cue: Cue = { kind: 'in', at: 0, seconds: 4 };
  const sound = await render(6, { theme: 'none', counts: true }, v => v.schedule([cue], { zero: 0.5, rate: 1 }));
  expect(onsets(sound.getChannelData(0), 0.2)).toEqual([1.5, 2.5, 3.5].map(second => second * rate));
});

test('the quiet bed is there without a background, too quiet to hear, loud enough to count', async () => {
  const samples = (await render(3, {}, voice => voice.begin(0))).getChannelData(0);
  const decibels = 20 * Math.log10(power(samples, 1, 3));
  expect(decibels).toBeLessThan(-60);
  expect(decibels).toBeGreaterThan(-72);
});

test('every background sounds, loops without a step, and neither clips', { timeout: 120_000 }, async () => {
  for (const background of ['white', 'pink', 'brown', 'drone', 'sea', 'rain', 'bowls'] as const) {
    const sounding: Partial<Sounding> = { background, volumes: { cues: 0, voice: 0, background: 1 } };
    const samples = (await render(40, sounding, voice => voice.begin(0))).getChannelData(0);
    expect(power(samples, 5, 38), background).toBeGreaterThan(0.005);
    expect(loudest(samples), background).toBeLessThan(1);
    if (background === 'drone' || background === 'bowls' || background === 'brown') {
      let step = 0;
      for (let i = 5 * rate; i < samples.length; i++)
        step = Math.max(step, Math.abs((samples[i] ?? 0) - (samples[i - 1] ?? 0)));
      expect(step, background).toBeLessThan(0.12);
    }
  }
});

test('mute and end fade everything away', async () => {
  const { cues } = compile(box, { ends: { by: 'minutes', minutes: 1 } });
  const samples = (
    await render(20, { background: 'sea' }, (voice, context) => {
      voice.begin(0);
      voice.schedule(cues, { zero: 0.1, rate: 1 });
      void context.suspend(6).then(() => {
        voice.end(2);
        return context.resume();
      });
    })
  ).getChannelData(0);
  expect(power(samples, 5, 6)).toBeGreaterThan(0.001);
  expect(loudest(samples.subarray(9 * rate))).toBeLessThan(1e-3);
});

test('every word there is was recorded, sounds at once, and is none of the others', async () => {
  const speech = await loadSpeech(new OfflineAudioContext(1, 1, rate));
  expect([...(speech?.keys() ?? [])].sort()).toEqual([...allSpoken].sort());
  const seen = new Set<string>();
  for (const [word, buffer] of speech ?? []) {
    const samples = buffer.getChannelData(0);
    expect(buffer.duration, word).toBeGreaterThan(0.2);
    expect(buffer.duration, word).toBeLessThan(1.3);
    expect(power(samples, 0, 0.2), word).toBeGreaterThan(0.01);
    expect(Math.abs(samples[0] ?? 0), word).toBeGreaterThan(0.001);
    seen.add(samples.slice(2000, 2400).join());
  }
  expect(seen.size).toBe(allSpoken.length);
});
