/** Alternative Payments' handlers with the real client, over real HTTP, on the demo company's server. */
import { LIVE_ENDPOINTS } from '../../../../electron/endpoints.ts';
import { connectAlternative } from '../../../../electron/providers/alternativePayments/connect.ts';
import { createProviderHandlers } from '../../../../electron/providers/handlers.ts';
import type { AlternativeSeed } from '../../../../electron/sandbox/alternativePayments/model.ts';
import {
  type AlternativeOptions,
  createAlternativeSandbox,
} from '../../../../electron/sandbox/alternativePayments/route.ts';
import { createFaults } from '../../../../electron/sandbox/faults.ts';
import { createRequestLog } from '../../../../electron/sandbox/requestLog.ts';
import { startServer } from '../../../../electron/sandbox/server.ts';
import { createAlternativeStory } from '../../../../electron/sandbox/story/alternativePayments/alternativeStory.ts';
import { handlerContext, memoryConnections } from './stripeBench.ts';

export const KEY = { clientId: 'demo-client', clientSecret: 'demo-secret-never-shown' };

interface BenchOptions extends Partial<
  Pick<AlternativeOptions, 'wrapper' | 'requestsPerSecond' | 'tokenSeconds'>
> {
  readonly currency?: string;
  readonly unknownType?: boolean;
  /** Instead of the story's. */
  readonly seed?: AlternativeSeed;
}

/** Starts a server with the story and connects to it. Close it after. */
export async function startAlternative({
  currency = 'USD',
  unknownType = false,
  seed,
  ...options
}: BenchOptions = {}) {
  const story = createAlternativeStory({ currency, unknownType });
  const sandbox = createAlternativeSandbox(seed ?? story.seed, {
    requestsPerSecond: Infinity,
    ...options,
    ...KEY,
  });
  const faults = createFaults();
  const log = createRequestLog();
  const server = await startServer({
    routes: [sandbox.route],
    port: 0,
    clock: () => Date.now(),
    faults,
    log,
  });
  const connections = memoryConnections();
  const services = {
    connections,
    endpoints: async () => ({
      ...LIVE_ENDPOINTS,
      alternativePayments: {
        base: `${server.base}/alternativepayments`,
        requestsPerSecond: options.requestsPerSecond ?? Infinity,
      },
    }),
  };
  const handlers = createProviderHandlers(services);
  const connect = (key: Partial<typeof KEY> = {}) =>
    connectAlternative(services, { ...KEY, ...key, demo: true }, handlerContext());
  return { story, sandbox, faults, log, server, connections, services, handlers, connect };
}

export type AlternativeBench = Awaited<ReturnType<typeof startAlternative>>;
