/** Children of `npm test`: each leads its own process group, is limited in time, and is gone with all it started when we are. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Everything started below us carries this in its environment, so that what is left over can be found by it alone. */
const mark = `TIDELINE_TEST_RUN=${process.pid}-${Date.now()}`;

export interface Done {
  readonly code: number;
  readonly output: string;
  /** Why it was stopped, when it did not end by itself. */
  readonly stopped: string | null;
  readonly seconds: number;
}

const running = new Set<ChildProcess>();

/** Run one command to its end. `show` passes its output on while it runs; it is collected either way. */
export function runChild(
  command: readonly string[],
  options: { readonly limit: number; readonly show?: boolean; readonly env?: Record<string, string> },
): Promise<Done> {
  const [program = '', ...args] = command;
  const [key = '', value = ''] = mark.split('=');
  const begun = performance.now();
  return new Promise(resolve => {
    const child = spawn(program, args, {
      env: { ...process.env, ...options.env, [key]: value },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let output = '';
    let stopped: string | null = null;
    const take = (data: Buffer) => {
      output += data;
      if (options.show) process.stdout.write(data);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = setTimeout(() => {
      stopped = `stopped after ${options.limit} s`;
      endGroup(child);
    }, options.limit * 1000);
    const end = (code: number) => {
      clearTimeout(timer);
      running.delete(child);
      endGroup(child);
      resolve({ code, output, stopped, seconds: (performance.now() - begun) / 1000 });
    };
    child.on('error', error => {
      output += error.message;
      end(127);
    });
    // A grandchild that keeps the pipe open would hold 'close' back for ever; 'exit' plus a moment is enough.
    child.on('exit', (code, signal) => {
      if (signal && !stopped) stopped = `ended by ${signal}`;
      setTimeout(() => end(code ?? 1), 200);
    });
  });
}

function endGroup(child: ChildProcess) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already, which is what we want.
  }
}

/** Processes that carry our mark, with what they are; null where the system does not tell. */
function marked(): { pid: number; name: string }[] | null {
  let ids: string[];
  try {
    ids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return null;
  }
  return ids.flatMap(id => {
    try {
      if (Number(id) === process.pid || !readFileSync(`/proc/${id}/environ`, 'utf8').includes(mark)) return [];
      const name = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return name === '' ? [] : [{ pid: Number(id), name }];
    } catch {
      return []; // ended meanwhile, or another user's
    }
  });
}

/** Wait a little for what is still ending, then end the rest and say what it was; null where it cannot be known. */
export async function endLeftovers(patience = 5): Promise<string[] | null> {
  for (const child of running) endGroup(child);
  for (let i = 0; i < patience * 10; i++) {
    const left = marked();
    if (left === null) return null;
    if (left.length === 0) return [];
    await new Promise(done => setTimeout(done, 100));
  }
  const left = marked() ?? [];
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended between the look and the kill
    }
  }
  return left.map(({ pid, name }) => `${pid} ${name.slice(0, 200)}`);
}
