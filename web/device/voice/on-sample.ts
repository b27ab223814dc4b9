/** Where in time a cue begins: on one sample of the context's clock, never between two. */

/** Part of a sample by which a start is aimed early: a source starts at the first sample at or after its time. */
const early = 1 / 4096;

/** The time of the sample nearest to `time`, so that rounding in the last bit cannot push it to the next one. */
export const onSample = (context: BaseAudioContext, time: number) =>
  Math.max(0, (Math.round(time * context.sampleRate) - early) / context.sampleRate);
