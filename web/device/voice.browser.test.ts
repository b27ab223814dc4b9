/** The sound of the one-minute session, rendered by a real browser and compared with the plan sample by sample. */
import { expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { playCue, scheduleCues } from './voice.ts';

const rate = 48_000;

/** First sounding sample after each silence of at least a tenth of a second. */
function onsets(samples: Float32Array): number[] {
  const found: number[] = [];
  let silent = rate;
  for (let i = 0; i < samples.length; i++) {
    if (samples[i] === 0) silent++;
    else {
      if (silent >= rate / 10) found.push(i);
      silent = 0;
    }
  }
  return found;
}

test('every cue of the minute sounds within one sample of its plan, none missing, none more', async () => {
  const timeline = compile(box, { ends: { by: 'minutes', minutes: 1 } });
  const zero = 0.15;
  const context = new OfflineAudioContext(1, (timeline.length + 5) * rate, rate);
  scheduleCues(context, context.destination, timeline.cues, { zero });
  const sound = await context.startRendering();
  const heard = onsets(sound.getChannelData(0));
  const planned = timeline.cues.map(cue => Math.round((zero + cue.at) * rate));
  expect(heard).toHaveLength(17);
  expect(heard).toHaveLength(planned.length);
  const worst = Math.max(...heard.map((sample, i) => Math.abs(sample - (planned[i] ?? Number.NaN))));
  // The first sample of a sine is zero, so what is heard first is one later than what was started.
  expect(worst).toBeLessThanOrEqual(1);
});

test('a cue that is late by two samples would be seen', async () => {
  const context = new OfflineAudioContext(1, rate, rate);
  playCue(context, context.destination, 'in', 0.2 + 2 / rate);
  const [first] = onsets((await context.startRendering()).getChannelData(0));
  expect(Math.abs((first ?? 0) - 0.2 * rate)).toBeGreaterThan(1);
});

test('no cue clips, and each contour differs from the others', async () => {
  const spectra = new Set<string>();
  for (const kind of ['in', 'hold', 'out', 'rest', 'end'] as const) {
    const context = new OfflineAudioContext(1, rate, rate);
    playCue(context, context.destination, kind, 0);
    const samples = (await context.startRendering()).getChannelData(0);
    expect(samples.reduce((most, s) => Math.max(most, Math.abs(s)), 0)).toBeLessThan(0.6);
    // Zero crossings early and late tell a rise from a fall from a level tone.
    const crossings = (from: number, to: number) => {
      let count = 0;
      for (let i = from + 1; i < to; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) count++;
      return count;
    };
    spectra.add(`${Math.round(crossings(0, 4800) / 4)} ${Math.round(crossings(19_200, 24_000) / 4)}`);
  }
  expect(spectra.size).toBe(5);
});

test('nothing sounds after it was cancelled', async () => {
  const timeline = compile(box, { ends: { by: 'minutes', minutes: 1 } });
  const context = new OfflineAudioContext(1, 10 * rate, rate);
  scheduleCues(context, context.destination, timeline.cues, { zero: 1 }).cancel();
  expect(onsets((await context.startRendering()).getChannelData(0))).toEqual([]);
});
