/** How the app presents itself when it is put on a home screen (W3C Web App Manifest). */
import type { ManifestOptions } from 'vite-plugin-pwa';

/** Shown by a browser that offers to install the app. */
const picture = (name: string, form: 'narrow' | 'wide', label: string) => ({
  src: `/screenshots/${name}.png`,
  sizes: form === 'narrow' ? '390x844' : '1280x800',
  type: 'image/png',
  form_factor: form,
  label,
});

export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Tideline',
  short_name: 'Tideline',
  description: 'Breathe with a line that rises and falls. Works without a network and without an account.',
  lang: 'en-GB',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  background_color: '#E8EEF0',
  theme_color: '#E8EEF0',
  categories: ['health', 'lifestyle'],
  icons: [
    { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  screenshots: [
    picture('home', 'narrow', 'Home: one tap to the first breath'),
    picture('stage', 'narrow', 'The stage: a line that rises and falls'),
    picture('practice', 'narrow', 'A year of practice, day by day'),
    picture('stage-wide', 'wide', 'The stage on a desktop'),
    picture('practice-wide', 'wide', 'A year of practice, and what it adds up to'),
  ],
  shortcuts: [
    {
      name: 'Start box breathing',
      short_name: 'Start',
      url: '/breathe/box?autostart',
      icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
    },
  ],
  launch_handler: { client_mode: 'focus-existing' },
};
