/** What the frame around the screens says. */
export const shell = {
  brand: 'Tideline',
  navigation: 'Main',
  skip: 'Skip to the content',
  places: { today: 'Today', library: 'Library', practice: 'Practice', settings: 'Settings' },
  /** On a trace: the nostril that is open. */
  sides: { left: 'L', right: 'R' },
  titles: {
    today: 'Tideline',
    breathe: 'Breathe, Tideline',
    library: 'Library, Tideline',
    technique: 'Technique, Tideline',
    builder: 'Pattern, Tideline',
    shared: 'A shared pattern, Tideline',
    importing: 'Import, Tideline',
    health: 'Your health, Tideline',
    practice: 'Practice, Tideline',
    goals: 'Goals, Tideline',
    day: 'A day, Tideline',
    session: 'A session, Tideline',
    add: 'Add a session, Tideline',
    settings: 'Settings, Tideline',
    soundAndMotion: 'Sound and motion, Tideline',
    signIn: 'Sign in, Tideline',
    missing: 'Nothing here, Tideline',
  },
  offline: { title: 'Offline.', text: 'Practice and history work; sync and sign-in wait.' },
  offlineReady: {
    title: 'Ready to work offline.',
    text: 'Exercises, tones and history are on this device.',
    close: 'Good',
  },
  update: {
    title: 'A new version is ready.',
    use: 'Use it now',
    later: 'Later',
    busy: 'Another window is in the middle of something. It will not be disturbed; try again when it is done.',
  },
  trouble: {
    newer: {
      title: 'A newer version runs in another window.',
      text: 'Load this one again, so that both keep the same history.',
      act: 'Load again',
    },
    refused: {
      title: 'This browser keeps nothing for us just now.',
      text: 'Breathing works. A finished session may not be there next time. A private window or a full disk can be the cause.',
      act: 'Try again',
    },
  },
  rescue: {
    title: 'This screen stopped working',
    text: 'What you finished is kept on this device. Load the page again, or go back to Today.',
    reload: 'Load again',
    home: 'Go to Today',
  },
  missing: {
    title: 'Nothing lives at this address',
    text: 'The link may be old or mistyped. Your practice is where you left it.',
    home: 'Go to Today',
  },
};
