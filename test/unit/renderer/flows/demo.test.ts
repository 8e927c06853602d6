/** Starting the demo company over, against its real servers. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type Connection,
  type Method,
  type Params,
  parseParams,
  parseResult,
  type Result,
} from '../../../../shared/bridge.ts';
import { EVERYONE_ONLINE, createDemoServers } from '../../../../electron/demoCompany.ts';
import { createWebShop } from '../../../../electron/sandbox/story/webShop/webShop.ts';
import { createServices, type Services } from '../../../../electron/services.ts';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import type { CallOptions, FlowContext } from '../../../../renderer/flows/context.ts';
import { isEmpty, openDemo, restartDemo } from '../../../../renderer/flows/demo.ts';
import { removeFileConnection } from '../../../../renderer/flows/fileConnections.ts';
import { syncAll } from '../../../../renderer/flows/sync.ts';
import { sessionVault } from '../../../support/vault.ts';
import type { Rule } from '../../../../shared/matching/memory/ruleRows.ts';
import { line, payout } from '../../shared/matching/world.ts';

let dir = '';
let services: Services;
let db: TieoutDatabase;
let ctx: FlowContext;

async function call<M extends Method>(
  name: M,
  params: Params<M>,
  options: CallOptions = {},
): Promise<Result<M>> {
  const context = {
    signal: options.signal ?? new AbortController().signal,
    progress: options.onProgress ?? (() => undefined),
  };
  return parseResult(name, await services.handlers[name](parseParams(name, params), context));
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-over-'));
  services = await createServices({
    dataDir: dir,
    vault: await sessionVault(dir),
    openExternal: async () => undefined,
    hostKind: 'browser',
  });
  db = new TieoutDatabase(`over-${dir}`);
  ctx = { db, now: () => Date.now(), call };
});
afterEach(async () => {
  await services.close();
  await db.delete();
  await rm(dir, { recursive: true, force: true });
});

async function lock(date: string): Promise<void> {
  const { control } = (await services.demo.start()).addresses;
  const body = JSON.stringify({ periodLockDate: date });
  await fetch(`${control}/organisation`, { method: 'POST', body });
}

/** As the demo's Xero says it now. */
async function lockDate(): Promise<string | null> {
  const { connections } = await call('connections.list', {});
  const connectionId = connections.find(({ kind }) => kind === 'xero')?.id ?? '';
  return (await call('xero.organisation', { connectionId })).organisation.periodLockDate;
}

it('starts the books anew for an empty database, and leaves them alone for one with data', async () => {
  await openDemo(ctx);
  const seeded = await lockDate();
  await lock('2026-10-31');
  await db.parked.put({ payoutKey: 'any', note: '', at: 1 });
  expect(await isEmpty(db)).toBe(false);
  await openDemo(ctx);
  expect(await lockDate()).toBe('2026-10-31');
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.activity.add({ at: 1, level: 'info', code: 'post.queued', values: {} });
  expect(await isEmpty(db)).toBe(true);
  await openDemo(ctx);
  expect(await lockDate()).toBe(seeded);
});

it('forgets the demo company alone when it starts over', async () => {
  await openDemo(ctx);
  await syncAll(ctx);
  const seeded = await lockDate();
  await lock('2026-10-31');
  const [account] = await db.accounts.toArray();
  const own: Connection = {
    id: 'stripe-mine',
    bookId: 'main',
    kind: 'stripe',
    name: 'Mine',
    externalId: 'acct_mine',
    demo: false,
    status: 'connected',
    reason: '',
    canWrite: false,
  };
  const mine = payout('po_mine', 500, '2026-11-09', { connectionId: own.id });
  await db.connections.put(own);
  await db.payouts.put(mine);
  await db.statementLines.bulkPut([
    line('mine', 500, '2026-11-09', 'STRIPE', { accountId: 'my-bank' }),
    line('theirs', 500, '2026-11-09', 'STRIPE', { accountId: account?.accountId ?? '' }),
  ]);
  const demoPayout = await db.payouts.filter(({ connectionId }) => connectionId !== own.id).first();
  await db.parked.bulkPut([
    { payoutKey: mine.key, note: 'keep', at: 1 },
    { payoutKey: demoPayout?.key ?? '', note: 'drop', at: 1 },
  ]);
  const rule = { enabled: true, createdAt: 1 };
  const alias = { ...rule, kind: 'alias' as const, text: 'SETTLEMENT', provider: 'stripe' };
  const theirs = demoPayout?.connectionId ?? '';
  const auto = { ...rule, kind: 'autoApply' as const };
  const rules: Rule[] = [
    { ...alias, id: 'keep-all', connectionId: null },
    { ...alias, id: 'drop-alias', connectionId: theirs },
    { ...auto, id: 'drop-auto', connectionId: theirs },
    { ...auto, id: 'keep-auto', connectionId: own.id },
    { ...rule, id: 'drop-hand', kind: 'byHandOnly', payoutKeys: [demoPayout?.key ?? ''], lineKeys: [] },
    {
      ...rule,
      id: 'drop-fee',
      kind: 'tolerance',
      accountId: account?.accountId ?? '',
      maxFee: null,
      maxBasisPoints: 50,
    },
  ];
  await db.rules.bulkPut(rules);
  await restartDemo(ctx);
  expect(await db.rules.toCollection().primaryKeys()).toEqual(['keep-all', 'keep-auto']);
  expect(await db.payouts.toArray()).toEqual([mine]);
  expect((await db.statementLines.toArray()).map(({ key }) => key)).toEqual(['mine']);
  expect((await db.parked.toArray()).map(({ note }) => note)).toEqual(['keep']);
  expect(await db.organisations.count()).toBe(0);
  expect(await db.cursors.count()).toBe(0);
  expect(await lockDate()).toBe(seeded);
});

it('refuses to start over while postings are being sent', async () => {
  await db.payouts.put(payout('po_1', 500, '2026-11-09'));
  const busy = {
    request: async <T>(_name: string, _options: object, work: (lock: unknown) => Promise<T>) => work(null),
  };
  await expect(restartDemo(ctx, busy)).rejects.toThrow(/being sent/);
  expect(await db.payouts.count()).toBe(1);
});

it('brings the file of what isn’t connected to with a company that begins, and not back to whoever removed it', async () => {
  await services.close();
  services = await createServices({
    dataDir: dir,
    vault: await sessionVault(dir),
    openExternal: async () => undefined,
    hostKind: 'browser',
    demoServers: createDemoServers(join(dir, 'demo'), EVERYONE_ONLINE),
  });
  const shop = async () => {
    const connections = await db.connections.filter(({ kind }) => kind === 'file').toArray();
    const payouts = await db.payouts.filter(({ provider }) => provider === 'file').count();
    return [connections.map(({ name, demo }) => [name, demo]), payouts];
  };
  await openDemo(ctx);
  expect(await shop()).toEqual([[['Shopify Payments', true]], createWebShop().payouts.length]);
  await syncAll(ctx);
  const [connection] = await db.connections.filter(({ kind }) => kind === 'file').toArray();
  await removeFileConnection(db, connection?.id ?? '');
  await openDemo(ctx);
  expect(await shop()).toEqual([[], 0]);
  await restartDemo(ctx);
  expect(await shop()).toEqual([[['Shopify Payments', true]], createWebShop().payouts.length]);
});
