/** Every way the API says no, as one table: the stable type, its HTTP status and a short English title (RFC 9457). */
import * as z from 'zod/mini';

export const problems = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'too-deep': { status: 400, title: 'The JSON is nested too deeply' },
  'sign-in-needed': { status: 401, title: 'A valid access token is needed' },
  'origin-refused': { status: 403, title: 'This origin may not call the API' },
  forbidden: { status: 403, title: 'This account may not do that' },
  'device-revoked': { status: 403, title: 'This device was taken off the list of devices' },
  'device-needed': { status: 403, title: 'The header tideline-device must name a device of the list' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'That method is not offered here' },
  'session-conflict': { status: 409, title: 'A session with this id is already kept, with other content' },
  'keys-changed': { status: 409, title: 'The keys were changed by another device' },
  emptied: { status: 409, title: 'Everything on the server was deleted since this device last looked' },
  'too-many-devices': { status: 409, title: 'The list of devices is full' },
  'no-practice': { status: 409, title: 'This account has not opened a practice' },
  'address-taken': { status: 409, title: 'Another practice has this address' },
  'availability-changed': { status: 409, title: 'The hours were changed elsewhere' },
  'practice-incomplete': { status: 409, title: 'The practice lacks what is needed before it can be looked at' },
  'verification-state': { status: 409, title: 'That cannot be done with a practice in this state' },
  'too-many-services': { status: 409, title: 'There are as many services as one may have' },
  'too-many-calendars': { status: 409, title: 'There are as many calendars as one may have' },
  'too-many-documents': { status: 409, title: 'There are as many documents as one may have' },
  'too-many-busy-times': { status: 409, title: 'The calendar is busy more often than is kept of one' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'not-json': { status: 415, title: 'The content type must be application/json' },
  'file-type': { status: 415, title: 'The file is of a kind that is not taken here' },
  invalid: { status: 422, title: 'The request does not have the right form' },
  'calendar-address': { status: 422, title: 'The address is not a public https address' },
  'calendar-unreachable': { status: 422, title: 'The address did not answer with a calendar in time' },
  'calendar-too-large': { status: 422, title: 'The calendar is larger than is read' },
  'calendar-unreadable': { status: 422, title: 'What the address answered is not a calendar' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'A part of the server does not answer' },
  'storage-full': { status: 507, title: 'This account keeps as much on the server as one may' },
} as const;

export type ProblemType = keyof typeof problems;

export const problemTypes = Object.keys(problems) as ProblemType[];

/** Types are URIs (RFC 9457, 3.1.1); ours need no page behind them. */
export const problemUri = (type: ProblemType) => `tag:tideline,2026:problem/${type}`;

/**
 * application/problem+json as it travels. `where` lists what was wrong with which field, `ids` which rows, `revision`
 * what is kept instead.
 */
export const problemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.optional(z.string()),
    requestId: z.string(),
    where: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
    ids: z.optional(z.array(z.string())),
    revision: z.optional(z.int()),
  })
  .register(z.globalRegistry, { id: 'Problem' });

export type ProblemBody = z.infer<typeof problemBody>;
