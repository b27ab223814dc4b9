/** What the rules of the product say about what was typed, as sentences beside the fields, before anything is sent. */
import * as z from 'zod/mini';
import { own } from '../../words/en/own-practice.ts';

const say = own.flaws;

/** By the path of the field, as in `options.0.minutes`. */
export type Flaws = Readonly<Record<string, string>>;

export function flawsOf(schema: z.ZodMiniType, value: unknown): Flaws {
  const read = z.safeParse(schema, value);
  if (read.success) return {};
  // The first thing that is wrong with a field is what is said.
  return Object.fromEntries(read.error.issues.map(issue => [issue.path.join('.'), sentence(issue)]).reverse());
}

function sentence({ code, path, message, ...issue }: z.core.$ZodIssue): string {
  if (path[0] === 'slug') return say.taken;
  if (code === 'invalid_type')
    return 'expected' in issue && /number|int/.test(String(issue.expected)) ? say.number : say.needed;
  const of = 'origin' in issue ? issue.origin : undefined;
  const isText = of === 'string' || of === 'array';
  if (code === 'too_small') return isText ? say.needed : say.number;
  if (code === 'too_big') return isText ? say.long : say.number;
  return custom.find(([about]) => about.test(message))?.[1] ?? say.form;
}

const custom: readonly (readonly [RegExp, string])[] = [
  [/markup|cannot be seen/, say.plain],
  [/ends before|end after/, say.reversed],
  [/twice|two journeys/, say.twice],
  [/say where/, say.place],
  [/step to step|calls off later/, say.cancel],
];
