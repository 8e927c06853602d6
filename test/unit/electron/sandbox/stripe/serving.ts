/** The Stripe sandbox behind real HTTP, and the official SDK pointed at it. */
import { createServer } from 'node:http';
import { Stripe } from 'stripe';
import type { SandboxRoute } from '../../../../../electron/sandbox/route.ts';

process.env['STRIPE_SUPPRESS_NOTICES'] = 'true';

/** The demo key of these tests. */
export const KEY = 'rk_test_demo';

export interface Served {
  readonly port: number;
  /** The SDK with a key of ours. */
  sdk(key?: string): Stripe;
  close(): Promise<void>;
}

/** Serves a route on a free port of 127.0.0.1. `now` is the clock that the route sees, unix milliseconds. */
export async function serve(route: SandboxRoute, now: () => number = () => Date.now()): Promise<Served> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string') headers[name] = value;
    const reply = route({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: '',
      now: now(),
    });
    response.writeHead(reply?.status ?? 404, { 'content-type': 'application/json', ...reply?.headers });
    response.end(JSON.stringify(reply?.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const { port } = address;
  return {
    port,
    sdk: (key = KEY) =>
      new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
