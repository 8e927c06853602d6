/** Stripe's handlers with the real SDK, over real HTTP, on the demo company's server. */
import { createConnections } from '../../../../electron/connectionRegistry.ts';
import type { Connections } from '../../../../electron/connections.ts';
import { LIVE_ENDPOINTS } from '../../../../electron/endpoints.ts';
import type { HandlerContext } from '../../../../electron/ipc/contract.ts';
import { connectStripe } from '../../../../electron/providers/stripe/connect.ts';
import { createProviderHandlers } from '../../../../electron/providers/handlers.ts';
import { createFaults } from '../../../../electron/sandbox/faults.ts';
import { createRequestLog } from '../../../../electron/sandbox/requestLog.ts';
import { startServer } from '../../../../electron/sandbox/server.ts';
import { type StoryOptions, createDemoStory } from '../../../../electron/sandbox/story/story.ts';
import type { StripeSeed } from '../../../../electron/sandbox/story/model.ts';
import { createStripeRoute } from '../../../../electron/sandbox/stripe/route.ts';
import type { Vault } from '../../../../electron/vault/vault.ts';
import { BridgeError, type BridgeErrorData, type Progress } from '../../../../shared/bridge.ts';

export const KEY = 'rk_test_tieoutdemo0001';

/** A vault in memory for one test. */
export function memoryVault(): Vault {
  const secrets = new Map<string, string>();
  return {
    mode: 'session',
    reason: '',
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, value) => void secrets.set(name, value),
    delete: async (name) => void secrets.delete(name),
    names: async () => [...secrets.keys()].toSorted((a, b) => (a < b ? -1 : 1)),
  };
}

/** Connections kept in memory for one test. */
export function memoryConnections(): Connections {
  return createConnections(memoryVault());
}

export function handlerContext(signal = new AbortController().signal): HandlerContext & { seen: Progress[] } {
  const seen: Progress[] = [];
  return { signal, progress: (progress) => seen.push(progress), seen };
}

/** What a call is refused with. Throws if it isn't. */
export async function failure(work: Promise<unknown>): Promise<BridgeErrorData> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BridgeError)) throw new Error(`expected a BridgeError, got ${String(error)}`);
  return error.data;
}

interface StripeOptions extends StoryOptions {
  readonly requestsPerSecond?: number;
  /** Another account than the story's, and those that are connected to it. */
  readonly seed?: StripeSeed;
  readonly connected?: readonly StripeSeed[];
}

/** Starts a server with the story and connects to it. Close it after. */
export async function startStripe(options: StripeOptions = {}) {
  const story = createDemoStory(options);
  const faults = createFaults();
  const log = createRequestLog();
  const limit = options.requestsPerSecond ?? Infinity;
  const route = createStripeRoute(options.seed ?? story.stripe, {
    key: KEY,
    requestsPerSecond: limit,
    connected: options.connected ?? [],
  });
  const server = await startServer({ routes: [route], port: 0, clock: () => Date.now(), faults, log });
  const { hostname, port } = new URL(server.base);
  const connections = memoryConnections();
  const services = {
    connections,
    endpoints: async () => ({
      ...LIVE_ENDPOINTS,
      stripe: { protocol: 'http', host: hostname, port: Number(port) } as const,
    }),
  };
  const handlers = createProviderHandlers(services);
  const connect = (key: string) => connectStripe(services, { key, demo: true }, handlerContext());
  return { story, faults, log, server, connections, endpoints: services.endpoints, handlers, connect };
}

export type StripeBench = Awaited<ReturnType<typeof startStripe>>;
