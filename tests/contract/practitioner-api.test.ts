/** The app's typed clients against the whole stack: a practice from nothing to a bookable time, with files through the store. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../domain/result.ts';
import type { Stack } from '../../local/stack.ts';
import { directoryApi } from '../../web/practitioner/directory-api.ts';
import { practiceApi } from '../../web/practitioner/practice-api.ts';
import { reviewApi } from '../../web/practitioner/review-api.ts';
import { goodAvailability, goodProfile, goodService } from '../booking/practice.ts';
import { signIn, smallStack } from './client.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await smallStack();
});
afterAll(() => stack?.close());

async function asking(email: string) {
  const { data } = await (await signIn(stack, email)).auth.getSession();
  return { url: stack.url, token: data.session?.access_token ?? '' };
}

function value<T>(result: Result<T, { type: string }>): T {
  if (!result.ok) throw new Error(result.problem.type);
  return result.value;
}

const pdf = new Blob(['%PDF-1.7\nPassport'], { type: 'application/pdf' });
const png = new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], { type: 'image/png' });

test('every door of the practice, the review and the directory is one that the clients find', async () => {
  const mine = practiceApi(await asking('new@example.org'));
  const root = reviewApi(await asking('root@tideline.test'));
  const anybody = directoryApi(stack.url);
  const [service, paper, calendar] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  expect(await mine.read()).toEqual({ ok: true, value: { practice: null } });
  expect(await mine.verification()).toMatchObject({ problem: { type: 'no-practice' } });
  const profile = { ...goodProfile, slug: 'new-here' };
  expect(value(await mine.put(profile)).profile).toEqual(profile);
  value(await mine.putService(service, goodService));
  expect(value(await mine.services()).services).toMatchObject([{ id: service, service: goodService }]);
  expect(value(await mine.putAvailability(0, goodAvailability))).toEqual({ revision: 1 });
  expect(value(await mine.availability())).toEqual({ revision: 1, availability: goodAvailability });
  const span: [string, string] = ['2026-12-01T10:00:00.000Z', '2026-12-01T11:00:00.000Z'];
  expect(value(await mine.putBusy(calendar, { name: 'Home', busy: [span] }))).toMatchObject({ kept: 1 });
  expect(value(await mine.calendars()).calendars).toMatchObject([{ id: calendar, name: 'Home', url: null, busy: 1 }]);
  expect(value(await mine.busy('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z')).busy).toEqual([
    { calendar, start: span[0], end: span[1] },
  ]);
  expect(await mine.bring(calendar, { name: 'Home', url: 'https://127.0.0.1/' })).toMatchObject({
    problem: { type: 'calendar-address' },
  });
  expect(await mine.refresh(calendar)).toMatchObject({ problem: { type: 'not-found' } });
  value(await mine.deleteCalendar(calendar));

  expect(value(await mine.putPaper(paper, { kind: 'identity', name: 'Passport' }, pdf)).bytes).toBe(pdf.size);
  expect(await value(await mine.paper(paper)).text()).toBe(await pdf.text());
  value(await mine.putPhoto(png));
  expect(value(await mine.photo()).size).toBe(png.size);
  expect(value(await mine.ask('submit')).state).toBe('submitted');

  const waiting = value(await root.queue()).practices.find(({ slug }) => slug === 'new-here');
  const id = waiting?.id ?? '';
  expect(value(await root.read(id)).papers).toMatchObject([{ id: paper, kind: 'identity', name: 'Passport' }]);
  expect(await value(await root.paper(id, paper)).text()).toBe(await pdf.text());
  expect(value(await root.photo(id)).type).toBe('image/png');
  expect(await reviewApi(await asking('new@example.org')).queue()).toMatchObject({ problem: { type: 'forbidden' } });
  expect(value(await root.judge(id, { act: 'verify' }))).toEqual({ state: 'verified' });

  const found = value(await anybody.find({ text: 'lind' })).practitioners.find(({ slug }) => slug === 'new-here');
  expect(found).toMatchObject({ name: 'Mara Lind', online: true });
  expect(value(await anybody.show('new-here')).services).toEqual([{ id: service, service: goodService }]);
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const to = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const times = value(await anybody.openTimes('new-here', service, { minutes: 60, from, to }));
  expect(times.slots.length).toBeGreaterThan(10);
  expect(value(await mine.openTimes(service, { minutes: 60, from, to }))).toEqual(times);
  expect(value(await mine.whyNot(service, 60, times.slots[0]?.start ?? '')).reasons).toEqual([]);
  const photo = await fetch(anybody.photoUrl('new-here', found?.photo ?? ''));
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png']);

  value(await mine.deletePaper(paper));
  value(await mine.deletePhoto());
  value(await mine.deleteService(service));
  expect(await anybody.show('nobody-here')).toMatchObject({ problem: { type: 'not-found' } });
});

test('the sample data has somebody to find, and somebody who waits with a paper that can be read', async () => {
  const anybody = directoryApi(stack.url);
  const found = value(await anybody.find({ order: 'next' }));
  expect(found.practitioners.length).toBeGreaterThanOrEqual(6);
  expect(found.practitioners.every(({ nextFree }) => nextFree !== null)).toBe(true);
  const root = reviewApi(await asking('root@tideline.test'));
  const waiting = value(await root.queue()).practices.find(({ slug }) => slug === 'noor-haddad');
  const [paper] = value(await root.read(waiting?.id ?? '')).papers;
  expect(value(await root.paper(waiting?.id ?? '', paper?.id ?? '')).size).toBe(paper?.bytes);
});

test('nothing opens the store of files but the key of the API', async () => {
  const store = `${stack.url}/storage/v1/object/practitioners/papers/x/y`;
  for (const authorization of ['', 'Bearer local', `Bearer ${(await asking('new@example.org')).token}`]) {
    const answer = await fetch(store, { headers: { authorization } });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toBe('Unauthorized');
  }
});
