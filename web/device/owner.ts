/** Whose sessions these are: taken over at sign-in, leaving the device at sign-out. */
import { currentAccount, database, nobody, recount, sessionMark, together } from './database.ts';

const { entries, marks, meta } = database;

/** Sign-in: what was practised here without an account becomes this account's, and waits to be sent. Safe to repeat. */
export const claim = (account: string): Promise<void> =>
  together(async () => {
    const before = await currentAccount();
    if (before !== undefined && before !== account) await forget(before);
    await meta.put({ key: 'account', value: account });
    const unclaimed = await ownedBy(nobody).toArray();
    if (unclaimed.length === 0) return;
    await entries.bulkPut(unclaimed.map(entry => ({ ...entry, owner: account })));
    const waiting = new Map((await marks.where({ owner: nobody }).toArray()).map(row => [row.id, row]));
    // What was brought from a file waits for no account until there is one.
    for (const { id, startedAt } of unclaimed)
      if (!waiting.has(id))
        waiting.set(id, sessionMark({ id, owner: nobody, action: 'put', since: Date.parse(startedAt), after: 0 }));
    await marks.bulkPut([...waiting.values()].map(row => ({ ...row, owner: account })));
    await recount(unclaimed.flatMap(({ day }) => [nobody, account].map(owner => ({ owner, day }))));
  });

/** Sign-out: what the server has leaves this device; what it has not stays, until this account signs in here again. */
export const leave = (account: string): Promise<void> =>
  together(async () => {
    if ((await currentAccount()) === account) await forget(account);
  });

/**
 * The database follows what the person was told: a crash in the middle of signing in or out, or storage that was
 * cleared by half, must not leave sessions with an account that nobody is signed in to.
 */
export async function follow(account: string | undefined): Promise<void> {
  const here = await currentAccount();
  if (here === account) return;
  if (account !== undefined) await claim(account);
  else if (here !== undefined) await leave(here);
}

async function forget(account: string): Promise<void> {
  const unsent = new Set((await marks.where({ owner: account }).toArray()).map(({ id }) => id));
  const sent = (await ownedBy(account).toArray()).filter(({ id }) => !unsent.has(id));
  await entries.bulkDelete(sent.map(({ id }) => id));
  await recount(sent);
  await meta.bulkDelete(['account', `sync:${account}`]);
}

const ownedBy = (owner: string) => entries.filter(entry => entry.owner === owner);
