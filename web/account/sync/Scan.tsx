/** The camera looks for the square on the other device; without one, the way leads back to typing. */
import { useEffect, useRef, useState } from 'react';
import { type CameraProblem, type Looking, look } from '../../device/camera.ts';
import { sync } from '../../words/en/sync.ts';

const say = sync.scan;

interface Props {
  /** The code in a scanned text; null when it is something else. */
  readonly codeIn: (text: string) => string | null;
  readonly onCode: (code: string) => void;
  readonly onStop: () => void;
}

export default function Scan({ codeIn, onCode, onStop }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'looking' | 'foreign' | CameraProblem>('starting');
  const [attempt, setAttempt] = useState(0);
  const found = useRef(onCode);
  found.current = onCode;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to open it anew
  useEffect(() => {
    if (!video.current) return;
    let left = false;
    let looking: Looking | undefined;
    setState('starting');
    const onText = (text: string) => {
      const code = codeIn(text);
      if (code === null) setState('foreign');
      else found.current(code);
      return code !== null;
    };
    void look(video.current, onText).then(opened => {
      if (opened.ok) looking = opened.value;
      if (left) looking?.stop();
      else setState(was => (!opened.ok ? opened.problem : was === 'starting' ? 'looking' : was));
    });
    return () => {
      left = true;
      looking?.stop();
    };
  }, [codeIn, attempt]);

  const problem = state === 'none' || state === 'refused' || state === 'taken' ? state : null;
  return (
    <section className="scan" aria-label={say.title}>
      <p>{say.title}</p>
      <video ref={video} muted playsInline aria-label={say.picture} hidden={problem !== null} />
      <p role="status" className={problem || state === 'foreign' ? 'warning' : 'quiet'}>
        {say.states[state]}
      </p>
      <p className="row">
        {problem && (
          <button type="button" className="button outline" onClick={() => setAttempt(attempt + 1)}>
            {say.again}
          </button>
        )}
        <button type="button" className="button outline" onClick={onStop}>
          {say.stop}
        </button>
      </p>
    </section>
  );
}
