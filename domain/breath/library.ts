/**
 * The techniques we ship, as data: what to breathe, how much of it, and where the figures come from. Whoever corrects a
 * row corrects it here; the prose is in web/words. No clinician has reviewed any of it yet, and the app says so.
 */
import type { Ending, Pattern, Phase, PhaseKind, Route } from './pattern.ts';

/** A pattern of one repeated breath: kinds and seconds in order. */
export const simple = (
  id: string,
  name: string,
  ends: Ending,
  phases: readonly (readonly [PhaseKind, number, Route?])[],
): Pattern => ({
  version: 1,
  id,
  name,
  blocks: [
    {
      times: 1,
      phases: phases.map(([kind, seconds, route]) => (route ? { kind, seconds, route } : { kind, seconds })),
    },
  ],
  ends,
});

export const groups = ['slow', 'holds', 'shapes', 'fast'] as const;
export type Group = (typeof groups)[number];

/** Where a figure comes from. `choice`: no source fixes it, we chose it. */
export interface Source {
  readonly label: string;
  readonly doi?: string;
  readonly pmc?: string;
  readonly of: 'timing' | 'effect' | 'choice';
}

export interface Dose {
  readonly by: 'minutes' | 'breaths' | 'rounds';
  readonly usual: number;
  readonly choices: readonly number[];
  /** More than this is not offered. */
  readonly most: number;
  /** More than this is not for the first month. */
  readonly firstMonth?: number;
}

export interface Technique {
  /** The id that prose, links and habits know it by. Its first pattern has the same id. */
  readonly id: string;
  readonly group: Group;
  /** The usual pattern first, then others of the same technique. */
  readonly patterns: readonly [Pattern, ...Pattern[]];
  /** `trial`: randomised, with a comparison; `small`: small or uncontrolled studies; `practice`: custom only. */
  readonly evidence: 'trial' | 'small' | 'practice';
  readonly sources: readonly [Source, ...Source[]];
  readonly dose: Dose;
  readonly posture: 'seated' | 'seated or lying';
  readonly through: { readonly in: 'nose' | 'one side'; readonly out: 'nose' | 'mouth' | 'one side' };
  /** A sound in the throat, which no phase of the pattern can say and the trace shows as a double line. */
  readonly throat?: true;
}

const minutes = (count: number): Ending => ({ by: 'minutes', minutes: count });
const even = (seconds: number): readonly (readonly [PhaseKind, number])[] => [
  ['in', seconds],
  ['out', seconds],
];
const square = (seconds: number): readonly (readonly [PhaseKind, number])[] => [
  ['in', seconds],
  ['hold', seconds],
  ['out', seconds],
  ['rest', seconds],
];
const inMinutes = (usual: number, most = 20): Dose => ({
  by: 'minutes',
  usual,
  choices: [1, 2, 3, 5, 7, 10, 15, 20].filter(n => n <= most),
  most,
});
const part = (kind: PhaseKind, parts: number): Phase => ({ kind, parts });
const phases = (of: readonly Phase[], times = 1) => ({ times, phases: [...of] });
const nose = { in: 'nose', out: 'nose' } as const;

const practice = (label: string): Source => ({ label, of: 'timing' });
const chosen = (label: string): Source => ({ label, of: 'choice' });
const balban: Source = { label: 'Balban 2023', doi: '10.1016/j.xcrm.2022.100895', of: 'effect' };
const telles: Source = { label: 'Telles 2015', pmc: 'PMC4547545', of: 'effect' };
const shaffer: Source = { label: 'Shaffer & Meehan 2020', doi: '10.3389/fnins.2020.570400', of: 'timing' };
const vanDiest: Source = { label: 'Van Diest 2014', doi: '10.1007/s10484-014-9253-x', of: 'timing' };

/** Box breathing, four equal sides: what the home screen offers first. */
export const box = simple('box', 'Box breathing', minutes(1), square(4));

const rows = [
  {
    id: 'coherent',
    group: 'slow',
    patterns: [simple('coherent', 'Coherent', minutes(5), even(5.5))],
    evidence: 'trial',
    sources: [{ label: 'Fincham 2023', doi: '10.1038/s41598-023-49279-8', of: 'effect' }, practice('Common practice')],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: 'six',
    group: 'slow',
    patterns: [simple('six', 'Six a minute', minutes(5), even(5))],
    evidence: 'small',
    sources: [shaffer],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: 'long-exhale',
    group: 'slow',
    patterns: [
      simple('long-exhale', 'Long exhale', minutes(5), [
        ['in', 4],
        ['out', 6],
      ]),
      simple('long-exhale-3-7', 'Long exhale 3 · 7', minutes(5), [
        ['in', 3],
        ['out', 7],
      ]),
    ],
    evidence: 'small',
    sources: [vanDiest],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: 'two-to-one',
    group: 'slow',
    patterns: [
      {
        version: 1,
        id: 'two-to-one',
        name: '2-to-1',
        unit: 4,
        blocks: [phases([part('in', 1), part('out', 2)])],
        ends: minutes(5),
      },
    ],
    evidence: 'small',
    sources: [vanDiest, chosen('The unit of 4 seconds is our choice')],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: 'extended-out',
    group: 'slow',
    patterns: [
      {
        version: 1,
        id: 'extended-out',
        name: 'Extended out',
        blocks: [
          phases([
            { kind: 'in', seconds: 4 },
            { kind: 'out', seconds: 4, change: { by: 0.5, limit: 8 } },
          ]),
        ],
        ends: minutes(5),
      },
    ],
    evidence: 'small',
    sources: [vanDiest, chosen('Half a second more at each breath, up to 8, is our choice')],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: 'diaphragmatic',
    group: 'slow',
    patterns: [
      simple('diaphragmatic', 'Diaphragmatic', minutes(5), [
        ['in', 4],
        ['out', 4],
        ['rest', 2],
      ]),
    ],
    evidence: 'small',
    sources: [
      { label: 'Ma 2017', doi: '10.3389/fpsyg.2017.00874', of: 'effect' },
      chosen('The seconds are our choice; the study breathed 4 a minute'),
    ],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: 'ujjayi',
    group: 'slow',
    patterns: [simple('ujjayi', 'Ujjayi', minutes(5), even(5))],
    evidence: 'small',
    sources: [{ label: 'Mason 2013', pmc: 'PMC3655580', of: 'timing' }],
    dose: inMinutes(5),
    posture: 'seated',
    through: nose,
    throat: true,
  },
  {
    id: 'box',
    group: 'holds',
    patterns: [
      box,
      simple('box-5', 'Box breathing, 5 s', minutes(5), square(5)),
      simple('box-6', 'Box breathing, 6 s', minutes(5), square(6)),
    ],
    evidence: 'trial',
    sources: [balban, practice('Common practice')],
    dose: inMinutes(1),
    posture: 'seated or lying',
    through: nose,
  },
  {
    id: '4-7-8',
    group: 'holds',
    patterns: [
      simple('4-7-8', '4-7-8', { by: 'breaths', breaths: 4 }, [
        ['in', 4],
        ['hold', 7],
        ['out', 8, 'mouth'],
      ]),
    ],
    evidence: 'small',
    sources: [{ label: 'Vierra 2022', pmc: 'PMC9277512', of: 'effect' }, practice('Weil, common practice')],
    dose: { by: 'breaths', usual: 4, choices: [1, 2, 3, 4, 5, 6, 7, 8], most: 8, firstMonth: 4 },
    posture: 'seated or lying',
    through: { in: 'nose', out: 'mouth' },
  },
  {
    id: 'cyclic-sigh',
    group: 'shapes',
    patterns: [
      {
        version: 1,
        id: 'cyclic-sigh',
        name: 'Cyclic sigh',
        blocks: [
          phases([
            { kind: 'in', seconds: 1, to: 0.8 },
            { kind: 'second-in', seconds: 0.5 },
            { kind: 'out', seconds: 4, route: 'mouth' },
          ]),
        ],
        ends: minutes(5),
      },
    ],
    evidence: 'trial',
    sources: [balban, chosen('The seconds are our choice')],
    dose: inMinutes(5),
    posture: 'seated or lying',
    through: { in: 'nose', out: 'mouth' },
  },
  {
    id: 'humming',
    group: 'shapes',
    patterns: [
      simple('humming', 'Humming', minutes(5), [
        ['in', 5],
        ['hum', 15],
      ]),
    ],
    evidence: 'small',
    sources: [
      { label: 'Pramanik 2010, Nepal Med Coll J 12(3):154', of: 'timing' },
      { label: 'Weitzberg 2002', doi: '10.1164/rccm.200202-138BC', of: 'effect' },
    ],
    dose: inMinutes(5, 10),
    posture: 'seated',
    through: nose,
  },
  {
    id: 'alternate-nostril',
    group: 'shapes',
    patterns: [
      simple('alternate-nostril', 'Alternate nostril', minutes(5), [
        ['in', 4, 'left'],
        ['out', 6, 'right'],
        ['in', 4, 'right'],
        ['out', 6, 'left'],
      ]),
    ],
    evidence: 'small',
    sources: [
      { label: 'Bhavanani 2014', doi: '10.4103/0973-6131.123489', of: 'effect' },
      chosen('The seconds are our choice'),
    ],
    dose: inMinutes(5, 15),
    posture: 'seated',
    through: { in: 'one side', out: 'one side' },
  },
  {
    id: 'kapalabhati',
    group: 'fast',
    patterns: [
      {
        version: 1,
        id: 'kapalabhati',
        name: 'Kapalabhati',
        blocks: [phases([{ kind: 'stroke', seconds: 1 }], 30), phases([{ kind: 'free', seconds: 30 }])],
        ends: { by: 'rounds', rounds: 3 },
      },
    ],
    evidence: 'small',
    sources: [telles, chosen('30 strokes in 3 rounds, with 30 seconds between, are our choice')],
    dose: { by: 'rounds', usual: 3, choices: [1, 2, 3], most: 3 },
    posture: 'seated',
    through: nose,
  },
  {
    id: 'bhastrika',
    group: 'fast',
    patterns: [simple('bhastrika', 'Bhastrika', minutes(2), even(2.5))],
    evidence: 'practice',
    sources: [practice('Common practice')],
    dose: { by: 'minutes', usual: 2, choices: [1, 2, 3, 4, 5], most: 5 },
    posture: 'seated',
    through: nose,
  },
] as const satisfies readonly Technique[];

export type TechniqueId = (typeof rows)[number]['id'];

/** A technique whose id the compiler knows, so that prose can be complete. */
export type KnownTechnique = Technique & { readonly id: TechniqueId };

export const library: readonly KnownTechnique[] = rows;

/** Everything that can be breathed, the default first. */
export const techniques: readonly [Pattern, ...Pattern[]] = [
  box,
  ...rows.flatMap((row: Technique) => row.patterns).filter(pattern => pattern !== box),
];

/** The technique that a pattern of the library belongs to. */
export const techniqueOf = (patternId: string): KnownTechnique | undefined =>
  library.find(row => row.patterns.some(pattern => pattern.id === patternId));

/** A length of a technique as an ending. */
export function endingOf({ by }: Pick<Dose, 'by'>, count: number): Ending {
  if (by === 'minutes') return { by, minutes: count };
  return by === 'breaths' ? { by, breaths: count } : { by, rounds: count };
}
