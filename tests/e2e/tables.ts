/** Every table of a server's database as text, to be searched for what must not stand there. */
import { openPglite } from '../../local/store.ts';

/** By name, our own and Supabase's; bytes are hexadecimal. `folder` is PGlite's, and nobody else may have it open. */
export async function tablesIn(folder: string): Promise<Map<string, string>> {
  const store = await openPglite(folder);
  try {
    return await store.asOwner(async ({ query }) => {
      const tables = await query<{ name: string }>(
        `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
      );
      const texts = new Map<string, string>();
      for (const { name } of tables) {
        const rows = await query<{ text: string }>(`select t::text as text from ${name} t`);
        texts.set(name, rows.map(({ text }) => text).join('\n'));
      }
      return texts;
    });
  } finally {
    await store.close();
  }
}
