/** One Xero call for a connection: the right token, the tenant's limits, one refresh when the token is turned down. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Budget, BridgeError } from '../../shared/bridge.ts';
import type { Connections } from '../connections.ts';
import type { ResolveEndpoints } from '../endpoints.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import { isPermission, neverArrived, toBridgeError } from './clientErrors.ts';
import { type Headers, type Operation, XeroFailure, callSdk } from './clientSdk.ts';
import type { Limiter } from './limits/limiter.ts';
import { ENDED, notInTime, readOnly } from './problems.ts';
import type { TokenStore } from '../oauth/tokenStore.ts';

const HICCUP_MS = 500;
const READ_MS = 60_000;
/** A batch of 50 takes Xero a while. */
const WRITE_MS = 120_000;

interface CallOptions {
  readonly write: boolean;
  /** Scope that the call needs, for the words when it is missing. */
  readonly scope: string;
  /** Unix milliseconds: the request goes out by then or not at all. */
  readonly notAfter?: number;
}

export interface XeroClient {
  /** The reply's body as xero-node gives it; `{}` for "not modified". Throws `BridgeError`. */
  call(
    connectionId: string,
    operation: Operation,
    options: CallOptions,
    context: HandlerContext,
  ): Promise<unknown>;
  /** What is left of Xero's limits, as last seen. */
  budget(connectionId: string): Promise<Budget>;
}

export interface ClientDeps {
  readonly connections: Connections;
  readonly tokens: TokenStore;
  readonly endpoints: ResolveEndpoints;
  readonly limiter: Limiter;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** The client over its parts. */
export function createXeroClient(deps: ClientDeps): XeroClient {
  return {
    budget: async (connectionId) => {
      const { connection } = await deps.connections.get(connectionId);
      return deps.limiter.budget(connection.externalId);
    },
    call: async (connectionId, operation, options, context) => {
      const { connection, secret } = await deps.connections.get(connectionId);
      if (options.write && !connection.canWrite) throw readOnly(connection.name);
      const { xeroApi } = await deps.endpoints(connection.demo);
      const session = secret['session'] ?? '';
      // Every request waits for its own turn: one that is repeated counts again.
      const send = async (token: () => Promise<string>) =>
        await deps.limiter.run(
          connection.externalId,
          async () => {
            const accessToken = await token();
            if (options.notAfter !== undefined && deps.now() > options.notAfter) throw notInTime();
            return await callSdk(operation, {
              baseUrl: xeroApi,
              accessToken,
              tenantId: connection.externalId,
              timeoutMs: options.write ? WRITE_MS : READ_MS,
              signal: context.signal,
            });
          },
          context,
        );
      const authorised = async () => await withFreshToken(deps.tokens, session, send);
      try {
        const reply = await (options.write ? authorised() : readTwice(authorised, context.signal));
        return reply.body;
      } catch (error) {
        if (error instanceof XeroFailure && error.status === 304) return {};
        const problem = toBridgeError(error, { ...options, aborted: context.signal.aborted });
        if (problem.data.code === 'unauthorised') {
          await deps.connections.setStatus(connectionId, 'needsAttention', ENDED);
        }
        throw problem;
      }
    },
  };
}

/** A 401 has no effect in Xero, so a call (a write too) is made once more with a new token. */
async function withFreshToken<T extends { readonly headers: Headers }>(
  tokens: TokenStore,
  session: string,
  send: (token: () => Promise<string>) => Promise<T>,
): Promise<T> {
  let used = '';
  try {
    // Asked for when it goes out: while it waits for its turn a token may end.
    return await send(async () => (used = await tokens.accessToken(session)));
  } catch (error) {
    const expired = error instanceof XeroFailure && error.status === 401 && !isPermission(error);
    if (!expired) throw error;
    return await send(async () => await tokens.accessToken(session, used));
  }
}

/** Reading has no effect, so a reply that broke off or a hiccup of Xero's gateway is tried once more. */
async function readTwice<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const hiccup =
      error instanceof XeroFailure &&
      (error.status === 0 ? !neverArrived(error) : [500, 502, 504].includes(error.status));
    if (!hiccup || signal.aborted) throw error;
    await delay(HICCUP_MS, undefined, { signal }).catch(() => undefined);
    return await read();
  }
}

/** The same error, saying that a part of the work may have taken effect. */
export function withUnknownOutcome(error: unknown): BridgeError {
  const problem = toBridgeError(error, { write: true, scope: '', aborted: false });
  return new BridgeError({ ...problem.data, unknownOutcome: true });
}
