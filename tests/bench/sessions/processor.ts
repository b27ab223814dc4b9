/** Processor time that a process and its children have used; only Linux tells, elsewhere it is 0. */
import { readdirSync, readFileSync } from 'node:fs';

/** The clock of /proc ticks a hundred times a second on every Linux that Node runs on. */
const tick = 10;

/** Milliseconds. */
export function processorTime(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  const others = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  const all = others.map(statOf).filter(stat => stat !== null);
  const isServer = all.find(stat => stat.pid === pid)?.name === 'postgres';
  return all
    .filter(stat => stat.pid === pid || (isServer && stat.parent === pid))
    .reduce((sum, stat) => sum + stat.ticks * tick, 0);
}

function statOf(pid: string) {
  try {
    const [, name = '', rest = ''] = /\((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [, parent, ...more] = rest.trim().split(' ');
    // utime and stime, fields 14 and 15 (man 5 proc).
    return { pid: Number(pid), parent: Number(parent), name, ticks: Number(more[9]) + Number(more[10]) };
  } catch {
    return null; // ended meanwhile
  }
}
