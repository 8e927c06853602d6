/** A practice: many organisations behind one sign-in, each with limits of its own, and those of the app over all of them. In memory. */
import { createFaults } from './faults.ts';
import { createRequestLog } from './requestLog.ts';
import type { SandboxRequest, SandboxRoute } from './route.ts';
import { type RunningServer, startServer } from './server.ts';
import type { XeroSeed } from './story/model.ts';
import { API_PREFIX, createApi } from './xero/api.ts';
import type { XeroState } from './xero/model.ts';
import { createIdentity } from './xero/oauth/model.ts';
import { checkAccess } from './xero/oauth/token.ts';
import { appMinuteOf, createRateLimiter } from './xero/rateLimit.ts';
import { stateOf } from './xero/seed.ts';
import { clientIdOf, identityRoute } from './xero/xero.ts';

/** A call of the accounting API as it arrived. */
export interface PracticeCall {
  readonly tenantId: string;
  /** By the practice's clock, unix milliseconds. */
  readonly at: number;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

export interface PracticeOptions {
  /** Unix milliseconds. */
  readonly clock?: () => number;
  /** Addresses that the app has registered beside the usual ones. */
  readonly redirects?: readonly string[];
  /** What the app may call a minute over all organisations. */
  readonly appMinute?: number;
}

export interface RunningPractice {
  /** `http://127.0.0.1:N`. */
  readonly base: string;
  readonly clientId: string;
  /** By tenant. */
  readonly states: ReadonlyMap<string, XeroState>;
  /** In the order of their arrival. */
  readonly calls: readonly PracticeCall[];
  close(): Promise<void>;
}

/** Starts it on any free port. */
export async function startPractice(
  seeds: readonly XeroSeed[],
  { clock = Date.now, redirects = [], appMinute }: PracticeOptions = {},
): Promise<RunningPractice> {
  const states = new Map(seeds.map(stateOf).map((state) => [state.tenantId, state]));
  const tenants = [...states].map(([tenantId, { organisation }]) => ({
    tenantId,
    tenantName: organisation.name,
  }));
  const [first, ...others] = tenants;
  if (!first) throw new RangeError('A practice has organisations');
  const clientId = clientIdOf(first.tenantId);
  const identity = createIdentity(clientId, first, others);
  for (const redirect of redirects) identity.redirects.add(redirect);
  const check = (request: SandboxRequest) => checkAccess(identity, request);
  const covers = (request: SandboxRequest) => typeof check(request) !== 'string';
  const app = appMinuteOf(appMinute);
  const apis = new Map(
    [...states].map(([id, state]) => [id, createRateLimiter(covers, app).limit(createApi(state, check))]),
  );
  const calls: PracticeCall[] = [];
  const api: SandboxRoute = (request) => {
    if (!request.path.startsWith(API_PREFIX)) return null;
    const tenantId = request.headers['xero-tenant-id'] ?? '';
    const reply = apis.get(tenantId)?.(request) ?? { status: 403, body: '' };
    const { path, query, now: at } = request;
    calls.push({ tenantId, at, path, query: query.toString(), status: reply.status });
    return reply;
  };
  const server: RunningServer = await startServer({
    routes: [api, identityRoute(identity)],
    port: 0,
    clock,
    faults: createFaults(),
    log: createRequestLog(),
  });
  return { base: server.base, clientId, states, calls, close: () => server.close() };
}
