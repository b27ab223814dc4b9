/** The forms in which the record goes out. */

export const forms = ['json', 'csv', 'ics'] as const;
export type Form = (typeof forms)[number];
