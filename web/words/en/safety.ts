/** A sentence for every rule, line and condition of the safety table, complete by the compiler. */
import type { Condition, LineId, Reason } from '../../../domain/breath/safety.ts';
import type { BoundId, ConditionRuleId } from '../../../domain/breath/safety-table.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const n = (value: number) => (Number.isFinite(value) ? number.format(value) : 'no');

const conditions: Record<Condition, { readonly name: string; readonly within: string; readonly note?: string }> = {
  pregnancy: { name: 'Pregnancy', within: 'pregnancy' },
  'high-pressure': { name: 'High blood pressure', within: 'high blood pressure' },
  heart: { name: 'Heart disease', within: 'heart disease' },
  stroke: { name: 'Stroke', within: 'a stroke', note: 'now or before' },
  epilepsy: { name: 'Epilepsy', within: 'epilepsy', note: 'or seizures' },
  panic: { name: 'Panic disorder', within: 'panic disorder' },
  glaucoma: { name: 'Glaucoma', within: 'glaucoma' },
  kidney: { name: 'Kidney disease', within: 'kidney disease' },
  diabetes: { name: 'Diabetes', within: 'diabetes' },
  surgery: { name: 'Recent surgery', within: 'recent surgery' },
  hernia: { name: 'Hernia', within: 'a hernia' },
  ulcer: { name: 'Ulcer', within: 'an ulcer' },
  vertigo: { name: 'Vertigo', within: 'vertigo' },
};

type Say = (actual: number, limit: number) => string;

/** What is beyond which figure. */
const bounds: Record<BoundId, Say> = {
  hold: (actual, limit) => `A hold of ${n(actual)} s is past the limit of ${n(limit)} s for full lungs.`,
  rest: (actual, limit) => `A rest of ${n(actual)} s is past the limit of ${n(limit)} s for empty lungs.`,
  quick: (actual, limit) => `${n(actual)} breaths a minute are past the limit of ${n(limit)}.`,
  slow: (actual, limit) => `${n(actual)} breaths a minute are fewer than ${n(limit)}, the fewest we guide.`,
  'long-out': (actual, limit) => `The out is ${n(actual)} times the in; the limit is ${n(limit)} times.`,
  'long-hold': (actual, limit) => `The hold is ${n(actual)} times the in; the limit is ${n(limit)} times.`,
  'first-month': (actual, limit) =>
    `${n(actual)} breaths with a hold this long: ${n(limit)} at most in the first month of practice.`,
  later: (actual, limit) => `${n(actual)} breaths with a hold this long: ${n(limit)} at most, also later.`,
  'strokes-in-row': (actual, limit) => `${n(actual)} strokes without a pause are past the limit of ${n(limit)}.`,
  strokes: (actual, limit) => `${n(actual)} strokes in one session are past the limit of ${n(limit)}.`,
  'stroke-rate': (actual, limit) => `${n(actual)} strokes a minute are past the limit of ${n(limit)}.`,
  'quick-dose': (actual, limit) => `${n(actual)} minutes of quick breathing are past the limit of ${n(limit)}.`,
};

/** The figure of a bound with its unit, for the button that sets it. */
const limitOf: Record<BoundId, (limit: number) => string> = {
  hold: limit => `${n(limit)} s`,
  rest: limit => `${n(limit)} s`,
  quick: limit => `${n(limit)} a minute`,
  slow: limit => `${n(limit)} a minute`,
  'long-out': limit => `${n(limit)} times the in`,
  'long-hold': limit => `${n(limit)} times the in`,
  'first-month': limit => `${n(limit)} breaths`,
  later: limit => `${n(limit)} breaths`,
  'strokes-in-row': limit => `${n(limit)} strokes`,
  strokes: () => '3 rounds',
  'stroke-rate': limit => `${n(limit)} a minute`,
  'quick-dose': limit => `${n(limit)} minutes`,
};

/** Why there is such a figure. */
const why: Record<BoundId, string> = {
  hold: 'No source fixes a figure for everyone. Thirty seconds is a hold that most people can end without a struggle; beyond it you should know why you hold.',
  rest: 'With empty lungs oxygen falls sooner than with full ones, so this limit is lower. The figure is our choice.',
  quick: 'Quicker full breaths wash out carbon dioxide and can make you dizzy or faint. The figure is our choice.',
  slow: 'A breath of more than half a minute is hard to follow without strain. The figure is our choice.',
  'long-out': 'An out this much longer than its in usually ends in a gasp. The figure is our choice.',
  'long-hold': 'One to four is the longest hold that is customary.',
  'first-month': 'Those who teach 4-7-8 ask for four breaths at most in the first month, then eight.',
  later: 'Those who teach 4-7-8 ask for eight breaths at most, also after the first month.',
  'strokes-in-row': 'Twenty to thirty strokes a round are customary. The figure is our choice.',
  strokes: 'Three rounds of thirty are customary. The figure is our choice.',
  'stroke-rate': 'One stroke a second is customary.',
  'quick-dose': 'Two to five minutes of bhastrika are customary.',
};

const rules: Record<ConditionRuleId, { readonly acknowledge: string; readonly refuse: string }> = {
  forced: {
    acknowledge: 'Quick or forced breathing needs care',
    refuse: 'We do not guide quick or forced breathing',
  },
  retention: {
    acknowledge: 'Long stops of the breath need care',
    refuse: 'We do not guide long stops of the breath',
  },
  'long-stop': {
    acknowledge: 'A stop of seven seconds and more needs care',
    refuse: 'We do not guide stops of seven seconds and more',
  },
  'empty-stop': {
    acknowledge: 'Leave out the rest with empty lungs',
    refuse: 'We do not guide a rest with empty lungs',
  },
};

const lines: Record<LineId, string> = {
  place: 'Seated or lying. Never in or near water, driving or standing.',
  stop: 'Stop and breathe as you like when you feel dizzy or uneasy.',
  'empty-stomach': 'On an empty stomach.',
  'drop-rest': 'Leave out the last rest if you feel short of air.',
  shorten: 'If the hold is too long, make all numbers shorter.',
  'blocked-nose': 'Not with a blocked nose.',
  gently: 'Breathe small; slow need not be deep.',
};

export const safety = {
  conditions,
  lines,
  why,
  limitOf,
  /** The sentence for a reason, whatever its rule. */
  reason: (reason: Reason) =>
    'condition' in reason
      ? `${rules[reason.rule][reason.verdict]} with ${conditions[reason.condition].within}.`
      : bounds[reason.rule](reason.actual, reason.limit),
  refused: 'This is not offered to you',
  refusedBound: 'This is beyond what we guide',
  instead: (name: string) => `Breathe ${name} instead`,
  acknowledge: 'I have read this and want it so',
  limits: 'Limits.',
  change: 'Change what you said about your health',
  screen: {
    title: 'Before this one',
    titleLater: 'Your health',
    text: 'Some ways of breathing do not go with some conditions. Choose what is true for you. It stays on this device, and we ask only once.',
    later: 'This decides which exercises are offered to you. It stays on this device and can be changed at any time.',
    legend: 'What is true for you',
    none: 'None of these',
    save: 'Keep this',
    go: 'Keep this and go on',
    locked: 'This one depends on what you said about your health, and that is locked just now.',
    unsure: 'If you are not sure, choose it, and ask someone who knows your health.',
    forget: 'Forget my answer',
    forgotten: 'Forgotten. We ask again when a technique needs it.',
    kept: 'Kept on this device.',
    back: 'Back',
  },
};
