/** What the frame around the screens says. */
export const shell = {
  brand: 'Tideline',
  navigation: 'Main',
  skip: 'Skip to the content',
  places: { today: 'Today', practice: 'Practice', settings: 'Settings' },
  titles: {
    today: 'Tideline',
    breathe: 'Breathe, Tideline',
    practice: 'Practice, Tideline',
    settings: 'Settings, Tideline',
    signIn: 'Sign in, Tideline',
    missing: 'Nothing here, Tideline',
  },
  offline: { title: 'Offline.', text: 'Practice and history work. Signing in and sync wait for a network.' },
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
