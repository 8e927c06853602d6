/**
 * The listener that the browser comes back to after a sign-in, RFC 8252 §7.3. Services want registered addresses on
 * `localhost`, so the ports are fixed; it listens on this machine only, on IPv4 and IPv6 (a browser may take either).
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { BridgeError } from '../../shared/bridge.ts';
import { errorCode } from '../vault/atomicFile.ts';
import { pageLanguage } from '../host/pageLanguage.ts';
import { type Answer, answerIn } from './answer.ts';
import { type CallbackWord, callbackPage } from './callbackPages.ts';

/** Registered at the service as `http://localhost:<port>/callback`. */
export const CALLBACK_PORTS: readonly number[] = [48217, 48218, 48219];
const PATH = '/callback';
const PORT_TRIES = 12;
const PORT_WAIT_MS = 250;
/** A browser sends its request at once; whoever takes longer is cut off. */
const SLOWEST = { requestTimeout: 5_000, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 } as const;
const LINGER_MS = 500;

export interface Loopback {
  readonly redirectUri: string;
  /** Hands on the one answer whose state is right; the page that it leaves says that `name` has allowed access, or that nothing was connected. */
  listen(state: string, name: string, answered: (answer: Answer) => void): void;
  close(): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Listens on the first of `ports` that is free, waiting a moment for one. Throws `BridgeError` `internal` when none is. */
export async function openLoopback(ports: readonly number[] = CALLBACK_PORTS): Promise<Loopback> {
  for (let tries = 1; ; tries += 1) {
    for (const port of ports) {
      // oxlint-disable-next-line no-await-in-loop -- the second port is tried only if the first is taken
      const loopback = await tryPort(port);
      if (loopback) return loopback;
    }
    if (tries >= PORT_TRIES) break;
    // oxlint-disable-next-line no-await-in-loop -- another sign-in may just be finishing
    await delay(PORT_WAIT_MS);
  }
  throw new BridgeError({
    code: 'internal',
    message: `The sign-in needs one of the ports ${ports.join(', ')} on this computer, and all are in use. Close the other sign-in or program and try again.`,
    detail: ports.join(','),
  });
}

async function tryPort(port: number): Promise<Loopback | null> {
  let handle: Listener = (request, response) => {
    replier(request, response, '')(404, 'notWaiting');
  };
  const servers = await listenOn(port, (request, response) => {
    handle(request, response);
  });
  return servers && loopbackOn(port, servers, (next) => (handle = next));
}

function loopbackOn(
  port: number,
  servers: readonly Server[],
  setHandler: (next: Listener) => void,
): Loopback {
  return {
    redirectUri: `http://localhost:${port}${PATH}`,
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
    listen: (state, name, answered) => setHandler(answerOnce({ port, state, name, answered })),
  };
}

interface Awaited {
  readonly port: number;
  readonly state: string;
  readonly name: string;
  readonly answered: (answer: Answer) => void;
}

/** Takes the first answer with the right state; anything else is turned away and changes nothing. */
function answerOnce({ port, state, name, answered }: Awaited): Listener {
  let used = false;
  return (request, response) => {
    const reply = replier(request, response, name);
    if (request.headers.host !== `localhost:${port}`) return reply(421, 'wrongAddress');
    const url = new URL(request.url ?? '/', `http://localhost:${port}`);
    if (url.pathname !== PATH) return reply(404, 'nothingHere');
    if (request.method !== 'GET') return reply(405, 'onlyGet');
    const answer = answerIn(url.searchParams, state);
    if (answer === 'otherState') return reply(400, 'otherSignIn');
    if (used) return reply(410, 'done');
    if (answer === 'noCode') return reply(400, 'noCode');
    used = true;
    reply(200, 'code' in answer ? 'allowed' : 'notConnected');
    answered(answer);
  };
}

/** Answers in the language of the browser that asks. */
function replier({ headers }: IncomingMessage, response: ServerResponse, name: string) {
  const language = pageLanguage(headers['accept-language']);
  return (status: number, word: CallbackWord): void => {
    send(response, status, callbackPage(language, word, name));
  };
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end(page);
}

/** Servers on 127.0.0.1 and, where there is IPv6, ::1; null if either address is taken on this port. */
async function listenOn(port: number, listener: Listener): Promise<readonly Server[] | null> {
  const servers: Server[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(SLOWEST, listener);
    try {
      // oxlint-disable-next-line no-await-in-loop -- IPv6 only matters once IPv4 listens
      await listen(server, port, host);
      servers.push(server);
    } catch (error) {
      if (host === '::1' && errorCode(error) !== 'EADDRINUSE') continue;
      // oxlint-disable-next-line no-await-in-loop -- leaves the loop
      await Promise.all(servers.map(closeServer));
      return null;
    }
  }
  return servers;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true, ipv6Only: true }, resolve);
  });
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    // The page just sent may still be on its way: only idle connections are cut at once, those that dawdle a moment later.
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, LINGER_MS).unref();
  });
}
