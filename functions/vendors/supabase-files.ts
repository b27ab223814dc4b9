/** The `Files` port over Supabase Storage: one private bucket that only the API's own key opens. */
import { StorageClient } from '@supabase/storage-js';
import type { Files } from '../ports.ts';

/** Made by a migration. No policy opens it to anybody. */
const bucket = 'practitioners';

interface Project {
  readonly url: string;
  /** The service key, which no browser ever sees. */
  readonly key: string;
  readonly fetch?: typeof fetch;
}

export function supabaseFiles({ url, key, fetch }: Project): Files {
  const headers = { apikey: key, authorization: `Bearer ${key}` };
  const files = new StorageClient(`${url.replace(/\/$/, '')}/storage/v1`, headers, fetch).from(bucket);
  return {
    async put(name, bytes, mediaType) {
      const { error } = await files.upload(name, bytes as Uint8Array<ArrayBuffer>, {
        contentType: mediaType,
        upsert: true,
      });
      if (error) throw error;
    },
    async get(name) {
      const { data, error } = await files.download(name);
      if (data) return new Uint8Array(await data.arrayBuffer());
      if (isMissing(error)) return null;
      throw error;
    },
    async remove(name) {
      const { error } = await files.remove([name]);
      if (error) throw error;
    },
  };
}

/** Storage answers 400 to a file that is not there, and names the 404 in the body. */
function isMissing(error: unknown): boolean {
  const { status, statusCode } = error as { status?: unknown; statusCode?: unknown };
  return status === 404 || String(statusCode) === '404';
}
