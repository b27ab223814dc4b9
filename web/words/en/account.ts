/** What sign-in and settings say. */
export const account = {
  settings: { title: 'Settings' },
  signIn: { title: 'Sign in' },
};
