/** Files in and out: a body that is the file itself, of bounded size; an answer that a browser shows or keeps, but never runs. */
import * as z from 'zod/mini';
import type { ProblemType } from '../../domain/problem.ts';
import { answers } from './answers.ts';
import { Refusal } from './problem.ts';
import { readUpTo } from './read.ts';

export async function fileOf(request: Request, limit: number): Promise<Uint8Array> {
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity') throw new Refusal('file-type');
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Refusal('body-too-large');
  return readUpTo(limit, request.body);
}

/** What the OpenAPI document says of a body that is a file. */
export const fileBody = (types: readonly string[]) => ({
  required: true as const,
  content: Object.fromEntries(types.map(type => [type, { schema: { type: 'string' as const, format: 'binary' } }])),
});

export function fileAnswers(description: string, types: readonly string[], refusals: readonly ProblemType[]) {
  const { 200: _, ...refused } = answers(description, anything, refusals);
  return { 200: { description, content: fileBody(types).content }, ...refused };
}

const anything = z.unknown();

/** `name`: to be kept under, not opened in the page. */
export const fileAnswer = (
  bytes: Uint8Array,
  mediaType: string,
  { name, cache }: { name?: string; cache?: string } = {},
) =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': mediaType,
      ...(cache !== undefined && { 'cache-control': cache }),
      ...(name !== undefined && { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }),
    },
  });
