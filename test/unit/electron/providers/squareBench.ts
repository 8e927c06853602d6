/** Square's handlers with the real SDK, over real HTTP, on the demo company's server. */
import { LIVE_ENDPOINTS } from '../../../../electron/endpoints.ts';
import { createProviderHandlers } from '../../../../electron/providers/handlers.ts';
import { connectSquare } from '../../../../electron/providers/square/connect.ts';
import { createFaults } from '../../../../electron/sandbox/faults.ts';
import { createRequestLog } from '../../../../electron/sandbox/requestLog.ts';
import { startServer } from '../../../../electron/sandbox/server.ts';
import { createSquareSandbox } from '../../../../electron/sandbox/square/route.ts';
import { createSquareStory } from '../../../../electron/sandbox/story/square/squareStory.ts';
import { handlerContext, memoryConnections } from './stripeBench.ts';

export const TOKEN = 'EAAAdemo-token-never-shown-0001';

/** Starts a server with the story. Close it after. */
export async function startSquare() {
  const story = createSquareStory();
  const sandbox = createSquareSandbox(story.seed, { token: TOKEN });
  const faults = createFaults();
  const log = createRequestLog();
  const clock = () => Date.now();
  const server = await startServer({ routes: [sandbox.route], port: 0, clock, faults, log });
  const connections = memoryConnections();
  const services = {
    connections,
    endpoints: async () => ({ ...LIVE_ENDPOINTS, square: `${server.base}/square` }),
  };
  const handlers = createProviderHandlers(services);
  const connect = (token = TOKEN) => connectSquare(services, { token, demo: true }, handlerContext());
  return { story, sandbox, faults, log, server, connections, services, handlers, connect };
}

export type SquareBench = Awaited<ReturnType<typeof startSquare>>;
