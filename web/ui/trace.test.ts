/** The trace is the name: no two techniques look alike in the list, and what is special about one can be seen. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { box, library, type Technique } from '../../domain/breath/library.ts';
import { at, compile } from '../../domain/breath/timeline.ts';
import { Trace } from './Trace.tsx';
import { drawable, tracePath } from './trace-path.ts';

const row = { pps: 5, height: 34 };
/** Seconds of a trace that the narrowest phone shows. */
const shown = 30;

const texture = ({ patterns: [{ blocks }], throat }: Technique) => {
  const phases = blocks.flatMap(block => block.phases);
  return [
    throat && 'double',
    phases.some(({ kind }) => kind === 'hum') && 'ripple',
    phases.some(({ kind }) => kind === 'stroke') && 'strokes',
    phases.some(({ route }) => route === 'left') && 'letters',
  ].join();
};

/** The furthest that two traces are apart, in pixels of a row. */
function apart(a: Technique, b: Technique): number {
  const [first, second] = [a, b].map(({ patterns: [pattern] }) => compile(drawable(pattern).pattern));
  if (!first || !second) return 0;
  let most = 0;
  for (let t = 0; t < shown; t += 0.1) {
    most = Math.max(most, Math.abs(at(first, t).level - at(second, t).level) * row.height);
  }
  return most;
}

// Four pixels are more than the line is thick.
test('no two rows of the library look alike', () => {
  const alike = library.flatMap((a, i) =>
    library
      .slice(i + 1)
      .filter(b => texture(a) === texture(b) && apart(a, b) < 4)
      .map(b => `${a.id} and ${b.id}`),
  );
  expect(alike).toEqual([]);
});

test('six a minute and ujjayi differ in the line itself, not in time', () => {
  const find = (id: string) => library.find(one => one.id === id) as Technique;
  expect(apart(find('six'), find('ujjayi'))).toBe(0);
  expect(texture(find('six'))).not.toBe(texture(find('ujjayi')));
});

test('a hum is rippled, a stroke falls to the bottom and comes back, both end where they must', () => {
  const hum = { kind: 'hum', start: 0, end: 15, from: 1, to: 0, breath: 0, round: 0 } as const;
  const points = [...tracePath([hum], row).matchAll(/L([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(points.at(-1)).toEqual([75, 34]);
  const turns = points.filter(
    ([, y], i) => ((points[i + 1]?.[1] ?? 99) - (y ?? 0)) * ((y ?? 0) - (points[i - 1]?.[1] ?? 0)) < 0,
  );
  expect(turns.length).toBeGreaterThan(8);
  const stroke = { kind: 'stroke', start: 0, end: 1, from: 0.6, to: 0.6, breath: 0, round: 0 } as const;
  expect(tracePath([stroke], row)).toMatch(/^M0 13\.6C.* 1\.75 34C.* 5 13\.6$/);
});

test('a long row of breaths is cut short and marked, an open stop too', () => {
  const { pattern, broken } = drawable({
    version: 1,
    id: 'r',
    name: 'R',
    blocks: [
      {
        times: 30,
        phases: [
          { kind: 'in', seconds: 2 },
          { kind: 'out', seconds: 1 },
        ],
      },
      {
        times: 1,
        phases: [
          { kind: 'rest', open: true },
          { kind: 'in', seconds: 2 },
        ],
      },
    ],
    ends: { by: 'rounds', rounds: 3 },
  });
  expect(pattern.blocks.map(({ times }) => times)).toEqual([4, 1]);
  expect(broken.map((one, i) => (one ? i : -1)).filter(i => i >= 0)).toEqual([7, 8]);
  expect(compile(pattern).length).toBeLessThan(100);
});

test('what was breathed ends where it was broken off, and a whole breath is not cut', () => {
  const width = (seconds: number, solid: boolean) =>
    Number(
      /width="([\d.]+)"/.exec(
        renderToStaticMarkup(createElement(Trace, { pattern: box, ...row, minutes: seconds / 60, solid })),
      )?.[1],
    );
  expect(width(5, true)).toBe(5 * row.pps);
  expect(width(37, true)).toBe(37 * row.pps);
  const breath = 16 * row.pps;
  const cap = 3;
  expect(width(16, true)).toBe(breath + cap);
  // What is only offered is drawn to the end of a breath.
  expect(width(5, false)).toBe(breath + cap);
});
