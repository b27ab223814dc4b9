/** What goes out and comes in with the record but lies outside the database: favourites, settings, conditions. */

import { conditions as all } from '../../../domain/breath/safety-table.ts';
import type { Belongings } from '../../../domain/practice/transfer/arrival.ts';
import { addFavourites, getFavourites } from '../favourites.ts';
import { getPerson, setConditions } from '../person.ts';
import { adoptSettings, getSettings } from '../settings.ts';
import type { Besides } from './take-out.ts';

export function besidesHere(): Besides {
  const { conditions } = getPerson();
  return {
    $schema: `${location.origin}/schema/export-1.json`,
    favourites: [...getFavourites()],
    settings: { ...getSettings() },
    ...(conditions ? { conditions: [...conditions] } : {}),
  };
}

/** What is here stays; what is missing is taken over. */
export function adoptBesides({ favourites, settings, conditions }: Belongings): void {
  if (favourites.length > 0) addFavourites(favourites);
  adoptSettings(settings);
  const applies = all.filter(condition => conditions.includes(condition));
  // That nothing applies is for the person to say, not for a file.
  if (applies.length > 0 && getPerson().conditions === undefined) setConditions(applies);
}
