/** What the API needs from outside, as interfaces. `functions/vendors` fills them in production, `local/` on one machine. */
import type { ProblemType } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';

/** Who is calling. */
export interface Caller {
  /** The account (auth.users.id), as proved by a verified access token. */
  readonly id: string;
  /** The sign-in that the same token belongs to, where it says so. */
  readonly session?: string;
  /** Which of their devices it says it is; the database looks whether that can be. */
  readonly device?: string;
}

/** The API itself, on nobody's behalf: role `tideline_house`, which sees what anybody may be shown, and changes only its list of files to remove. */
export const house = 'house';

export type Speaker = Caller | typeof house | null;

/** One statement inside a running transaction; `$1`-style parameters, rows as plain objects. */
export type Query = <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

export interface Database {
  /**
   * Run `work` in one transaction as the caller (role `authenticated` with their claims, so RLS applies),
   * as the house, or as `anon` when it is nobody. Throws `DatabaseError` with the SQLSTATE; everything is rolled back then.
   */
  transaction<T>(speaker: Speaker, work: (query: Query) => Promise<T>): Promise<T>;
  /** The same for work that is one statement, with one way to the server and back for all of it. */
  statement<Row extends object>(speaker: Speaker, text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** What every implementation of `Database` throws when PostgreSQL refuses a statement. */
export class DatabaseError extends Error {
  /** Five characters, PostgreSQL appendix A. */
  readonly code: string;
  readonly detail: string | undefined;
  constructor(code: string, message: string, detail?: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseError';
    this.code = code;
    this.detail = detail;
  }
}

export interface Identity {
  /** The caller of a valid token; null for a wrong, expired or revoked one. Throws only when the service cannot be reached. */
  verify(token: string): Promise<Caller | null>;
  /** The same, but asks the authority itself, so that a person who was stopped a moment ago is refused. */
  verifyNow(token: string): Promise<Caller | null>;
}

/** Files that only the API hands out. A name is a path of opaque parts; who may have which file the database says. */
export interface Files {
  /** In place of what was there. */
  put(name: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** Null when there is none. */
  get(name: string): Promise<Uint8Array | null>;
  /** Also when there is none. */
  remove(name: string): Promise<void>;
}

/** Calendars on servers that we know nothing of. Whoever fills this reads public https addresses only, and not for ever. */
export interface Calendars {
  /** The text behind an address. */
  read(url: string): Promise<Result<string, CalendarProblem>>;
}

export type CalendarProblem = Extract<ProblemType, `calendar-${string}`>;

export interface Ports {
  readonly database: Database;
  readonly files: Files;
  readonly calendars: Calendars;
  readonly identity: Identity;
  readonly now: () => Date;
  /** A fresh request id. */
  readonly newId: () => string;
  /** One line of JSON for what only we should see. */
  readonly log: (line: Record<string, unknown>) => void;
  /** Origins that may call from a browser, exact (`https://tideline.example`). */
  readonly origins: readonly string[];
  /** Features that a missing key switches off, by name; shown by `/ready`. */
  readonly off: readonly string[];
}
