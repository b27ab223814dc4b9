/** A bed so quiet that nobody hears it, from the first tap to the end: browsers do not slow down a page that sounds. */
import { bufferOf, noiseLoop } from './noise.ts';

/** About 66 dB below full: browsers count a page as heard from about 72 dB below. */
const level = 0.003;
const fadeIn = 0.5;

export function quietBed(context: BaseAudioContext) {
  let source: AudioBufferSourceNode | undefined;
  const gain = new GainNode(context, { gain: 0 });
  return {
    begin(at: number) {
      if (source) return;
      source = new AudioBufferSourceNode(context, {
        buffer: bufferOf(context, noiseLoop('pink', 4, context.sampleRate, 3)),
        loop: true,
      });
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(level, at + fadeIn);
      source.connect(gain).connect(context.destination);
      source.start(at);
    },
    end(seconds: number) {
      const now = context.currentTime;
      gain.gain.setTargetAtTime(0, now, Math.max(0.01, seconds / 5));
      source?.stop(now + seconds);
      source = undefined;
    },
  };
}
