/** Reads SQL just closely enough to say which tables it makes, and which of them are locked and granted by name. */

/** SQL without comments, string contents and bodies of functions, in lower case. */
function plainSql(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/(\$[a-z_]*\$)[\s\S]*?\1/gi, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

export interface Table {
  readonly name: string;
  readonly rowSecurity: boolean;
  /** At least one grant, or a revoke of everything from the roles that browsers have. */
  readonly granted: boolean;
}

const qualified = (name: string) => (name.includes('.') ? name : `public.${name}`);

const names = (sql: string, pattern: RegExp) =>
  new Set([...sql.matchAll(pattern)].flatMap(([, list = '']) => list.split(',').map(name => qualified(name.trim()))));

/** Every table that some SQL creates and does not drop again. */
export function tablesOf(sql: string): Table[] {
  const plain = plainSql(sql);
  const made = names(plain, /create (?:unlogged )?table (?:if not exists )?([\w.]+)/g);
  const gone = names(plain, /drop table (?:if exists )?([\w.]+)/g);
  const locked = names(plain, /alter table (?:if exists )?(?:only )?([\w.]+) enable row level security/g);
  const granted = names(plain, /grant [^;]*? on (?:table )?([\w., ]+?) to /g);
  const revoked = names(plain, /revoke all (?:privileges )?on (?:table )?([\w., ]+?) from [^;]*\bauthenticated\b/g);
  return [...made]
    .filter(name => !gone.has(name))
    .map(name => ({ name, rowSecurity: locked.has(name), granted: granted.has(name) || revoked.has(name) }));
}
