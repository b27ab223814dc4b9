/** What each technique is for, how it is done, what is known about it and where it ends. Not reviewed by a clinician yet. */
import type { TechniqueId } from '../../../domain/breath/library.ts';

export interface TechniqueWords {
  /** One line: what people use it for. No promise. */
  readonly purpose: string;
  /** Words that people may search by. */
  readonly find: string;
  readonly steps: readonly [string, string, ...string[]];
  /** One honest sentence. If little is known, it says so. */
  readonly known: string;
  readonly limits: string;
}

export const techniques: Record<TechniqueId, TechniqueWords> = {
  coherent: {
    purpose: 'Slow, even breathing for any time of the day.',
    find: 'slow even calm start beginner every day',
    steps: [
      'Sit or lie down. Let the shoulders drop.',
      'In through the nose for five and a half seconds, without filling up.',
      'Out through the nose for as long.',
    ],
    known:
      'In a trial with 400 people it did no more for wellbeing than an even breath twelve times a minute, so we claim nothing beyond slow, even breathing.',
    limits: 'Breathe small. If you feel short of air, choose a quicker breath or stop.',
  },
  six: {
    purpose: 'Six even breaths a minute, a pace that many find comfortable.',
    find: 'slow even calm resonance heart six ten',
    steps: [
      'Sit or lie down and let the belly be soft.',
      'In through the nose for five seconds.',
      'Out for five, without pushing.',
    ],
    known:
      'Around six breaths a minute the heart beats more quickly on the way in and more slowly on the way out in many people; each person has a pace of their own.',
    limits: 'Do not breathe too deeply: slow and shallow is the point.',
  },
  'long-exhale': {
    purpose: 'A longer out than in, to wind down.',
    find: 'sleep evening wind down calm slow exhale',
    steps: [
      'Sit or lie down.',
      'In through the nose for four seconds.',
      'Out for six, as if letting a sigh take its time.',
    ],
    known:
      'In one laboratory study people reported more relaxation with a short in and a long out than the other way round, at the same pace.',
    limits: 'If the out becomes a strain, make both shorter.',
  },
  'two-to-one': {
    purpose: 'The out takes twice as long as the in.',
    find: 'sleep evening wind down calm slow exhale ratio double',
    steps: ['Sit or lie down.', 'In through the nose for one part: four seconds.', 'Out for two parts: eight seconds.'],
    known: 'A long out after a short in has been studied in the laboratory; this ratio itself has not been compared.',
    limits: 'If eight seconds are too long, keep the ratio and make both shorter.',
  },
  'extended-out': {
    purpose: 'The out grows by half a second at each breath, up to eight.',
    find: 'sleep evening wind down calm slow exhale longer grow',
    steps: [
      'Sit or lie down.',
      'In for four seconds, out for four.',
      'Each out is a little longer than the last; let it arrive by itself.',
    ],
    known: 'A long out after a short in has been studied in the laboratory; growing into it step by step has not.',
    limits: 'If it becomes a strain, end the session: what you breathed is kept.',
  },
  diaphragmatic: {
    purpose: 'Belly first, with a short natural pause after the out.',
    find: 'belly abdominal beginner posture basic start',
    steps: [
      'Lie down or sit, one hand on the belly.',
      'In for four seconds: the belly rises, the chest stays quiet.',
      'Out for four seconds: the belly falls.',
      'Wait two seconds, then let the next breath come.',
    ],
    known:
      'In one small trial, twenty trained sessions came with less negative feeling and better attention than in a group without training.',
    limits: 'Do not press the belly out. If you feel short of air, leave out the pause.',
  },
  ujjayi: {
    purpose: 'Even breathing with a soft sound in the throat.',
    find: 'yoga throat ocean sound even slow',
    steps: [
      'Sit upright, mouth closed.',
      'Narrow the throat a little, as if to mist a mirror.',
      'In for five seconds, with a soft sound.',
      'Out for five, with the same sound.',
    ],
    known:
      'In one small study slow breathing changed heart reflexes with or without the sound; the sound added nothing measurable.',
    limits: 'The throat stays easy. Leave the sound out if it scratches.',
  },
  box: {
    purpose: 'Four equal sides, to steady yourself before something that matters.',
    find: 'focus steady square tactical stress before stage exam hold',
    steps: [
      'Sit or lie down. Let the shoulders drop.',
      'In through the nose, belly first.',
      'Hold with throat and jaw soft.',
      'Out, then rest before the next.',
    ],
    known:
      'One of three breathing exercises in a month-long trial, five minutes a day: mood rose in every group, most with cyclic sighing.',
    limits:
      'Leave out the last rest if you feel short of air, are pregnant, or have blood pressure that is not under control.',
  },
  '4-7-8': {
    purpose: 'A long hold and a longer out, four times, in the evening.',
    find: 'sleep evening wind down night hold weil relax',
    steps: [
      'Rest the tip of the tongue behind the upper teeth.',
      'In through the nose for four.',
      'Hold for seven, without pressing.',
      'Out through the mouth for eight, with a soft sound.',
    ],
    known: 'Heart rate and systolic pressure fell in one laboratory study of young adults.',
    limits:
      'Four breaths at most in your first month, then eight. If seven is too long, make all three numbers shorter. Not for people who were told not to hold their breath.',
  },
  'cyclic-sigh': {
    purpose: 'In, a little more in, and a long sigh out.',
    find: 'sigh stress mood quick reset double inhale',
    steps: [
      'Sit or lie down.',
      'In through the nose until nearly full.',
      'A second, short in on top.',
      'A long out through the mouth.',
    ],
    known: 'In a trial over a month, five minutes a day, mood rose in every group, and most with this one.',
    limits: 'Stop if your fingers tingle or you feel light in the head.',
  },
  humming: {
    purpose: 'A long, quiet hum on the way out. Also called bhramari.',
    find: 'hum bee bhramari sound nose sinus evening',
    steps: [
      'Sit upright, lips closed, teeth apart.',
      'In through the nose for five seconds.',
      'Hum out, quietly, for up to fifteen.',
    ],
    known:
      'Humming raises nitric oxide in the nose many times over; in one small study slow humming came with a lower heart rate. What that means for health is not known.',
    limits: 'End the hum before you run out of air. Breathe normally in between when you like.',
  },
  'alternate-nostril': {
    purpose: 'In on one side, out on the other, in turn.',
    find: 'nadi shodhana yoga nostril left right balance focus',
    steps: [
      'Sit upright. Rest a thumb and a ring finger beside the nose.',
      'Close the right: in left for four.',
      'Close the left: out right for six.',
      'In right for four.',
      'Close the right: out left for six.',
    ],
    known:
      'Small studies in people trained in yoga found a lower heart rate and blood pressure right afterwards; longer effects are not known.',
    limits: 'No holds for beginners. Not with a blocked nose.',
  },
  kapalabhati: {
    purpose: 'Short, quick outs from the belly, in three rounds.',
    find: 'yoga fast wake energy strokes skull shining morning',
    steps: [
      'Sit upright, with an empty stomach.',
      'One short out a second, from the belly; the in comes by itself.',
      'After thirty strokes breathe as you like for half a minute.',
      'Three rounds at most.',
    ],
    known: 'A benefit for health has not been shown.',
    limits:
      'Never in or near water, driving or standing. Not with epilepsy, pregnancy, heart disease, stroke, high blood pressure, kidney disease, glaucoma, panic disorder, recent surgery, hernia, ulcer or vertigo. Stop when you feel dizzy.',
  },
  bhastrika: {
    purpose: 'Quick, full breaths, in and out with the same strength.',
    find: 'yoga fast wake energy bellows morning',
    steps: [
      'Sit upright, with an empty stomach.',
      'In through the nose for two and a half seconds, with strength.',
      'Out for as long, with the same strength.',
      'Two minutes are enough; five is the most.',
    ],
    known: 'We know of no good study of it at this pace; it is custom.',
    limits:
      'Never in or near water, driving or standing. Not with epilepsy, pregnancy, heart disease, stroke, high blood pressure, kidney disease, glaucoma, panic disorder, recent surgery, hernia, ulcer or vertigo. Stop when you feel dizzy.',
  },
};
