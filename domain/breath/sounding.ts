/** How a session sounds: a person's choices, kept on the device, the same for every technique until changed. */
import * as z from 'zod/mini';

export const themes = ['tones', 'bell', 'breath', 'spoken', 'none'] as const;
export const backgrounds = ['none', 'white', 'pink', 'brown', 'drone', 'sea', 'rain', 'bowls', 'own'] as const;

const volume = z.number().check(z.gte(0), z.lte(1));

export const sounding = z.object({
  /** What marks a phase. */
  theme: z.enum(themes),
  /** Whether the seconds of a phase are spoken. */
  counts: z.boolean(),
  background: z.enum(backgrounds),
  volumes: z.object({ cues: volume, voice: volume, background: volume }),
  /** A closing gong. */
  gong: z.boolean(),
  /** iOS: sound also when the phone is silenced, which stops the person's own music. */
  overSilence: z.boolean(),
});

export type Sounding = z.infer<typeof sounding>;
export type Theme = (typeof themes)[number];
export type Background = (typeof backgrounds)[number];

export const defaultSounding: Sounding = {
  theme: 'tones',
  counts: false,
  background: 'none',
  volumes: { cues: 0.7, voice: 0.7, background: 0.3 },
  gong: true,
  overSilence: true,
};
