/** The rules of push_practice_sessions in a few lines, and every fault a network has. functions/api.test.ts proves the real ones. */
import type { Payload, PullResponse, PushRequest, PushResponse } from '../../../domain/practice/sync.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal, Refused } from '../../api.ts';

/**
 * Before: nothing reached the server. After: it did its work, and the answer was lost. Late: it does it when somebody else has
 * been there. Twice: the network brought it twice.
 */
export type Fault = 'fine' | 'lost before' | 'lost after' | 'garbled after' | 'unavailable' | 'late' | 'twice';

interface Row {
  readonly payload: Payload | null;
  readonly cursor: number;
}

export class TestServer {
  readonly rows = new Map<string, Row>();
  readonly pushes: number[] = [];
  /** How many rows a page has. */
  page = 3;
  epoch = 1;
  faults: Fault[] = [];
  /** Ids that belong to somebody else. */
  readonly taken = new Set<string>();
  /** Texts that this server does not accept. */
  readonly unacceptable = new Set<string>();
  /** What happens on the device while a push is on its way. */
  meanwhile: (() => Promise<unknown>) | undefined;
  private readonly late: PushRequest['sessions'][] = [];
  private cursor = 0;

  /** What was on its way all the time arrives. */
  deliver(): void {
    for (const sessions of this.late.splice(0)) this.take(sessions);
  }

  push(sessions: PushRequest['sessions'], epoch?: number): Promise<Result<PushResponse, Refused>> {
    return this.answer(
      () => this.take(sessions, epoch),
      () => void this.late.push(sessions),
    );
  }

  pull(after: number): Promise<Result<PullResponse, Refused>> {
    return this.answer(() => {
      const newer = [...this.rows].filter(([, row]) => row.cursor > after).sort(([, a], [, b]) => a.cursor - b.cursor);
      const page = newer.slice(0, this.page);
      return ok({
        sessions: page.map(([id, { payload, cursor }]) => ({ id, payload, cursor })),
        cursor: page.at(-1)?.[1].cursor ?? after,
        more: newer.length > page.length,
        epoch: this.epoch,
      });
    });
  }

  private take(sessions: PushRequest['sessions'], epoch = this.epoch): Result<PushResponse, Refused> {
    this.pushes.push(sessions.length);
    if (epoch !== this.epoch) return refusal('emptied');
    if (sessions.some(({ payload }) => payload && this.unacceptable.has(payload.text))) return refusal('invalid');
    const clashing = sessions.filter(({ id, payload }) => {
      const here = this.rows.get(id);
      return this.taken.has(id) || (here?.payload && payload && here.payload.text !== payload.text);
    });
    if (clashing.length > 0) return no({ type: 'session-conflict', ids: clashing.map(({ id }) => id) });
    return ok({ sessions: sessions.map(({ id, payload }) => this.put(id, payload)) });
  }

  private put(id: string, payload: Payload | null): PushResponse['sessions'][number] {
    const here = this.rows.get(id);
    if (here && (here.payload === null || payload !== null)) {
      const outcome = here.payload === null && payload !== null ? 'deleted' : 'known';
      return { id, outcome, cursor: here.cursor };
    }
    this.rows.set(id, { payload, cursor: ++this.cursor });
    return { id, outcome: 'stored', cursor: this.cursor };
  }

  private async answer<T>(work: () => Result<T, Refused>, later?: () => void): Promise<Result<T, Refused>> {
    const fault = this.faults.shift() ?? 'fine';
    if (fault === 'lost before') return refusal('network');
    if (fault === 'unavailable') return refusal('unavailable');
    if (fault === 'late' && later) {
      later();
      return refusal('network');
    }
    if (fault === 'twice') work();
    const answer = work();
    await this.meanwhile?.();
    if (fault === 'fine' || fault === 'twice' || fault === 'late') return answer;
    return refusal(fault === 'garbled after' ? 'garbled' : 'network');
  }
}

const refusal = (type: Refusal) => no({ type, ids: [] });
