/** A short sample of a choice, for the Test buttons: a breath of cues, a count, or some seconds of background. */
import type { Sounding } from '../../../domain/breath/sounding.ts';
import type { Cue } from '../../../domain/breath/timeline.ts';
import { prepareVoice } from './voice.ts';

export type SampleKind = 'cues' | 'voice' | 'background';

const breath: readonly Cue[] = [
  { kind: 'in', at: 0, seconds: 2 },
  { kind: 'hold', at: 2, seconds: 1.5 },
  { kind: 'out', at: 3.5, seconds: 2 },
  { kind: 'rest', at: 5.5, seconds: 1.5 },
];
const counted: readonly Cue[] = [{ kind: 'in', at: 0, seconds: 4 }];

const samples: Record<SampleKind, { readonly cues: readonly Cue[]; readonly seconds: number }> = {
  cues: { cues: breath, seconds: 7 },
  voice: { cues: counted, seconds: 4.5 },
  background: { cues: [], seconds: 8 },
};

/** Let it sound now; ends by itself. Returns how to end it at once, and how long it lasts in seconds. */
export async function playSample(
  context: BaseAudioContext,
  sounding: Sounding,
  kind: SampleKind,
): Promise<{ stop(): void; seconds: number }> {
  const { cues, seconds } = samples[kind];
  const voice = await prepareVoice(context, {
    ...sounding,
    counts: kind === 'voice',
    background: kind === 'background' ? sounding.background : 'none',
    gong: false,
  });
  const now = context.currentTime;
  voice.begin(now);
  voice.schedule(cues, { zero: now + 0.1, rate: 1 });
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    forget();
    voice.cancelFrom(0);
    voice.end(0.3);
  };
  const forget = voice.at(now + seconds, stop);
  return { stop, seconds };
}
