/** One's own practice: opened, changed, and shown with what others do not see. */
import type { OwnPractice } from '../../domain/practitioner/practice.ts';
import { missingFrom, type Profile } from '../../domain/practitioner/profile.ts';
import type { VerificationState } from '../../domain/practitioner/verification.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports, Query } from '../ports.ts';

export interface PracticeRow extends Profile {
  readonly photo: string | null;
  readonly state: VerificationState;
  readonly reason: string | null;
  readonly changedAt: string;
}

/** Of public.practitioners as `p`. */
export const profileColumns = `p.slug, p.name, p.headline, p.about, p.rules, array_to_json(p.languages) as languages,
  array_to_json(p.techniques) as techniques`;
export const practiceColumns = `${profileColumns}, p.photo, p.state::text, p.reason, p.changed_at as "changedAt"`;

export const profileOf = (row: Profile): Profile => ({
  slug: row.slug,
  name: row.name,
  headline: row.headline,
  about: row.about,
  languages: row.languages,
  techniques: row.techniques,
  rules: row.rules,
});

const papersCounted = `(select count(*)::int from public.verification_documents d where d.practitioner = p.id)`;

const told = ({ papers, ...row }: PracticeRow & { papers: number }): OwnPractice => ({
  profile: profileOf(row),
  photo: row.photo,
  state: row.state,
  reason: row.reason,
  missing: missingFrom(row, papers),
  changedAt: row.changedAt,
});

export async function ownPracticeIn(query: Query): Promise<OwnPractice | null> {
  const [row] = await query<PracticeRow & { papers: number }>(
    `select ${practiceColumns}, ${papersCounted} as papers from public.practitioners p where p.id = (select auth.uid())`,
  );
  return row ? told(row) : null;
}

export const readPractice = async (ports: Ports, caller: Caller) => ({
  practice: await asCaller(ports, caller, ownPracticeIn),
});

/** Opens it the first time. */
export async function putPractice(ports: Ports, caller: Caller, of: Profile): Promise<OwnPractice> {
  const list = (n: number) => `array(select jsonb_array_elements_text($${n}::jsonb))`;
  const practice = await asCaller(ports, caller, async query => {
    await query(
      `insert into public.practitioners (slug, name, headline, about, rules, languages, techniques)
       values ($1, $2, $3, $4, $5, ${list(6)}, ${list(7)})
       on conflict (id) do update set slug = excluded.slug, name = excluded.name, headline = excluded.headline,
         about = excluded.about, rules = excluded.rules, languages = excluded.languages, techniques = excluded.techniques`,
      [of.slug, of.name, of.headline, of.about, of.rules, JSON.stringify(of.languages), JSON.stringify(of.techniques)],
    );
    return ownPracticeIn(query);
  });
  if (!practice) throw new Error('the practice that was just put is not there');
  return practice;
}
