/**
 * What travels but lies beside the database, in localStorage: settings, what is remembered of a pattern, favourites. Nobody
 * marks a change of these; they are compared at every round. None is ever deleted: what is not chosen has no value.
 */
import { type Known, type Values, valuesOf } from '../../../../domain/practice/change.ts';
import { gathered, namedFields, spread } from '../../../../domain/practice/named-fields.ts';
import { favouritesChosen, getFavourites, keepFavourites } from '../../favourites.ts';
import { changeSettings, getSettings, readSettings, settingsChosen } from '../../settings.ts';

/** A few things that are read and written together. */
export interface Beside {
  readonly kind: string;
  /** By id; null when nothing was ever chosen here. */
  here(): ReadonlyMap<string, Values> | null;
  seen(known: Known): Values;
  /** All that is known of this kind, by id. */
  write(all: ReadonlyMap<string, Known>): void;
}

const settings: Beside = {
  kind: 'setting',
  here() {
    if (!settingsChosen()) return null;
    const { habits: _, ...rest } = getSettings();
    return new Map([['app', new Map(Object.entries(rest))]]);
  },
  seen(known) {
    const { habits: _, ...rest } = readSettings(valuesOf(known));
    return new Map(Object.entries(rest));
  },
  write(all) {
    const { habits: _, ...rest } = readSettings(valuesOf(all.get('app') ?? []));
    changeSettings(rest);
  },
};

const habits: Beside = {
  kind: 'habit',
  here: () => (settingsChosen() ? spread(new Map(Object.entries(getSettings().habits))) : null),
  seen: namedFields,
  write(all) {
    // One by one: what this version cannot read leaves the others as they are.
    const read = gathered(all.values()).flatMap(({ name, value }) =>
      Object.entries(readSettings(new Map([['habits', { [name]: value }]])).habits ?? {}),
    );
    changeSettings({ habits: { ...getSettings().habits, ...Object.fromEntries(read) } });
  },
};

const favourites: Beside = {
  kind: 'favourite',
  here: () => (favouritesChosen() ? spread(new Map(getFavourites().map(id => [id, true]))) : null),
  seen: namedFields,
  write: all => keepFavourites(gathered(all.values()).map(({ name }) => name)),
};

export const besides: readonly Beside[] = [settings, habits, favourites];
