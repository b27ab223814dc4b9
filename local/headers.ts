/** The security headers of the app, for every class of answer: a page, a file, an error. docs/deploy quotes them. */

export interface Surroundings {
  /** Served over TLS: only then may a browser be told to insist on it. */
  readonly https: boolean;
  /** Other origins the app talks to (a hosted Supabase project). */
  readonly connect?: readonly string[];
  /** The page may stand in a frame of anybody's: open times, with nothing of the reader's own (web/practitioner/Embed.tsx). */
  readonly framed?: boolean;
  /** Only for hot reload: a nonce for the scripts and styles that Vite writes into the page, and its web socket. */
  readonly hot?: { readonly nonce: string; readonly socket: string };
}

/** Powers of the device. What is not named here and not in use is refused to us and to anything embedded. */
const permissions = {
  autoplay: '(self)',
  fullscreen: '(self)',
  'screen-wake-lock': '(self)',
  // To scan the square on another device; the browser asks the person.
  camera: '(self)',
  accelerometer: '()',
  'browsing-topics': '()',
  'display-capture': '()',
  geolocation: '()',
  gyroscope: '()',
  hid: '()',
  magnetometer: '()',
  microphone: '()',
  midi: '()',
  payment: '()',
  serial: '()',
  usb: '()',
  'xr-spatial-tracking': '()',
};

export function contentSecurityPolicy({
  connect = [],
  framed = false,
  hot,
}: Pick<Surroundings, 'connect' | 'framed' | 'hot'>): string {
  const nonce = hot ? [`'nonce-${hot.nonce}'`] : [];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...nonce],
    'style-src': ["'self'", ...nonce],
    'img-src': ["'self'", 'data:', 'blob:', ...connect],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connect, ...(hot ? [hot.socket] : [])],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': [framed ? '*' : "'none'"],
    'require-trusted-types-for': ["'script'"],
    // The one policy there is: it lets our two workers be started, and nothing else (web/device/trusted.ts).
    'trusted-types': ['tideline'],
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

export function securityHeaders(surroundings: Surroundings): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(surroundings),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    // Nobody else learns which page a person was on. Not `no-referrer`, which would also blank the Origin of our forms.
    'referrer-policy': 'same-origin',
    'permissions-policy': Object.entries(permissions)
      .map(([name, who]) => `${name}=${who}`)
      .join(', '),
    ...(surroundings.https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  };
}

/** The one kind of page that may be framed. */
export const mayBeFramed = (path: string) => /^\/embed\/[a-z0-9-]{3,40}$/.test(path);
