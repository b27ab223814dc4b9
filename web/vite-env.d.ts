/** What the build bakes in. */
declare const __VERSION__: string;
declare const __BUILD__: string;

interface ImportMetaEnv {
  readonly VITE_SUPABASE_URL?: string;
  readonly VITE_SUPABASE_KEY?: string;
}
