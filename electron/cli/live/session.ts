/** The app's own Xero service for one run: its sign-in is kept in memory and forgotten at the end. */
import { createConnections } from '../../connectionRegistry.ts';
import { demoEndpoints, type Endpoints, LIVE_ENDPOINTS } from '../../endpoints.ts';
import type { RunningDemo } from '../../sandbox/demo.ts';
import { openVault } from '../../vault/openVault.ts';
import { createXeroService, type XeroService } from '../../xero/service.ts';

export interface LiveSession {
  readonly service: XeroService;
  /** Where the last sign-in was to come back to. */
  readonly redirect: () => string;
}

interface SessionOptions {
  readonly endpoints: Endpoints;
  readonly openExternal: (url: string) => Promise<void>;
  readonly ports?: readonly number[] | undefined;
}

async function openSession({ endpoints, openExternal, ports }: SessionOptions): Promise<LiveSession> {
  // Without a slot in a keychain the vault keeps everything in memory.
  const vault = await openVault({
    dir: '',
    openSlot: async () => await Promise.reject(new Error('no keychain')),
  });
  let redirect = '';
  const service = createXeroService({
    vault,
    connections: createConnections(vault),
    endpoints: async () => await Promise.resolve(endpoints),
    openExternal: async (url) => {
      redirect = new URL(url).searchParams.get('redirect_uri') ?? '';
      await openExternal(url);
    },
    ...(ports ? { ports } : {}),
  });
  return { service, redirect: () => redirect };
}

/** On Xero itself. `openExternal` opens the sign-in's page. */
export async function openLiveSession(openExternal: (url: string) => Promise<void>): Promise<LiveSession> {
  return await openSession({ endpoints: LIVE_ENDPOINTS, openExternal });
}

/** On the demo company of this computer, which allows access by itself. `ports` for the sign-in's listener. */
export async function openSandboxSession(demo: RunningDemo, ports?: readonly number[]): Promise<LiveSession> {
  const endpoints = demoEndpoints(demo.addresses.xero);
  return await openSession({ endpoints, ports, openExternal: async (url) => await demo.allowAccess(url) });
}
