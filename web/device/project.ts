/** Where the server is. Without settings it is where the page came from: one origin serves everything. */

export const projectUrl = import.meta.env.VITE_SUPABASE_URL ?? location.origin;
export const projectKey = import.meta.env.VITE_SUPABASE_KEY ?? 'local';

/** Where supabase-js keeps the session in localStorage. */
export const sessionKey = 'tideline.session';
