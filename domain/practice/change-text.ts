/** A change as the text that is sealed and travels: every stamp stands once, with the fields that carry it. */
import * as z from 'zod/mini';
import { no, ok, type Result } from '../result.ts';
import type { Field } from './change.ts';
import { type Stamp, stamp } from './stamp.ts';

/** One thing, and what changed of it. */
export interface Change {
  /** What it is: a session, a pattern, … A newer version may know more kinds. */
  readonly kind: string;
  readonly id: string;
  readonly fields: readonly Field[];
}

const version = 1;

/** Fields of one thing. */
const mostFields = 128;
/** Arrays and objects inside each other, in one value: more would be too much for functions that follow them. */
const deepest = 16;

const value = z.unknown().check(z.refine(of => isShallow(of, deepest)));

/** Lists and not objects: names come from elsewhere, and `__proto__` is a name like any other. */
const named = z.tuple([z.string().check(z.minLength(1), z.maxLength(80)), value]);

const written = z.object({
  version: z.literal(version),
  kind: z.string().check(z.minLength(1), z.maxLength(20)),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  fields: z.array(z.tuple([stamp, z.array(named).check(z.minLength(1), z.maxLength(mostFields))])).check(
    z.minLength(1),
    z.refine(groups => groups.reduce((sum, [, of]) => sum + of.length, 0) <= mostFields),
  ),
});

export function writeChange({ kind, id, fields }: Change): string {
  const groups = new Map<Stamp, [string, unknown][]>();
  for (const [name, at, value] of fields) {
    const group = groups.get(at);
    if (group) group.push([name, value]);
    else groups.set(at, [[name, value]]);
  }
  return JSON.stringify({ version, kind, id, fields: [...groups] } satisfies z.infer<typeof written>);
}

/** `unknown-format`: a newer version wrote it. `damaged`: it is nothing that any version writes. */
export function readChange(text: string): Result<Change, 'unknown-format' | 'damaged'> {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return no('damaged');
  }
  const parsed = written.safeParse(found);
  if (!parsed.success) return no(isNewer(found) ? 'unknown-format' : 'damaged');
  const { kind, id, fields } = parsed.data;
  return ok({ kind, id, fields: fields.flatMap(([at, of]) => of.map(([name, value]): Field => [name, at, value])) });
}

const isNewer = (found: unknown) =>
  typeof found === 'object' && found !== null && 'version' in found && Number(found.version) > version;

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every(of => isShallow(of, left - 1));
}
