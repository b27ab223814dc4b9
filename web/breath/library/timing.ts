/** A pattern in a few figures, as its row in the library says it: `4 · 7 · 8`, `1 + 0.5 · 4`, `5 · hum 15`. */
import { mainPhases, type Pattern, type Phase, secondsOf } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';

const say = libraryWords.library;

function figure(phase: Phase, unit: number | undefined): string {
  if (phase.open) return say.open;
  const from = say.seconds(secondsOf(phase, unit, 0));
  const seconds = phase.change ? say.upTo(from, say.seconds(phase.change.limit)) : from;
  return phase.kind === 'hum' ? say.hum(seconds) : seconds;
}

export function timingOf(pattern: Pattern): string {
  const [block] = pattern.blocks;
  const all = mainPhases(pattern);
  if (block && all.every(({ kind }) => kind === 'stroke')) return say.strokes(block.times * all.length);
  // The two sides of a breath by one nostril have the same seconds: once is enough.
  const sides = all.some(({ route }) => route === 'left' || route === 'right');
  const half = all.slice(0, all.length / 2);
  const mirrored = sides && half.every(({ seconds }, i) => seconds === all[half.length + i]?.seconds);
  let text = '';
  for (const phase of mirrored ? half : all) {
    const before = text === '' ? '' : phase.kind === 'second-in' ? ' + ' : ' · ';
    text += before + figure(phase, pattern.unit);
  }
  return mirrored ? `${text}, ${say.sides}` : text;
}
