/** Whether this device has a lock, in Settings. */
import { Link } from 'wouter';
import { useVault } from '../device/vault/state.ts';
import { lock } from '../words/en/lock.ts';
import { Line } from './Line.tsx';

const say = lock.line;

export function LockLine() {
  const vault = useVault();
  return (
    <Line name={say.name} more={say.notes[vault]}>
      {say.states[vault]}
      <Link href="/settings/lock" className="link" aria-label={say.actsThis[vault]}>
        {say.acts[vault]}
      </Link>
    </Line>
  );
}
