/** Which addresses lead into the open internet. A server that fetches for others asks no other, however it is spelled. */

/** IPv4 in four numbers, or IPv6 with its IPv4 inside, as a resolver answers them; anything else is not public. */
export function isPublicAddress(address: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const four = address.split('.').map(Number);
    return four.every(part => part <= 255) && isPublic4(four);
  }
  const eight = groupsOf(address);
  return eight !== undefined && isPublic6(eight);
}

/** First address and bits of what is not public (IANA's special-purpose registry, and multicast). */
const closed4: readonly [readonly number[], number][] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 31, 196], 24],
  [[192, 52, 193], 24],
  [[192, 88, 99], 24],
  [[192, 168], 16],
  [[192, 175, 48], 24],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224], 3],
];

const numberOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;

function isPublic4(four: readonly number[]): boolean {
  const at = numberOf(four);
  return !closed4.some(([first, bits]) => (at ^ numberOf(first)) >>> (32 - bits) === 0);
}

/** Only what is given out for use (2000::/3), without what carries or imitates something else. */
function isPublic6([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a >>> 13 !== 1) return false;
  const protocols = a === 0x2001 && b < 0x0200;
  const examples = (a === 0x2001 && b === 0x0db8) || (a === 0x3fff && b < 0x1000);
  const sixToFour = a === 0x2002;
  const blackHole = a === 0x2620 && b === 0x004f && c === 0x8000;
  return !protocols && !examples && !sixToFour && !blackHole;
}

/** The eight groups of an IPv6 address; undefined when it is none. */
function groupsOf(address: string): number[] | undefined {
  // A zone (`%eth0`) is for links, which are not public.
  const text = address.toLowerCase().replace(/:(\d{1,3}(?:\.\d{1,3}){3})$/, (_, four: string) => {
    const [a = 0, b = 0, c = 0, d = 0] = four.split('.').map(Number);
    return `:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  if (!/^[0-9a-f:]+$/.test(text)) return undefined;
  const halves = text.split('::');
  const groups = (half: string | undefined) => (half ? half.split(':') : []);
  const [head, tail] = [groups(halves[0]), groups(halves[1])];
  const left = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? left < 1 : left !== 0)) return undefined;
  const all = [...head, ...Array.from({ length: left }, () => '0'), ...tail];
  return all.every(group => /^[0-9a-f]{1,4}$/.test(group)) ? all.map(group => Number.parseInt(group, 16)) : undefined;
}

/** A host that may be asked for by name. Numbers in any spelling are addresses by the time a URL has been read. */
export function isPublicName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) &&
    !/^[\d.]+$/.test(name) &&
    !/(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|onion|alt|arpa)$/.test(name)
  );
}
