/** One sentence for every way the API can say no: what happened, what was kept, what to do. */
import type { ProblemType } from '../../../domain/problem.ts';

export const problems: Record<ProblemType, string> = {
  'malformed-json':
    'The server could not read what was sent. It is kept on this device. A newer version of the app may help.',
  'too-deep':
    'The server could not read what was sent. It is kept on this device. A newer version of the app may help.',
  'sign-in-needed': 'You are no longer signed in. Everything is kept on this device. Sign in again to go on.',
  'origin-refused': 'This address of the app may not use the server. Everything is kept on this device.',
  forbidden: 'This account may not do that. Nothing was changed.',
  'not-found': 'What was asked for is not there any more. Nothing was changed.',
  'method-not-allowed': 'The server does not offer that. A newer version of the app may help.',
  'session-conflict':
    'A session with the same number is already kept, with other content. Yours is kept on this device.',
  'body-too-large': 'That was too much to send at once. It is kept on this device.',
  'not-json':
    'The server could not read what was sent. It is kept on this device. A newer version of the app may help.',
  invalid:
    'The server did not accept the form of what was sent. It is kept on this device. A newer version of the app may help.',
  internal: 'The server had trouble. Everything is kept on this device. It will be tried again.',
  unavailable: 'The server cannot be reached just now. Everything is kept on this device. It will be tried again.',
};
