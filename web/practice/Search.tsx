/** Looking for sessions: by words, technique, mood, tag and dates; what was looked for stays in the address. */
import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import * as z from 'zod/mini';
import { type Wanted, wanted } from '../../domain/practice/find.ts';
import { clock } from '../device/clock.ts';
import { localDay } from '../device/today.ts';
import { shortDay } from '../words/dates.ts';
import { practice } from '../words/en/practice.ts';
import { calendarDay } from '../words/words.ts';
import { SearchForm } from './SearchForm.tsx';
import { SessionRow } from './SessionRow.tsx';
import { useFound } from './use-found.ts';
import './practice.css';
import './search.css';

const say = practice.search;

export default function Search() {
  const [address, setAddress] = useSearchParams();
  const want = useMemo(() => wantedIn(address), [address]);
  const change = (next: Wanted) => {
    setAddress(
      Object.entries(next).flatMap(([key, value]) =>
        value === undefined || value === '' ? [] : [[key, String(value)]],
      ),
      { replace: true },
    );
  };
  return (
    <div className="page practice">
      <Link href="/practice" className="link">
        {practice.links.back}
      </Link>
      <h1>{say.title}</h1>
      <div className="search-parts">
        <SearchForm want={want} onChange={change} />
        <Results want={want} />
      </div>
    </div>
  );
}

/** Whatever an address says; what makes no sense is left out. */
function wantedIn(address: URLSearchParams): Wanted {
  const asked = Object.fromEntries(address);
  const known = Object.entries(wanted.shape).flatMap(([key, schema]) => {
    const value = key === 'mood' ? Number(asked[key]) : asked[key];
    const read = asked[key] === undefined ? null : z.safeParse(schema, value);
    return read?.success ? [[key, read.data]] : [];
  });
  return Object.fromEntries(known);
}

function Results({ want }: { readonly want: Wanted }) {
  const { state, sessions, next, further } = useFound(want);
  const today = localDay(clock.now());
  const year = today.slice(0, 4);
  if (want.from && want.to && want.from > want.to) return <p role="status">{say.wrongDates}</p>;
  if (state === 'idle') return <p role="status">{say.start}</p>;
  return (
    <section className="search-results" aria-label={say.title} aria-busy={state === 'looking'}>
      <p role="status">
        {state === 'failed'
          ? say.failed
          : state === 'looking' && sessions.length === 0
            ? say.looking
            : say.found(sessions.length, next !== null)}
      </p>
      <ul>
        {sessions.map(session => (
          <SessionRow key={session.id} session={session} day={calendarDay(session.day, year)} />
        ))}
      </ul>
      {next !== null && (
        <p className="search-further">
          {say.backTo(shortDay(next, year))}{' '}
          <button type="button" className="button outline" disabled={state === 'looking'} onClick={further}>
            {say.further}
          </button>
        </p>
      )}
    </section>
  );
}
