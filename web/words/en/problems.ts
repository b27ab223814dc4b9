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
  'keys-changed':
    'Another device of yours made new keys. Nothing here was lost. Sync goes on when you open them here: see Sync in Settings.',
  emptied:
    'Everything on the server was deleted, from this device or another. What is on this device stays, and nothing is sent until you say so.',
  'too-many-devices': 'The list of your devices is full. Take one off that you no longer use, then add this one.',
  'no-practice': 'There is no practice yet to add this to. Give it a name and an address first.',
  'address-taken': 'Another practice has this address. Choose another one; nothing else was changed.',
  'availability-changed':
    'Your hours were changed in another tab or on another device. Look at them again before you save.',
  'practice-incomplete': 'Something is still missing before your practice can be looked at. Nothing was sent.',
  'verification-state':
    'That is no longer possible: the state of this practice has changed. Load it again to see how it is.',
  'too-many-services': 'There is room for 40 services. Delete one that you no longer offer, then add this one.',
  'too-many-calendars': 'There is room for 10 calendars. Remove one that you no longer use, then add this one.',
  'too-many-documents': 'There is room for 10 documents. Remove one that is no longer needed, then add this one.',
  'too-many-busy-times': 'This calendar is busy more than 2,000 times, more than is kept of one. Nothing was changed.',
  'body-too-large': 'That was too much to send at once. It is kept on this device.',
  'not-json':
    'The server could not read what was sent. It is kept on this device. A newer version of the app may help.',
  'file-type': 'That kind of file is not taken here. Choose another one; nothing was changed.',
  'calendar-address': 'A calendar can be read from a public address that begins with https only. Nothing was changed.',
  'calendar-unreachable':
    'The calendar did not answer in time. What was brought before is still there. Try again later.',
  'calendar-too-large': 'That calendar is larger than can be read. What was brought before is still there.',
  'calendar-unreadable': 'What stands at that address is not a calendar. What was brought before is still there.',
  invalid:
    'The server did not accept the form of what was sent. It is kept on this device. A newer version of the app may help.',
  internal: 'The server had trouble. Everything is kept on this device. It will be tried again.',
  unavailable: 'The server cannot be reached just now. Everything is kept on this device. It will be tried again.',
  'storage-full':
    'There is no more room for you on the server. Everything is kept on this device. Deleting on the server makes room.',
};
