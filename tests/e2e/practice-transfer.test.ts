/** Journeys of the record as a whole: brought in from every format, taken back, taken out, restored elsewhere. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import { transfer } from '../../web/words/en/transfer.ts';
import { practised } from '../practised.ts';
import { brethap, bringIn, button, choose, open, own, remains, says, sessions } from './data-screen.ts';
import { daysOf, entriesOf } from './device.ts';
import { barriers, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const { bring, out, earlier } = transfer;
let world: World;
beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

async function takeOut(page: Page, form: keyof typeof out.forms): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await button(page, out.forms[form]).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

async function mark(page: Page): Promise<string> {
  await button(page, out.mark).click();
  const line = page.getByText(/^Mark at /);
  await line.waitFor();
  return /: (.*)/.exec((await line.textContent()) ?? '')?.[1] ?? '';
}

test('taken out and restored on a fresh profile: equal mark, equal file', async () => {
  const ada = await world.person();
  await open(ada.page);
  await picture(ada.page, 'data-empty');
  expect(await barriers(ada.page)).toEqual([]);
  await choose(ada.page, 'mine.json', JSON.stringify(own));
  await button(ada.page, bring.go(sessions.length)).waitFor();
  await picture(ada.page, 'data-preview');
  expect(await barriers(ada.page)).toEqual([]);
  await button(ada.page, bring.go(sessions.length)).click();
  await says(ada.page, bring.done(sessions.length));
  await says(ada.page, earlier.title);
  await picture(ada.page, 'data');
  expect(await barriers(ada.page)).toEqual([]);
  const first = await takeOut(ada.page, 'json');
  expect(first.name).toMatch(/^tideline-\d{4}-\d\d-\d\d\.json$/);
  const hers = await mark(ada.page);

  const mara = await world.person();
  await open(mara.page);
  expect(await mark(mara.page)).not.toBe(hers);
  await bringIn(mara.page, first.name, first.text, sessions.length);
  expect(await mark(mara.page)).toBe(hers);
  const second = await takeOut(mara.page, 'json');
  const bare = (text: string) => ({ ...JSON.parse(text), exportedAt: '' });
  expect(bare(second.text)).toEqual(bare(first.text));
  expect(bare(first.text)).toMatchObject({ ...own, exportedAt: '', settings: { motion: 'calm', captions: true } });

  // Once more: everything is here already.
  await choose(mara.page, first.name, first.text);
  await says(mara.page, bring.here(sessions.length));
  expect(await button(mara.page, bring.go(sessions.length)).count()).toBe(0);
  expect([...ada.faults.all(), ...mara.faults.all()]).toEqual([]);
});

const breeze = JSON.stringify({
  preferences: {
    notificationEnabled: true,
    theme: 'dark',
    tempo: 1668,
    breaths: 30,
    volume: 100,
    screenAlwaysOn: true,
  },
  sessions: [
    {
      id: '8d2a6a8e-9a0e-4f30-8f4c-1d6a5f1f7a10',
      dateTime: '2023-11-26T07:10:12.123456',
      rounds: { '1': 61_234, '2': 80_000 },
    },
    { id: '2023-12-02T20:00:00.000', rounds: { '1': 95_050 } },
  ],
});

test('from Brethap and Inner Breeze; recognised the second time; taken back from the list', async () => {
  const { page, faults } = await world.person();
  await open(page);
  await choose(page, 'brethap.sessions.csv', brethap);
  await says(page, bring.noPattern);
  await says(page, bring.left(1));
  await page.getByText(`${bring.leftOut}, 1`).click();
  await says(page, bring.row({ row: 4, why: 'length' }));
  await button(page, bring.go(2)).click();
  await says(page, bring.done(2));
  await bringIn(page, 'InnerBreeze_20231203_101500.json', breeze, 2);
  expect((await entriesOf(page)).map(({ startedAt, origin }) => [startedAt, origin]).sort()).toEqual([
    ['2023-11-26T07:10:12.123Z', 'inner-breeze'],
    ['2023-12-02T20:00:00.000Z', 'inner-breeze'],
    ['2025-05-01T06:12:33.123Z', 'brethap'],
    ['2025-05-02T21:00:00.000Z', 'brethap'],
  ]);
  for (const [name, text] of [
    ['again.csv', brethap],
    ['again.json', breeze],
  ] as const) {
    await choose(page, name, text);
    await says(page, bring.here(2));
    await button(page, /^(Cancel|Choose another file)$/).click();
  }
  await button(page, earlier.undoThis('brethap.sessions.csv')).click();
  await says(page, earlier.done(2));
  await expect.poll(async () => (await entriesOf(page)).length).toBe(2);
  // The one that is just brought in is undone where it stands.
  await bringIn(page, 'brethap.sessions.csv', brethap, 2);
  await button(page, bring.undo).click();
  await expect.poll(async () => (await entriesOf(page)).length).toBe(2);
  expect((await daysOf(page)).map(({ day }) => day)).toEqual(['2023-11-26', '2023-12-02']);
  expect(faults.all()).toEqual([]);
});

test('a table from anywhere: its columns are said, its zone chosen, seen before it is kept', async () => {
  const { page, faults } = await world.person();
  await open(page);
  await choose(
    page,
    'diary.csv',
    '\ufeffwhat;on;took;how\r\nBox breathing;11/13/2025 07:10;5;4\r\nLion;12/01/2025 21:00;2:30;\r\n',
  );
  await says(page, bring.table.missing(['start', 'length']));
  await picture(page, 'data-columns');
  expect(await barriers(page)).toEqual([]);
  const meaning = (name: string) => page.getByLabel(`${bring.table.means}: ${name}`);
  // Quicker than the file is read again after each: the answer to the first takes nothing of the others back.
  const quick = [
    ['what', 'name'],
    ['on', 'start'],
    ['took', 'length'],
    ['how', 'mood'],
  ] as const;
  const handles = await Promise.all(quick.map(([name]) => meaning(name).elementHandle()));
  await page.evaluate(
    async ([selects, chosen]) => {
      for (const [i, select] of selects.entries()) {
        (select as HTMLSelectElement).value = chosen[i] ?? '';
        select?.dispatchEvent(new Event('change', { bubbles: true }));
        await new Promise(resolve => setTimeout(resolve));
      }
    },
    [handles, quick.map(([, means]) => means)] as const,
  );
  await page.getByLabel(bring.table.unit).selectOption('minutes');
  await page.getByLabel(bring.table.order).selectOption('month-first');
  await page.getByLabel(bring.zone).focus();
  await page.getByLabel(bring.zone).selectOption('Asia/Tokyo');
  await button(page, bring.go(2)).click();
  await says(page, bring.done(2));
  const kept = (await entriesOf(page)).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  expect(kept).toMatchObject([
    {
      pattern: box,
      startedAt: '2025-11-12T22:10:00.000Z',
      zone: 'Asia/Tokyo',
      day: '2025-11-13',
      seconds: 300,
      mood: 4,
    },
    { pattern: { name: 'Lion' }, startedAt: '2025-12-01T12:00:00.000Z', seconds: 150, origin: 'csv' },
  ]);
  expect(faults.all()).toEqual([]);
});

test('as a sheet and as a calendar', async () => {
  const { page, faults } = await world.person();
  await open(page);
  await bringIn(page, 'mine.json', JSON.stringify({ ...own, sessions: sessions.slice(0, 40) }), 40);
  const sheet = await takeOut(page, 'csv');
  expect(sheet.text.startsWith('\ufeffstart,day,time,zone,')).toBe(true);
  expect(sheet.text).toContain(sessions[7]?.id ?? '?');
  const calendar = await takeOut(page, 'ics');
  expect(calendar.name).toMatch(/\.ics$/);
  expect(calendar.text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(40);
  // The sheet is a table like any other, and its sessions are known.
  await choose(page, sheet.name, sheet.text);
  await says(page, bring.here(40));
  expect(faults.all()).toEqual([]);
});

test('files that are none leave the record as it was, and say why; scripts are text', async () => {
  const { page, faults } = await world.person();
  await open(page);
  const script = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
  const hostile = sessions.slice(0, 3).map(entry => ({
    ...entry,
    note: script,
    tags: [script.slice(0, 40)],
    device: script.slice(0, 40),
    pattern: { ...entry.pattern, name: script },
  }));
  await choose(page, `${script}.json`, JSON.stringify({ ...own, sessions: hostile }));
  await button(page, bring.go(3)).waitFor();
  expect(await page.getByRole('cell', { name: script }).count()).toBe(3);
  expect(await page.locator('main img, main script').count()).toBe(0);
  await button(page, bring.go(3)).click();
  await says(page, bring.done(3));
  const before = await mark(page);
  const text = JSON.stringify({ ...own, sessions: sessions.slice(0, 9) });
  for (const [name, content, said] of [
    ['half.json', text.slice(0, 3000), bring.problem({ why: 'broken' })],
    ['other.json', '{"weights":[1,2]}', bring.problem({ why: 'foreign' })],
    ['prose.txt', 'Dear diary', bring.problem({ why: 'foreign' })],
    ['future.json', text.replace('"version":1', '"version":4'), bring.problem({ why: 'newer', version: 4 })],
    ['bomb.zip', Buffer.from('504b030414000000', 'hex'), bring.problem({ why: 'packed' })],
    ['latin.csv', Buffer.from('start,end,breaths\nM\xfcde,1,2', 'latin1'), bring.problem({ why: 'not-text' })],
    ['nothing.csv', '', bring.problem({ why: 'empty' })],
  ] as const) {
    await choose(page, name, content);
    await says(page, said);
    await says(page, transfer.unchanged);
  }
  // 500 MB, as a browser sees a file of that size: refused before a byte is read.
  const handle = await page.evaluateHandle(() => {
    const files = new DataTransfer();
    files.items.add(new File(Array(500).fill(new Uint8Array(1_000_000)), 'large.json'));
    return files;
  });
  await page.locator('.bring').dispatchEvent('drop', { dataTransfer: handle });
  await says(page, bring.problem({ why: 'too-large', limit: 100_000_000 }));
  await picture(page, 'data-refused');
  expect(await barriers(page)).toEqual([]);

  // Bad rows beside good ones: the good are offered, the bad named, nothing kept before it is wanted.
  const poison = `"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}`;
  const rows = [
    sessions[4],
    sessions[4],
    { ...sessions[5], breaths: 1e308 },
    { ...sessions[6], startedAt: '9999-01-01T00:00:00Z' },
  ];
  await choose(page, 'odd.json', JSON.stringify({ ...own, sessions: rows }).replaceAll('{"', `{${poison},"`));
  await says(page, bring.left(3));
  await button(page, bring.cancel).click();
  await says(page, bring.cancelled);
  expect(await mark(page)).toBe(before);
  expect(await page.evaluate(() => [Reflect.get(window, 'pwned'), Reflect.get({}, 'polluted')])).toEqual([
    undefined,
    undefined,
  ]);
  // Everywhere else the text is text as well.
  await page.goto('/practice');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.getByText('<img src=x').count()).toBeGreaterThan(0);
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'pwned'))).toBeUndefined();
  expect(faults.all()).toEqual([]);
});

test('cancelled in the middle: nothing of it is here', async () => {
  const { page, faults } = await world.person();
  await open(page);
  const large = practised({ until: '2026-11-22', years: 5, seed: 2, sessions: 20_000 });
  await choose(page, 'large.json', JSON.stringify({ ...own, sessions: large }));
  await button(page, bring.go(20_000)).click();
  // In the page itself, as soon as something was written: by the time a press comes from here it may have ended.
  await page.waitForFunction(cancel => {
    if ((document.querySelector('progress')?.value ?? 0) === 0) return false;
    for (const of of document.querySelectorAll('button')) if (of.textContent === cancel) of.click();
    return true;
  }, bring.cancel);
  await says(page, bring.cancelled);
  const left = await remains(page);
  for (const store of ['packs', 'weeks', 'imports', 'patterns', 'goals'])
    expect(left.rows[`tideline.${store}`]).toBe(0);
  expect(faults.all()).toEqual([]);
});
