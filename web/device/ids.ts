/** Fresh ids, made here so that a session has its name before any server has heard of it. */
import { uuid7 } from '../../domain/time.ts';

export const newId = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
