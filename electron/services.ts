/** Builds what both hosts serve: vault, connections, the demo company, and one handler a bridge method. */
import { join } from 'node:path';
import { BridgeError } from '../shared/bridge.ts';
import type { AppInfo, TrayWish } from '../shared/bridge.ts';
import { version } from '../package.json';
import { createConnections } from './connectionRegistry.ts';
import type { Connections } from './connections.ts';
import { createDemoHandlers, createDemoServers } from './demoCompany.ts';
import type { DemoServers } from './demoCompany.ts';
import { demoEndpoints, LIVE_ENDPOINTS } from './endpoints.ts';
import type { Endpoints, ResolveEndpoints } from './endpoints.ts';
import { lockDataDir } from './host/dataLock.ts';
import { allowedExternalUrl } from './host/externalLinks.ts';
import type { Handlers } from './ipc/contract.ts';
import { createProviderHandlers } from './providers/handlers.ts';
import { type SquareService, createSquareService } from './providers/square/service.ts';
import { openVault } from './vault/openVault.ts';
import type { Vault } from './vault/vault.ts';
import { createXeroService } from './xero/service.ts';
import type { XeroService } from './xero/service.ts';

export interface Services {
  readonly handlers: Handlers;
  /** The demo company's servers, for those who look at its books from outside. */
  readonly demo: DemoServers;
  /** Stops the demo company and lets the vault finish. */
  close(): Promise<void>;
}

export interface ServicesOptions {
  /** Folder of the vault and of the demo company; made if missing. */
  readonly dataDir: string;
  /**
   * Opens a page in the system browser. Given only the sign-in page of `live`, composed here, and allow-listed https
   * addresses that the screens ask for. Rejects where there is no browser.
   */
  readonly openExternal: (url: string) => Promise<void>;
  readonly hostKind: AppInfo['host'];
  /** Shows the tray's icon or takes it away; without it there is no tray. Throws where there is no picture for it. */
  readonly keepInTray?: ((wish: TrayWish) => void) | undefined;
  /** Instead of the one in `dataDir`: for runs that must not touch the keychain of this computer. */
  readonly vault?: Vault | undefined;
  /** Where the real services are; another place only in tests. */
  readonly live?: Endpoints | undefined;
  /** For tests that run at once: ports of the listener of a sign-in with Xero, of those that are registered. */
  readonly xeroPorts?: readonly number[] | undefined;
  /** The demo company's servers, where someone else runs them; its own in `dataDir` without it. */
  readonly demoServers?: DemoServers | undefined;
}

/**
 * Builds the services; nothing is reached over the network before a handler is called. Rejects with a plain `Error` that
 * says what to do if another process uses `dataDir`.
 */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const lock = lockDataDir(options.dataDir);
  const vault = options.vault ?? (await openVault({ dir: options.dataDir }));
  const connections = createConnections(vault);
  const servers = options.demoServers ?? createDemoServers(join(options.dataDir, 'demo'));
  const endpoints: ResolveEndpoints = async (demo) =>
    demo ? demoEndpoints((await servers.start()).addresses.xero) : (options.live ?? LIVE_ENDPOINTS);
  const openPage = async (url: string): Promise<void> => options.openExternal(url).catch(explainNoBrowser);
  const xero = createXeroService({
    vault,
    connections,
    endpoints,
    openExternal: openPage,
    ...(options.xeroPorts ? { ports: options.xeroPorts } : {}),
  });
  const square = createSquareService({ vault, connections, endpoints, openExternal: openPage });
  const handlers: Handlers = {
    ...appHandlers(options.hostKind, vault, servers, async (url) => openPage(checked(url))),
    'app.tray': async (wish) => {
      if (options.keepInTray === undefined) throw noTray();
      options.keepInTray(wish);
      return {};
    },
    ...connectionHandlers(connections, xero, square),
    ...createDemoHandlers({ servers, xero, connections, endpoints }),
    ...xero.handlers,
    ...square.handlers,
    ...createProviderHandlers({ connections, endpoints }, { square: square.openReader }),
  };
  const close = async (): Promise<void> => {
    await servers.close();
    lock.release();
  };
  return { handlers, demo: servers, close };
}

function connectionHandlers(
  connections: Connections,
  xero: XeroService,
  square: SquareService,
): Pick<Handlers, 'connections.list' | 'connections.remove'> {
  return {
    'connections.list': async () => ({ connections: [...(await connections.list())] }),
    'connections.remove': async ({ connectionId, onlyHere = false }) => {
      const { connection } = await connections.get(connectionId);
      if (connection.kind === 'xero') await xero.removeXeroConnection(connectionId, { onlyHere });
      else if (connection.kind === 'square') await square.remove(connectionId, { onlyHere });
      // Providers' keys can only be revoked where they were made.
      else await connections.remove(connectionId);
      return {};
    },
  };
}

function appHandlers(
  host: AppInfo['host'],
  vault: Vault,
  demo: DemoServers,
  openExternal: (url: string) => Promise<void>,
): Pick<Handlers, 'app.info' | 'app.openExternal'> {
  return {
    'app.info': async () => ({
      version,
      host,
      vault: { mode: vault.mode, reason: vault.reason },
      demoRunning: demo.isRunning(),
    }),
    'app.openExternal': async ({ url }) => {
      await openExternal(url);
      return {};
    },
  };
}

function noTray(): BridgeError {
  return new BridgeError({
    code: 'refused',
    message: 'A browser’s window has no place in the tray. The desktop app has one.',
  });
}

function explainNoBrowser(): never {
  throw new BridgeError({
    code: 'refused',
    message:
      'This computer didn’t open its browser, so nothing was changed. Check that it has a default browser, then try again.',
    detail: 'browser',
  });
}

function checked(url: string): string {
  const allowed = allowedExternalUrl(url);
  if (allowed !== null) return allowed;
  throw new BridgeError({
    code: 'refused',
    message: 'Tieout opens only pages of Xero and of the payment providers. This address is none of them.',
  });
}
