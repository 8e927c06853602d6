/**
 * The wire between the app and the sandbox, over HTTP: counts calls, can hold one before or after its effect, and does to
 * calls what a network does. Faults that a server makes are asked of the sandbox itself.
 */
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it passes. Counts are since the relay was laid, from 1. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  /** Of calls that make or change objects in Xero. */
  readonly isWrite: boolean;
}

/** What becomes of a call; each step waits for what the listener does. */
export interface Treatment {
  /** Before it is handed on. */
  readonly before?: () => Promise<void>;
  /** Handed on a second time: at once, or after so many milliseconds. */
  readonly againAfterMs?: number;
  /** The app's end is closed at once, and the call is handed on after so many milliseconds. */
  readonly lateMs?: number;
  /** After its effect, before the app hears of it. False: the app never does. */
  readonly between?: () => Promise<boolean>;
  /** When the reply has been passed on. */
  readonly after?: () => void;
}

export interface Relay {
  /** `http://127.0.0.1:N`. */
  readonly base: string;
  close(): Promise<void>;
}

/** Lays a wire to the server at `target`; `treat` decides what becomes of each call. */
export async function layRelay(target: string, treat: (call: Passing) => Treatment): Promise<Relay> {
  const server = createServer((request, response) => {
    pass(target, treat, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { base: `http://127.0.0.1:${portOf(server.address())}`, close: () => close(server) };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The wire has no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The server broke off before the end. */
  readonly torn: boolean;
}

async function pass(
  target: string,
  treat: (call: Passing) => Treatment,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await read(request);
  const [path = ''] = (request.url ?? '/').split('?');
  const method = request.method ?? 'GET';
  const treatment = treat({ method, path, isWrite: path.startsWith('/api.xro/') && method !== 'GET' });
  await treatment.before?.();
  if (treatment.lateMs !== undefined) {
    request.socket.destroy();
    await wait(treatment.lateMs);
    await forward(target, request, body);
    return;
  }
  const reply = await forward(target, request, body);
  if (treatment.againAfterMs !== undefined) {
    const again = wait(treatment.againAfterMs).then(() => forward(target, request, body));
    if (treatment.againAfterMs === 0) await again;
    else again.catch(() => undefined);
  }
  const heard = (await treatment.between?.()) ?? true;
  if (reply === null || !heard) {
    request.socket.destroy();
  } else {
    answer(request, response, reply);
  }
  treatment.after?.();
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks);
}

/** The server's reply, or null if it sent none. */
function forward(target: string, from: IncomingMessage, body: Buffer): Promise<Reply | null> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: false });
  const headers = { ...from.headers, connection: 'close' };
  return new Promise((resolve) => {
    const sent = httpRequest({ agent, hostname, port, method: from.method, path: from.url, headers });
    sent.once('error', () => resolve(null));
    sent.once('response', (reply) => {
      const chunks: Buffer[] = [];
      const done = (torn: boolean) =>
        resolve({
          status: reply.statusCode ?? 502,
          headers: reply.headers,
          body: Buffer.concat(chunks),
          torn,
        });
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.once('end', () => done(!reply.complete));
      reply.once('error', () => done(true));
    });
    sent.end(body);
  });
}

function answer(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = reply.headers;
  response.writeHead(reply.status, headers);
  if (reply.torn) response.write(reply.body, () => request.socket.resetAndDestroy());
  else response.end(reply.body);
}
