/** The API for a practitioner's own practice: what is asked, and what comes back, parsed. */
import type * as z from 'zod/mini';
import type { Availability } from '../../domain/practitioner/availability.ts';
import {
  broughtCalendar,
  type busyFile,
  type calendarAddress,
  ownBusyTimes,
  ownCalendars,
} from '../../domain/practitioner/busy.ts';
import { openTimes, whyAnswer } from '../../domain/practitioner/directory.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import { type Paper, paper } from '../../domain/practitioner/papers.ts';
import {
  availabilityRevision,
  deletedRow,
  keptAvailability,
  keptService,
  maybePractice,
  ownPractice,
  ownServices,
  ownVerification,
} from '../../domain/practitioner/practice.ts';
import type { Profile } from '../../domain/practitioner/profile.ts';
import { type Asking, apiAt, fileFrom, options, parsed, withFile } from '../api.ts';

export interface Window {
  /** One of the lengths of the service. */
  readonly minutes: number;
  /** Instants as ISO strings, at most 62 days apart. */
  readonly from: string;
  readonly to: string;
}

export function practiceApi(asking: Asking) {
  const { practice } = apiAt(asking);
  const { services, availability, calendars, verification, photo } = practice;
  const named = (id: string) => ({ param: { id } });
  return {
    read: () => parsed(maybePractice, () => practice.$get({}, options())),
    put: (json: Profile) => parsed(ownPractice, () => practice.$put({ json }, options())),
    photo: () => fileFrom(() => photo.$get({}, options())),
    putPhoto: (file: Blob) => parsed(ownPractice, () => photo.$put({}, withFile(file))),
    deletePhoto: () => parsed(ownPractice, () => photo.$delete({}, options())),

    services: () => parsed(ownServices, () => services.$get({}, options())),
    putService: (id: string, json: Service) =>
      parsed(keptService, () => services[':id'].$put({ ...named(id), json }, options())),
    deleteService: (id: string) => parsed(deletedRow, () => services[':id'].$delete(named(id), options())),
    openTimes: (id: string, { minutes, from, to }: Window) =>
      parsed(openTimes, () =>
        services[':id'].times.$get({ ...named(id), query: { minutes: String(minutes), from, to } }, options()),
      ),
    /** At an instant, as an ISO string. */
    whyNot: (id: string, minutes: number, at: string) =>
      parsed(whyAnswer, () =>
        services[':id'].why.$get({ ...named(id), query: { minutes: String(minutes), at } }, options()),
      ),

    availability: () => parsed(keptAvailability, () => availability.$get({}, options())),
    putAvailability: (replaces: number, hours: Availability) =>
      parsed(availabilityRevision, () => availability.$put({ json: { replaces, availability: hours } }, options())),

    calendars: () => parsed(ownCalendars, () => calendars.$get({}, options())),
    busy: (from: string, to: string) =>
      parsed(ownBusyTimes, () => calendars.busy.$get({ query: { from, to } }, options())),
    putBusy: (id: string, json: z.infer<typeof busyFile>) =>
      parsed(broughtCalendar, () => calendars[':id'].$put({ ...named(id), json }, options())),
    bring: (id: string, json: z.infer<typeof calendarAddress>) =>
      parsed(broughtCalendar, () => calendars[':id'].address.$put({ ...named(id), json }, options())),
    refresh: (id: string) => parsed(broughtCalendar, () => calendars[':id'].refresh.$post(named(id), options())),
    deleteCalendar: (id: string) => parsed(deletedRow, () => calendars[':id'].$delete(named(id), options())),

    verification: () => parsed(ownVerification, () => verification.$get({}, options())),
    ask: (act: 'submit' | 'withdraw') =>
      parsed(ownVerification, () => verification.$post({ json: { act } }, options())),
    putPaper: (id: string, query: Pick<Paper, 'kind' | 'name'>, file: Blob) =>
      parsed(paper, () => verification.papers[':id'].$put({ ...named(id), query }, withFile(file))),
    paper: (id: string) => fileFrom(() => verification.papers[':id'].$get(named(id), options())),
    deletePaper: (id: string) => parsed(deletedRow, () => verification.papers[':id'].$delete(named(id), options())),
  };
}
