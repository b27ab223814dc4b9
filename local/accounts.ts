/** The people of the sample data. They are made by `supabase/seed.sql`; the chooser and the banner name them. */
export const demoAccounts = [
  { email: 'ada@tideline.test', role: 'member' },
  { email: 'mara@tideline.test', role: 'practitioner' },
  { email: 'noor@tideline.test', role: 'practitioner who waits to be verified' },
  { email: 'root@tideline.test', role: 'admin' },
] as const;
