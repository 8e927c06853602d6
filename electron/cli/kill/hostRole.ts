/** The host in a process of its own: the same services as `npm start -- --browser`, on a sandbox that outlives it. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { startBrowserHost } from '../../browserHost.ts';
import type { DemoServers } from '../../demoCompany.ts';
import { allowAccess, type RunningDemo } from '../../sandbox/demo.ts';
import type { SandboxAddresses } from '../../sandbox/route.ts';
import { createServices } from '../../services.ts';
import { writeAtomically } from '../../vault/atomicFile.ts';
import type { OpenSlot } from '../../vault/keychain.ts';
import { openVault } from '../../vault/openVault.ts';

const OptionsSchema = v.object({
  dataDir: v.string(),
  rendererDir: v.string(),
  port: v.number(),
  /** Added to this machine's clock, milliseconds. */
  offsetMs: v.number(),
  addresses: v.object({
    xero: v.string(),
    stripe: v.string(),
    control: v.string(),
    xeroClientId: v.string(),
    stripeKey: v.string(),
  }),
});

export type HostOptions = v.InferOutput<typeof OptionsSchema>;

const ClockMessage = v.object({ offsetMs: v.number() });

/** Runs until it is killed or its parent is gone; tells the parent that it listens, and `{ url }` when asked for a link. */
export async function runHost(argument: string): Promise<void> {
  const options = v.parse(OptionsSchema, JSON.parse(argument));
  shiftClock(options.offsetMs);
  const dataDir = options.dataDir;
  const services = await createServices({
    dataDir,
    vault: await openVault({ dir: dataDir, openSlot: fileSlots(dataDir) }),
    hostKind: 'browser',
    openExternal: async () => undefined,
    demoServers: running(options.addresses),
  });
  const host = await startBrowserHost({ services, port: options.port, rendererDir: options.rendererDir });
  process.once('disconnect', () => process.exit(1));
  process.once('SIGTERM', () => {
    void host
      .close()
      .then(() => services.close())
      .then(() => process.exit(0));
  });
  process.on('message', (message) => {
    if (message === 'link') process.send?.({ url: host.newLink() });
  });
  process.send?.('ready');
}

function shiftClock(initial: number): void {
  let offset = initial;
  const real = Date.now.bind(Date);
  Date.now = () => real() + offset;
  process.on('message', (message) => {
    const parsed = v.safeParse(ClockMessage, message);
    if (parsed.success) offset = parsed.output.offsetMs;
  });
}

/** A keychain in a file, so that secrets outlive the process and the keychain of this computer is left alone. */
function fileSlots(dir: string): OpenSlot {
  return async (account) => {
    const file = join(dir, `keychain-${account}`);
    return {
      read: async () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
      write: async (value) => writeAtomically(file, value),
      delete: async () => rmSync(file, { force: true }),
    };
  };
}

/** The demo company where it runs already. */
function running(addresses: SandboxAddresses): DemoServers {
  const elsewhere = (): never => {
    throw new Error('The sandbox runs in another process.');
  };
  const demo: RunningDemo = {
    addresses,
    ledger: elsewhere,
    statements: [],
    providerFiles: [],
    // Each round has a sandbox of its own: it is at its beginning when the app is.
    reset: () => undefined,
    allowAccess: (authorizeUrl) => allowAccess(addresses.xero, authorizeUrl),
    close: async () => undefined,
  };
  return { start: async () => demo, isRunning: () => true, close: async () => undefined };
}
