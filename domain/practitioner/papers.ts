/** Files that a practitioner brings: papers that prove who they are, and a photo. What a file is, its first bytes say. */
import * as z from 'zod/mini';
import { plainText } from '../plain-text.ts';
import { instant } from '../time.ts';

const paperKinds = ['identity', 'qualification', 'insurance'] as const;

export const paperTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Bytes. */
export const mostOfPaper = 10 * 1024 * 1024;
export const mostOfPhoto = 2 * 1024 * 1024;

/** What a paper is called and is meant to prove; the file itself is the body. */
export const paperLabel = z.object({ kind: z.enum(paperKinds), name: plainText(120) });

export const paper = z
  .object({
    id: z.uuid(),
    kind: z.enum(paperKinds),
    name: z.string(),
    mediaType: z.enum(paperTypes),
    bytes: z.int(),
    addedAt: instant,
  })
  .register(z.globalRegistry, { id: 'Paper' });

export type Paper = z.infer<typeof paper>;

const beginnings = {
  'application/pdf': [[0, '%PDF-']],
  'image/jpeg': [[0, '\xff\xd8\xff']],
  'image/png': [[0, '\x89PNG\r\n\x1a\n']],
  'image/webp': [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
} as const satisfies Record<string, readonly (readonly [number, string])[]>;

type MediaType = keyof typeof beginnings;

/** Undefined for any other kind. What the sender calls it does not count. */
function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const says = (at: number, text: string) => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
  const types = Object.keys(beginnings) as MediaType[];
  return types.find(type => beginnings[type].every(([at, text]) => says(at, text)));
}

const among =
  <T extends MediaType>(types: readonly T[]) =>
  (bytes: Uint8Array) =>
    types.find(type => type === mediaTypeOf(bytes));

export const paperTypeOf = among(paperTypes);
export const photoTypeOf = among(photoTypes);

/** As photos are named in their store. */
export const photoEndings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;
