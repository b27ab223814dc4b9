/** Which patterns a few typed words mean: by name, by seconds in order, or by what people use them for. */
import { techniqueOf } from '../../../domain/breath/library.ts';
import { mainPhases, type Pattern, secondsOf } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

export function matches(query: string, pattern: Pattern): boolean {
  const typed = plain(query).trim();
  if (typed === '') return true;
  const technique = techniqueOf(pattern.id);
  const prose = technique && libraryWords.techniques[technique.id];
  const name = plain(pattern.name);
  if (name.includes(typed)) return true;
  const figures = typed.match(/\d+(?:[.,]\d+)?/g)?.map(figure => Number(figure.replace(',', '.'))) ?? [];
  const words = typed.match(/\p{L}+/gu) ?? [];
  const known = `${name} ${plain(prose ? `${prose.purpose} ${prose.find}` : '')}`.split(/[^\p{L}\d]+/u);
  const said = words.every(word => known.some(one => one.startsWith(word)));
  return said && (figures.length === 0 ? words.length > 0 : follows(figures, pattern));
}

/** Whether the breath has these seconds, in this order. Rests of zero are how some people write "none". */
function follows(figures: readonly number[], pattern: Pattern): boolean {
  const seconds = mainPhases(pattern).map(phase => secondsOf(phase, pattern.unit, 0));
  const wanted = figures.filter(figure => figure > 0);
  return seconds.some((_, from) => wanted.every((figure, i) => seconds[from + i] === figure));
}
