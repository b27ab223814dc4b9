/** `npm run bench -- NAME [--json]`: measures one thing, prints a table, and with --json one last line for machines. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.ts';

const notNames = new Set(['run.ts', 'row.ts', 'script.ts']);
const names = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notNames.has(file))
  .map(file => file.slice(0, -3));

const args = process.argv.slice(2);
const name = args.find(arg => !arg.startsWith('-'));

if (!name || !names.includes(name)) {
  console.error(`Say what to measure: npm run bench -- ${names.join(' | ')} [--json]`);
  process.exit(2);
}

const { measure } = (await import(join(import.meta.dirname, `${name}.ts`))) as { measure: () => Promise<Row[]> };
const rows = await measure();
print(rows);
if (args.includes('--json')) console.log(JSON.stringify({ name, rows }));
process.exit(rows.every(row => row.ok) ? 0 : 1);

function print(rows: readonly Row[]) {
  const cells = rows.map(row => [
    row.measure,
    row.value === null ? 'not measured' : `${row.value} ${row.unit}`,
    row.must === null ? '' : `must be ${row.must}`,
    row.must === null ? '' : row.ok ? 'ok' : 'NOT OK',
  ]);
  const widths = [0, 1, 2].map(column => Math.max(...cells.map(cell => cell[column]?.length ?? 0)));
  for (const cell of cells)
    console.log(
      cell
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
