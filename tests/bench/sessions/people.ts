/** People with tokens that a real key set stands behind, as hosted Supabase Auth signs them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Person {
  readonly id: string;
  readonly token: string;
  readonly device: string;
}

const text = (value: string | Uint8Array) => Buffer.from(value).toString('base64url');

export async function startAuthority() {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const jwk = { ...(await crypto.subtle.exportKey('jwk', keys.publicKey)), alg: 'ES256', kid: 'one', use: 'sig' };
  const whose = new Map<string, string>();
  const server = createServer((asked, answer) => {
    answer.setHeader('content-type', 'application/json');
    if (asked.url?.endsWith('/jwks.json')) return answer.end(JSON.stringify({ keys: [jwk] }));
    const id = whose.get((asked.headers.authorization ?? '').slice('Bearer '.length));
    answer.end(JSON.stringify({ id, role: 'authenticated', aud: 'authenticated' }));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));

  async function person(): Promise<Person> {
    const id = randomUUID();
    const head = text(JSON.stringify({ alg: 'ES256', kid: 'one', typ: 'JWT' }));
    const exp = Math.floor(Date.now() / 1_000) + 3_600;
    const claims = { sub: id, role: 'authenticated', aud: 'authenticated', session_id: randomUUID(), exp };
    const signed = `${head}.${text(JSON.stringify(claims))}`;
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(how, keys.privateKey, new TextEncoder().encode(signed));
    const token = `${signed}.${text(new Uint8Array(signature))}`;
    whose.set(token, id);
    return { id, token, device: randomBytes(8).toString('hex') };
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    people: (count: number) => Promise.all(Array.from({ length: count }, person)),
    close: () => void server.close(),
  };
}
