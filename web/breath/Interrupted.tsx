/** A session that stopped without an end: go on from there, or keep what was done. Nothing of it is lost either way. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { type Checkpoint, readCheckpoint, restoreCheckpoint, somethingPushedAside } from '../device/checkpoint.ts';
import { getSettings } from '../device/settings.ts';
import { unlockSound } from '../device/sound.ts';
import { useVault } from '../device/vault/state.ts';
import { words } from '../words/words.ts';

const say = words.breath.interrupted;

export function Interrupted() {
  const [, navigate] = useLocation();
  const [found, setFound] = useState<Checkpoint | null>(null);
  const [saved, setSaved] = useState(false);
  const vault = useVault();

  // biome-ignore lint/correctness/useExhaustiveDependencies: unlocked, there may be one that could not be read before
  useEffect(() => {
    let left = false;
    const look = async () => {
      await restoreCheckpoint();
      // Almost always there is nothing; then nothing more is loaded.
      if (!readCheckpoint() && !somethingPushedAside()) return;
      const { findInterrupted } = await import('./interrupted.ts');
      const of = await findInterrupted();
      if (!left) setFound(of);
    };
    void look();
    return () => {
      left = true;
    };
  }, [vault]);

  if (saved) return <p role="status">{say.saved}</p>;
  if (!found) return null;
  const resume = () => {
    unlockSound(getSettings().sounding.overSilence);
    navigate(`/breathe/${found.pattern.id}?resume`);
  };
  const keep = async () => {
    const { keepInterrupted } = await import('./interrupted.ts');
    await keepInterrupted();
    setSaved(true);
  };
  return (
    <section className="home-interrupted" aria-label={found.pattern.name}>
      <p>{say.text(found.pattern.name, Math.max(0, found.position - found.settle))}</p>
      <p className="row">
        <button type="button" className="button outline" onClick={resume}>
          {say.resume}
        </button>
        <button type="button" className="link" onClick={keep}>
          {say.save}
        </button>
      </p>
    </section>
  );
}
