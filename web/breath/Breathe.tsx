/** One session from the tap to the summary: admitted, prepared, breathed, kept. */
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { techniqueOf } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import type { Mood } from '../../domain/practice/entry.ts';
import { findPattern } from '../device/patterns.ts';
import { useSettings } from '../device/settings.ts';
import { useVault } from '../device/vault/state.ts';
import { UnlockLink } from '../ui/UnlockLink.tsx';
import { words } from '../words/words.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { Gate, SafetyLines, useAdmission } from './library/Gate.tsx';
import { Prepare } from './Prepare.tsx';
import { Stage } from './Stage.tsx';
import { Summary } from './Summary.tsx';
import { useSession } from './use-session.ts';

/** Which session of a trial with oneself this is. */
interface ForTrial {
  readonly session: number;
  readonly of: number;
}

interface Found {
  readonly pattern: Pattern;
  readonly trial?: ForTrial;
}

/** A trial has the pattern as it was when it began, and its length; else what the library has. */
async function find(id: string, forTrial: boolean): Promise<Found | undefined> {
  const due = forTrial ? await (await import('../device/trials.ts')).dueNow(id).catch(() => undefined) : undefined;
  if (due) return { pattern: due.pattern, trial: due };
  const pattern = await findPattern(id);
  return pattern && { pattern };
}

/** The part of the page that says what cannot be found, or nothing while it is looked for. */
export default function Breathe() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const forTrial = search.has('trial');
  const [found, setFound] = useState<Found | null>();
  const locked = useVault() === 'locked';
  useEffect(() => {
    let left = false;
    const show = (of: Found | undefined) => left || setFound(of ?? null);
    find(id, forTrial).then(show, () => show(undefined));
    return () => {
      left = true;
    };
  }, [id, forTrial]);

  if (found === undefined) return <div className="stage" />;
  if (found === null)
    return (
      <div className="page">
        <h1>{locked ? words.breath.ready.locked : words.breath.ready.unknown}</h1>
        <p className="row">
          {locked && <UnlockLink className="button" />}
          <Link href="/" className="link">
            {words.breath.ready.toHome}
          </Link>
        </p>
      </div>
    );
  return <Practice key={id} {...found} />;
}

function Practice({ pattern, trial }: Found) {
  const [search, setSearch] = useSearchParams();
  const [, navigate] = useLocation();
  const { habits } = useSettings();
  const habit = habits[pattern.id] ?? {};
  const ends = (!trial && habit.ends) || pattern.ends;
  const { state, begin, retry, tell, leave, bring } = useSession(pattern, {
    ends,
    settle: habit.settle ?? 0,
    onOther: id => navigate(`/breathe/${id}?resume`),
  });
  const technique = techniqueOf(pattern.id);
  const admission = useAdmission({ pattern, ends });
  const [admitted, setAdmitted] = useState(false);

  // A tap on Start has unlocked sound already; a shortcut or a link has not, and the browser wants a tap first.
  const tapped = navigator.userActivation?.isActive ?? true;
  const resume = search.has('resume');
  const [straight, setStraight] = useState(
    () => tapped && !trial && !search.has('card') && (resume || search.has('autostart') || (habit.skipCard ?? false)),
  );
  useEffect(() => {
    if (!straight || !admitted) return;
    // Once: another window may change the settings, and that must not begin a second session on the summary.
    setStraight(false);
    void begin(resume);
    // Nor may the address: read again right after a tap, it would begin another one over the summary.
    setSearch(
      was => {
        for (const once of ['autostart', 'resume']) was.delete(once);
        return was;
      },
      { replace: true },
    );
  }, [straight, admitted, begin, resume, setSearch]);

  // A length chosen on the card may be past a bound: then Begin leads through the gate once more.
  const [gate, setGate] = useState(false);
  const [moodBefore, setMoodBefore] = useState<Mood>();
  const start = (mood?: Mood) => {
    setMoodBefore(mood);
    if (admission.verdict === 'go') void begin(resume, mood);
    else setGate(true);
  };
  const pass = useCallback(() => {
    setGate(false);
    void begin(resume, moodBefore);
  }, [begin, resume, moodBefore]);

  if (gate) return <Gate pattern={pattern} ends={ends} onAdmitted={pass} />;
  if (!admitted) return <Gate pattern={pattern} ends={ends} onAdmitted={() => setAdmitted(true)} />;
  switch (state.at) {
    case 'ready':
      if (straight) return <div className="stage" />;
      return (
        <Prepare
          pattern={pattern}
          trial={trial}
          posture={technique && words.breath.posture[technique.posture]}
          safety={<SafetyLines pattern={pattern} ends={ends} />}
          onBegin={start}
        />
      );
    case 'beginning':
      return <div className="stage" />;
    case 'elsewhere':
      return <Elsewhere onBring={bring} />;
    case 'running':
      return <Stage {...state} />;
    case 'over':
      return (
        <Summary
          entry={state.entry}
          saving={state.saving}
          onRetry={retry}
          onTell={tell}
          onAgain={() => leave().then(() => start())}
          onDone={() => leave().then(() => navigate(trial ? '/practice/trial' : '/'))}
        />
      );
  }
}
