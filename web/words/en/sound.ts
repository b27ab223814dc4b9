/** What the sound panel says. */
import type { Background, Theme } from '../../../domain/breath/sounding.ts';

const themes: Record<Theme, string> = {
  tones: 'Tones',
  bell: 'Bell',
  breath: 'Breath',
  spoken: 'Spoken words',
  none: 'Off',
};

const backgrounds: Record<Background, string> = {
  none: 'Off',
  white: 'White noise',
  pink: 'Pink noise',
  brown: 'Brown noise',
  drone: 'Drone',
  sea: 'Sea',
  rain: 'Rain',
  bowls: 'Bowls',
  own: 'My own file',
};

export const sound = {
  title: 'Sound',
  test: 'Test',
  testOf: (what: string) => `Test ${what.toLowerCase()}`,
  theme: 'Cues',
  themes,
  counts: 'Spoken counts',
  countsNote: 'says the seconds that are left',
  background: 'Background',
  backgrounds,
  gong: 'Closing gong',
  overSilence: 'Play when the phone is silenced',
  overSilenceNote: 'stops other music while you practise',
  volumes: { cues: 'Cue volume', voice: 'Voice volume', background: 'Background volume' },
  inPercent: (what: string) => `${what} in percent`,
  own: {
    choose: 'Choose a file',
    kept: (name: string) => `${name}, kept on this device only.`,
    none: 'No file chosen yet. It stays on this device.',
    reading: 'Reading the file.',
    remove: 'Remove it',
    'not-audio': 'This file is not a sound that this browser can play. What was chosen before is kept.',
    'too-large': (megabytes: number) =>
      `This file is larger than ${megabytes} MB. A shorter piece will do: it is played in a loop.`,
    'no-storage': 'This device would not keep the file. What was chosen before is kept.',
  },
  silent: 'This browser gives no sound just now. A session runs by sight.',
};
