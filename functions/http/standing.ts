/** What the list of devices says of the one that asks, and whether that is enough to read. Changes are refused by the database itself. */
import { Refusal } from './problem.ts';

/** As public.device_standing() answers it. `none`: this person has no list yet. */
export type Standing = 'none' | 'living' | 'unnamed' | 'revoked';

/** Throws when it is not. `listed`: once there is a list, one must be on it; `anybody` who was not taken off. */
export function refuseStanding(standing: Standing, asked: 'listed' | 'anybody'): void {
  if (standing === 'revoked') throw new Refusal('device-revoked');
  if (standing === 'unnamed' && asked === 'listed') throw new Refusal('device-needed');
}
