/** What is written about a technique: purpose, steps, one sentence of evidence with its source, limits. */
import { Fragment } from 'react';
import { Link } from 'wouter';
import type { KnownTechnique, Source } from '../../../domain/breath/library.ts';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { setFavourite, useFavourites } from '../../device/favourites.ts';
import { Diamond } from '../../ui/Diamond.tsx';
import { libraryWords } from '../../words/library.ts';
import { isPlain } from './draft.ts';

const say = libraryWords.library;

const addressOf = ({ doi, pmc }: Source) =>
  doi ? `https://doi.org/${doi}` : pmc ? `https://www.ncbi.nlm.nih.gov/pmc/articles/${pmc}/` : null;

export function Prose({ technique, pattern }: { readonly technique: KnownTechnique; readonly pattern: Pattern }) {
  const { purpose, steps, known, limits } = libraryWords.techniques[technique.id];
  const liked = useFavourites().includes(pattern.id);
  const first = technique.sources.find(source => addressOf(source) !== null);
  return (
    <>
      <section className="how" aria-label={say.technique.how}>
        <p>{purpose}</p>
        <ol>
          {steps.map((step, i) => (
            <li key={step}>
              <span aria-hidden="true">{i + 1}</span>
              {step}
            </li>
          ))}
        </ol>
      </section>
      <section className="known">
        <p>
          <strong>{say.technique.known}</strong> {known} {say.evidence[technique.evidence]}{' '}
          {first && <Cite source={first} />}
        </p>
        <div className="care-line">
          <Diamond />
          <p>
            <strong>{libraryWords.safety.limits}</strong> {limits} {say.technique.posture[technique.posture]}
          </p>
        </div>
        <p className="sources">
          {technique.sources.map((source, i) => (
            <Fragment key={source.label}>
              {i > 0 && '. '}
              {source.label}
              {source.doi && `, doi ${source.doi}`}
              {source.pmc && `, ${source.pmc}`}
            </Fragment>
          ))}
          . {say.technique.unreviewed}
        </p>
        <div className="row plain">
          <button type="button" className="link" onClick={() => setFavourite(pattern.id, !liked)}>
            {liked ? say.actions.unfavourite : say.actions.favourite}
          </button>
          {isPlain(pattern) && (
            <Link href={`/library/new?from=${pattern.id}`} className="link">
              {say.builder.based}
            </Link>
          )}
        </div>
      </section>
    </>
  );
}

const Cite = ({ source }: { readonly source: Source }) => (
  <a href={addressOf(source) ?? ''} target="_blank" rel="noreferrer">
    {source.label}
  </a>
);
