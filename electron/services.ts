/** Builds what both hosts serve: vault, connections, the demo company, and one handler a bridge method. */
import { join } from 'node:path';
import { BridgeError } from '../shared/bridge.ts';
import type { AppInfo } from '../shared/bridge.ts';
import { version } from '../package.json';
import { createConnections } from './connectionRegistry.ts';
import { createDemoCompany } from './demoCompany.ts';
import type { DemoCompany } from './demoCompany.ts';
import { demoEndpoints, LIVE_ENDPOINTS } from './endpoints.ts';
import type { ResolveEndpoints } from './endpoints.ts';
import { allowedExternalUrl } from './host/externalLinks.ts';
import type { Handlers } from './ipc/contract.ts';
import { createStripeHandlers } from './providers/stripe/handlers.ts';
import { openVault } from './vault/openVault.ts';
import type { Vault } from './vault/vault.ts';
import { createXeroHandlers } from './xero/handlers.ts';

export interface Services {
  readonly handlers: Handlers;
  /** Stops the demo company and lets the vault finish. */
  close(): Promise<void>;
}

export interface ServicesOptions {
  /** Folder of the vault and of the demo company; made if missing. */
  readonly dataDir: string;
  /** Opens a page in the system browser; only ever given an allow-listed https address. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly hostKind: AppInfo['host'];
}

/** Builds the services; nothing is reached over the network before a handler is called. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const vault = await openVault({ dir: options.dataDir });
  const connections = createConnections(vault);
  const demo: DemoCompany = createDemoCompany({ dir: join(options.dataDir, 'demo'), connections, vault });
  const endpoints: ResolveEndpoints = async (isDemo) =>
    isDemo ? demoEndpoints(await demo.base()) : LIVE_ENDPOINTS;
  const openExternal = async (url: string): Promise<void> => options.openExternal(checked(url));
  const handlers: Handlers = {
    ...appHandlers(options.hostKind, vault, demo, openExternal),
    ...createXeroHandlers({ connections, vault, endpoints, openExternal }),
    ...createStripeHandlers({ connections, endpoints }),
    'demo.open': (_params, context) => demo.open(context),
    'demo.bankFiles': () => demo.bankFiles(),
  };
  return { handlers, close: () => demo.close() };
}

function appHandlers(
  host: AppInfo['host'],
  vault: Vault,
  demo: DemoCompany,
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

function checked(url: string): string {
  const allowed = allowedExternalUrl(url);
  if (allowed !== null) return allowed;
  throw new BridgeError({
    code: 'refused',
    message: 'Tieout opens only pages of Xero and of the payment providers. This address is none of them.',
  });
}
