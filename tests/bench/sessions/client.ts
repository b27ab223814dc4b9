/** One HTTP request over a connection that stays open; `fetch` would take more of the two cores than the server. */
import { type Agent, request as httpRequest } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export const request = (
  agent: Agent,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const sent = httpRequest(url, {
      agent,
      method,
      headers: { ...headers, ...(length > 0 && { 'content-type': 'application/json', 'content-length': length }) },
    });
    sent.once('error', reject).once('response', answer => {
      const parts: Buffer[] = [];
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .once('error', reject)
        .once('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    sent.end(body);
  });
