/** A number with its noun in the right form. */
const plural = new Intl.PluralRules('en');

export const count = (n: number, one: string, other: string) => `${n} ${plural.select(n) === 'one' ? one : other}`;
