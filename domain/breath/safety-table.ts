/**
 * The one safety table: features of a breath, conditions of a person, dose. Data only; safety.ts reads it. Where a
 * source fixes the figure it is named, where none does the row says that we chose it.
 */
import { type Measure, quickFrom } from './features.ts';

export const conditions = [
  'pregnancy',
  'high-pressure',
  'heart',
  'stroke',
  'epilepsy',
  'panic',
  'glaucoma',
  'kidney',
  'diabetes',
  'surgery',
  'hernia',
  'ulcer',
  'vertigo',
] as const;
export type Condition = (typeof conditions)[number];

/** A figure that a breath keeps within, for anybody. */
export interface Bound {
  readonly id: string;
  readonly measure: Measure;
  /** Beyond this a person must say that they want it so ... */
  readonly most?: number;
  readonly least?: number;
  /** ... and beyond this we do not guide it at all. */
  readonly never?: number;
  readonly source: string;
}

const ours = 'product choice';
const practice = 'common practice';

export const bounds = [
  { id: 'hold', measure: 'hold', most: 30, never: 180, source: ours },
  { id: 'rest', measure: 'rest', most: 20, never: 120, source: ours },
  { id: 'quick', measure: 'quickest', most: 30, never: 60, source: ours },
  { id: 'slow', measure: 'slowest', least: 2, source: ours },
  { id: 'long-out', measure: 'outToIn', most: 4, source: ours },
  { id: 'long-hold', measure: 'holdToIn', most: 4, source: practice },
  { id: 'first-month', measure: 'longHolds', most: 4, source: 'Weil' },
  { id: 'later', measure: 'longHolds', most: 8, source: 'Weil' },
  { id: 'strokes-in-row', measure: 'strokesInRow', most: 30, never: 120, source: ours },
  { id: 'strokes', measure: 'strokes', most: 90, never: 600, source: ours },
  { id: 'stroke-rate', measure: 'strokeRate', most: 60, never: 180, source: ours },
  { id: 'quick-dose', measure: 'quickMinutes', most: 5, never: 30, source: practice },
] as const satisfies readonly Bound[];
export type BoundId = (typeof bounds)[number]['id'];

/** Any of these makes a rule speak: the measure is at least (or at most) the figure. */
export type Sign = { readonly measure: Measure } & ({ readonly from: number } | { readonly upTo: number });

/** What does not go with a condition. */
export interface ConditionRule {
  readonly id: string;
  readonly signs: readonly Sign[];
  readonly conditions: readonly Condition[];
  readonly verdict: 'acknowledge' | 'refuse';
  /** Whether the conditions are asked before the first breath; else the rule speaks only when they are known. */
  readonly ask: boolean;
  /** A technique that can be breathed instead. */
  readonly instead: string;
  readonly source: string;
}

const hard: readonly Condition[] = [
  'epilepsy',
  'pregnancy',
  'heart',
  'stroke',
  'high-pressure',
  'kidney',
  'glaucoma',
  'panic',
  'surgery',
];
const forced: readonly Sign[] = [
  { measure: 'strokes', from: 1 },
  { measure: 'quickest', from: quickFrom },
];

export const conditionRules = [
  {
    id: 'forced',
    signs: forced,
    conditions: [...hard, 'hernia', 'ulcer', 'vertigo'],
    verdict: 'refuse',
    ask: true,
    instead: 'long-exhale',
    source: 'Limits of cyclic hyperventilation and kapalabhati',
  },
  {
    id: 'retention',
    signs: [
      { measure: 'open', from: 1 },
      { measure: 'hold', from: 20 },
      { measure: 'rest', from: 15 },
    ],
    conditions: [...hard, 'diabetes'],
    verdict: 'refuse',
    ask: true,
    instead: 'long-exhale',
    source: 'Limits of cyclic hyperventilation and of hold training',
  },
  {
    id: 'long-stop',
    signs: [
      { measure: 'hold', from: 7 },
      { measure: 'rest', from: 7 },
    ],
    conditions: ['pregnancy', 'high-pressure', 'heart', 'diabetes'],
    verdict: 'acknowledge',
    ask: false,
    instead: 'long-exhale',
    source: 'Limits of hold training',
  },
  {
    id: 'empty-stop',
    signs: [{ measure: 'rest', from: 3 }],
    conditions: ['pregnancy', 'high-pressure'],
    verdict: 'acknowledge',
    ask: false,
    instead: 'long-exhale',
    source: 'Limits of box breathing',
  },
] as const satisfies readonly ConditionRule[];
export type ConditionRuleId = (typeof conditionRules)[number]['id'];

/** A line that is shown before and with a session. */
interface LineRule {
  readonly id: string;
  readonly signs: readonly Sign[];
}

export const lineRules = [
  {
    id: 'place',
    signs: [...forced, { measure: 'open', from: 1 }, { measure: 'hold', from: 7 }, { measure: 'rest', from: 7 }],
  },
  { id: 'stop', signs: [...forced, { measure: 'open', from: 1 }] },
  { id: 'empty-stomach', signs: forced },
  { id: 'drop-rest', signs: [{ measure: 'rest', from: 3 }] },
  { id: 'shorten', signs: [{ measure: 'hold', from: 7 }] },
  { id: 'blocked-nose', signs: [{ measure: 'sides', from: 1 }] },
  { id: 'gently', signs: [{ measure: 'slowest', upTo: 6.5 }] },
] as const satisfies readonly LineRule[];
export type LineId = (typeof lineRules)[number]['id'];
