/** What sync says: what the server sees, joining with another device, what waits, the devices, and ending it. */
import { count } from './count.ts';

export const changes = (n: number) => count(n, 'change', 'changes');
const minutes = (n: number) => count(n, 'minute', 'minutes');

export const sync = {
  title: 'Sync',
  back: 'Settings',
  /** In Settings. */
  line: {
    name: 'Sync',
    off: 'Off',
    on: 'On',
    inStep: 'nothing waits to be sent',
    stays: 'your practice stays on this device',
    set: 'Set up',
    setThis: 'Set up sync',
    see: 'Change',
    seeThis: 'Change sync',
  },

  noAccount: 'Sync brings your practice to your other devices. It needs an account, so that they find each other.',
  signIn: 'Sign in',

  off: {
    state: 'Sync is off. Nothing of your practice leaves this device.',
    would:
      'Turned on, your sessions, patterns, goals, favourites and settings travel to your other devices. They are sealed here first, also when this device has no lock.',
    sees: 'What our server sees',
    seesList: [
      'your mail address',
      'how many sealed records there are, how large they are and when they arrive',
      'which devices you have, by number, and when you added them',
    ],
    never: 'What it cannot see',
    neverList: [
      'when, how long or what you breathed',
      'moods, notes, patterns, goals, the names of your devices',
      'your passphrase, your recovery code or any key',
    ],
    stays: 'What you said about your health, a background sound of your own and passkeys stay on this device.',
    start: 'Turn sync on',
    asking: 'Asking the server',
  },
  first: {
    title: 'Your first device',
    text: 'Nothing is on the server yet. Choose the passphrase that your other devices will ask for.',
    existing: 'Your passphrase and your recovery code for the lock will also open sync on your other devices.',
    go: 'Turn sync on',
    busy: 'Turning sync on',
  },

  join: {
    title: 'Join your other devices',
    text: 'Sync is on elsewhere in this account. Show that it is you in one of three ways.',
    signInFirst: 'First sign in here, with the account your other device uses. The code is kept meanwhile.',
    signedOut: 'Sign in to join',
    none: 'Sync is not on anywhere in this account yet. It can begin with this device.',
    toSync: 'To sync',
    already: 'Sync is on here already.',
    way: 'How',
    ways: { handover: 'Device', passphrase: 'Passphrase', code: 'Recovery code' },
    handover: {
      text: 'On the device that has it: Settings, Sync, Add a device. Then scan the square, or type the code below it.',
      scan: 'Scan with the camera',
      label: 'Code from the other device',
    },
    passphrase: 'The passphrase that your other devices know.',
    code: 'The recovery code that you keep; the newest, if there were several.',
    own: 'This device has a lock of its own. After joining, the passphrase and the recovery code of your other devices open it; the ones you use here now end, and passkeys have to be added again.',
    go: 'Join',
    busy: 'Joining',
    bringing: (done: number, total: number) =>
      total === 0 ? 'Bringing what is there' : `Joining, ${done} of ${total}`,
    done: 'This device has joined.',
    problems: {
      wrong: 'That did not open it. Nothing was changed.',
      code: 'This is no such code: it has 34 letters and digits, and a slip is noticed.',
      gone: 'This code has run out or was used. Make a new one on the other device.',
    },
  },

  newKeys: {
    title: 'Another device made new keys',
    text: 'Sync waits here until you open them: by the passphrase or the recovery code as they are now, or by a code from that device. Nothing here was lost.',
    own: 'The lock of this device follows: the passphrase and the recovery code you type elsewhere open it from then on, and passkeys have to be added here again.',
    go: 'Go on with the new keys',
    busy: 'Taking them over',
  },

  scan: {
    title: 'Hold the square in front of the camera',
    picture: 'What the camera sees',
    stop: 'Type it instead',
    states: {
      starting: 'Starting the camera',
      looking: 'Looking for the square',
      foreign: 'This square is something else. Scan the one under Settings, Sync, Add a device.',
      none: 'There is no camera here that can be used. Type the code instead.',
      refused: 'The browser was not allowed to use the camera. Allow it in its settings, or type the code instead.',
      taken: 'Another app is using the camera. Close it there, or type the code instead.',
    },
    again: 'Try the camera again',
  },

  on: {
    state: 'Sync is on',
    begun: 'Sync is on from now on.',
    waiting: 'Waiting to be sent',
    nothing: 'Nothing',
    waits: (n: number, since: string) => `${changes(n)}, since ${since}`,
    last: 'Last sync',
    never: 'Not yet',
    refused: 'Could not be sent',
    refusedCount: (n: number) => `${changes(n)}, kept on this device`,
    unreadable: 'Could not be opened',
    unreadableNote: 'damaged, or sealed with another key; the rest is here',
    now: 'Sync now',
    syncing: 'Syncing',
    inStep: 'Everything is in step.',
    signInAgain: 'Sign in again',
  },

  devices: {
    title: 'Devices',
    loading: 'Asking the server',
    unknown: 'The list could not be fetched.',
    again: 'Try again',
    this: 'this device',
    unnamed: 'A device',
    since: (day: string) => `since ${day}`,
    revokedOn: (day: string) => `taken off ${day}`,
    rename: 'Rename',
    name: 'Name of this device',
    renameGo: 'Keep this name',
    renamed: 'Renamed.',
    revoke: 'Take off',
    revokeThis: (name: string) => `Take off: ${name}`,
    revokeText: (name: string) =>
      `${name} will not sync any more, for good. What is on it stays there, so if it was lost without a lock, it can be read by whoever has it. New keys, under Lock, keep what comes from anybody who copied the old ones.`,
    revokeGo: 'Take it off',
    keep: 'Leave it',
    revoked: (name: string) => `${name} is off the list.`,
    earlier: 'Taken off before',
    /** What kind of device it is, until it has another name. */
    kinds: new Map([['Desk', 'Computer']]),
  },

  add: {
    title: 'Add a device',
    note: 'by a square that it scans, or by a code',
    open: 'Show a code',
    making: 'Making a code',
    text: 'On the new device, open Tideline, sign in, and choose Sync. Then scan this square there, or type the code.',
    square: 'A square to scan with the new device',
    left: (n: number) => `It works once, for ${n < 1 ? 'less than a minute' : `${minutes(n)} more`}.`,
    over: 'This code has run out.',
    another: 'Make another',
    joined: (name: string) => `${name} has joined.`,
    close: 'Close',
    careful: 'Whoever scans it and can sign in as you can read everything. Show it to nobody else.',
  },

  stopped: {
    emptied: 'Everything on the server was deleted',
    emptiedText:
      'It was deleted from another device of yours. What is on this one is untouched, and nothing is sent until you choose.',
    startAnew: 'Send what is here again',
    startingAnew: 'Starting again',
    turnOff: 'Turn sync off here',
    revoked: 'This device was taken off your list',
    revokedText:
      'It does not sync any more. What is on it stays. To sync again, turn sync off here, sign out and in, and join anew.',
  },

  empty: {
    title: 'Delete everything on the server',
    text: 'Deletes every sealed record, the keys and the list of devices from our server, at once and for good. What is on your devices stays there, and sync ends on all of them. Your account itself stays.',
    open: 'Delete',
    word: 'delete',
    label: (word: string) => `Type ${word} to go on`,
    go: 'Delete on the server',
    busy: 'Deleting',
    done: (n: number) =>
      `${count(n, 'record', 'records')} deleted. Nothing of your practice is on the server any more.`,
    backups: 'A backup of the server may hold the sealed records for a while. Without your keys they cannot be read.',
  },

  turnOff: {
    name: 'Turn sync off on this device',
    open: 'Turn off',
    note: 'what is here stays here; what is on the server stays there, sealed',
    go: 'Turn off',
    done: 'Sync is off on this device.',
  },
};
