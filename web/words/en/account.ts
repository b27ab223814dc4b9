/** What sign-in and settings say. */
import { count } from './count.ts';

const changes = (n: number) => count(n, 'change', 'changes');

/** Why a sign-in did not happen; `web/device/session.ts` says which. */
const signInProblems = {
  network: 'The server cannot be reached. What you typed is kept here; try again when there is a network.',
  address: 'This address does not look complete. It needs a name, an @ and an ending such as .org.',
  code: 'This code is wrong or has run out. Look for the newest mail, or have another code sent.',
  often: 'That was asked for often just now. Wait a minute, then try again.',
  elsewhere: 'The sign-in was not finished. It may have begun in another browser, or taken too long.',
  device: 'This browser would not keep your sign-in. A private window or a full disk can be the cause.',
  server: 'The server had trouble. What you typed is kept here; try again in a moment.',
};

export type SignInProblem = keyof typeof signInProblems;

export const account = {
  signInProblems,
  /** Nobody answered, or not in the agreed form; the API itself cannot say these. */
  unanswered: {
    network: 'The server cannot be reached just now. Everything is kept on this device. It will be tried again.',
    garbled: 'The server gave an answer that this version does not understand. Everything is kept on this device.',
  },
  signIn: {
    title: 'Sign in',
    why: 'With an account, your practice can be on your other devices as well. Everything here works without one, and signing in alone sends nothing.',
    email: 'Mail address',
    send: 'Mail me a code',
    sending: 'Sending',
    or: 'Or continue with',
    google: 'Google',
    apple: 'Apple',
    codeSent: (email: string) => `A code with six digits is on its way to ${email}.`,
    code: 'Code',
    check: 'Sign in',
    checking: 'Checking',
    again: 'Send another code',
    againIn: (seconds: number) => `Another code in ${seconds} s`,
    sentAgain: 'Another code is on its way. Only the newest one works.',
    other: 'Use another address',
    finishing: 'Signing in',
    failed: 'Not signed in',
    back: 'Back to sign in',
  },
  settings: {
    sound: 'Sound and motion',
    title: 'Settings',
    account: 'Account',
    none: 'Practice works without an account. With one, it can be on your other devices as well.',
    signIn: 'Sign in',
    signInAgain: 'Sign in again',
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    signingOut: 'Signing out',
    unlockFirst: 'Unlock the app first: what waits to be sent is locked away.',
    unsent: (n: number) => `${changes(n)} could not be sent yet.`,
    unsentChoice:
      'Wait until there is a network, or sign out now: what waits stays on this device, sealed, and is sent when you sign in here again and turn sync on.',
    wait: 'Wait',
    signOutKeeping: 'Sign out, keep it here',
    kept: 'Kept on this device',
    data: 'Export, bring a history, delete everything',
    offline: 'Ready to work offline',
    offlineWhat: 'exercises, tones, history',
    safe: 'Safe from clearing',
    safeYes: 'the browser agreed',
    safeNo: 'the browser may clear it when space runs short',
    ask: 'Ask it',
    asked: 'The browser did not agree this time. Putting the app on the home screen often helps.',
    size: 'Space used',
    sizeOf: (used: string, offered: string) => `${used} of ${offered}`,
    yes: 'Yes',
    no: 'No',
    version: 'This version',
    versionOf: (version: string, build: string) => `${version}, build ${build}`,
    newVersion: 'A new version is ready',
    waitsForYou: 'It waits as long as you like, and never comes during a session. Nothing is lost.',
    useNow: 'Use it now',
    about: 'Tideline is open source, under the Apache licence 2.0.',
  },
};
