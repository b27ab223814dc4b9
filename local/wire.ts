/**
 * Lets a program outside this process (the API in Deno) reach PGlite as if it were a PostgreSQL server on 127.0.0.1.
 * There is one backend behind it, so a client has it from its first message until that backend is idle again: nobody
 * else's statement, lite's in process included, can fall inside an open transaction or between Parse and Bind.
 */
import { createServer, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';

export interface Wire {
  readonly url: string;
  close(): Promise<void>;
}

export async function openWire(pglite: PGlite): Promise<Wire> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, pglite).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wire has no port');
  return {
    url: `postgresql://postgres@127.0.0.1:${address.port}/postgres`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const sslRequest = 80_877_103;
const cancelRequest = 80_877_102;

async function serve(socket: Socket, pglite: PGlite) {
  const turn = turnOn(pglite);
  try {
    for await (const message of messagesOf(socket)) {
      if (message.kind === 'X') return;
      await turn.take();
      let last = Buffer.alloc(0);
      await pglite.runExclusive(() =>
        pglite.execProtocolRawStream(message.bytes, {
          onRawData: data => {
            last = Buffer.concat([last, data]).subarray(-6);
            if (socket.writable) socket.write(Buffer.from(data));
          },
        }),
      );
      if (isIdle(last)) turn.giveBack();
    }
  } finally {
    socket.destroy();
    await turn.abandon();
  }
}

/** The first message has no kind. Encryption is declined, cancelling is not offered. */
async function* messagesOf(socket: Socket): AsyncGenerator<{ kind: string; bytes: Uint8Array }> {
  let buffer = Buffer.alloc(0);
  let started = false;
  for await (const chunk of socket) {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= (started ? 5 : 8)) {
      const length = started ? 1 + buffer.readInt32BE(1) : buffer.readInt32BE(0);
      if (buffer.length < length) break;
      const bytes = new Uint8Array(buffer.subarray(0, length));
      const code: number = started ? 0 : buffer.readInt32BE(4);
      const kind = started ? String.fromCharCode(bytes[0] ?? 0) : 'startup';
      buffer = buffer.subarray(length);
      if (code === sslRequest) socket.write('N');
      else if (code === cancelRequest) return;
      else yield { kind, bytes };
      started ||= code !== sslRequest;
    }
  }
}

/** ReadyForQuery, `Z`, closes every answer; its last byte is I when no transaction is open. */
function isIdle(end: Buffer) {
  return end.length === 6 && end[0] === 0x5a && end.readInt32BE(1) === 5 && end[5] === 0x49;
}

function turnOn(pglite: PGlite) {
  let release: (() => void) | null = null;
  return {
    take: async () => {
      if (release) return;
      release = await new Promise<() => void>(taken => {
        void pglite._runExclusiveTransaction(() => new Promise<void>(done => taken(done)));
      });
    },
    giveBack: () => {
      release?.();
      release = null;
    },
    /** The client left in the middle: what it had not committed is undone before anyone else has a turn. */
    abandon: async () => {
      if (!release) return;
      const sync = new Uint8Array([0x53, 0, 0, 0, 4]);
      const query = Buffer.from('rollback\0');
      const length = Buffer.alloc(4);
      length.writeInt32BE(4 + query.length);
      await pglite.runExclusive(async () => {
        await pglite.execProtocolRaw(sync, { throwOnError: false });
        await pglite.execProtocolRaw(Buffer.concat([Buffer.from('Q'), length, query]), { throwOnError: false });
      });
      release();
      release = null;
    },
  };
}
