/**
 * The `Calendars` port: https only, public addresses only, judged after the name is resolved and again on every redirect;
 * the connection goes to the very address that was judged. Everything together has 5 seconds and 1 MB.
 */
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { no, ok } from '../../domain/result.ts';
import type { CalendarProblem, Calendars } from '../ports.ts';
import { isPublicAddress, isPublicName } from './public-address.ts';

/** What a test puts in place of the world. */
export interface World {
  resolve(host: string): Promise<readonly string[]>;
  readonly isPublic: (address: string) => boolean;
  /** Certificates to trust besides the usual. */
  readonly ca?: string;
  readonly port?: number;
  /** Milliseconds. */
  readonly patience: number;
}

const openInternet: World = {
  resolve: async host => (await lookup(host, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  patience: 5_000,
};

/** Bytes. */
const mostBytes = 1024 * 1024;
const mostRedirects = 3;

class Refused extends Error {
  readonly problem: CalendarProblem;
  constructor(problem: CalendarProblem) {
    super(problem);
    this.problem = problem;
  }
}

export const openCalendars = (world: World = openInternet): Calendars => ({
  async read(url) {
    const stop = AbortSignal.timeout(world.patience);
    const late = new Promise<never>((_, reject) =>
      stop.addEventListener('abort', () => reject(new Refused('calendar-unreachable')), { once: true }),
    );
    try {
      return ok(await Promise.race([follow(world, url, stop), late]));
    } catch (error) {
      return no(error instanceof Refused ? error.problem : 'calendar-unreachable');
    }
  },
});

async function follow(world: World, url: string, stop: AbortSignal): Promise<string> {
  let next = url;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const answer = await ask(world, judged(next), stop);
    if (typeof answer === 'string') return answer;
    next = answer.location;
  }
  throw new Refused('calendar-unreachable');
}

/** Reading it as a URL turns every spelling of a number (0x7f.1, 2130706433, 0177.0.0.1) into the address that it is. */
function judged(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!url || !plain) throw new Refused('calendar-address');
  return url;
}

/** Every address that a name has must be public, so that it does not matter which one is asked. */
async function addressOf({ resolve, isPublic }: World, host: string): Promise<string> {
  const literal = host.startsWith('[') ? host.slice(1, -1) : /^[\d.]+$/.test(host) ? host : undefined;
  if (literal === undefined && !isPublicName(host)) throw new Refused('calendar-address');
  const addresses = literal === undefined ? await resolve(host) : [literal];
  const [first] = addresses;
  if (first === undefined) throw new Refused('calendar-unreachable');
  if (!addresses.every(isPublic)) throw new Refused('calendar-address');
  return first;
}

async function ask(world: World, url: URL, stop: AbortSignal): Promise<string | { location: string }> {
  const address = await addressOf(world, url.hostname);
  const answer = await answered(world, url, address, stop);
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400 && answer.headers.location !== undefined) {
    answer.destroy();
    const base = url.href;
    if (!URL.canParse(answer.headers.location, base)) throw new Refused('calendar-address');
    return { location: new URL(answer.headers.location, base).href };
  }
  if (status !== 200) {
    answer.destroy();
    throw new Refused('calendar-unreachable');
  }
  return textOf(answer);
}

/** The connection is made to an address, the certificate is asked for by the name. */
const answered = (
  { ca, port = 443 }: World,
  url: URL,
  address: string,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sent = request({
      host: address,
      port,
      servername: url.hostname.startsWith('[') || /^[\d.]+$/.test(url.hostname) ? '' : url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'Tideline' },
      agent: false,
      signal,
      ...(ca !== undefined && { ca }),
    });
    sent.once('response', resolve).once('error', reject).end();
  });

async function textOf(answer: IncomingMessage): Promise<string> {
  if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') throw new Refused('calendar-unreadable');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > mostBytes) {
      answer.destroy();
      throw new Refused('calendar-too-large');
    }
    parts.push(part);
  }
  return new TextDecoder().decode(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
