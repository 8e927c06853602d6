/** One sandbox with a wire to it, one app, and the clock that they share. */
import { join } from 'node:path';
import * as v from 'valibot';
import type { LedgerReport } from '../../sandbox/xero/report.ts';
import { type App, type AppPlace, createApp } from './app.ts';
import { startChild } from './child.ts';
import { layRelay, type Passing, type Treatment } from './relay.ts';

const Told = v.object({
  addresses: v.object({
    xero: v.string(),
    stripe: v.string(),
    control: v.string(),
    xeroClientId: v.string(),
    stripeKey: v.string(),
  }),
});

export interface World {
  readonly app: App;
  /** Clock time that the app has been moved on, milliseconds. */
  readonly offset: () => number;
  /** Moves every clock on. */
  sleep(ms: number): Promise<void>;
  /** Posts to the sandbox's control address. */
  control(path: string, body: unknown): Promise<void>;
  ledger(): Promise<LedgerReport>;
  close(): Promise<void>;
}

/** Starts the sandbox of a folder and the wire to it; the app is not started yet. `treat` is asked about each call. */
export async function openWorld(place: AppPlace, treat: (call: Passing) => Treatment): Promise<World> {
  const sandbox = await startChild(place.entry, ['sandbox', join(place.dir, 'sandbox')]);
  const { addresses } = v.parse(Told, sandbox.told);
  const relay = await layRelay(addresses.xero, treat);
  const app = createApp(place, { ...addresses, xero: relay.base, stripe: relay.base });
  let offset = 0;
  const control: World['control'] = async (path, body) => {
    const reply = await fetch(`${addresses.control}/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`The sandbox refused ${path}: ${await reply.text()}`);
  };
  await control('limits', { minute: 100_000, day: 1_000_000, concurrent: 50 });
  return {
    app,
    offset: () => offset,
    sleep: async (ms) => {
      if (ms === 0) return;
      offset += ms;
      await control('clock', { advanceMs: ms });
      await app.shift(offset);
    },
    control,
    ledger: async () => {
      const reply = await fetch(`${addresses.control}/ledger`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sandbox's own report, compared as text
      return (await reply.json()) as LedgerReport;
    },
    close: async () => {
      await app.close();
      await relay.close();
      await sandbox.end();
    },
  };
}
