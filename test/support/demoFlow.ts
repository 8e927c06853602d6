/**
 * The app's flows on the demo company over real HTTP, without a browser: real services, a local database in memory. A test
 * that uses it imports `fake-indexeddb/auto` before anything else.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoServers } from '../../electron/demoCompany.ts';
import { dispatch } from '../../electron/ipc/dispatch.ts';
import { createServices, type Services } from '../../electron/services.ts';
import { openVault } from '../../electron/vault/openVault.ts';
import { TieoutDatabase } from '../../renderer/db/database.ts';
import type { FlowContext } from '../../renderer/flows/context.ts';
import { parseResult } from '../../shared/bridge.ts';

export interface DemoFlow {
  readonly services: Services;
  readonly db: TieoutDatabase;
  readonly ctx: FlowContext;
  close(): Promise<void>;
}

/** `name` is the database's; it must differ between files that run in one process. `demoServers` instead of the usual company. */
export async function openDemoFlow(name: string, demoServers?: DemoServers): Promise<DemoFlow> {
  const dir = await mkdtemp(join(tmpdir(), 'tieout-flow-'));
  const noKeychain = () => Promise.reject(new Error('no keychain in this test'));
  const services = await createServices({
    dataDir: dir,
    hostKind: 'browser',
    openExternal: async () => {},
    vault: await openVault({ dir, openSlot: noKeychain }),
    demoServers,
  });
  const db = new TieoutDatabase(name);
  const call: FlowContext['call'] = async (method, params) => {
    const context = { signal: new AbortController().signal, progress: () => {} };
    return parseResult(method, await dispatch(services.handlers, method, params, context));
  };
  return {
    services,
    db,
    ctx: { db, call, now: Date.now },
    close: async () => {
      await services.close();
      await db.delete();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
