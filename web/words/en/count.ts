/** A number with its noun in the right form, and numbers alone. */
const plural = new Intl.PluralRules('en');

export const count = (n: number, one: string, other: string) => `${n} ${plural.select(n) === 'one' ? one : other}`;

const number = new Intl.NumberFormat('en-GB');

/** `45,256` */
export const figure = (n: number) => number.format(n);
