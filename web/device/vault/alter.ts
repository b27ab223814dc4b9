/** Changes to the lock or its keys, as other windows and a crash in the middle must see them: before, or after. */
import { no, ok, type Result } from '../../../domain/result.ts';
import { whileNobodyIsBusy } from '../busy.ts';
import { touch } from './auto-lock.ts';
import { alone } from './fence.ts';
import { keepVault } from './kept.ts';
import { setKeyring } from './keyring.ts';
import { openLetterKey, sealLetterKey } from './keys.ts';
import { type LockProblem, sealOlder } from './open-ring.ts';
import type { VaultRecord } from './record.ts';
import type { Ring } from './seal.ts';
import { sealerOf } from './sealer.ts';
import { setVault } from './state.ts';
import type { Progress } from './sweep.ts';
import { finishSweep } from './sweeper.ts';
import { announceChange } from './windows.ts';
import { ringBytes } from './wrap.ts';

export interface Altered {
  readonly ring: Ring;
  readonly older?: Ring | undefined;
  /** `syncing`: the keys are needed also without a lock. */
  record(before: VaultRecord | null, syncing: boolean): VaultRecord;
}

/**
 * The other windows load again and wait, the record is written, and from then on rows are written by the new rules; then
 * the worker brings all rows there. Cut off anywhere, it is all as before or goes on at the next unlocking.
 */
export async function alter({ ring, older, record }: Altered, progress: Progress): Promise<Result<void, LockProblem>> {
  let outcome: Result<void, LockProblem> = no('busy');
  await whileNobodyIsBusy(async () => {
    announceChange();
    const lock = await alone(async () => {
      const { lock } = await keepVault(record);
      setKeyring({ sealer: sealerOf(ring, older), sealing: lock === 'on' });
      return lock;
    });
    if (!lock) return;
    setVault(lock === 'on' ? 'unlocked' : 'open');
    const told: Progress = (done, total) => {
      touch();
      progress(done, total);
    };
    outcome = (await finishSweep(told)) ? ok(undefined) : no('failed');
  });
  return outcome;
}

interface TurnOver {
  readonly ring: Ring;
  /** The ring of before. */
  readonly left: Ring;
  readonly wraps: VaultRecord['wraps'];
  readonly passkeys: VaultRecord['passkeys'];
  readonly revision?: number;
}

/** From one ring to another, with everything that is sealed here. */
export const turnOver = ({ ring, left, wraps, passkeys, revision }: TurnOver, progress: Progress) =>
  alter(
    {
      ring,
      older: left,
      record(before) {
        if (!before) throw new Error('there are no keys to change');
        const { revision: _, ...rest } = before;
        const letterKey = openLetterKey(left, before.letterKey);
        const told = revision === undefined ? {} : { revision };
        const changed = {
          ...rest,
          ...told,
          wraps,
          passkeys,
          letterKey: letterKey ? sealLetterKey(ring, letterKey) : before.letterKey,
        };
        return before.lock === 'on'
          ? { ...changed, sweep: 'sealed', older: sealOlder(ring, left) }
          : { ...changed, ring: ringBytes(ring) };
      },
    },
    progress,
  );
