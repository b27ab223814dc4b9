/** Parse at the door: bodies, queries and parts of paths go through a zod schema, and what does not fit is told field by field. */
import { validator } from 'hono-openapi';
import * as z from 'zod/mini';
import type { AnySchema } from './answers.ts';
import { Refusal } from './problem.ts';

// zod/mini has no words of its own; what was wrong with a field is told in English (developers read it, not people).
z.config(z.locales.en());

interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
}

/** At most this many faults are told; a client needs one to know. */
const told = 10;

function refuse(result: { success: boolean; error?: readonly Issue[] }): void {
  if (result.success) return;
  const where = (result.error ?? []).slice(0, told).map(issue => ({ path: pathOf(issue), message: issue.message }));
  throw new Refusal('invalid', { where });
}

const pathOf = (issue: Issue) =>
  (issue.path ?? [])
    .map(part => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part))
    .join('.');

export const body = <Schema extends AnySchema>(schema: Schema) => validator('json', schema, refuse);
export const path = <Schema extends AnySchema>(schema: Schema) => validator('param', schema, refuse);
export const query = <Schema extends AnySchema>(schema: Schema) => validator('query', schema, refuse);
