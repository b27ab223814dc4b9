/** The Practitioner API for being verified: the papers, and asking for it. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { mostOfPaper, paper, paperLabel, paperTypes } from '../../domain/practitioner/papers.ts';
import { deletedRow, ownVerification } from '../../domain/practitioner/practice.ts';
import { ownAct } from '../../domain/practitioner/verification.ts';
import { answers } from '../http/answers.ts';
import { fileAnswer, fileAnswers, fileBody, fileOf } from '../http/file.ts';
import { jsonBody } from '../http/json-body.ts';
import { body, path, query } from '../http/parse.ts';
import { ofFiles, ofJson, ofThePerson } from '../http/refusals.ts';
import type { ApiEnv } from '../http/request.ts';
import { signedIn, whoAsks } from '../http/who.ts';
import type { Ports } from '../ports.ts';
import { deletePaper, putPaper, readPaper } from './papers.ts';
import { ask, readVerification } from './verification.ts';

const named = path(z.object({ id: z.uuid() }));

export const verificationRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/',
      describeRoute({
        summary: 'Read how far your verification is, with papers and history',
        ...whoAsks,
        responses: answers('The newest act last', ownVerification, [...ofThePerson, 'no-practice']),
      }),
      signedIn(ports),
      async c => c.json(await readVerification(ports, c.get('caller'))),
    )
    .post(
      '/',
      describeRoute({
        summary: 'Submit your practice, or withdraw it',
        ...whoAsks,
        responses: answers('How it is now', ownVerification, [
          ...ofThePerson,
          ...ofJson,
          'no-practice',
          'practice-incomplete',
          'verification-state',
        ]),
      }),
      signedIn(ports),
      jsonBody,
      body(ownAct),
      async c => c.json(await ask(ports, c.get('caller'), c.req.valid('json').act)),
    )
    .put(
      '/papers/:id',
      describeRoute({
        summary: 'Add a paper; the body is the file. The same request may be repeated',
        ...whoAsks,
        requestBody: fileBody(paperTypes),
        responses: answers('What is known of it', paper, [
          ...ofThePerson,
          ...ofFiles,
          'no-practice',
          'too-many-documents',
        ]),
      }),
      signedIn(ports),
      named,
      query(paperLabel),
      async c => {
        const bytes = await fileOf(c.req.raw, mostOfPaper);
        return c.json(await putPaper(ports, c.get('caller'), c.req.valid('param').id, c.req.valid('query'), bytes));
      },
    )
    .get(
      '/papers/:id',
      describeRoute({
        summary: 'Read your paper',
        ...whoAsks,
        responses: fileAnswers('The file', paperTypes, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      named,
      async c => {
        const caller = c.get('caller');
        const { paper, bytes } = await readPaper(ports, caller, caller.id, c.req.valid('param').id);
        return fileAnswer(bytes, paper.mediaType, { name: paper.name });
      },
    )
    .delete(
      '/papers/:id',
      describeRoute({
        summary: 'Delete a paper',
        ...whoAsks,
        responses: answers('It is gone', deletedRow, [...ofThePerson, 'not-found']),
      }),
      signedIn(ports),
      named,
      async c => c.json(await deletePaper(ports, c.get('caller'), c.req.valid('param').id)),
    );
