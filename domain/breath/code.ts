/**
 * Patterns as text. Simple ones have a short code that people can read and type, `i4h4o4h4` or `r6i4h4o4h4` for six
 * breaths; every other one travels as its own JSON in base64url, `t1.` and the rest.
 */
import { no, ok, type Result } from '../result.ts';
import { isSimple, type Pattern, type Phase, type PhaseKind, pattern as schema } from './pattern.ts';

/** Longer codes are refused unread. */
export const longestCode = 8_000;

/** Why a code was refused, with the number that a sentence about it needs. */
export type CodeProblem =
  | { readonly why: 'empty' }
  | { readonly why: 'too-long'; readonly limit: number }
  | { readonly why: 'unreadable'; readonly at: number }
  | { readonly why: 'newer'; readonly version: number }
  | { readonly why: 'not-a-pattern'; readonly message: string };

const letters: Record<string, PhaseKind> = {
  i: 'in',
  s: 'second-in',
  h: 'hold',
  o: 'out',
  m: 'hum',
  k: 'stroke',
  f: 'free',
};
const letterOf: Partial<Record<PhaseKind, string>> = {
  in: 'i',
  'second-in': 's',
  hold: 'h',
  out: 'o',
  hum: 'm',
  rest: 'h',
  stroke: 'k',
  free: 'f',
};

const sidesOf: Record<string, NonNullable<Phase['route']>> = { n: 'nose', m: 'mouth', l: 'left', r: 'right' };

/** The shortest code that gives the same breath back; the name travels beside it. */
export function codeOf(of: Pattern): string {
  return shortCode(of) ?? `t1.${toBase64Url(utf8(JSON.stringify(of)))}`;
}

/** A short code where one can say everything: one block of plain phases, ended by minutes, breaths or never. */
export function shortCode(of: Pattern): string | null {
  const [block] = of.blocks;
  if (!block || !isSimple(of) || block.times !== 1 || of.unit !== undefined || of.ends.by === 'rounds') return null;
  let before: PhaseKind | undefined;
  let code = of.ends.by === 'breaths' ? `r${of.ends.breaths}` : '';
  for (const phase of block.phases) {
    const plain = phase.seconds !== undefined && phase.to === undefined && !phase.change;
    // A hold and a rest share the letter: which it is follows from what was before.
    const fits = phase.kind === 'hold' ? isFull(before) : phase.kind === 'rest' ? !isFull(before) : true;
    if (!plain || !fits) return null;
    code += `${letterOf[phase.kind]}${phase.seconds}${phase.route?.[0] ?? ''}`;
    before = phase.kind;
  }
  return code;
}

const isFull = (before: PhaseKind | undefined) => before === 'in' || before === 'second-in' || before === 'hold';

/** Read a code of either form. `id` and `name` are what a short code cannot say. */
export function readCode(
  text: string,
  given: { readonly id: string; readonly name: string },
): Result<Pattern, CodeProblem> {
  const code = text.trim();
  if (code === '') return no({ why: 'empty' });
  if (code.length > longestCode) return no({ why: 'too-long', limit: longestCode });
  const long = /^t(\d{1,6})\.(.*)$/s.exec(code);
  if (!long) return readShort(code.toLowerCase(), given);
  const version = Number(long[1]);
  if (version !== 1) return no({ why: 'newer', version });
  const json = fromBase64Url(long[2] ?? '');
  if (json === null) return no({ why: 'unreadable', at: 3 });
  return readPattern(json);
}

/** Any value as a pattern: the one door for files, links and stored rows. */
export function readPattern(value: unknown): Result<Pattern, CodeProblem> {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) return no({ why: 'newer', version });
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return no({ why: 'not-a-pattern', message: issue ? `${issue.path.join('.')}: ${issue.message}` : '' });
}

const piece = /([a-z])(\d{1,4}(?:\.\d{1,3})?)([nmlr](?![\d.]))?/y;

function readShort(
  code: string,
  { id, name }: { readonly id: string; readonly name: string },
): Result<Pattern, CodeProblem> {
  let breaths: number | undefined;
  let at = 0;
  const repeats = /^r(\d{1,5})/.exec(code);
  if (repeats) {
    breaths = Number(repeats[1]);
    at = repeats[0].length;
  }
  const phases: Phase[] = [];
  while (at < code.length) {
    piece.lastIndex = at;
    const found = piece.exec(code);
    const kind = found && letters[found[1] ?? ''];
    if (!found || !kind) return no({ why: 'unreadable', at });
    at = piece.lastIndex;
    const seconds = Number(found[2]);
    // Zero is how other apps say that a phase is left out.
    if (seconds === 0) continue;
    const side = found[3] === undefined ? undefined : sidesOf[found[3]];
    const real = kind === 'hold' && !isFull(phases.at(-1)?.kind) ? 'rest' : kind;
    phases.push(side ? { kind: real, seconds, route: side } : { kind: real, seconds });
  }
  return readPattern({
    version: 1,
    id,
    name,
    blocks: [{ times: 1, phases }],
    ends: breaths === undefined ? { by: 'minutes', minutes: 5 } : { by: 'breaths', breaths },
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// The core has no TextEncoder; percent-encoding is UTF-8 too.
const utf8 = (text: string) =>
  [...encodeURIComponent(text).matchAll(/%(..)|(.)/g)].map(([, hex, plain]) =>
    hex === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  );

function toBase64Url(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    const count = Math.min(4, bytes.length - i + 1);
    for (let j = 0; j < count; j++) text += alphabet[(bits >> (18 - 6 * j)) & 63];
  }
  return text;
}

/** The JSON inside, or null when it is not base64url of JSON in UTF-8. */
function fromBase64Url(text: string): unknown {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 4) {
    const digits = [...text.slice(i, i + 4)].map(c => alphabet.indexOf(c));
    if (digits.length === 1 || digits.includes(-1)) return null;
    const [a = 0, b = 0, c = 0, d = 0] = digits;
    const bits = (a << 18) | (b << 12) | (c << 6) | d;
    bytes.push(...[bits >> 16, (bits >> 8) & 255, bits & 255].slice(0, digits.length - 1));
  }
  try {
    return JSON.parse(decodeURIComponent(bytes.map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')));
  } catch {
    return null;
  }
}
