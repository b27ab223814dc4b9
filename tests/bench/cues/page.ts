/** What the pages of the cue benchmark do: our voice in one, other ways to keep time in another, each heard by a recorder. */
import * as Tone from 'tone';
import { simple } from '../../../domain/breath/library.ts';
import { defaultSounding } from '../../../domain/breath/sounding.ts';
import { type Cue, compile, cuesBetween } from '../../../domain/breath/timeline.ts';
import { prepareVoice } from '../../../web/device/voice/voice.ts';

/** As web/breath/session.ts does it: seconds that are scheduled ahead, and between two top-ups. */
const horizon = 150;
const topUpEvery = 15;

/** A cue every second and a half, in and out: dense enough to merge when it goes wrong, each silent before the next. */
const pattern = (minutes: number) =>
  simple('bench', 'Bench', { by: 'minutes', minutes }, [
    ['in', 1.5],
    ['out', 1.5],
  ]);

export interface Track {
  readonly name: string;
  readonly planned: readonly number[];
  readonly heard: number[];
}

const tracks: Track[] = [];

async function listen(context: AudioContext, name: string, planned: readonly number[]): Promise<AudioNode> {
  const track: Track = { name, planned, heard: [] };
  tracks.push(track);
  const recorder = new AudioWorkletNode(context, 'recorder', {
    processorOptions: { quiet: 0.05 },
    channelCount: 1,
    channelCountMode: 'explicit',
    outputChannelCount: [1],
  });
  recorder.port.onmessage = event => track.heard.push(...(event.data as number[]));
  recorder.connect(context.destination);
  return recorder;
}

async function open(): Promise<AudioContext> {
  const context = new AudioContext();
  await context.resume();
  await context.audioWorklet.addModule('/recorder.js');
  return context;
}

const frames = (cues: readonly Cue[], zero: number, context: AudioContext) =>
  cues.map(cue => Math.round((zero + cue.at) * context.sampleRate));

async function ours(minutes: number) {
  const context = await open();
  const timeline = compile(pattern(minutes));
  // Some time to get ready, in which nothing is due.
  const zero = context.currentTime + 1.5;
  const output = await listen(context, 'ours', frames(timeline.cues, zero, context));
  const voice = await prepareVoice(context, { ...defaultSounding, gong: false }, { output, room: false });
  voice.begin(context.currentTime);
  const topUp = () => {
    const now = context.currentTime - zero;
    voice.schedule(cuesBetween(timeline, Math.max(0, now), now + horizon), { zero, rate: 1 });
  };
  topUp();
  setInterval(topUp, topUpEvery * 1000);
}

/** Three usual ways, with a short tone for a cue. */
async function peers(minutes: number) {
  const context = await open();
  const { cues } = compile(pattern(minutes));
  const beep = context.createBuffer(1, 4800, context.sampleRate);
  beep.copyToChannel(
    Float32Array.from({ length: 4800 }, (_, i) => Math.sin((i + 1) * 0.05) * 0.2 * (1 - i / 4800)),
    0,
  );
  const play = (time: number, to: AudioNode) => {
    const source = new AudioBufferSourceNode(context, { buffer: beep });
    source.connect(to);
    source.start(Math.max(0, time));
  };
  const zero = context.currentTime + 1.5;
  const planned = frames(cues, zero, context);

  const chain = await listen(context, 'timer chain', planned);
  let next = 0;
  const step = () => {
    play(0, chain);
    const [now, after] = [cues[next], cues[++next]];
    if (now && after) setTimeout(step, (after.at - now.at) * 1000);
  };
  setTimeout(step, (zero - context.currentTime) * 1000);

  const ahead = await listen(context, '25 ms lookahead', planned);
  let due = 0;
  setInterval(() => {
    for (let cue = cues[due]; cue && zero + cue.at < context.currentTime + 0.1; cue = cues[++due])
      play(zero + cue.at, ahead);
  }, 25);

  const transported = await listen(context, 'Tone.Transport', planned);
  Tone.setContext(context);
  const transport = Tone.getTransport();
  for (const cue of cues) transport.schedule(time => play(time, transported), cue.at);
  transport.start(zero);
}

/** Keep the main thread from anything else for so many milliseconds. */
function block(milliseconds: number) {
  // A synchronous request blocks without heating the processor, which the other scenarios share.
  const request = new XMLHttpRequest();
  request.open('GET', `/wait?${milliseconds}`, false);
  request.send();
}

Object.assign(window, { bench: { ours, peers, block, tracks } });
