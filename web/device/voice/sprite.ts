/** Where each recorded word lies in the sprite. */
export const sprite: { url: string; gap: number; words: Record<string, readonly [number, number]> } = {
  url: '/sounds/none.mp3',
  gap: 0.25,
  words: {},
};
