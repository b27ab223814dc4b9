/** The directory: who can be found, when they are free next, and what narrows it; what is looked for stays in the address. */
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Listing } from '../../domain/practitioner/directory.ts';
import { useAnswer } from '../device/answer.ts';
import { clock } from '../device/clock.ts';
import { projectUrl } from '../device/project.ts';
import { localZone } from '../device/today.ts';
import { languageName, price, wallDay, wallTime } from '../words/dates.ts';
import { people as say } from '../words/en/people.ts';
import { directoryApi } from './directory-api.ts';
import { Filters } from './Filters.tsx';
import { Portrait } from './Portrait.tsx';
import { Taught } from './Taught.tsx';
import { Old, Trouble } from './Trouble.tsx';
import { cityOf, wallOf } from './wall.ts';
import { filtersOn, questionOf, type Wanted, wantedIn } from './wanted.ts';
import './people.css';

const api = directoryApi(projectUrl);

export default function People() {
  const [address, setAddress] = useSearchParams();
  const want = wantedIn(address);
  const change = (next: Record<string, string | undefined>) =>
    setAddress(
      Object.entries(next).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      { replace: true },
    );
  const key = useDeferredValue(JSON.stringify(want));
  return (
    <div className="page people">
      <header className="screen-head">
        <h1>{say.title}</h1>
        <Link href="/people/me" className="link">
          {say.yours}
        </Link>
      </header>
      <p className="quiet">
        {say.lead} {say.zone(cityOf(localZone()))}
      </p>
      <div className="people-parts">
        <Filters want={want} onChange={change} />
        <section aria-label={say.title}>
          <Found key={key} want={JSON.parse(key) as Wanted} />
        </section>
      </div>
    </div>
  );
}

/** One page of them after the other, for one set of wishes. */
function Found({ want }: { readonly want: Wanted }) {
  const [asked] = useState(() => questionOf(want, clock.now().getTime()));
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <>
      {pages.map((after, i) => (
        <OnePage
          key={after ?? ''}
          question={after === undefined ? asked : { ...asked, after }}
          first={i === 0}
          narrowed={filtersOn(want) > 0 || want.text !== undefined}
          onMore={i === pages.length - 1 ? next => setPages([...pages, next]) : undefined}
        />
      ))}
    </>
  );
}

interface PageProps {
  readonly question: ReturnType<typeof questionOf>;
  readonly first: boolean;
  readonly narrowed: boolean;
  readonly onMore: ((after: string) => void) | undefined;
}

function OnePage({ question, first, narrowed, onMore }: PageProps) {
  const answer = useAnswer(`people ${JSON.stringify(question)}`, () => api.find(question));
  if (answer.state === 'loading') return <p role="status">{say.looking}</p>;
  if (answer.state === 'failed') return <Trouble type={answer.type} again={answer.again} />;
  const { practitioners, after } = answer.value;
  return (
    <>
      {answer.old && <Old again={answer.again} />}
      {first && (
        <p role="status" className={practitioners.length > 0 ? 'quiet' : undefined}>
          {practitioners.length > 0
            ? say.found(practitioners.length, after !== null)
            : narrowed
              ? say.none
              : say.nobody}
        </p>
      )}
      <ul className="people-list">
        {practitioners.map(one => (
          <Row key={one.slug} one={one} />
        ))}
      </ul>
      {after !== null && onMore && (
        <button type="button" className="button outline people-more" onClick={() => onMore(after)}>
          {say.more}
        </button>
      )}
    </>
  );
}

function Row({ one }: { readonly one: Listing }) {
  const wall = one.nextFree === null ? null : wallOf(localZone(), one.nextFree);
  return (
    <li>
      <Link href={`/people/${one.slug}`} className="people-row">
        <Portrait name={one.name} url={one.photo && api.photoUrl(one.slug, one.photo)} />
        <span className="people-who">
          <strong>{one.name}</strong>
          <span>{one.headline}</span>
          <span className="quiet">
            {[...one.languages.map(languageName), ...(one.online ? [say.online] : [])].join(', ')}
          </span>
        </span>
        <span className="people-price-from">
          {one.from.map(({ currency, amount }) => (
            <span key={currency}>{amount === 0 ? say.free : say.from(price(currency, amount))}</span>
          ))}
        </span>
        <span className="people-foot">
          {wall ? (
            <strong>
              <span className="whole">{wallDay(wall)},</span> {wallTime(wall)}
            </strong>
          ) : (
            <span className="quiet">{say.noTime}</span>
          )}
          <Taught techniques={one.techniques} />
        </span>
      </Link>
    </li>
  );
}
