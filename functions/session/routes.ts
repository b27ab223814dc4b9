/** The Session API: a person's practice, pushed from the device where it happened and pulled by their others. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { emptiedResponse, pullLimit, pullResponse, pushRequest, pushResponse } from '../../domain/practice/sync.ts';
import { answers } from '../http/answers.ts';
import { jsonBody } from '../http/json-body.ts';
import { body, query } from '../http/parse.ts';
import type { ApiEnv } from '../http/request.ts';
import { signedIn, whoAsks } from '../http/who.ts';
import type { Ports } from '../ports.ts';
import { empty } from './empty.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

const whole = (least: number, most: number) =>
  z.string().check(
    z.regex(/^\d{1,15}$/),
    z.refine(text => Number(text) >= least && Number(text) <= most, `must be ${least} to ${most}`),
  );

const pullQuery = z.object({
  /** The cursor of the last page; 0 from the beginning. */
  after: z._default(whole(0, Number.MAX_SAFE_INTEGER), '0'),
  limit: z._default(whole(1, pullLimit), String(pullLimit)),
});

export const sessionRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .post(
      '/push',
      describeRoute({
        summary: 'Store sessions; the same push may be repeated',
        ...whoAsks,
        responses: answers('Every session of the batch is kept', pushResponse, [
          'malformed-json',
          'too-deep',
          'sign-in-needed',
          'origin-refused',
          'device-revoked',
          'device-needed',
          'session-conflict',
          'emptied',
          'body-too-large',
          'not-json',
          'invalid',
          'storage-full',
        ]),
      }),
      signedIn(ports),
      jsonBody,
      body(pushRequest),
      async c => c.json(await push(ports, c.get('caller'), c.req.valid('json'))),
    )
    .get(
      '/',
      describeRoute({
        summary: 'Read what changed after a cursor',
        ...whoAsks,
        responses: answers('A page of changes, oldest first', pullResponse, [
          'sign-in-needed',
          'origin-refused',
          'device-revoked',
          'device-needed',
          'invalid',
        ]),
      }),
      signedIn(ports),
      query(pullQuery),
      async c => {
        const { after, limit } = c.req.valid('query');
        return c.json(await pull(ports, c.get('caller'), Number(after), Number(limit)));
      },
    )
    .delete(
      '/',
      describeRoute({
        summary: 'Delete everything of this person on the server: sessions, keys, devices',
        ...whoAsks,
        responses: answers('All of it is gone; a new epoch has begun', emptiedResponse, [
          'sign-in-needed',
          'origin-refused',
          'device-revoked',
          'invalid',
        ]),
      }),
      signedIn(ports, 'now'),
      async c => c.json(await empty(ports, c.get('caller'))),
    );
