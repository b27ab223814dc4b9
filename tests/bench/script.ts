/** Something of ours as one script, to be run in a page by the debugger, so that the page's own policy stays as it is. */
import { join } from 'node:path';
import { build } from 'vite';

/** `entry` is a file beside this one. */
export async function buildScript(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: join(import.meta.dirname, entry), formats: ['iife'], name } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error(`${entry} did not build`);
  return first.output[0].code;
}
