/** Stripe's report was imported, matched and posted before its account was connected: nothing is counted or posted a second time. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FLOWERS_ID } from '../../../../../electron/sandbox/story/stripe/platform.ts';
import { decide } from '../../../../../renderer/flows/decide.ts';
import { importProviderFile } from '../../../../../renderer/flows/importProviderFile.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { moveOver } from '../../../../../renderer/flows/moveOver.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { MAIN_BOOK } from '../../../../../shared/bookIds.ts';
import { BridgeError, type Connection } from '../../../../../shared/bridge.ts';
import { minor } from '../../../../../shared/money.ts';
import { SHIPPED_PROFILES } from '../../../../../shared/payout/file/shippedProfiles.ts';
import {
  type MarketFlow,
  atTheBank,
  bankCsv,
  openMarket,
  stripeReport,
} from '../../../../support/marketDemo.ts';

let flow: MarketFlow;
let stripe: Connection;
let files: Connection;
let names = 0;

beforeEach(async () => {
  names += 1;
  flow = await openMarket(`move-over-${names}`);
  const { connections } = await flow.ctx.call('demo.open', {});
  const found = connections.find(({ kind }) => kind === 'stripe');
  if (found === undefined) throw new Error('no Stripe account');
  stripe = found;
  await flow.ctx.call('connections.remove', { connectionId: stripe.id });
  await syncAll(flow.ctx);
}, 60_000);
afterEach(() => flow?.close());

/** The report imported, its payouts matched with the bank's lines; the mapping is there. */
async function imported(bytes = stripeReport(flow.stripe.platform)) {
  const { ctx, db } = flow;
  const profile = SHIPPED_PROFILES.find(({ id }) => id === 'stripe-itemized');
  if (profile === undefined) throw new Error('no profile');
  const read = await importProviderFile(ctx, { name: 'report.csv', bytes }, { profile, demo: true });
  expect(read.issues).toEqual([]);
  if (read.connection === null) throw new Error('nothing was taken in');
  files = read.connection;
  const { saved, incomplete } = await ensureMappings(ctx);
  expect(incomplete).toEqual([]);
  const accountId = saved[0]?.bankAccountId ?? '';
  const lines = bankCsv(atTheBank(flow.stripe.platform, 'aud'), 'AUD');
  await importStatement(ctx, { name: 'everyday.csv', bytes: lines, accountId, currency: 'AUD' });
  await runMatching(ctx);

  for (const { id, lineKeys } of await db.proposals.toArray()) if (lineKeys.length > 0) await decide(ctx, id);
  expect(await db.decisions.count()).toBe(2);
}

async function post() {
  const queue = await queuePosting(flow.ctx, { includeActivity: true });
  expect(queue.problems.filter(({ severity }) => severity === 'block')).toEqual([]);
  expect(await sendQueue(flow.ctx)).toMatchObject({ refused: 0, left: 0, done: queue.queued });
  return queue.queued;
}

/** Connects the account and syncs; what is said of it. */
async function connectAndSync() {
  await flow.ctx.call('demo.open', {});
  const { connections } = await syncAll(flow.ctx, { history: 'older' });
  return connections.find(({ connectionId }) => connectionId === stripe.id);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof BridgeError)) throw new Error(`expected a refusal, got ${String(error)}`);
  expect(error.data.code).toBe('refused');
  return error.data.message;
}

/** Everything that was decided, posted and counted, but for whose it is. */
async function counted() {
  const { db } = flow;
  const ids = (await db.balanceDays.toArray()).flatMap((day) => day.entries.map(({ id }) => id));
  const payouts = (await db.payouts.toArray()).map(({ id }) => id);
  return { twice: ids.length - new Set(ids).size + payouts.length - new Set(payouts).size, ids, payouts };
}

describe('an account whose report was imported first', () => {
  it('is not counted a second time, and says what to do', async () => {
    await imported();
    const said = await connectAndSync();
    expect(said?.warnings).toHaveLength(2);
    for (const words of said?.warnings ?? []) expect(words).toMatch(/came with files of “Stripe” already/);
    expect((await counted()).twice).toBe(0);
    expect((await flow.db.payouts.where({ connectionId: stripe.id }).toArray()).length).toBe(0);
  }, 60_000);

  it('takes over what was matched and posted, and posts nothing of it again', async () => {
    const { ctx, db } = flow;
    await imported();
    const queued = await post();
    expect(queued).toBe(5);
    const before = await db.journal.orderBy('id').toArray();
    await connectAndSync();
    expect(await moveOver(ctx, files, stripe)).toEqual({
      payouts: 2,
      decisions: 2,
      journalRows: before.length,
    });
    const after = await db.journal.orderBy('id').toArray();
    expect(after.map(({ id, xeroId, draft }) => [id, xeroId, draft])).toEqual(
      before.map(({ id, xeroId, draft }) => [id, xeroId, draft]),
    );
    expect(await db.connections.get(files.id)).toBeUndefined();
    const again = await connectAndSync();
    expect(again).toMatchObject({ outcome: 'done', warnings: [] });
    const { twice, payouts } = await counted();
    expect([twice, payouts.length]).toEqual([0, 3]);
    expect(await db.mappings.toArray()).toMatchObject([{ key: `${stripe.id}|AUD` }]);
    await ensureMappings(ctx);
    await runMatching(ctx);
    // What is new is the payout in US dollars and nothing else; all of AUD is there, and it proves itself.
    const more = await queuePosting(ctx, { includeActivity: true });
    expect(more.plans.filter(({ mappingKey }) => mappingKey.endsWith('|AUD'))).toEqual([]);
    await syncAll(ctx);
    expect(await db.noticed.toArray()).toEqual([]);
    const { clearing } = await proveAll(ctx);
    const proof = clearing.find(({ currency }) => currency === 'AUD');
    expect(proof).toMatchObject({ residual: 0, firstBreak: null, strangers: [], unposted: 0 });
    expect(proof?.clearingBalance).toBe(proof?.statedBalance);
    expect((await db.activity.toArray()).filter(({ code }) => code === 'movedOver')).toHaveLength(1);
  }, 120_000);

  it('stays as it is while something of the files is on its way to Xero', async () => {
    await imported();
    await queuePosting(flow.ctx, { includeActivity: true });
    await connectAndSync();
    expect(await refusal(moveOver(flow.ctx, files, stripe))).toMatch(/waiting or under way/);
    expect(await flow.db.connections.get(files.id)).toBeDefined();
  }, 60_000);

  it('stays as it is where the files are of another account, or tell of other amounts', async () => {
    const place = { bookId: MAIN_BOOK, known: [] };
    await imported();
    await connectAndSync();
    const added = await flow.ctx.call('provider.addAccount', {
      connectionId: stripe.id,
      accountId: FLOWERS_ID,
      ...place,
    });
    const flowers = added.connection;
    if (flowers === null) throw new Error('the seller isn’t connected');
    expect(await refusal(moveOver(flow.ctx, files, flowers))).toMatch(/isn’t one of “Quay Flowers”/);
    await flow.db.payouts.where({ connectionId: files.id }).modify((payout) => {
      payout.amount = minor(payout.amount + 1);
    });
    expect(await refusal(moveOver(flow.ctx, files, stripe))).toMatch(/differs from what/);
    expect(await flow.db.payouts.where({ connectionId: files.id }).count()).toBe(2);
  }, 60_000);
});

it('a report of an account that is connected already is refused whole', async () => {
  const { ctx } = flow;
  expect((await connectAndSync())?.outcome).toBe('done');
  const profile = SHIPPED_PROFILES.find(({ id }) => id === 'stripe-itemized');
  if (profile === undefined) throw new Error('no profile');
  const bytes = stripeReport(flow.stripe.platform);
  const read = await importProviderFile(ctx, { name: 'report.csv', bytes }, { profile, demo: true });
  expect(read.connection).toBeNull();
  expect(read.issues.map(({ message }) => message).join()).toMatch(/came with the account/);
  expect((await counted()).twice).toBe(0);
}, 60_000);
