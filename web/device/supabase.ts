/** The one place that makes the Supabase client: 51 kB that only those who sign in ever fetch. */
import { createClient } from '@supabase/supabase-js';
import { projectKey, projectUrl, sessionKey } from './project.ts';

export const supabase = createClient(projectUrl, projectKey, {
  auth: {
    flowType: 'pkce',
    // /auth/callback exchanges the code itself, so that a failure has a screen.
    detectSessionInUrl: false,
    storageKey: sessionKey,
  },
});
