/** The photo of a practice: a file under a fresh name each time, so that nobody is shown an old one from a cache. */
import { photoEndings as endings, photoTypeOf } from '../../domain/practitioner/papers.ts';
import type { OwnPractice } from '../../domain/practitioner/practice.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import { type Caller, house, type Ports } from '../ports.ts';
import { ownPracticeIn } from './practice.ts';

const fileOf = (practitioner: string, photo: string) => `photos/${practitioner}/${photo}`;

/** Undefined takes it away. */
export async function putPhoto(ports: Ports, caller: Caller, bytes: Uint8Array | undefined): Promise<OwnPractice> {
  const before = await asCaller(ports, caller, ownPracticeIn);
  if (!before) throw new Refusal('no-practice');
  const photo = bytes === undefined ? null : await kept(ports, caller, bytes);
  const practice = await asCaller(ports, caller, async query => {
    await query('update public.practitioners set photo = $1 where id = (select auth.uid())', [photo]);
    return ownPracticeIn(query);
  });
  if (before.photo !== null) await ports.files.remove(fileOf(caller.id, before.photo));
  if (!practice) {
    // The account went while its photo came.
    if (photo !== null) await ports.files.remove(fileOf(caller.id, photo));
    throw new Refusal('no-practice');
  }
  return practice;
}

async function kept({ files, newId }: Ports, { id }: Caller, bytes: Uint8Array): Promise<string> {
  const type = photoTypeOf(bytes);
  if (!type) throw new Refusal('file-type');
  const name = `${newId()}.${endings[type]}`;
  await files.put(fileOf(id, name), bytes, type);
  return name;
}

export interface Photo {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export async function ownPhoto(ports: Ports, caller: Caller): Promise<Photo> {
  const practice = await asCaller(ports, caller, ownPracticeIn);
  return read(ports, caller.id, practice?.photo ?? null);
}

/** Of somebody who is shown. */
export async function shownPhoto(ports: Ports, slug: string): Promise<Photo> {
  const [row] = await asCaller(ports, house, query =>
    query<{ id: string; photo: string | null }>('select id, photo from public.practitioners where slug = $1', [slug]),
  );
  return read(ports, row?.id ?? '', row?.photo ?? null);
}

/** Of somebody whose practice an admin looks at. */
export async function read({ files }: Ports, practitioner: string, photo: string | null): Promise<Photo> {
  const bytes = photo === null ? null : await files.get(fileOf(practitioner, photo));
  const type = (Object.keys(endings) as (keyof typeof endings)[]).find(name => photo?.endsWith(endings[name]));
  if (!bytes || !type) throw new Refusal('not-found');
  return { bytes, mediaType: type };
}
