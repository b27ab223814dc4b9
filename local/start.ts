/** `npm start`, `npm run dev`, `npm run reset`: the command line over `startStack`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoAccounts } from './accounts.ts';
import { clearFolder } from './folder.ts';
import { StartRefused } from './refusal.ts';
import type { Stack, StackOptions } from './stack.ts';

const usage = `npm start -- [options]
  --deno            run the API in real Deno
  --postgres URL    use this PostgreSQL in place of the embedded one
  --port N          default 5173, or PORT
  --data FOLDER     default .tideline
  --dist FOLDER     serve this build as it is
npm run dev         the same with hot reload
npm run reset       delete the data folder`;

main().catch((error: unknown) => {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
});

async function main() {
  const chosen = readOptions();
  if (chosen.help) return console.log(usage);
  const data = resolve(chosen.data);
  if (chosen.reset) {
    const outcome = await clearFolder(data);
    return console.log(outcome === 'cleared' ? `Deleted ${data}.` : `There is no data in ${data}.`);
  }
  const options: StackOptions = {
    port: portOf(chosen.port),
    data,
    mode: chosen.dev ? 'dev' : 'built',
    deno: chosen.deno,
    log: line => console.log(line),
    ...(chosen.postgres !== undefined && { postgres: chosen.postgres }),
    ...(chosen.dist !== undefined && { dist: resolve(chosen.dist) }),
  };
  // Loaded late, so that a wrong word or a reset is answered at once.
  const starting = import('./stack.ts').then(({ startStack }) => startStack(options));
  // Before the first await: a signal while we start must end us as cleanly as a later one.
  endOnSignal(starting);
  const stack = await starting;
  console.log(banner(stack, options));
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        dev: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        deno: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        postgres: { type: 'string' },
        dist: { type: 'string' },
        port: { type: 'string', default: process.env.PORT ?? '5173' },
        data: { type: 'string', default: '.tideline' },
      },
    }).values;
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function portOf(text: string) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartRefused(`${text} is not a port. Choose one: PORT=5180 npm start`);
}

function endOnSignal(starting: Promise<Stack>) {
  let askedAt = 0;
  const end = () => {
    if (askedAt > 0) {
      // One Ctrl-C can arrive twice, from the terminal and through npm. Later than that, somebody is in a hurry.
      if (performance.now() - askedAt > 1000) process.exit(1);
      return;
    }
    askedAt = performance.now();
    starting
      .then(
        stack => stack.close(),
        () => process.exit(1),
      )
      .then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // npm hands a signal to its shell only, and that shell dies without us: notice that we have another parent.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      end();
    }, 500).unref();
  }
}

function banner({ url, off }: Stack, { data, postgres, deno }: StackOptions) {
  const lines = [
    ['Tideline', url],
    ['Demo accounts', demoAccounts.map(({ email, role }) => `${email} (${role})`).join(', ')],
    ['Sign in', 'by a mailed code, or pick an account behind Google or Apple'],
    ['Mail lands at', `${url}/mail`],
    ['Data', postgres ? 'in the PostgreSQL you named' : data],
    ...(deno ? [['API', 'in Deno']] : []),
    ['Off for want of a key', off.length > 0 ? off.join(', ') : 'nothing'],
  ];
  const width = Math.max(...lines.map(([name = '']) => name.length));
  return `\n${lines.map(([name = '', value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')}\n`;
}
