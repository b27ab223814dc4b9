/** Ears and eyes for one real minute: when sound really left the page, and when the stage said what. */
import type { BrowserContext, Page } from 'playwright-core';

export interface Heard {
  /** Seconds on the audio clock at which sound set in after silence, to within one block of 512 samples. */
  readonly onsets: number[];
  /** What the stage told a screen reader, with seconds of the page's own clock. */
  readonly said: { text: string; at: number }[];
}

/** Listen to all that reaches the loudspeaker of every page to come. */
export const giveEars = (context: BrowserContext) => context.addInitScript(listen);

export const whatWasHeard = (page: Page) =>
  page.evaluate(() => (window as unknown as { tidelineHeard: Heard }).tidelineHeard);

/** Runs in the page before the app. A worklet would need a file of its own origin; the old processor needs none. */
function listen() {
  const heard: Heard = { onsets: [], said: [] };
  (window as unknown as { tidelineHeard: Heard }).tidelineHeard = heard;

  const taps = new WeakMap<BaseAudioContext, ScriptProcessorNode>();
  const tapOf = (context: AudioContext) => {
    const known = taps.get(context);
    if (known) return known;
    const tap = context.createScriptProcessor(512, 1, 1);
    let quiet = 0;
    tap.onaudioprocess = event => {
      const samples = event.inputBuffer.getChannelData(0);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      // A second without sound, then sound: a cue. Tones of one cue overlap, so it is counted once.
      if (peak < 0.001) quiet += samples.length / context.sampleRate;
      else {
        if (quiet > 1 || heard.onsets.length === 0) heard.onsets.push(event.playbackTime);
        quiet = 0;
      }
    };
    taps.set(context, tap);
    plainConnect.call(tap, context.destination);
    return tap;
  };
  const plainConnect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    if (to[0] instanceof AudioDestinationNode && this.context instanceof AudioContext)
      plainConnect.call(this, tapOf(this.context));
    return (plainConnect as (this: AudioNode, ...to: unknown[]) => AudioNode).apply(this, to);
  } as typeof AudioNode.prototype.connect;

  new MutationObserver(changes => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const live = element?.closest('[aria-live=polite]');
      const text = live?.textContent ?? '';
      if (text !== '' && heard.said.at(-1)?.text !== text) heard.said.push({ text, at: performance.now() / 1000 });
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}
