/** What the history says. */
export const practice = {
  title: 'Practice',
};
