/** Papers that prove who a practitioner is: files that nobody but they and an admin is ever handed. */
import type * as z from 'zod/mini';
import { type Paper, type paperLabel, paperTypeOf } from '../../domain/practitioner/papers.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports, Query } from '../ports.ts';

const columns = 'id, kind, name, media_type as "mediaType", bytes, added_at as "addedAt"';

const fileOf = (practitioner: string, id: string) => `papers/${practitioner}/${id}`;

/** RLS says whose they may be. */
export const papersIn = (query: Query, practitioner: string) =>
  query<Paper>(`select ${columns} from public.verification_documents where practitioner = $1 order by added_at, id`, [
    practitioner,
  ]);

/** The id is the device's: the same paper may be sent again after an answer that was lost. */
export async function putPaper(
  ports: Ports,
  caller: Caller,
  id: string,
  { kind, name }: z.infer<typeof paperLabel>,
  bytes: Uint8Array,
): Promise<Paper> {
  const type = paperTypeOf(bytes);
  if (!type) throw new Refusal('file-type');
  const [known, ready] = await asCaller(ports, caller, async query => [
    (await papersIn(query, caller.id)).find(paper => paper.id === id),
    (await query('select from public.practitioners where id = (select auth.uid())')).length > 0,
  ]);
  if (known) return known;
  if (!ready) throw new Refusal('no-practice');
  // The file first: a paper that is on the list can be read.
  await ports.files.put(fileOf(caller.id, id), bytes, type);
  try {
    const [paper] = await asCaller(ports, caller, query =>
      query<Paper>(
        `insert into public.verification_documents (id, kind, name, media_type, bytes) values ($1, $2, $3, $4, $5)
         returning ${columns}`,
        [id, kind, name, type, bytes.byteLength],
      ),
    );
    if (!paper) throw new Error('a paper that was put is answered');
    return paper;
  } catch (error) {
    await ports.files.remove(fileOf(caller.id, id));
    throw error;
  }
}

/** One's own, or one that an admin judges: to others, and of a draft, there is nothing here. */
export async function readPaper(ports: Ports, caller: Caller, practitioner: string, id: string) {
  const papers = await asCaller(ports, caller, query => papersIn(query, practitioner));
  const paper = papers.find(one => one.id === id);
  const bytes = paper && (await ports.files.get(fileOf(practitioner, id)));
  if (!paper || !bytes) throw new Refusal('not-found');
  return { paper, bytes };
}

export async function deletePaper(ports: Ports, caller: Caller, id: string): Promise<{ id: string }> {
  const [gone] = await asCaller(ports, caller, query =>
    query<{ id: string }>(
      'delete from public.verification_documents where practitioner = (select auth.uid()) and id = $1 returning id',
      [id],
    ),
  );
  if (!gone) throw new Refusal('not-found');
  await ports.files.remove(fileOf(caller.id, id));
  return gone;
}
