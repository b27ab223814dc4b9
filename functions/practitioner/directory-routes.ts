/** The Practitioner API for everybody, signed in or not: the directory, a page, a photo, open times. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import {
  directoryPage,
  directoryQuery,
  openTimes,
  shownPractice,
  timesQuery,
} from '../../domain/practitioner/directory.ts';
import { photoTypes } from '../../domain/practitioner/papers.ts';
import { slug } from '../../domain/practitioner/profile.ts';
import { answers } from '../http/answers.ts';
import { fileAnswer, fileAnswers } from '../http/file.ts';
import { path, query } from '../http/parse.ts';
import { ofAnybody } from '../http/refusals.ts';
import type { ApiEnv } from '../http/request.ts';
import type { Ports } from '../ports.ts';
import { find, show } from './directory.ts';
import { shownPhoto } from './photo.ts';
import { openTimesOf } from './times.ts';

/** Anybody may be shown the same for so long. A booking asks again in any case. */
const briefly = 'public, max-age=20';
/** Photos have a name of their own each, which the address carries. */
const long = 'public, max-age=86400';

const named = path(z.object({ slug }));

export const directoryRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/',
      describeRoute({
        summary: 'Look for practitioners',
        responses: answers('A page of them', directoryPage, ofAnybody),
      }),
      query(directoryQuery),
      async c => {
        c.header('cache-control', briefly);
        return c.json(await find(ports, c.req.valid('query')));
      },
    )
    .get(
      '/:slug',
      describeRoute({
        summary: 'The page of one practitioner, with what can be booked',
        responses: answers('The practice', shownPractice, [...ofAnybody, 'not-found']),
      }),
      named,
      async c => {
        const practice = await show(ports, c.req.valid('param').slug);
        c.header('cache-control', briefly);
        return c.json(practice);
      },
    )
    .get(
      '/:slug/photo',
      describeRoute({
        summary: 'The photo of one practitioner',
        responses: fileAnswers('The file', photoTypes, [...ofAnybody, 'not-found']),
      }),
      named,
      async c => {
        const { bytes, mediaType } = await shownPhoto(ports, c.req.valid('param').slug);
        return fileAnswer(bytes, mediaType, { cache: long });
      },
    )
    .get(
      '/:slug/services/:service/times',
      describeRoute({
        summary: 'Open times of a service at one of its lengths, by offsets of the pinned zone data',
        responses: answers('In order', openTimes, [...ofAnybody, 'not-found']),
      }),
      path(z.object({ slug, service: z.uuid() })),
      query(timesQuery),
      async c => {
        const { minutes, from, to } = c.req.valid('query');
        const times = await openTimesOf(ports, c.req.valid('param'), { minutes: Number(minutes), from, to });
        c.header('cache-control', briefly);
        return c.json(times);
      },
    );
