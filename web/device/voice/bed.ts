/** A bed so quiet that nobody hears it, from the first tap to the end: browsers do not slow down a page that sounds. */

/** 69 dB below full (root mean square), and lower than ears reach so quietly. Browsers count a page as heard from 72 dB below. */
const level = 0.0005;
const hertz = 55;
const fadeIn = 0.5;

export function quietBed(context: BaseAudioContext) {
  let source: OscillatorNode | undefined;
  const gain = new GainNode(context, { gain: 0 });
  return {
    begin(at: number) {
      if (source) return;
      source = new OscillatorNode(context, { frequency: hertz });
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
