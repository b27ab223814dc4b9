/** The Practitioner API for other calendars of the practitioner: when they are busy. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import {
  broughtCalendar,
  busyFile,
  busyWindow,
  calendarAddress,
  ownBusyTimes,
  ownCalendars,
} from '../../domain/practitioner/busy.ts';
import { deletedRow } from '../../domain/practitioner/practice.ts';
import type { ProblemType } from '../../domain/problem.ts';
import { answers } from '../http/answers.ts';
import { jsonBody } from '../http/json-body.ts';
import { body, path, query } from '../http/parse.ts';
import { ofJson, ofThePerson } from '../http/refusals.ts';
import type { ApiEnv } from '../http/request.ts';
import { signedIn, whoAsks } from '../http/who.ts';
import type { Ports } from '../ports.ts';
import { bring, deleteCalendar, listBusy, listCalendars, putBusy, refresh } from './calendars.ts';

const named = path(z.object({ id: z.uuid() }));

const ofAddresses: readonly ProblemType[] = [
  'no-practice',
  'too-many-busy-times',
  'calendar-address',
  'calendar-unreachable',
  'calendar-too-large',
  'calendar-unreadable',
];

export const calendarRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/',
      describeRoute({
        summary: 'List your other calendars',
        ...whoAsks,
        responses: answers('Each with how many busy times are kept of it', ownCalendars, ofThePerson),
      }),
      signedIn(ports),
      async c => c.json(await listCalendars(ports, c.get('caller'))),
    )
    .get(
      '/busy',
      describeRoute({
        summary: 'Read when your other calendars say that you are busy',
        ...whoAsks,
        responses: answers('In order', ownBusyTimes, ofThePerson),
      }),
      signedIn(ports),
      query(busyWindow),
      async c => c.json(await listBusy(ports, c.get('caller'), c.req.valid('query'))),
    )
    .put(
      '/:id',
      describeRoute({
        summary: 'Put the busy times of a file, which your device has read, in place of what was there',
        ...whoAsks,
        responses: answers('How many are kept', broughtCalendar, [
          ...ofThePerson,
          ...ofJson,
          'no-practice',
          'too-many-calendars',
          'too-many-busy-times',
        ]),
      }),
      signedIn(ports),
      named,
      jsonBody,
      body(busyFile),
      async c => {
        const { name, busy } = c.req.valid('json');
        return c.json(await putBusy(ports, c.get('caller'), c.req.valid('param').id, { name }, busy));
      },
    )
    .put(
      '/:id/address',
      describeRoute({
        summary: 'Bring the busy times of a calendar from a public https address',
        ...whoAsks,
        responses: answers('How many are kept', broughtCalendar, [
          ...ofThePerson,
          ...ofJson,
          ...ofAddresses,
          'too-many-calendars',
        ]),
      }),
      signedIn(ports),
      named,
      jsonBody,
      body(calendarAddress),
      async c => c.json(await bring(ports, c.get('caller'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/:id/refresh',
      describeRoute({
        summary: 'Bring it again from its address; at most once a minute',
        ...whoAsks,
        responses: answers('How many are kept', broughtCalendar, [...ofThePerson, ...ofAddresses, 'not-found']),
      }),
      signedIn(ports),
      named,
      async c => c.json(await refresh(ports, c.get('caller'), c.req.valid('param').id)),
    )
    .delete(
      '/:id',
      describeRoute({
        summary: 'Delete a calendar with its busy times',
        ...whoAsks,
        responses: answers('It is gone', deletedRow, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      named,
      async c => c.json(await deleteCalendar(ports, c.get('caller'), c.req.valid('param').id)),
    );
