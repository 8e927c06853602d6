/** The whole demo company, Xero and Stripe, through the services that the app runs on. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Method, Params, Result } from '../../../../../shared/bridge.ts';
import { parseParams, parseResult } from '../../../../../shared/bridge.ts';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { type Services, createServices } from '../../../../../electron/services.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { CallOptions, FlowContext } from '../../../../../renderer/flows/context.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { handlerContext } from '../../../electron/providers/stripeBench.ts';

const db = new TieoutDatabase('sync-whole');
let dataDir: string;
let services: Services;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tieout-sync-'));
  services = await createServices({ dataDir, openExternal: async () => undefined, hostKind: 'browser' });
  await services.handlers['demo.open']({}, handlerContext());
});
afterAll(async () => {
  await services.close();
  await db.delete();
  await rm(dataDir, { recursive: true });
});

async function call<M extends Method>(
  name: M,
  params: Params<M>,
  options: CallOptions = {},
): Promise<Result<M>> {
  const context = {
    signal: options.signal ?? new AbortController().signal,
    progress: options.onProgress ?? (() => undefined),
  };
  return parseResult(
    name,
    structuredClone(await services.handlers[name](parseParams(name, params), context)),
  );
}

describe('the whole demo company', () => {
  it('is read completely, in its own time zone, and reading it again changes nothing', async () => {
    const context: FlowContext = { db, now: () => Date.now(), call };
    const report = await syncAll(context);
    expect(report.connections.map((item) => [item.kind, item.outcome, item.warnings])).toEqual([
      ['xero', 'done', []],
      ['stripe', 'done', []],
    ]);
    const story = createDemoStory();
    expect(await db.accounts.count()).toBeGreaterThanOrEqual(story.xero.accounts.length);
    expect(await db.contacts.count()).toBeGreaterThanOrEqual(story.xero.contacts.length);
    expect(await db.invoices.count()).toBe(story.xero.invoices.length);
    expect(await db.payouts.count()).toBe(story.stripe.payouts.length);
    expect(await db.taxRates.count()).toBeGreaterThan(0);
    const [organisation] = await db.organisations.toArray();
    expect(organisation).toMatchObject({ timezone: 'Australia/Sydney', baseCurrency: 'AUD' });
    const again = await syncAll(context);
    for (const { counts } of again.connections) {
      for (const [resource, count] of Object.entries(counts)) {
        expect(count, resource).toEqual({ added: 0, changed: 0 });
      }
    }
  });
});
