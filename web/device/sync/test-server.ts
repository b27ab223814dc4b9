/**
 * The rules of push_practice_sessions for one person in a few lines, and every fault a network has. That the real API has the same
 * rules is shown by tests/contract/test-server.test.ts.
 */
import {
  type Payload,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pushRequest,
} from '../../../domain/practice/sync.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal, Refused } from '../../api.ts';

/**
 * Before: nothing reached the server. After: it did its work, and the answer was lost. Late: it does it when somebody else has
 * been there. Twice: the network brought it twice. Overtaken: what was late arrives just before it.
 */
export type Fault =
  | 'fine'
  | 'lost before'
  | 'lost after'
  | 'garbled after'
  | 'unavailable'
  | 'late'
  | 'twice'
  | 'overtaken';

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
  /** Rows that one person may have, tombstones included. */
  mostRows = Number.POSITIVE_INFINITY;
  /** What happens on the device while a push is on its way. */
  meanwhile: (() => Promise<unknown>) | undefined;
  /** Devices that were taken off the list. */
  readonly revoked = new Set<string>();
  private readonly late: { device: string; rows: PushRequest['sessions']; epoch: number | undefined }[] = [];
  private cursor = 0;

  /** What was on its way all the time arrives. */
  deliver(): void {
    for (const { device, rows, epoch } of this.late.splice(0)) this.push(device, rows, epoch);
  }

  /** The server as a device sees it. */
  as(device: string) {
    return {
      push: (rows: PushRequest['sessions'], epoch?: number): Promise<Result<PushResponse, Refused>> =>
        this.answer(
          () => this.push(device, rows, epoch),
          () => void this.late.push({ device, rows, epoch }),
        ),
      pull: (after: number): Promise<Result<PullResponse, Refused>> => this.answer(() => this.pull(device, after)),
    };
  }

  /** Everything of this person is deleted, the list of devices too. */
  empty(): void {
    this.rows.clear();
    this.revoked.clear();
    this.epoch++;
  }

  private pull(device: string, after: number): Result<PullResponse, Refused> {
    if (this.revoked.has(device)) return refusal('device-revoked');
    const newer = [...this.rows].filter(([, row]) => row.cursor > after).sort(([, a], [, b]) => a.cursor - b.cursor);
    const page = newer.slice(0, this.page);
    return ok({
      sessions: page.map(([id, { payload, cursor }]) => ({ id, payload, cursor })),
      cursor: page.at(-1)?.[1].cursor ?? after,
      more: newer.length > page.length,
      epoch: this.epoch,
    });
  }

  private push(device: string, rows: PushRequest['sessions'], epoch = this.epoch): Result<PushResponse, Refused> {
    this.pushes.push(rows.length);
    // What is no push at all is refused before anybody asks whose it is.
    if (!pushRequest.safeParse({ sessions: rows }).success) return refusal('invalid');
    if (new Set(rows.map(({ id }) => id)).size < rows.length) return refusal('invalid');
    if (this.revoked.has(device)) return refusal('device-revoked');
    if (epoch !== this.epoch) return refusal('emptied');
    if (rows.some(({ payload }) => payload && this.unacceptable.has(payload.text))) return refusal('invalid');
    const clashing = rows.filter(row => this.clashes(row));
    if (clashing.length > 0) return no({ type: 'session-conflict', ids: clashing.map(({ id }) => id) });
    const inOrder = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    const fresh = inOrder.filter(({ id }) => !this.rows.has(id));
    const gone = rows.filter(({ id, payload }) => payload === null && this.rows.get(id)?.payload);
    if (fresh.length > 0 && this.rows.size + fresh.length > this.mostRows) return refusal('storage-full');
    const known = rows.filter(row => !fresh.includes(row) && !gone.includes(row)).map(row => this.known(row));
    const first = this.cursor;
    // One that is there already takes a number too, and leaves a gap.
    const stored = [
      ...fresh.map(row => this.store(row, first + 1 + inOrder.indexOf(row))),
      ...gone.map(row => this.store(row, this.cursor + 1)),
    ];
    return ok({ sessions: [...known, ...stored] });
  }

  private store({ id, payload }: PushRequest['sessions'][number], cursor: number): PushResponse['sessions'][number] {
    this.cursor = cursor;
    this.rows.set(id, { payload, cursor });
    return { id, outcome: 'stored', cursor };
  }

  private clashes({ id, payload }: PushRequest['sessions'][number]): boolean {
    const here = this.rows.get(id)?.payload;
    return this.taken.has(id) || Boolean(here && payload && !(here.text === payload.text && here.key === payload.key));
  }

  private known({ id, payload }: PushRequest['sessions'][number]): PushResponse['sessions'][number] {
    const here = this.rows.get(id);
    const outcome = here?.payload === null && payload !== null ? 'deleted' : 'known';
    return { id, outcome, cursor: here?.cursor ?? 0 };
  }

  private async answer<T>(work: () => Result<T, Refused>, later?: () => void): Promise<Result<T, Refused>> {
    const fault = this.faults.shift() ?? 'fine';
    if (fault === 'lost before') return refusal('network');
    if (fault === 'unavailable') return refusal('unavailable');
    if (fault === 'late' && later) {
      later();
      return refusal('network');
    }
    if (fault === 'overtaken') this.deliver();
    if (fault === 'twice') work();
    const answer = work();
    await this.meanwhile?.();
    if (fault === 'lost after' || fault === 'garbled after')
      return refusal(fault === 'garbled after' ? 'garbled' : 'network');
    return answer;
  }
}

const refusal = (type: Refusal) => no({ type, ids: [] });
