/** Everything that can be breathed, in groups, each drawn at the same scale; what is one's own below. */
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { groups, library, techniques } from '../../../domain/breath/library.ts';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { useFavourites } from '../../device/favourites.ts';
import { useOwnPatterns } from '../../device/patterns.ts';
import { useVault } from '../../device/vault/state.ts';
import { Diamond } from '../../ui/Diamond.tsx';
import { Toast } from '../../ui/Toast.tsx';
import { UnlockLink } from '../../ui/UnlockLink.tsx';
import { libraryWords } from '../../words/library.ts';
import { setDeleted, undoRemove, undoTime, useDeleted } from './deleted.ts';
import { matches } from './find.ts';
import { Row, rowPps } from './Row.tsx';
import { Yours } from './Yours.tsx';
import './library.css';
import './care.css';

const say = libraryWords.library;

export default function Library() {
  const [query, setQuery] = useState('');
  const [arranging, setArranging] = useState(false);
  const own = useOwnPatterns();
  const locked = useVault() === 'locked';
  const liked = useFavourites();
  const deleted = useDeleted();
  const field = useId();

  const mine = own.state === 'ready' ? own.patterns : [];
  const meant = (pattern: Pattern) => matches(query, pattern);
  const searching = query.trim() !== '';
  const favourites = liked
    .flatMap(id => [...techniques, ...mine].find(pattern => pattern.id === id) ?? [])
    .filter(meant);
  // A search finds each pattern by itself; the list shows a technique once.
  const shipped = groups.map(group => ({
    group,
    patterns: library
      .filter(row => row.group === group)
      .flatMap(({ patterns }) => (searching ? patterns.filter(meant) : patterns.slice(0, 1))),
  }));
  const yours = mine.filter(meant);
  const found = shipped.reduce((sum, { patterns }) => sum + patterns.length, yours.length);
  const lists = shipped.filter(({ patterns }) => patterns.length > 0);

  return (
    <div className="page library">
      <header className="library-head">
        <h1>{say.title}</h1>
        <Link href="/library/new" className="link">
          {say.newPattern}
        </Link>
      </header>
      <search className="library-search">
        <label htmlFor={field} className="heard">
          {say.search}
        </label>
        <input
          id={field}
          type="search"
          placeholder={say.placeholder}
          value={query}
          maxLength={80}
          autoComplete="off"
          onChange={event => setQuery(event.target.value)}
        />
      </search>
      <p role="status" className={searching && found === 0 ? undefined : 'heard'}>
        {searching && (found === 0 ? say.nothing(query.trim()) : say.found(found))}
      </p>
      <Scale />
      <div className="library-lists">
        {favourites.length > 0 && (
          <section aria-labelledby="favourites">
            <h2 id="favourites">{say.favourites}</h2>
            <ul className="rows">
              {favourites.map(pattern => (
                <Row key={pattern.id} pattern={pattern} />
              ))}
            </ul>
          </section>
        )}
        {lists.map(({ group, patterns }) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{say.groups[group]}</h2>
            {group === 'fast' && (
              <div className="care-line fast-line">
                <Diamond />
                <p>{say.fastLine}</p>
              </div>
            )}
            <ul className="rows">
              {patterns.map(pattern => (
                <Row key={pattern.id} pattern={pattern} />
              ))}
            </ul>
          </section>
        ))}
        {(!searching || yours.length > 0) && (
          <section aria-labelledby="yours" className="yours">
            <header className="yours-head">
              <h2 id="yours">{say.yours}</h2>
              {mine.length > 0 && <span className="quiet">{mine.length}</span>}
              {mine.length > 0 && !searching && (
                <button
                  type="button"
                  className="link"
                  aria-pressed={arranging}
                  onClick={() => setArranging(!arranging)}
                >
                  {arranging ? say.arranged : say.arrange}
                </button>
              )}
            </header>
            {locked ? (
              <p className="quiet yours-none">
                {say.locked} <UnlockLink />
              </p>
            ) : (
              own.state === 'failed' && <p className="warning">{say.unreadable}</p>
            )}
            {!locked && own.state === 'ready' && mine.length === 0 && <p className="quiet yours-none">{say.noneYet}</p>}
            <Yours patterns={yours} arranging={arranging && !searching} />
          </section>
        )}
      </div>
      <div className="row library-foot">
        <Link href="/library/import" className="button outline">
          {say.import}
        </Link>
        <Link href="/health" className="link">
          {say.health}
        </Link>
      </div>
      {deleted && (
        <Toast
          key={deleted.id}
          text={say.deleted(deleted.pattern.name)}
          action={say.undo}
          onAction={() => void undoRemove()}
          milliseconds={undoTime}
          onGone={() => setDeleted(undefined)}
        />
      )}
    </div>
  );
}

/** How long ten seconds are in every row. */
const Scale = () => (
  <p className="scale">
    <svg width={10 * rowPps} height="8" aria-hidden="true">
      <path d={`M.5 0v6.5h${10 * rowPps - 1}V0`} />
    </svg>
    <span aria-hidden="true">{say.scale}</span>
    <span className="heard">{say.scaleLabel}</span>
  </p>
);
