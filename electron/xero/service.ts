/** Everything that talks to Xero, put together once: handlers for the bridge, the demo's sign-in, and disconnecting. */
import type { Connection } from '../../shared/bridge.ts';
import type { BookPlace } from '../bookPlace.ts';
import type { Connections } from '../connections.ts';
import type { ResolveEndpoints } from '../endpoints.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import type { Vault } from '../vault/vault.ts';
import { createBankAccountDirectory } from './bankAccounts.ts';
import { connectionsOf, createSignIns } from './choose.ts';
import { createXeroClient, type XeroClient } from './client.ts';
import { disconnect, type RemoveOptions } from './disconnect.ts';
import { type XeroHandlers, handlersOver } from './handlers.ts';
import { type LimiterOptions, type Sleep, createLimiter } from './limits/limiter.ts';
import { ENDED, unknownClient } from './problems.ts';
import { createXeroSignIn } from './signIn.ts';
import { createTokenStore } from './tokenStore.ts';

export interface XeroDeps {
  readonly vault: Vault;
  readonly connections: Connections;
  readonly endpoints: ResolveEndpoints;
  /** Opens a page in the system browser. */
  readonly openExternal: (url: string) => Promise<void>;
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** For tests and benchmarks: ports of the sign-in's listener, how to wait, and who hears of every call that waits or begins. */
  readonly ports?: readonly number[];
  readonly sleep?: Sleep;
  readonly onTurn?: LimiterOptions['onTurn'];
}

export interface XeroService {
  readonly handlers: XeroHandlers;
  /** For single calls that the bridge doesn't have. */
  readonly client: XeroClient;
  /**
   * Signs in to the demo company's servers, for real, and keeps every organisation that it allows. `openExternal` plays
   * the user in the browser. Throws `BridgeError`.
   */
  signInDemo(options: {
    readonly clientId: string;
    readonly openExternal: (url: string) => Promise<void>;
    readonly signal?: AbortSignal;
    readonly place?: BookPlace;
  }): Promise<readonly Connection[]>;
  /** Forgets a connection here and, where Xero can be reached, there; `confirmed` says whether Xero did. */
  removeXeroConnection(id: string, options?: RemoveOptions): Promise<{ readonly confirmed: boolean }>;
}

/** Builds the service. Make one a vault: it holds the tenants' limits and the sign-in that is open. */
export function createXeroService(deps: XeroDeps): XeroService {
  const { vault, connections, endpoints } = deps;
  const now = deps.now ?? Date.now;
  const tokens = createTokenStore({
    vault,
    endpoints,
    now,
    onDead: async (session) => {
      const ids = await connectionsOf(connections, session);
      await Promise.all(
        ids.map(async (id) => {
          await connections.setStatus(id, 'needsAttention', ENDED);
        }),
      );
    },
  });
  // The computer's clock may be set back in the middle of a wait; this one can't.
  const limiter = createLimiter({
    now: deps.now ?? (() => performance.now()),
    sleep: deps.sleep,
    onTurn: deps.onTurn,
  });
  const client = createXeroClient({ connections, tokens, endpoints, limiter, now });
  const directory = createBankAccountDirectory(client, now);
  const signIn = createXeroSignIn({ endpoints, ...(deps.ports ? { ports: deps.ports } : {}) });
  const signIns = createSignIns(connections, tokens);
  const { openExternal: openPage } = deps;
  const signInLive = async (clientId: string, { signal }: HandlerContext) =>
    await signIns.offer(
      await signIn({ clientId, demo: false, posting: false, openExternal: openPage, signal }),
    );
  const consent = async (connectionId: string, posting: boolean, { signal }: HandlerContext) => {
    const { connection, secret } = await connections.get(connectionId);
    const set = await tokens.read(secret['session'] ?? '');
    if (!set) throw unknownClient();
    const { clientId } = set;
    const options = { clientId, demo: connection.demo, posting, openExternal: openPage, signal };
    return await signIns.renew(connectionId, await signIn(options));
  };
  const choose = async (signInId: string, tenantId: string, place: BookPlace) =>
    await signIns.choose(signInId, tenantId, place);

  return {
    client,
    handlers: handlersOver({ client, directory, connections, signIn: signInLive, choose, consent }),
    signInDemo: async ({ clientId, openExternal, place = {}, signal = new AbortController().signal }) => {
      // Nothing in the demo company is real, so it may be posted to at once.
      const signedIn = await signIn({ clientId, demo: true, posting: true, openExternal, signal });
      const { signInId, organisations } = await signIns.offer(signedIn);
      const chosen: Connection[] = [];
      for (const { tenantId } of organisations) {
        // oxlint-disable-next-line no-await-in-loop -- they share one session, kept by the first
        chosen.push(await signIns.choose(signInId, tenantId, place));
      }
      return chosen;
    },
    removeXeroConnection: async (id, options) =>
      await disconnect({ connections, tokens, endpoints }, id, options),
  };
}
