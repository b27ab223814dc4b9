/** A pack while sessions are taken out of it and put into it, and what then has to be written. */
import { dayOf, type KeptEntry, type Label, type Pack, packed, packSize, secondOf } from './packs.ts';

type Session = Pack['sessions'][number];
type OnLabel = readonly [id: string, start: number];

export class OpenPack {
  readonly id: string;
  readonly owner: string;
  /** Absent where it cannot be opened: then it only loses what is written anew elsewhere. */
  private readonly sessions: Map<string, Session> | undefined;
  private on: OnLabel[];
  /** What its label says when it has lost something and gained nothing yet. */
  private left: OnLabel[];
  private changed = false;
  private lost = false;
  private gained = false;

  constructor({ id, owner, ids, starts }: Label, pack: Pack | undefined) {
    this.id = id;
    this.owner = owner;
    this.sessions = pack && new Map(pack.sessions.map(session => [session.id, session]));
    this.on = ids.map((id, i) => [id, starts[i] ?? 0]);
    this.left = this.on;
  }

  get room(): number {
    return this.sessions ? packSize - this.on.length : 0;
  }

  get empty(): boolean {
    return this.on.length === 0;
  }

  take(id: string): void {
    this.changed = true;
    this.lost = true;
    this.sessions?.delete(id);
    this.on = this.on.filter(([of]) => of !== id);
    this.left = this.left.filter(([of]) => of !== id);
  }

  add(entry: KeptEntry): void {
    this.changed = true;
    this.gained = true;
    this.sessions?.set(entry.id, packed(entry));
    this.on = [...this.on, [entry.id, secondOf(entry.startedAt)]];
  }

  /** One that is in it, as it is now; false where it has to go elsewhere. */
  replace(entry: KeptEntry): boolean {
    const before = this.sessions?.get(entry.id);
    if (!before || this.owner !== entry.owner || dayOf(this.id) !== entry.day) return false;
    this.changed = true;
    this.sessions?.set(entry.id, packed(entry));
    if (before.startedAt === entry.startedAt) return true;
    this.gained = true;
    this.on = this.on.map(of => (of[0] === entry.id ? [entry.id, secondOf(entry.startedAt)] : of));
    return true;
  }

  /** The label to write before any other gains something; undefined where nothing was lost. */
  get afterLoss(): Label | undefined {
    return this.lost ? this.label(this.left) : undefined;
  }

  get newLabel(): Label | undefined {
    return this.gained ? this.label(this.on) : undefined;
  }

  get newPack(): Pack | undefined {
    if (!this.changed || !this.sessions) return undefined;
    return { id: this.id, owner: this.owner, sessions: [...this.sessions.values()] };
  }

  private label(on: readonly OnLabel[]): Label {
    return { id: this.id, owner: this.owner, ids: on.map(([id]) => id), starts: on.map(([, start]) => start) };
  }
}
