/** The OpenAPI 3.1 document of this API, made from the same schemas that parse its requests. */
import { generateSpecs } from 'hono-openapi';
import { createApi } from './api.ts';
import type { Ports } from './ports.ts';

const notInUse = () => Promise.reject(new Error('not in use'));

/** No request is made, so no port is touched. */
const untouched: Ports = {
  database: { transaction: notInUse, statement: notInUse },
  files: { put: async () => {}, get: async () => null, remove: async () => {} },
  calendars: { read: async () => ({ ok: false, problem: 'calendar-unreachable' }) },
  identity: { verify: async () => null, verifyNow: async () => null },
  now: () => new Date(0),
  newId: () => '',
  log: () => {},
  origins: [],
  off: [],
};

export const openApiDocument = () =>
  generateSpecs(createApi(untouched), {
    defaultValidationErrorResponse: false,
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Tideline API',
        version: '1',
        description:
          'What the app and the server say to each other. Every refusal is application/problem+json (RFC 9457).',
      },
      servers: [{ url: '/functions/v1/api' }],
      components: {
        securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
  });
