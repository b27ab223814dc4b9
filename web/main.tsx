/** Where the app starts: settings that must hold before anything else runs, then the first picture. */
import { createRoot, hydrateRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { Routes } from './routes.tsx';

// Zod would otherwise try `new Function`, which the content security policy refuses and reports.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
if (root.hasChildNodes()) hydrateRoot(root, <Routes />);
else createRoot(root).render(<Routes />);

// In a frame on somebody else's page nothing is kept and nothing runs beside the screen.
// Two frames: the first is drawn by then, and the rest may have the network.
const framed = location.pathname.startsWith('/embed/');
if (!framed) requestAnimationFrame(() => setTimeout(() => void import('./background.ts').then(({ start }) => start())));
