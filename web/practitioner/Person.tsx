/** The page of one practitioner: next free before the biography, then what is taught and what is asked of clients. */
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { ShownPractice } from '../../domain/practitioner/directory.ts';
import { useAnswer } from '../device/answer.ts';
import { projectUrl } from '../device/project.ts';
import { Trace } from '../ui/Trace.tsx';
import { languageName } from '../words/dates.ts';
import { people } from '../words/en/people.ts';
import { Bookable } from './Bookable.tsx';
import { directoryApi } from './directory-api.ts';
import { Portrait } from './Portrait.tsx';
import { Old, Trouble } from './Trouble.tsx';
import { patternOf, techniqueName } from './technique-name.ts';
import './people.css';

const say = people.page;
const api = directoryApi(projectUrl);

export default function Person() {
  const { slug = '' } = useParams();
  const answer = useAnswer(`person ${slug}`, () => api.show(slug));
  return (
    <div className="page person">
      <Link href="/people" className="link">
        {people.toPeople}
      </Link>
      {answer.state === 'loading' && (
        <>
          <h1>{people.title}</h1>
          <p role="status">{people.looking}</p>
        </>
      )}
      {answer.state === 'failed' && (
        <>
          <h1>{people.title}</h1>
          <Trouble type={answer.type} again={answer.type === 'not-found' ? undefined : answer.again} />
        </>
      )}
      {answer.state === 'ready' && (
        <>
          {answer.old && <Old again={answer.again} />}
          <Shown practice={answer.value} />
        </>
      )}
    </div>
  );
}

function Shown({ practice: { profile, photo, services } }: { readonly practice: ShownPractice }) {
  return (
    <>
      <header className="person-head">
        <Portrait name={profile.name} url={photo && api.photoUrl(profile.slug, photo)} />
        <div>
          <h1>{profile.name}</h1>
          <p>{profile.headline}</p>
          <p className="quiet">
            {say.speaks} {profile.languages.map(languageName).join(', ')}. {say.checked}
          </p>
          <Share slug={profile.slug} name={profile.name} />
        </div>
      </header>
      <div className="person-parts">
        <section>
          <h2>{say.services}</h2>
          <Bookable services={services} ask={(service, window) => api.openTimes(profile.slug, service, window)} />
          <p className="quiet">{say.booking}</p>
        </section>
        <div>
          {profile.techniques.length > 0 && (
            <section>
              <h2>{say.teaches}</h2>
              <ul className="taught-rows">
                {profile.techniques.map(id => (
                  <Taught key={id} id={id} />
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>{say.about}</h2>
            <p className="as-written">{profile.about}</p>
          </section>
          {profile.rules && (
            <section>
              <h2>{say.rules}</h2>
              <p className="as-written">{profile.rules}</p>
            </section>
          )}
        </div>
      </div>
    </>
  );
}

function Taught({ id }: { readonly id: string }) {
  const pattern = patternOf(id);
  return (
    <li>
      <Link href={`/library/${id}`} className="taught-row">
        <strong>{techniqueName(id)}</strong>
        <span>{pattern && <Trace pattern={pattern} pps={5} height={30} minutes={1} />}</span>
      </Link>
    </li>
  );
}

/** By what the device offers, else into the clipboard; where neither can be, the link itself is shown. */
export function Share({ slug, name }: { readonly slug: string; readonly name: string }) {
  const [said, setSaid] = useState<'copied' | 'link'>();
  const url = `${location.origin}/people/${slug}`;
  const share = async () => {
    try {
      if (navigator.share && matchMedia('(pointer: coarse)').matches)
        return await navigator.share({ title: name, url });
      await navigator.clipboard.writeText(url);
      setSaid('copied');
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setSaid('link');
    }
  };
  return (
    <div className="row">
      <button type="button" className="link" onClick={() => void share()}>
        {say.share}
      </button>
      <span role="status">{said === 'copied' && say.copied}</span>
      {said === 'link' && <input readOnly aria-label={say.link} value={url} onFocus={event => event.target.select()} />}
    </div>
  );
}
