/** What the app itself has to say, one line each, beside the navigation and never over the content. */
import { useState } from 'react';
import { useOnline } from '../device/online.ts';
import { useTrouble } from '../device/trouble.ts';
import { newsHeard, switchToNewVersion, useVersion } from '../device/update.ts';
import { words } from '../words/words.ts';

const say = words.shell;

export function Notices({ path }: { readonly path: string }) {
  return (
    <div className="notices" role="status">
      <Offline />
      <DatabaseTrouble />
      <NewVersion />
      <OfflineReady key={path} />
    </div>
  );
}

function Offline() {
  if (useOnline()) return null;
  return (
    <p className="notice offline">
      <span>
        <strong>{say.offline.title}</strong> {say.offline.text}
      </span>
    </p>
  );
}

function DatabaseTrouble() {
  const trouble = useTrouble();
  if (!trouble) return null;
  const { title, text, act } = say.trouble[trouble];
  return (
    <p className="notice">
      <span>
        <strong>{title}</strong> {text}
      </span>
      <button type="button" className="link" onClick={() => window.location.reload()}>
        {act}
      </button>
    </p>
  );
}

/** A question, with "later" as good an answer as any. The frame is not on the stage, so nobody is asked during a session. */
function NewVersion() {
  const { waiting } = useVersion();
  const [answer, setAnswer] = useState<'later' | 'busy'>();
  if (!waiting || answer === 'later') return null;
  const use = async () => {
    if (!(await switchToNewVersion())) setAnswer('busy');
  };
  return (
    <p className="notice">
      <span>
        <strong>{say.update.title}</strong> {answer === 'busy' && say.update.busy}
      </span>
      <button type="button" className="link" onClick={() => void use()}>
        {say.update.use}
      </button>
      <button type="button" className="link" onClick={() => setAnswer('later')}>
        {say.update.later}
      </button>
    </p>
  );
}

/** Said once, and only together with a new screen: it must not push Start away from under a finger. */
function OfflineReady() {
  const { news, waiting } = useVersion();
  const [due] = useState(news);
  const online = useOnline();
  if (!due || !news || waiting || !online) return null;
  return (
    <p className="notice">
      <span>
        <strong>{say.offlineReady.title}</strong> {say.offlineReady.text}
      </span>
      <button type="button" className="link" onClick={newsHeard}>
        {say.offlineReady.close}
      </button>
    </p>
  );
}
