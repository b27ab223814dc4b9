/** What a practitioner says of themselves: what others find and read, once it is verified. */
import * as z from 'zod/mini';
import { library } from '../breath/library.ts';
import { plainText } from '../plain-text.ts';

const techniqueIds = library.map(({ id }) => id);
export const technique = z.enum(techniqueIds);

/** A language as people name it in a list: `de`, `pt-BR`. */
export const language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/));

export const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.minLength(3), z.maxLength(40));

const unique = <T>(items: readonly T[]) => new Set(items).size === items.length;

/** Each thing once. */
export const setOf = <Schema extends z.core.$ZodType>(item: Schema, least: number, most: number) =>
  z.array(item).check(z.minLength(least), z.maxLength(most), z.refine(unique, { error: 'something stands twice' }));

/** Nobody is called what an address of ours means. */
const reserved = ['new', 'me', 'admin', 'api', 'embed', 'search'];

export const profile = z
  .strictObject({
    /** The last part of the address that is shared. */
    slug: slug.check(z.refine(text => !reserved.includes(text), { error: 'this name is taken' })),
    name: plainText(80),
    headline: plainText(120, { least: 0 }),
    about: plainText(4_000, { lines: true, least: 0 }),
    languages: setOf(language, 1, 12),
    techniques: setOf(technique, 0, techniqueIds.length),
    /** House rules, in words; what money goes back is data of each service. */
    rules: plainText(2_000, { lines: true, least: 0 }),
  })
  .register(z.globalRegistry, { id: 'PractitionerProfile' });

export type Profile = z.infer<typeof profile>;

/** What is still missing before it can be submitted. */
export function missingFrom({ about, headline }: Profile, documents: number): ('headline' | 'about' | 'documents')[] {
  return [
    ...(headline === '' ? ['headline' as const] : []),
    ...(about === '' ? ['about' as const] : []),
    ...(documents === 0 ? ['documents' as const] : []),
  ];
}
