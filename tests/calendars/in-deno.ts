/** Asks the server of tests/calendars in a bare Deno, and prints what came of it. functions/vendors/calendars.test.ts reads it. */
import process from 'node:process';
import { openCalendars } from '../../functions/vendors/calendars.ts';
import { expected, worldOf } from './server.ts';

const { read } = openCalendars(worldOf(process.env.CA ?? '', Number(process.env.CALENDAR_PORT)));
const outcomes = [];
for (const [url] of expected) {
  const answer = await read(url);
  outcomes.push([url, answer.ok ? answer.value : answer.problem]);
}
console.log(JSON.stringify(outcomes));
