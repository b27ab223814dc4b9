/** What an account may be. Roles are rows in the database, never claims in a token. */
export const roles = ['member', 'practitioner', 'admin'] as const;

export type Role = (typeof roles)[number];
