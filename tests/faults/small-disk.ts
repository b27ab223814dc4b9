/** A disk of its own, small enough to be filled to the last byte while a browser writes to it. Only root can make one. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  /** Until so many bytes are left, about; not one, if nothing else is asked for. */
  fill(left?: number): void;
  makeRoom(): void;
  remove(): void;
}

export const onlyRoot = 'only root can make a small disk to fill';

/** In the place of an empty folder; null where it cannot be made. */
export function smallDisk(path: string, size: string): SmallDisk | null {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', path]).status !== 0) return null;
  const filler = join(path, 'filler');
  return {
    fill: (left = 0) => fill(filler, left),
    makeRoom: () => rmSync(filler, { force: true }),
    remove: () => spawnSync('umount', ['-l', path]),
  };
}

function fill(path: string, left: number): void {
  const file = openSync(path, 'a');
  const free = () => {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  };
  try {
    for (let size = 1 << 20; size > 0; ) {
      if (left > 0 && free() - size < left) return;
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size >>= 1;
      }
    }
  } finally {
    closeSync(file);
  }
}
