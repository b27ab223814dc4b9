/** What an operation can answer, for the OpenAPI document: its own schema, and the problems it may refuse with. */
import { resolver } from 'hono-openapi';
import { type ProblemType, problemBody, problems } from '../../domain/problem.ts';

/** Any schema of the Standard Schema kind; ours are zod's. */
export type AnySchema = Parameters<typeof resolver>[0];

export function answers(description: string, schema: AnySchema, refusals: readonly ProblemType[]) {
  const byStatus = new Map<number, ProblemType[]>();
  for (const type of [...refusals, 'internal', 'unavailable'] as const) {
    byStatus.set(problems[type].status, [...(byStatus.get(problems[type].status) ?? []), type]);
  }
  return {
    200: { description, content: { 'application/json': { schema: resolver(schema) } } },
    ...Object.fromEntries(
      [...byStatus].map(([status, types]) => [
        status,
        {
          description: types.map(type => `${type}: ${problems[type].title}`).join('. '),
          content: { 'application/problem+json': { schema: resolver(problemBody) } },
        },
      ]),
    ),
  };
}
