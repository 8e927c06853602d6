/** Square's handlers with the real SDK, over real HTTP, on the demo company's server. */
import { LIVE_ENDPOINTS } from '../../../../electron/endpoints.ts';
import { createProviderHandlers } from '../../../../electron/providers/handlers.ts';
import { connectSquare } from '../../../../electron/providers/square/connect.ts';
import {
  type SquareServiceDeps,
  createSquareService,
} from '../../../../electron/providers/square/service.ts';
import { createFaults } from '../../../../electron/sandbox/faults.ts';
import { createRequestLog } from '../../../../electron/sandbox/requestLog.ts';
import { startServer } from '../../../../electron/sandbox/server.ts';
import { createSquareSandbox } from '../../../../electron/sandbox/square/route.ts';
import { createSquareStory } from '../../../../electron/sandbox/story/square/squareStory.ts';
import { createConnections } from '../../../../electron/connectionRegistry.ts';
import { handlerContext, memoryVault } from './stripeBench.ts';

export const TOKEN = 'EAAAdemo-token-never-shown-0001';

/** The merchant's own application. Not the app's own ports: those may be in use by an app that runs beside the tests. */
export const APPLICATION = {
  id: 'sq0idp-the-merchants-own-0001',
  secret: 'sq0csp-never-with-tieout-0001',
  redirects: ['http://localhost:48417/callback', 'https://localhost:48417/callback'],
} as const;

/** Starts a server with the story. Close it after. `now` is the clock of both sides. */
export async function startSquare(
  now: () => number = Date.now,
  more: Partial<Pick<SquareServiceDeps, 'openExternal' | 'minutes'>> = {},
) {
  const story = createSquareStory();
  const sandbox = createSquareSandbox(story.seed, { token: TOKEN, application: APPLICATION });
  const faults = createFaults();
  const log = createRequestLog();
  const server = await startServer({ routes: [sandbox.route], port: 0, clock: now, faults, log });
  const vault = memoryVault();
  const connections = createConnections(vault);
  const services = {
    connections,
    endpoints: async () => ({ ...LIVE_ENDPOINTS, square: `${server.base}/square` }),
  };
  const deps = { openExternal: async () => undefined, ...more };
  const square = createSquareService({ ...services, ...deps, vault, now, ports: [48_417] });
  const handlers = {
    ...createProviderHandlers(services, { square: square.openReader }),
    ...square.handlers,
  };
  const connect = (token = TOKEN) => connectSquare(services, { token, demo: true }, handlerContext());
  return { story, sandbox, faults, log, server, vault, connections, services, square, handlers, connect };
}

export type SquareBench = Awaited<ReturnType<typeof startSquare>>;
