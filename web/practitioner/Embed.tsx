/** Open times of one practitioner, for a frame on somebody else's page: nothing of the reader's own, and every link leaves the frame. */
import { useParams } from 'wouter';
import { useAnswer } from '../device/answer.ts';
import { projectUrl } from '../device/project.ts';
import { people } from '../words/en/people.ts';
import { Bookable } from './Bookable.tsx';
import { directoryApi } from './directory-api.ts';
import { Old, Trouble } from './Trouble.tsx';
import './people.css';

const api = directoryApi(projectUrl);

export default function Embed() {
  const { slug = '' } = useParams();
  const answer = useAnswer(`person ${slug}`, () => api.show(slug));
  if (answer.state === 'loading')
    return (
      <p className="page" role="status">
        {people.looking}
      </p>
    );
  if (answer.state === 'failed')
    return (
      <div className="page">
        <Trouble type={answer.type} again={answer.type === 'not-found' ? undefined : answer.again} />
      </div>
    );
  const { profile, services } = answer.value;
  return (
    <div className="page person">
      {answer.old && <Old again={answer.again} />}
      <h1>{profile.name}</h1>
      <p>{profile.headline}</p>
      {/* Not a link of the app: inside the frame there is only this page. */}
      <a className="link" href={`/people/${profile.slug}`} target="_blank" rel="noopener">
        {people.page.outside}
      </a>
      <Bookable services={services} ask={(service, window) => api.openTimes(profile.slug, service, window)} />
    </div>
  );
}
