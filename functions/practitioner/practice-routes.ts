/** The Practitioner API for the practitioner: their practice, services and hours. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { openTimes, timesQuery, whyAnswer, whyQuery } from '../../domain/practitioner/directory.ts';
import { service } from '../../domain/practitioner/offer.ts';
import { mostOfPhoto, photoTypes } from '../../domain/practitioner/papers.ts';
import {
  availabilityChange,
  availabilityRevision,
  deletedRow,
  keptAvailability,
  keptService,
  maybePractice,
  ownPractice,
  ownServices,
} from '../../domain/practitioner/practice.ts';
import { profile } from '../../domain/practitioner/profile.ts';
import { answers } from '../http/answers.ts';
import { fileAnswer, fileAnswers, fileBody, fileOf } from '../http/file.ts';
import { jsonBody } from '../http/json-body.ts';
import { body, path, query } from '../http/parse.ts';
import { ofFiles, ofJson, ofThePerson } from '../http/refusals.ts';
import type { ApiEnv } from '../http/request.ts';
import { signedIn, whoAsks } from '../http/who.ts';
import type { Ports } from '../ports.ts';
import { putHours, readHours } from './hours.ts';
import { deleteService, listServices, putService } from './offer.ts';
import { ownPhoto, putPhoto } from './photo.ts';
import { putPractice, readPractice } from './practice.ts';
import { openTimesOf, whyNot } from './times.ts';

const named = path(z.object({ id: z.uuid() }));

export const practiceRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/',
      describeRoute({
        summary: 'Read your practice',
        ...whoAsks,
        responses: answers('The practice; null before it is opened', maybePractice, ofThePerson),
      }),
      signedIn(ports),
      async c => c.json(await readPractice(ports, c.get('caller'))),
    )
    .put(
      '/',
      describeRoute({
        summary: 'Open your practice, or change what it says of you',
        ...whoAsks,
        responses: answers('As it is kept', ownPractice, [...ofThePerson, ...ofJson, 'address-taken']),
      }),
      signedIn(ports),
      jsonBody,
      body(profile),
      async c => c.json(await putPractice(ports, c.get('caller'), c.req.valid('json'))),
    )
    .put(
      '/photo',
      describeRoute({
        summary: 'Put a photo in place of the one that is there; the body is the file',
        ...whoAsks,
        requestBody: fileBody(photoTypes),
        responses: answers('The practice with its photo', ownPractice, [...ofThePerson, ...ofFiles, 'no-practice']),
      }),
      signedIn(ports),
      async c => c.json(await putPhoto(ports, c.get('caller'), await fileOf(c.req.raw, mostOfPhoto))),
    )
    .delete(
      '/photo',
      describeRoute({
        summary: 'Take the photo away',
        ...whoAsks,
        responses: answers('The practice without it', ownPractice, [...ofThePerson, 'no-practice']),
      }),
      signedIn(ports),
      async c => c.json(await putPhoto(ports, c.get('caller'), undefined)),
    )
    .get(
      '/photo',
      describeRoute({
        summary: 'Read your photo',
        ...whoAsks,
        responses: fileAnswers('The file', photoTypes, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      async c => {
        const { bytes, mediaType } = await ownPhoto(ports, c.get('caller'));
        return fileAnswer(bytes, mediaType);
      },
    )
    .get(
      '/services',
      describeRoute({
        summary: 'List your services, those too that are not offered',
        ...whoAsks,
        responses: answers('All of them', ownServices, ofThePerson),
      }),
      signedIn(ports),
      async c => c.json(await listServices(ports, c.get('caller'))),
    )
    .put(
      '/services/:id',
      describeRoute({
        summary: 'Add or change a service; the same request may be repeated',
        ...whoAsks,
        responses: answers('As it is kept', keptService, [
          ...ofThePerson,
          ...ofJson,
          'no-practice',
          'too-many-services',
        ]),
      }),
      signedIn(ports),
      named,
      jsonBody,
      body(service),
      async c => c.json(await putService(ports, c.get('caller'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/services/:id',
      describeRoute({
        summary: 'Delete a service',
        ...whoAsks,
        responses: answers('It is gone', deletedRow, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      named,
      async c => c.json(await deleteService(ports, c.get('caller'), c.req.valid('param').id)),
    )
    .get(
      '/services/:id/times',
      describeRoute({
        summary: 'Open times of your service, also before anybody else can see it',
        ...whoAsks,
        responses: answers('In order', openTimes, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      named,
      query(timesQuery),
      async c => {
        const { minutes, from, to } = c.req.valid('query');
        const which = { caller: c.get('caller'), service: c.req.valid('param').id };
        return c.json(await openTimesOf(ports, which, { minutes: Number(minutes), from, to }));
      },
    )
    .get(
      '/services/:id/why',
      describeRoute({
        summary: 'Why a moment is not an open time of your service',
        ...whoAsks,
        responses: answers('Every reason; none when it is open', whyAnswer, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      named,
      query(whyQuery),
      async c => {
        const { minutes, at } = c.req.valid('query');
        const which = { caller: c.get('caller'), service: c.req.valid('param').id };
        return c.json(await whyNot(ports, which, Number(minutes), at));
      },
    )
    .get(
      '/availability',
      describeRoute({
        summary: 'Read your hours and their revision',
        ...whoAsks,
        responses: answers('The hours; null before there are any', keptAvailability, ofThePerson),
      }),
      signedIn(ports),
      async c => c.json(await readHours(ports, c.get('caller'))),
    )
    .put(
      '/availability',
      describeRoute({
        summary: 'Put hours in place of those of a known revision; the same request may be repeated',
        ...whoAsks,
        responses: answers('Their revision', availabilityRevision, [
          ...ofThePerson,
          ...ofJson,
          'no-practice',
          'availability-changed',
        ]),
      }),
      signedIn(ports),
      jsonBody,
      body(availabilityChange),
      async c => {
        const { replaces, availability } = c.req.valid('json');
        return c.json(await putHours(ports, c.get('caller'), replaces, availability));
      },
    );
