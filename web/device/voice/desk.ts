/** The mixing desk: three volumes (cues, voice, background), left and right, a little room, ducking, one mute, one fade. */
import type { Route } from '../../../domain/breath/pattern.ts';
import type { Sounding } from '../../../domain/breath/sounding.ts';

type Volumes = Sounding['volumes'];

/** How far to a side a nostril's cue sits: clear on a phone's speakers, not unpleasant in headphones. */
const side = 0.8;
/** What is left of the background while somebody speaks, and how fast it gives way and returns (seconds). */
const ducked = 0.3;
const down = { before: 0.12, speed: 0.04 };
const up = { after: 0.08, speed: 0.25 };
const smooth = 0.03;

/** A slider's position as loudness: half of it sounds half as loud. */
const loudness = (volume: number) => Math.min(1, Math.max(0, volume)) ** 2;

export type Desk = ReturnType<typeof desk>;

export function desk(context: BaseAudioContext, output: AudioNode, volumes: Volumes) {
  const gain = (value: number, to: AudioNode) => {
    const node = new GainNode(context, { gain: value });
    node.connect(to);
    return node;
  };
  const master = gain(1, output);
  const cues = gain(loudness(volumes.cues), master);
  const voice = gain(loudness(volumes.voice), master);
  const fader = gain(loudness(volumes.background), master);
  const ducking = gain(1, fader);
  const entry = gain(1, ducking);
  const sides = (bus: GainNode) => {
    const to = (pan: number) => {
      const panner = new StereoPannerNode(context, { pan });
      panner.connect(bus);
      return panner;
    };
    const left = to(-side);
    const right = to(side);
    return (route: Route | undefined): AudioNode => (route === 'left' ? left : route === 'right' ? right : bus);
  };

  return {
    master: master as AudioNode,
    cues: cues as AudioNode,
    cueAt: sides(cues),
    voiceAt: sides(voice),
    background: entry as AudioNode,
    /** The background gives way from shortly before `time` until `seconds` later. */
    duck(time: number, seconds: number) {
      ducking.gain.setTargetAtTime(ducked, Math.max(context.currentTime, time - down.before), down.speed);
      ducking.gain.setTargetAtTime(1, Math.max(context.currentTime, time + seconds + up.after), up.speed);
    },
    unduckFrom(time: number) {
      ducking.gain.cancelScheduledValues(time);
      ducking.gain.setTargetAtTime(1, time, up.speed);
    },
    end(seconds: number) {
      const now = context.currentTime;
      master.gain.setTargetAtTime(0, now + seconds * 0.6, Math.max(0.01, seconds * 0.08));
    },
    mute(quiet: boolean) {
      master.gain.setTargetAtTime(quiet ? 0 : 1, context.currentTime, smooth);
    },
    setVolumes(to: Volumes) {
      const now = context.currentTime;
      cues.gain.setTargetAtTime(loudness(to.cues), now, smooth);
      voice.gain.setTargetAtTime(loudness(to.voice), now, smooth);
      fader.gain.setTargetAtTime(loudness(to.background), now, smooth);
    },
  };
}
