/** One loopback HTTP server around a list of routes: reads a request, lets faults strike, asks the routes, logs, replies. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Faults, faultReply } from './faults.ts';
import { logged, type RequestLog } from './requestLog.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from './route.ts';

export interface ServerOptions {
  /** Asked in order; the first that doesn't answer null wins. */
  readonly routes: readonly SandboxRoute[];
  /** 0 for any free port. */
  readonly port: number;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly faults: Faults;
  readonly log: RequestLog;
}

export interface RunningServer {
  /** `http://127.0.0.1:N`. */
  readonly base: string;
  close(): Promise<void>;
}

/** Set by the server, never taken from outside: how many Xero calls of this tenant are under way, this one included. */
export const IN_FLIGHT_HEADER = 'x-sandbox-in-flight';

/** Neither hit by faults nor logged. */
const CONTROL_PREFIX = '/control/';

const CONSENT_PATHS = ['/identity/connect/authorize', '/square/oauth2/authorize'];

const BODY_LIMIT = 10_000_000;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Starts listening on 127.0.0.1 only. Rejects if the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const inFlight = new Map<string, number>();
  // A busy run may be slow to use a kept connection again; one that has just been closed would look like a fault.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    serve({ request, response }, options, inFlight).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port');
  return { base: `http://127.0.0.1:${address.port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

async function serve(
  exchange: Exchange,
  options: ServerOptions,
  inFlight: Map<string, number>,
): Promise<void> {
  const { request, response } = exchange;
  const tenant = tenantOf(request);
  if (tenant !== null) {
    inFlight.set(tenant, (inFlight.get(tenant) ?? 0) + 1);
    response.once('close', () => inFlight.set(tenant, (inFlight.get(tenant) ?? 1) - 1));
  }
  const refusal = refuseForeign(request);
  if (refusal) return send(response, refusal);
  const body = await readBody(request);
  if (body === null) return send(response, { status: 413, body: 'The request is too large.' });
  const count = tenant === null ? 0 : (inFlight.get(tenant) ?? 0);
  await answer(exchange, options, () => toSandboxRequest(request, body, options.clock(), count));
}

/** `build` reads the clock anew after a delay, so that requests reach the routes in the order of their `now`. */
async function answer(
  exchange: Exchange,
  options: ServerOptions,
  build: () => SandboxRequest,
): Promise<void> {
  const { response } = exchange;
  const first = build();
  const fault = first.path.startsWith(CONTROL_PREFIX) ? null : options.faults.take(first);
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const request = fault?.kind === 'delay' ? build() : first;
  if (fault?.kind === 'dropBefore') {
    options.log.add(logged(request, null, 0, fault.kind));
    exchange.request.socket.destroy();
    return;
  }
  const reply =
    fault?.kind === 'status' ? faultReply(fault, request.path) : dispatch(request, options.routes);
  const bytes = encode(reply).length;
  const lost = fault?.kind === 'dropAfter' || fault?.kind === 'reset';
  const control = request.path.startsWith(CONTROL_PREFIX);
  if (!control) options.log.add(logged(request, lost ? null : reply, lost ? 0 : bytes, fault?.kind ?? ''));
  if (fault?.kind === 'dropAfter') exchange.request.socket.destroy();
  else if (fault?.kind === 'reset') sendHalf(exchange, reply);
  else send(response, reply);
}

function dispatch(request: SandboxRequest, routes: readonly SandboxRoute[]): SandboxReply {
  try {
    for (const route of routes) {
      const reply = route(request);
      if (reply) return reply;
    }
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { Title: 'The sandbox failed', Detail: detail } };
  }
  return { status: 404, body: { Title: 'Not found', Detail: `The sandbox has nothing at ${request.path}` } };
}

/** A page of another site must not be able to drive the sandbox: foreign Host or Origin is refused. */
function refuseForeign(request: IncomingMessage): SandboxReply | null {
  const local = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  if (!local.test(host)) return { status: 403, body: 'The sandbox answers to 127.0.0.1 only.' };
  // The consent page sends no referrer, so its form has no origin to name; nothing else may come without one.
  const isConsent = origin === 'null' && CONSENT_PATHS.some((path) => request.url?.startsWith(`${path}?`));
  if (origin === undefined || isConsent || origin === `http://${host}`) return null;
  return { status: 403, body: 'The sandbox does not answer other origins.' };
}

function tenantOf(request: IncomingMessage): string | null {
  const tenant = request.headers['xero-tenant-id'];
  return request.url?.startsWith('/api.xro/') && typeof tenant === 'string' ? tenant : null;
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toSandboxRequest(
  request: IncomingMessage,
  body: string,
  now: number,
  count: number,
): SandboxRequest {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  headers[IN_FLIGHT_HEADER] = String(count);
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body, now };
}

function encode(reply: SandboxReply): Buffer {
  if (reply.body === undefined || reply.body === null) return Buffer.alloc(0);
  return Buffer.from(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
}

function headersOf(reply: SandboxReply, length: number): Record<string, string> {
  const type =
    typeof reply.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const content = reply.status === 204 ? {} : { 'content-type': type, 'content-length': String(length) };
  return { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...content, ...reply.headers };
}

function send(response: ServerResponse, reply: SandboxReply): void {
  const bytes = encode(reply);
  response.writeHead(reply.status, headersOf(reply, bytes.length));
  response.end(reply.status === 204 ? undefined : bytes);
}

function sendHalf({ request, response }: Exchange, reply: SandboxReply): void {
  const bytes = encode(reply);
  response.writeHead(reply.status, headersOf(reply, bytes.length));
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.resetAndDestroy());
}
