/** Practices for the API's cases: opened, furnished and verified through the API itself. */
import { equal } from 'node:assert/strict';
import { goodAvailability, goodProfile, goodService } from '../booking/practice.ts';
import { type Answer, ask, type Person, send, type World } from './world.ts';

export const freshSlug = () => `p-${crypto.randomUUID().slice(0, 18)}`;

/** Enough of each kind for its first bytes to be believed. */
export const files = {
  pdf: new TextEncoder().encode('%PDF-1.7\nnot much of a paper'),
  png: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]),
  jpeg: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  html: new TextEncoder().encode('<!doctype html><script>alert(1)</script>'),
};

export const sendFile = (world: World, person: Person, method: string, path: string, body: Uint8Array) =>
  ask(world, path, {
    method,
    token: person.token,
    headers: { 'content-type': 'application/octet-stream' },
    body: body as Uint8Array<ArrayBuffer>,
  });

export const ok = (answer: Answer): Answer => {
  equal(answer.status, 200, JSON.stringify(answer.body));
  return answer;
};

export async function admin(world: World): Promise<Person> {
  const person = await world.person();
  await world.owner(`insert into public.roles (account, role) values ($1, 'admin')`, [person.id]);
  return person;
}

export interface Practice extends Person {
  readonly slug: string;
  readonly service: string;
  readonly paper: string;
}

/** With a service, hours and a paper, not yet submitted. */
export async function openPractice(world: World, more: object = {}, offer: object = {}): Promise<Practice> {
  const person = await world.person();
  const [slug, service, paper] = [freshSlug(), crypto.randomUUID(), crypto.randomUUID()];
  ok(await send(world, person, 'PUT', '/practice', { ...goodProfile, slug, ...more }));
  ok(await send(world, person, 'PUT', `/practice/services/${service}`, { ...goodService, ...offer }));
  ok(await send(world, person, 'PUT', '/practice/availability', { replaces: 0, availability: goodAvailability }));
  ok(await sendFile(world, person, 'PUT', `${papers}/${paper}?kind=identity&name=Passport.pdf`, files.pdf));
  return { ...person, slug, service, paper };
}

export const papers = '/practice/verification/papers';

export async function verifiedPractice(world: World, more: object = {}, offer: object = {}): Promise<Practice> {
  const practice = await openPractice(world, more, offer);
  ok(await send(world, practice, 'POST', '/practice/verification', { act: 'submit' }));
  ok(await send(world, await admin(world), 'POST', `/review/${practice.id}`, { act: 'verify' }));
  return practice;
}
