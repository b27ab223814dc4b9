/** A technique by its id: the pattern that stands for it, and its name. */
import { library } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';

export const patternOf = (id: string): Pattern | undefined => library.find(row => row.id === id)?.patterns[0];

export const techniqueName = (id: string): string => patternOf(id)?.name ?? id;
