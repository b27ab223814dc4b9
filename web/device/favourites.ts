/** Ids of the patterns a person likes best, newest first, shipped or own. */
import * as z from 'zod/mini';
import { keptText } from './kept-text.ts';

const kept = keptText<string[]>(
  'tideline-favourites',
  z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500)),
  [],
);

export const useFavourites = kept.use;
export const getFavourites = kept.get;

export function setFavourite(id: string, liked: boolean): void {
  const others = kept.get().filter(other => other !== id);
  kept.set(liked ? [id, ...others] : others);
}

/** In this order. */
export const keepFavourites = (ids: readonly string[]): void => kept.set(ids.slice(0, 500));

/** Whether there ever was one. */
export const favouritesChosen = kept.exists;

/** Behind those that are here already. */
export const addFavourites = (ids: readonly string[]): void =>
  kept.set([...new Set([...kept.get(), ...ids])].slice(0, 500));
