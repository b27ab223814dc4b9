/** One breath, at once, as a session would sound. */
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { compile } from '../../../domain/breath/timeline.ts';
import { getSettings } from '../../device/settings.ts';
import { restSound, soundRuns, unlockSound } from '../../device/sound.ts';

/** Seconds between the tap and the first cue, and for the last one to fade. */
const lead = 0.12;
const tail = 1.5;

/** Sound one breath. Call it in the tap's own handler. Resolves to how to stop it, or null where there is no sound. */
export async function listen(pattern: Pattern, onOver: () => void): Promise<(() => void) | null> {
  const context = unlockSound();
  if (!context) return null;
  const { prepareVoice } = await import('../../device/voice/voice.ts');
  const { sounding } = getSettings();
  // A breath that is only tried needs no background.
  const voice = await prepareVoice(context, { ...sounding, background: 'none', gong: false });
  if (!(await soundRuns(context, 1500))) {
    voice.end(0);
    return null;
  }
  const ends = { by: 'breaths', breaths: 1 } as const;
  const { cues, length } = compile(pattern, { ends });
  const zero = context.currentTime + lead;
  const seconds = Math.min(length, 120);
  voice.begin(zero);
  voice.schedule(cues, { zero, rate: 1 });
  let over = false;
  const stop = () => {
    if (over) return;
    over = true;
    voice.end(0.3);
    restSound(2000);
    onOver();
  };
  voice.at(zero + seconds + tail, stop);
  return stop;
}
