/** The sentences around the library: many, and not wanted on the first page, so they come with its screens. */
import { library } from './en/library.ts';
import { safety } from './en/safety.ts';
import { techniques } from './en/techniques.ts';

export const libraryWords = { library, safety, techniques };
