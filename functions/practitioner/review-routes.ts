/** The Practitioner API for admins: the queue, a practice with its papers, and the judgement. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { paperTypes, photoTypes } from '../../domain/practitioner/papers.ts';
import { judged, queueQuery, reviewedPractice, reviewQueue } from '../../domain/practitioner/review.ts';
import { judgement } from '../../domain/practitioner/verification.ts';
import type { ProblemType } from '../../domain/problem.ts';
import { answers } from '../http/answers.ts';
import { fileAnswer, fileAnswers } from '../http/file.ts';
import { jsonBody } from '../http/json-body.ts';
import { body, path, query } from '../http/parse.ts';
import { ofJson, ofThePerson } from '../http/refusals.ts';
import type { ApiEnv } from '../http/request.ts';
import { signedIn, whoAsks } from '../http/who.ts';
import type { Ports } from '../ports.ts';
import { removeForgotten } from './forgotten.ts';
import { judge, queue, review, reviewPaper, reviewPhoto } from './review.ts';

const named = path(z.object({ id: z.uuid() }));
const ofAdmins: readonly ProblemType[] = [...ofThePerson, 'forbidden'];

/** Every door asks the authority itself: what is behind them are other people's papers. */
export const reviewRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/',
      describeRoute({
        summary: 'List the practices in a state, those that wait for a judgement unless asked otherwise',
        ...whoAsks,
        responses: answers('Whoever has waited longest first', reviewQueue, ofAdmins),
      }),
      signedIn(ports, 'now'),
      query(queueQuery),
      async c => {
        const waiting = await queue(ports, c.get('caller'), c.req.valid('query'));
        await removeForgotten(ports, c.get('requestId'));
        return c.json(waiting);
      },
    )
    .get(
      '/:id',
      describeRoute({
        summary: 'Read a practice that was submitted, with what is known of its papers',
        ...whoAsks,
        responses: answers('The practice', reviewedPractice, [...ofAdmins, 'not-found']),
      }),
      signedIn(ports, 'now'),
      named,
      async c => c.json(await review(ports, c.get('caller'), c.req.valid('param').id)),
    )
    .post(
      '/:id',
      describeRoute({
        summary: 'Judge a practice that is not your own',
        ...whoAsks,
        responses: answers('What it is now', judged, [...ofAdmins, ...ofJson, 'not-found', 'verification-state']),
      }),
      signedIn(ports, 'now'),
      named,
      jsonBody,
      body(judgement),
      async c => c.json(await judge(ports, c.get('caller'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .get(
      '/:id/photo',
      describeRoute({
        summary: 'Read the photo of a practice',
        ...whoAsks,
        responses: fileAnswers('The file', photoTypes, [...ofAdmins, 'not-found']),
      }),
      signedIn(ports, 'now'),
      named,
      async c => {
        const { bytes, mediaType } = await reviewPhoto(ports, c.get('caller'), c.req.valid('param').id);
        return fileAnswer(bytes, mediaType);
      },
    )
    .get(
      '/:id/papers/:paper',
      describeRoute({
        summary: 'Read a paper of a practice that was submitted',
        ...whoAsks,
        responses: fileAnswers('The file', paperTypes, [...ofAdmins, 'not-found']),
      }),
      signedIn(ports, 'now'),
      path(z.object({ id: z.uuid(), paper: z.uuid() })),
      async c => {
        const { id, paper: asked } = c.req.valid('param');
        const { paper, bytes } = await reviewPaper(ports, c.get('caller'), id, asked);
        return fileAnswer(bytes, paper.mediaType, { name: paper.name });
      },
    );
