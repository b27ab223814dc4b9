/** What is wrong with a JSON text that a parser would accept: looked for in one pass, without recursion. */

export const depthLimit = 32;

export type Flaw = 'too-deep' | 'unstorable-text';

/**
 * `too-deep`: more than `depthLimit` arrays and objects inside each other.
 * `unstorable-text`: a string with U+0000 or half a surrogate pair, which PostgreSQL's jsonb refuses (and no person types).
 * The text must come from a strict UTF-8 decoder, so only escapes can spell half a pair.
 */
export function flawOf(text: string): Flaw | null {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (!inString) {
      if (c === '"') inString = true;
      else if ((c === '[' || c === '{') && ++depth > depthLimit) return 'too-deep';
      else if (c === ']' || c === '}') depth--;
    } else if (c === '"') {
      inString = false;
    } else if (c === '\\') {
      const unit = escapedUnit(text, i);
      if (unit === 0 || isLow(unit)) return 'unstorable-text';
      if (isHigh(unit)) {
        if (!isLow(escapedUnit(text, i + 6))) return 'unstorable-text';
        i += 6;
      }
      i += unit === null ? 1 : 5;
    }
  }
  return null;
}

/** The UTF-16 unit that `\uXXXX` at `i` spells; null for any other escape. */
function escapedUnit(text: string, i: number): number | null {
  const hex = /^\\u([0-9a-f]{4})$/i.exec(text.slice(i, i + 6));
  return hex?.[1] ? Number.parseInt(hex[1], 16) : null;
}

const isHigh = (unit: number | null) => unit !== null && unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number | null) => unit !== null && unit >= 0xdc00 && unit <= 0xdfff;
