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
  'device-revoked':
    'This device was taken off the list of your devices. What is on it stays here. To sync again, sign out and sign in.',
  'device-needed': 'This device is not on the list of your devices. Everything is kept on this device. Add it to sync.',
  'not-found': 'What was asked for is not there any more. Nothing was changed.',
  'method-not-allowed': 'The server does not offer that. A newer version of the app may help.',
  'session-conflict':
    'A session with the same number is already kept, with other content. Yours is kept on this device.',
  'keys-changed': 'Another device changed the passphrase or the keys a moment ago. Nothing here was lost. Try again.',
  emptied:
    'Everything on the server was deleted, from this device or another. What is on this device stays, and nothing is sent until you say so.',
  'too-many-devices': 'The list of your devices is full. Take one off that you no longer use, then add this one.',
  'body-too-large': 'That was too much to send at once. It is kept on this device.',
  'not-json':
    'The server could not read what was sent. It is kept on this device. A newer version of the app may help.',
  invalid:
    'The server did not accept the form of what was sent. It is kept on this device. A newer version of the app may help.',
  internal: 'The server had trouble. Everything is kept on this device. It will be tried again.',
  unavailable: 'The server cannot be reached just now. Everything is kept on this device. It will be tried again.',
  'storage-full':
    'There is no more room for you on the server. Everything is kept on this device. Deleting on the server makes room.',
};
