/** A start that cannot go on, said in one sentence a person can act on. `start.ts` prints it and exits with 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** PGlite runs in WebAssembly, which has numbers for what the system has words for. */
const numbers: Record<number, string> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
};

/** What the operating system calls an error (`EACCES`), or an empty word. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'errno' in error && typeof error.errno === 'number' ? (numbers[error.errno] ?? '') : '';
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOTDIR: 'a part of that path is a file',
  EEXIST: 'there is a file of that name',
  EIO: 'the disk answers with errors',
};

export const notWritable = (path: string, error: unknown) =>
  new StartRefused(
    `Cannot write to ${path}: ${reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))}.`,
    { cause: error },
  );
