/** Account API: the wrapped keys and the list of devices. Every door but the list asks the authority itself. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { deviceList, listedDevice, registration } from '../../domain/account/device.ts';
import { handoverOffer, handoverTaking, offeredHandover, takenHandover } from '../../domain/account/handover.ts';
import { keptKeys, keysChange, keysRevision } from '../../domain/account/keys.ts';
import { deviceId } from '../../domain/practice/stamp.ts';
import type { ProblemType } from '../../domain/problem.ts';
import { answers } from '../http/answers.ts';
import { jsonBody } from '../http/json-body.ts';
import { body, path } from '../http/parse.ts';
import type { ApiEnv } from '../http/request.ts';
import { signedIn, whoAsks } from '../http/who.ts';
import type { Ports } from '../ports.ts';
import { list, register, revoke } from './devices.ts';
import { offer, take } from './handover.ts';
import { readKeys, replaceKeys } from './keys.ts';

const anyway: ProblemType[] = ['sign-in-needed', 'origin-refused', 'device-revoked', 'invalid'];
const ofBodies: ProblemType[] = ['malformed-json', 'too-deep', 'body-too-large', 'not-json'];

const named = path(z.object({ id: deviceId }));

export const accountRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/keys',
      describeRoute({
        summary: 'Read the wrapped keys',
        ...whoAsks,
        responses: answers('The ring and its revision', keptKeys, anyway),
      }),
      signedIn(ports, 'now'),
      async c => c.json(await readKeys(ports, c.get('caller'))),
    )
    .put(
      '/keys',
      describeRoute({
        summary: 'Replace the wrapped keys of a known revision; the same request may be repeated',
        ...whoAsks,
        responses: answers('This ring is kept', keysRevision, [
          ...anyway,
          ...ofBodies,
          'device-needed',
          'keys-changed',
        ]),
      }),
      signedIn(ports, 'now'),
      jsonBody,
      body(keysChange),
      async c => {
        const { replaces, ring } = c.req.valid('json');
        return c.json(await replaceKeys(ports, c.get('caller'), replaces, ring));
      },
    )
    .put(
      '/handover',
      describeRoute({
        summary: 'Offer the keys to a device that joins, wrapped by a code; takes the place of an earlier offer',
        ...whoAsks,
        responses: answers('They can be taken for ten minutes', offeredHandover, [
          ...anyway,
          ...ofBodies,
          'device-needed',
        ]),
      }),
      signedIn(ports, 'now'),
      jsonBody,
      body(handoverOffer),
      async c => c.json(await offer(ports, c.get('caller'), c.req.valid('json'))),
    )
    .post(
      '/handover/take',
      describeRoute({
        summary: 'Take the offered keys, once; five wrong proofs end the offer',
        ...whoAsks,
        responses: answers('The wrapped keys; they are not kept any more', takenHandover, [
          ...anyway,
          ...ofBodies,
          'not-found',
        ]),
      }),
      signedIn(ports, 'now'),
      jsonBody,
      body(handoverTaking),
      async c => c.json(await take(ports, c.get('caller'), c.req.valid('json').proof)),
    )
    .get(
      '/devices',
      describeRoute({
        summary: 'List the devices, revoked ones too',
        ...whoAsks,
        responses: answers('The oldest first', deviceList, anyway),
      }),
      signedIn(ports),
      async c => c.json(await list(ports, c.get('caller'))),
    )
    .put(
      '/devices/:id',
      describeRoute({
        summary: 'Put the device that asks on the list; the same request may be repeated',
        ...whoAsks,
        responses: answers('It is on the list', listedDevice, [...anyway, ...ofBodies, 'too-many-devices']),
      }),
      signedIn(ports, 'now'),
      named,
      jsonBody,
      body(registration),
      async c => c.json(await register(ports, c.get('caller'), c.req.valid('param').id, c.req.valid('json').name)),
    )
    .delete(
      '/devices/:id',
      describeRoute({
        summary: 'Take a device off the list, for good',
        ...whoAsks,
        responses: answers('It is revoked', listedDevice, [...anyway, 'not-found']),
      }),
      signedIn(ports, 'now'),
      named,
      async c => c.json(await revoke(ports, c.get('caller'), c.req.valid('param').id)),
    );
