/** Runs `functions/main.ts` in Deno, and ends with the start that holds its stdin, even when that one was killed. */
import process from 'node:process';

process.stdin.on('end', () => process.exit(0)).resume();
await import('../functions/main.ts');
