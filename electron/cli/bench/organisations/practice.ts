/** A practice's organisations, connected for real: one sign-in each, the real client and its queue, over HTTP. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Method, Params, Result } from '../../../../shared/bridge.ts';
import { createConnections } from '../../../connectionRegistry.ts';
import { demoEndpoints } from '../../../endpoints.ts';
import type { HandlerContext } from '../../../ipc/contract.ts';
import { allowAccess } from '../../../sandbox/demo.ts';
import { type RunningPractice, startPractice } from '../../../sandbox/practice.ts';
import { tenantIdOf } from '../../../sandbox/xero/seed.ts';
import { openVault } from '../../../vault/openVault.ts';
import type { Sleep } from '../../../xero/limits/limiter.ts';
import { type XeroService, createXeroService } from '../../../xero/service.ts';
import { type ClientSize, clientSeed, fillBank } from './clients.ts';

export interface PracticeOptions {
  readonly sizes: readonly ClientSize[];
  /** Where the vault's folder is; its secrets stay in memory. */
  readonly dir: string;
  /** Whether the clock of both sides jumps over what a limit would have to be waited for; otherwise it is the wall's. */
  readonly jumps: boolean;
  /** Of the sign-in's listener; the app's own without it. */
  readonly ports?: readonly number[];
}

/** A call of an organisation that got in line, or whose turn came; in the order in which that happened. */
export interface Turn {
  readonly tenantId: string;
  readonly isClick: boolean;
  readonly step: 'waits' | 'begins';
}

/** One organisation, connected to be read. */
export interface Client {
  readonly tenantId: string;
  readonly connectionId: string;
}

export interface Practice {
  readonly server: RunningPractice;
  readonly clients: readonly Client[];
  readonly call: XeroCaller;
  readonly handlers: XeroService['handlers'];
  /** Calls that left the client's queue, in that order. */
  readonly turns: readonly Turn[];
  /** Milliseconds of the shared clock. */
  readonly now: () => number;
  close(): Promise<void>;
}

type XeroMethod = Extract<Method, `xero.${string}`>;
export type XeroCaller = <M extends XeroMethod>(
  method: M,
  params: Params<M>,
  priority: HandlerContext['priority'],
) => Promise<Result<M>>;

/** Starts the sandbox with these organisations and connects each of them, by a consent of its own. */
export async function openPractice({ sizes, dir, jumps, ports }: PracticeOptions): Promise<Practice> {
  const { now, sleep } = sharedClock(jumps);
  const seeds = sizes.map((size, index) => clientSeed(index, size));
  const redirects = (ports ?? []).map((port) => `http://localhost:${port}/callback`);
  const server = await startPractice(seeds, { clock: now, redirects });
  for (const [index, seed] of seeds.entries()) {
    const [state, size] = [server.states.get(tenantIdOf(seed.tenantKey)), sizes[index]];
    if (state && size) fillBank(state, seed, size);
  }
  const openSlot = (): never => {
    throw new Error('This run leaves the keychain alone.');
  };
  const vault = await openVault({ dir, openSlot });
  let wanted = '';
  const turns: Turn[] = [];
  const service = createXeroService({
    vault,
    connections: createConnections(vault),
    endpoints: async () => demoEndpoints(server.base),
    openExternal: (url) => allowAccess(server.base, `${url}&choice=${wanted}`),
    now,
    sleep,
    onTurn: (tenantId, priority, step) => turns.push({ tenantId, isClick: priority === 'user', step }),
    ...(ports === undefined ? {} : { ports }),
  });
  const clients: Client[] = [];
  for (const tenantId of server.states.keys()) {
    wanted = tenantId;
    // oxlint-disable-next-line no-await-in-loop -- one sign-in at a time
    clients.push({ tenantId, connectionId: await connect(service, server.clientId, tenantId) });
  }
  return {
    server,
    clients,
    call: callerOf(service),
    handlers: service.handlers,
    turns,
    now,
    close: () => server.close(),
  };
}

function sharedClock(jumps: boolean): { now: () => number; sleep: Sleep } {
  const [began, start] = [performance.now(), Date.now()];
  let skipped = 0;
  const now = () => start + performance.now() - began + skipped;
  return {
    now,
    sleep: async (ms, signal) => {
      const until = now() + ms;
      // A moment, so that what is under way gets its turn.
      await delay(jumps ? 5 : ms, undefined, { signal });
      if (jumps) skipped += Math.max(0, until - now());
    },
  };
}

async function connect({ handlers }: XeroService, clientId: string, tenantId: string): Promise<string> {
  const context: HandlerContext = { signal: new AbortController().signal, progress: () => undefined };
  const { signInId } = await handlers['xero.signIn']({ clientId }, context);
  const bookId = tenantId;
  const { connection } = await handlers['xero.choose']({ signInId, tenantId, bookId }, context);
  return connection.id;
}

function callerOf({ handlers }: XeroService): XeroCaller {
  return async (method, params, priority) => {
    const context: HandlerContext = {
      signal: new AbortController().signal,
      progress: () => undefined,
      priority,
    };
    return await handlers[method](params, context);
  };
}
