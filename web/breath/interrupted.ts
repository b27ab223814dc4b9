/** What became of a session whose tab went away: it can go on, or be kept as far as it came. */
import { compile } from '../../domain/breath/timeline.ts';
import { type Entry, finishEntry } from '../../domain/practice/entry.ts';
import { type Checkpoint, clearCheckpoint, readCheckpoint, takePushedAside } from '../device/checkpoint.ts';
import { keep } from '../device/keep.ts';
import { deviceKind } from '../device/kind.ts';
import { sessionRuns } from '../device/session-lock.ts';

/** The session that stopped without an end, unless another window is breathing it right now. */
export async function findInterrupted(): Promise<Checkpoint | null> {
  for (const before of takePushedAside()) {
    const done = entryOf(before);
    if (done) await keep(done).catch(() => {});
  }
  const before = readCheckpoint();
  if (!before || (await sessionRuns())) return null;
  if (entryOf(before)) return before;
  clearCheckpoint();
  return null;
}

/** Save what stopped in the middle as far as it came; nothing when nothing did. Safe to repeat. */
export async function keepInterrupted(): Promise<Entry | null> {
  const before = readCheckpoint();
  const done = before && entryOf(before);
  if (done) await keep(done).catch(() => {});
  clearCheckpoint();
  return done;
}

/** The entry of what was breathed; null when that was too short to keep. */
function entryOf(before: Checkpoint): Entry | null {
  const { pattern, ends, settle, released } = before;
  return finishEntry({
    ...before,
    timeline: compile(pattern, { ends, settle, released }),
    startedAt: new Date(before.startedAt),
    device: deviceKind(),
  });
}
