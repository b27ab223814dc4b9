/** Every sentence shown, in one language at a time; English is the first. */
import { account } from './en/account.ts';
import { breath } from './en/breath.ts';
import { practice } from './en/practice.ts';
import { problems } from './en/problems.ts';
import { shell } from './en/shell.ts';

export const words = { shell, breath, practice, account, problems };

/** Dates and numbers follow the language of the sentences around them, not the machine's. */
const locale = 'en-GB';

const dayMonth = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });

/** `Tuesday 24 November`. */
export const today = (at: Date) => dayMonth.format(at).replace(',', '');
