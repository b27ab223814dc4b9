/** What the lock says: setting it up, unlocking, changing it, and what it is good for. */
import { count } from './count.ts';

/** `15 seconds`, or `5 minutes` from a minute and a half on. */
const time = (seconds: number) =>
  seconds < 90 ? count(seconds, 'second', 'seconds') : count(Math.ceil(seconds / 60), 'minute', 'minutes');

const number = new Intl.NumberFormat('en-GB');

export const lock = {
  title: 'Lock',
  back: 'Settings',
  /** Why something did not happen; `web/device/vault/lock.ts` says which. */
  problems: {
    wrong: 'That did not open it.',
    'too-soon': 'A few tries went wrong in a row.',
    busy: 'A session or a form is open, here or in another window. Finish or close it, then try again. Nothing was changed.',
    'no-keys': 'There is no lock on this device any more. Load this page again.',
    unsupported: 'This browser or this passkey cannot open a lock. Your passphrase and your recovery code still do.',
    cancelled: 'That was called off. Nothing was changed.',
    failed: 'That did not work. Nothing was lost; please try again.',
  },
  wait: (seconds: number) => `The next try is in ${time(seconds)}.`,
  goIn: (go: string, seconds: number) => `${go}, in ${seconds} s`,

  passphrase: {
    label: 'Passphrase',
    new: 'New passphrase',
    now: 'Passphrase now',
    show: 'Show',
    hide: 'Hide',
    showThis: (label: string) => `Show ${label.toLowerCase()}`,
    hideThis: (label: string) => `Hide ${label.toLowerCase()}`,
    advice: 'Four or five words that do not belong together are easy to keep in mind and hard to guess.',
    strength: {
      short: 'Eight characters or more, please, and not the same few again and again.',
      fair: 'Enough for somebody at this screen. For somebody with your files and a fast computer, longer is better.',
      long: 'A good length. It is yours alone when nobody could find it in a book or a song.',
    },
    tooShort: 'That is a little short. Eight characters or more, please.',
    needed: 'Type your passphrase first.',
  },

  code: {
    label: 'Recovery code',
    title: 'Your recovery code',
    text: 'It opens the lock when the passphrase is forgotten. It is shown this once. Keep it where you would keep a passport, and not on this device only.',
    copy: 'Copy',
    copied: 'Copied. Other apps may be able to read what was copied.',
    notCopied: 'The browser would not copy it. It can be selected by hand.',
    print: 'Print',
    download: 'Save as a file',
    downloaded: 'Saved with your downloads. Move it away from this device.',
    file: (code: string, day: string) =>
      `Tideline recovery code, made on ${day}\n\n${code}\n\nIt opens what Tideline keeps sealed, on your devices and in your account. Whoever holds it can read all of it.\n`,
    fileName: 'tideline-recovery-code.txt',
    kept: 'I have kept it',
    checkTitle: 'One look whether it is right',
    checkText: 'Type the code from where you keep it. Spaces, dashes and small letters do not matter.',
    check: 'Go on',
    needed: 'Type your recovery code first.',
    again: 'See the code again',
    different: 'This is not the code that was shown. Compare it letter by letter; there is no I, L, O or U in it.',
  },

  off: {
    title: 'There is no lock on this device',
    means:
      'Whoever can open this browser can read what you practised, felt and wrote here. So can whoever copies its files, or a backup of them.',
    would:
      'A lock seals your sessions, moods, notes, patterns, goals and health answers with a key that only your passphrase opens. Breathing never asks for it.',
    stays:
      'Still readable then: on which days and at what time sessions began and how many there are, and how loud and how lively you like it.',
    forget: 'Nobody can reset a passphrase, we cannot either. A recovery code helps, so you get one first.',
    script: 'While it is unlocked, the keys are in this browser’s memory. Lock it when you go.',
    start: 'Set up a lock',
    keysThere: 'Your passphrase for sync also opens the lock.',
    go: 'Turn the lock on',
  },
  setUp: {
    title: 'Choose a passphrase',
    next: 'Next',
    preparing: 'Making keys',
    cancel: 'Cancel',
    working: 'Turning the lock on',
    sealing: (done: number, total: number) =>
      total === 0 ? 'Sealing' : `Sealing, ${number.format(done)} of ${number.format(total)}`,
    opening: (done: number, total: number) =>
      total === 0 ? 'Taking the seal off' : `Taking the seal off, ${number.format(done)} of ${number.format(total)}`,
    stay: 'You can go on using this page when it is done. If it is closed now, it goes on after the next unlocking.',
    done: 'The lock is on.',
    doneText: 'What was here is sealed, and so is what comes. Try it once, while you have the code at hand.',
    lockNow: 'Lock now',
    toSettings: 'Not now',
  },

  locked: {
    title: 'Locked',
    text: 'What you practised, felt and wrote is sealed. Breathing works without unlocking, and what you finish now is kept.',
    unlock: 'Unlock',
    unlocking: 'Unlocking',
    passkey: 'Unlock with a passkey',
    useCode: 'Use the recovery code',
    usePassphrase: 'Use the passphrase',
    breathe: 'Breathe without unlocking',
    lost: 'Passphrase and code are both lost',
    lostText:
      'Then nobody can open it, we cannot either. You can delete everything on this device and begin anew. With sync on, another device of yours still has it.',
    erase: 'Delete everything on this device',
    afterCode: 'Unlocked with the recovery code. If the passphrase is forgotten, choose a new one now.',
    toPassphrase: 'Choose a new passphrase',
  },

  on: {
    state: 'The lock is on',
    text: 'Reloading the page locks it, and so does closing the last window.',
    lockNow: 'Lock now',
    lockNowNote: 'from anywhere: Alt, Shift and L together',
    auto: 'Lock by itself',
    autoNote: 'when nothing was touched for so long',
    minutes: (minutes: number | null) => (minutes === null ? 'Never' : minutes === 60 ? '1 hour' : `${minutes} min`),
    unreadable: (n: number) =>
      `${count(n, 'record', 'records')} cannot be opened: damaged, or sealed with a key that is not here. The rest is as it was.`,
    change: 'Change',
    cancel: 'Cancel',
    passphrase: {
      name: 'Passphrase',
      go: 'Change it',
      busy: 'Changing it',
      done: 'Changed. The old passphrase opens nothing any more, here or, with sync, on your other devices once they have heard of it.',
    },
    code: {
      name: 'Recovery code',
      note: 'for when the passphrase is forgotten',
      open: 'New code',
      text: 'The code you have now stops working at once.',
      go: 'Make a new code',
      busy: 'Making a code',
      done: 'The new code holds. The old one opens nothing any more.',
    },
    passkeys: {
      name: 'Passkeys',
      note: 'a fingerprint, a face or a key, beside the passphrase and never in its place',
      none: 'None',
      open: 'Add',
      label: 'Name it',
      example: 'This phone',
      text: 'The browser will ask you twice. Your passphrase is needed this once.',
      go: 'Add a passkey',
      busy: 'Waiting for the browser',
      added: (name: string) => `${name} opens this device from now on.`,
      since: (day: string) => `since ${day}`,
      remove: 'Remove',
      removeThis: (name: string) => `Remove ${name}`,
      removed: (name: string) =>
        `${name} opens nothing here any more. Your device may still list it among its passkeys.`,
    },
    keys: {
      name: 'Keys',
      note: 'when somebody may have seen them',
      open: 'New keys',
      text: 'Everything here is sealed anew with a fresh key, which can take a moment. You get a new recovery code. One passkey is taken along when you tap it; others have to be added again. With sync on, your other devices ask once for your passphrase.',
      go: 'Make new keys',
      busy: (done: number, total: number) =>
        total === 0 ? 'Sealing anew' : `Sealing anew, ${number.format(done)} of ${number.format(total)}`,
      done: 'Everything is sealed with new keys.',
    },
    off: {
      name: 'No lock',
      open: 'Turn off',
      text: 'Then whoever can open this browser can read everything again. Sync stays sealed.',
      go: 'Turn the lock off',
      done: 'The lock is off.',
    },
  },

  /** In Settings. */
  line: {
    name: 'Lock',
    states: { open: 'Off', unlocked: 'On', locked: 'Locked' },
    notes: {
      open: 'whoever can open this browser can read what is here',
      unlocked: 'what is here is sealed with your passphrase',
      locked: 'what is here is sealed with your passphrase',
    },
    acts: { open: 'Set up', unlocked: 'Change', locked: 'Unlock' },
    actsThis: { open: 'Set up a lock', unlocked: 'Change the lock', locked: 'Unlock' },
  },
};
