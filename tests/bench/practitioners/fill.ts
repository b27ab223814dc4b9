/** Ten thousand practitioners in a database: each with words of their own, services, hours and busy times. */
import { openConnections } from '../../../functions/vendors/postgres.ts';
import { goodAvailability, goodService } from '../../booking/practice.ts';

/** Words of which every text has six, so that a word finds some hundreds and two find few. */
export const words = `calm sleep slow runners singers stress birth pain anxious focus voice morning evening groups quiet
  patience asthma swimmers dancers teachers nurses pilots parents grief travel winter garden river mountain silence
  humming pranayama coherence recovery posture tension headache burnout climbing diving`.split(/\s+/);

/** Eight hours a day, every 15 minutes, as in the month of the other benchmark. */
const daily = {
  ...goodAvailability,
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '17:00' }],
  travels: [],
};
const offer = { ...goodService, stepMin: 15, bufferAfterMin: 0, limits: {}, bookingWindow: { rollingDays: 90 } };

export async function fill(url: string, count: number): Promise<void> {
  const { pool, close } = openConnections(url, { max: 1 });
  try {
    await pool.query('create temp table demo as select n, gen_random_uuid() as id from generate_series(1, $1::int) n', [
      count,
    ]);
    await pool.query(`insert into auth.users (id, email) select id, n || '@tideline.test' from demo`);
    await pool.query(
      `insert into public.practitioners (id, slug, name, headline, about, rules, languages, techniques, state)
       select id, 'p-' || n, 'Person ' || (n * 7919 % 10007), w[1 + n % 40] || ' ' || w[1 + n * 3 % 40],
         w[1 + n * 7 % 40] || ' ' || w[1 + n * 11 % 40] || ' ' || w[1 + n * 13 % 40] || ' ' || w[1 + n * 17 % 40]
           || repeat(' and more of what people write about themselves', 20),
         '', array[(array['de', 'en', 'fr', 'es', 'nl'])[1 + n % 5]], array[(array['coherent', 'box', 'six'])[1 + n % 3]], 'verified'
       from demo, (select $1::text[] as w) words`,
      [words],
    );
    await pool.query(
      `insert into public.services (practitioner, id, details)
       select id, gen_random_uuid(), $1::jsonb || jsonb_build_object('online', n % 4 > 0, 'place', 'Here',
         'options', jsonb_build_array(jsonb_build_object('minutes', 60, 'amount', 1000 + n % 90 * 100)))
       from demo, generate_series(1, 2)`,
      [JSON.stringify(offer)],
    );
    await pool.query(`insert into public.availability (practitioner, hours) select id, $1::jsonb from demo`, [
      JSON.stringify(daily),
    ]);
    await pool.query(
      `insert into public.calendars (practitioner, id, name) select id, gen_random_uuid(), 'Home' from demo`,
    );
    await pool.query(
      `insert into public.busy_times (practitioner, calendar, starts, ends)
       select c.practitioner, c.id, at, at + interval '45 minutes'
       from public.calendars c, generate_series(0, 19) i,
         lateral (select date_trunc('day', now()) + make_interval(days => i * 2, hours => 9 + i % 5) as at) t`,
    );
    await pool.query('analyze');
  } finally {
    await close();
  }
}

/** One that can be asked for its open times. */
export async function someServices(url: string, count: number): Promise<{ slug: string; service: string }[]> {
  const { pool, close } = openConnections(url, { max: 1 });
  try {
    const { rows } = await pool.query(
      `select p.slug, s.id as service from public.practitioners p join public.services s on s.practitioner = p.id
       order by md5(s.id::text) limit $1`,
      [count],
    );
    return rows;
  } finally {
    await close();
  }
}
