/** The app on a loopback port, for machines without an Electron binary and for tests: same screens, same bridge. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { KEY_FRAGMENT } from '../shared/wire.ts';
import type { Handlers } from './ipc/contract.ts';
import { createAccess } from './host/access.ts';
import type { Access } from './host/access.ts';
import { serveBridgeCall } from './host/bridgeHttp.ts';
import { sendHtml, sendText } from './host/respond.ts';
import { type PageLanguage, pageLanguage } from './host/pageLanguage.ts';
import { closedPage, usedLinkPage } from './host/pages.ts';
import { cacheControl, readAsset, resolveAsset, SECURITY_HEADERS } from './host/staticFiles.ts';

/** A fixed port, so that the browser keeps one local database for it. */
export const DEFAULT_PORT = 47_824;

export interface BrowserHostOptions {
  readonly services: { readonly handlers: Handlers };
  /** 0 takes any free port; the browser then sees a new, empty database each time the port changes. */
  readonly port?: number | undefined;
  /** Folder of the built screens. */
  readonly rendererDir: string;
  /** Serves the screens instead of `rendererDir` (hot reload); called only for requests that were let in. */
  readonly serveScreens?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
}

export interface BrowserHost {
  /** The address to open, with its one-time token. */
  readonly url: string;
  readonly origin: string;
  readonly server: Server;
  /** Another address to open: each works once. */
  newLink(): string;
  close(): Promise<void>;
}

/** Starts listening on 127.0.0.1. Rejects with a plain `Error` that says what to do if the port is taken. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const server = createServer();
  const port = await listen(server, options.port ?? DEFAULT_PORT);
  const access = createAccess(port, () => randomBytes(32));
  const closing = new AbortController();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(options, access, request, response, closing.signal).catch(() => {
      if (!response.headersSent) sendText(response, 500, 'Something inside Tieout failed.');
      response.end();
    });
  });
  const newLink = (): string => `${access.origin}/?token=${access.issueToken()}`;
  return {
    url: newLink(),
    origin: access.origin,
    server,
    newLink,
    close: () => close(server, closing),
  };
}

async function answer(
  options: BrowserHostOptions,
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const rawPath = request.url ?? '/';
  if (!access.isOurs(request.headers)) {
    return sendText(response, 403, 'This address belongs to Tieout on this computer.');
  }
  const language = pageLanguage(request.headers['accept-language']);
  if (request.method === 'GET' && rawPath.startsWith('/?token='))
    return enter(access, { rawPath, language }, response);
  if (!access.isLetIn(request.headers)) return sendHtml(response, 401, closedPage(language));
  if (request.method === 'POST') {
    if (!access.isSameOrigin(request.headers)) return sendText(response, 403, 'Refused: another origin.');
    if (!access.hasKey(request.headers)) return sendText(response, 401, 'Open Tieout with its link.');
    return serveBridgeCall(options.services.handlers, request, response, closing);
  }
  if (request.method !== 'GET') return sendText(response, 405, 'Not allowed.', { allow: 'GET, POST' });
  if (options.serveScreens !== undefined) return options.serveScreens(request, response);
  return serveAsset(options.rendererDir, rawPath, response);
}

/**
 * Exchanges the one-time token for the session's cookie and the page's key. The key goes in the address's fragment, which
 * is never sent to any server; the page puts it away and clears the address.
 */
function enter(
  access: Access,
  { rawPath, language }: { readonly rawPath: string; readonly language: PageLanguage },
  response: ServerResponse,
): void {
  const entry = access.redeem(new URLSearchParams(rawPath.slice(2)).get('token') ?? '');
  if (entry === null) return sendHtml(response, 403, usedLinkPage(language));
  response.writeHead(303, {
    location: `/${KEY_FRAGMENT}${entry.key}`,
    'set-cookie': entry.cookie,
    'cache-control': 'no-store',
  });
  response.end();
}

async function serveAsset(root: string, rawPath: string, response: ServerResponse): Promise<void> {
  const file = resolveAsset(root, rawPath);
  const asset = file === null ? null : await readAsset(file);
  if (asset === null) return sendText(response, 404, 'Not found.');
  response.writeHead(200, {
    'content-type': asset.type,
    'content-length': asset.body.length,
    'cache-control': cacheControl(rawPath),
  });
  response.end(asset.body);
}

async function listen(server: Server, wanted: number): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(explainPort(error, wanted)));
    server.listen(wanted, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The port could not be opened.');
  return address.port;
}

function explainPort(error: NodeJS.ErrnoException, port: number): Error {
  // Windows keeps ranges of ports for itself and answers EACCES for them.
  if (error.code === 'EACCES') {
    return new Error(`This computer does not give port ${port} to Tieout. Choose another with --port N.`, {
      cause: error,
    });
  }
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} is in use, perhaps by Tieout itself. Close the other one, or choose a port with --port N ` +
      '(each port has its own local database in the browser).',
    { cause: error },
  );
}

async function close(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
