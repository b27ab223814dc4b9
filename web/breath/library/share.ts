/** Patterns on their way to others and back: links, files, text that a person pasted. Nothing here touches the network. */
import { type CodeProblem, codeOf, longestCode, readCode, readPattern } from '../../../domain/breath/code.ts';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { no, type Result } from '../../../domain/result.ts';

/** The part after # is never sent to any server. A short code carries no name, so the name travels beside it. */
export function linkTo(pattern: Pattern, origin: string): string {
  const code = codeOf(pattern);
  return `${origin}/p#${code}${code.startsWith('t1.') ? '' : `/${encodeURIComponent(pattern.name)}`}`;
}

/** What a link carries, or a code, or a whole exported file pasted as text. */
export function readText(text: string, given: { id: string; name: string }): Result<Pattern, CodeProblem> {
  const typed = text.trim();
  if (typed.startsWith('{')) return readFile(typed);
  const code = typed.includes('#') ? typed.slice(typed.indexOf('#') + 1) : typed;
  const slash = code.indexOf('/');
  if (slash < 0) return readCode(code, given);
  const name = decoded(code.slice(slash + 1)).slice(0, 120);
  return readCode(code.slice(0, slash), { ...given, name: name || given.name });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return '';
  }
}

/** The largest file that is read, in bytes: many times a pattern. */
export const largestFile = 64_000;

/** The text of a JSON file. */
export function readFile(text: string): Result<Pattern, CodeProblem> {
  if (text.length > largestFile) return no({ why: 'too-long', limit: longestCode });
  try {
    return readPattern(JSON.parse(text));
  } catch {
    return no({ why: 'unreadable', at: 0 });
  }
}

/** `before-the-stage.json` */
export const fileName = (pattern: Pattern) =>
  `${
    pattern.name
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'pattern'
  }.json`;

/** Hand a pattern to the person as a file. */
export function exportFile(pattern: Pattern): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(pattern, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(pattern);
  link.click();
  URL.revokeObjectURL(url);
}
