/** The pattern of a session from elsewhere that only says a name: breathing as one likes, under that name. */
import type { Pattern } from '../../breath/pattern.ts';
import { cut, tidy } from './arrival.ts';

export const unknownPattern = (id: string, name: string): Pattern => ({
  version: 1,
  id: cut(id, 64),
  name: cut(tidy(name), 120) || '?',
  blocks: [{ times: 1, phases: [{ kind: 'free', open: true }] }],
  ends: { by: 'minutes', minutes: 5 },
});
