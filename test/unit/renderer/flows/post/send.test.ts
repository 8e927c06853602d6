import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { discardQueued, queuePosting, retryRefused, sendQueue } from '../../../../../renderer/flows/post.ts';
import { parseResult } from '../../../../../shared/bridge.ts';
import { minor } from '../../../../../shared/money.ts';
import { entryOf, lineOf, payoutOf } from '../../../shared/posting/world.ts';
import { charge, freshLocks, openCompany } from './faultWorld.ts';
import { XeroDouble } from './xeroDouble.ts';

const open: TieoutDatabase[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.delete()));
});

async function company(payouts: number): Promise<TieoutDatabase> {
  const db = await openCompany(payouts);
  open.push(db);
  return db;
}

describe('sendQueue', () => {
  it('waits for the rest of a batch of which Xero shows a part, and sends nothing twice', async () => {
    const db = await company(1);
    let now = 1_700_000_000_000;
    const xero = new XeroDouble(['half'], () => now);
    const ctx: FlowContext = { db, call: xero.call, now: () => now };
    await queuePosting(ctx);
    const paused = await sendQueue(ctx);
    expect(paused).toMatchObject({ done: 1, recovered: 1, left: 4, paused: { reason: 'failed' } });
    expect(paused.paused?.retryAfterSeconds).toBe(300);
    now += 60_000;
    await sendQueue(ctx);
    now += 300_000;
    expect(await sendQueue(ctx)).toMatchObject({ left: 0, paused: null });
    const references = xero.objects.map(({ draft }) => draft.reference);
    expect(new Set(references).size).toBe(references.length);
    expect(references).toHaveLength(5);
  });

  it.each([
    { waits: 170_000, first: { left: 0, paused: null } },
    { waits: 310_000, first: { left: 5, done: 0, paused: { reason: 'rateLimited' } } },
  ])(
    'counts from when a call that waited $waits ms for Xero’s limits went out, and lets none out too late',
    async ({ waits, first }) => {
      const db = await company(1);
      let now = 1_700_000_000_000;
      const xero = new XeroDouble(['late'], () => now);
      const ctx: FlowContext = { db, call: xero.call, now: () => now };
      await queuePosting(ctx);
      let wait = waits;
      const limited: FlowContext['call'] = async (name, params) => {
        if (name === 'xero.send') {
          now += wait;
          wait = 0;
        }
        return xero.call(name, params);
      };
      expect(await sendQueue({ ...ctx, call: limited })).toMatchObject(first);
      expect(await sendQueue({ ...ctx, call: limited })).toMatchObject({ left: 0, paused: null });
      expect(xero.objects).toHaveLength(5);
    },
  );

  it('keeps the key of a call during which this machine’s clock was set back a little', async () => {
    const db = await company(1);
    let now = 1_700_000_000_000;
    const xero = new XeroDouble(['late'], () => now);
    const ctx: FlowContext = { db, call: xero.call, now: () => now };
    await queuePosting(ctx);
    let step = 3_000;
    const drifting: FlowContext['call'] = async (name, params) => {
      if (name === 'xero.send') {
        now -= step;
        step = 0;
      }
      return xero.call(name, params);
    };
    expect(await sendQueue({ ...ctx, call: drifting })).toMatchObject({ left: 0, paused: null });
    expect(xero.objects).toHaveLength(5);
  });

  it('asks Xero for the reference of what was refused before it sends that again', async () => {
    const db = await company(1);
    let now = 1_700_000_000_000;
    const xero = new XeroDouble(['dropAfter'], () => now);
    const ctx: FlowContext = { db, call: xero.call, now: () => now };
    await queuePosting(ctx);
    const edited: FlowContext['call'] = async (name, params) => {
      const result = await xero.call(name, params);
      if (!('found' in result)) return result;
      const found = result.found.map((object) => ({ ...object, amount: minor(object.amount + 1) }));
      return parseResult(name, { ...result, found });
    };
    expect(await sendQueue({ ...ctx, call: edited })).toMatchObject({ done: 0, refused: 2 });
    for (let round = 0; round < 2; round += 1) {
      now += 600_000;
      await retryRefused(ctx, ['m0'], freshLocks());
      expect(await sendQueue({ ...ctx, call: edited })).toMatchObject({ done: 0, refused: 2 });
    }
    expect(xero.objects).toHaveLength(2);
  });

  it('sends a later phase of a plan only when its earlier ones are done, in as few calls as fifty allow', async () => {
    const db = await company(20);
    const xero = new XeroDouble(['refuseOne'], () => 1);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
    await queuePosting(ctx);
    const report = await sendQueue(ctx);
    expect(report).toMatchObject({ done: 96, refused: 1, left: 3, calls: 3, paused: null });
    const refused = await db.journal.where({ state: 'refused' }).toArray();
    expect(refused.map((row) => row.message)).toEqual(['Not today']);
    const waiting = await db.journal.where({ state: 'queued' }).toArray();
    expect(waiting.every((row) => row.planId === refused[0]?.planId && row.phase > 1)).toBe(true);
    expect(await queuePosting(ctx)).toMatchObject({ queued: 0, plans: [] });
  });

  it('works offline: queues everything, sends nothing, loses nothing', async () => {
    const db = await company(3);
    const xero = new XeroDouble(['offline'], () => 1);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
    expect((await queuePosting(ctx)).queued).toBe(15);
    expect(await sendQueue(ctx)).toMatchObject({ done: 0, left: 15, paused: { reason: 'offline' } });
    expect(await db.journal.where({ state: 'queued' }).count()).toBe(15);
    expect(await sendQueue(ctx)).toMatchObject({ done: 15, left: 0, paused: null });
  });

  it('lets only one sender in at a time', async () => {
    const db = await company(2);
    const xero = new XeroDouble([], () => 1);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
    await queuePosting(ctx);
    const reports = await Promise.all([sendQueue(ctx), sendQueue(ctx)]);
    expect(reports.map((report) => report.paused?.reason ?? 'sent').toSorted()).toEqual(['busy', 'sent']);
    expect(xero.objects).toHaveLength(10);
  });

  it('refuses to send what was changed after it was written down', async () => {
    const db = await company(1);
    const xero = new XeroDouble([], () => 1);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
    await queuePosting(ctx);
    const row = (await db.journal.toArray()).find(({ phase }) => phase === 1);
    if (row?.draft.kind !== 'payment') throw new Error('the first row is a payment');
    await db.journal.put({ ...row, draft: { ...row.draft, amount: minor(1) } });
    await sendQueue(ctx);
    expect((await db.journal.get(row.id))?.state).toBe('refused');
    expect(xero.objects.some(({ draft }) => draft.reference === row.draft.reference)).toBe(false);
  });
});

describe('queuePosting, discardQueued', () => {
  it('counts payments in the journal against the invoice until the books show them', async () => {
    const db = await company(1);
    const xero = new XeroDouble([], () => 1);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
    await queuePosting(ctx);
    await sendQueue(ctx);
    const again = payoutOf(
      [{ ...entryOf(charge(1, true), 'txn_new'), invoiceNumber: 'INV-txn_0_0' }],
      'po_new',
    );
    await db.payouts.add(again);
    await db.statementLines.add(lineOf(again.amount, again.arrivalDate, 'line-new'));
    await db.decisions.add({
      id: 'mnew',
      payoutKeys: [again.key],
      lineKeys: ['line-new'],
      by: 'user',
      decidedAt: 0,
      evidence: [],
    });
    const { queued, problems } = await queuePosting(ctx);
    expect(queued).toBe(0);
    expect(problems.map((problem) => problem.code)).toEqual(['invoicePaid']);
  });

  it('lets an invoice be paid again once the books know that our payment of it was deleted', async () => {
    const db = await company(1);
    const ctx: FlowContext = { db, call: new XeroDouble([], () => 1).call, now: () => 1 };
    await queuePosting(ctx);
    await sendQueue(ctx);
    const paid = (await db.journal.toArray()).find((row) => row.draft.reference.endsWith('txn_0_0'));
    if (paid?.draft.kind !== 'payment') throw new Error('the payment of the first charge');
    await db.ledgerItems.add({
      connectionId: 'xero-1',
      key: `payment|${paid.xeroId}|clearing`,
      kind: 'payment',
      xeroId: paid.xeroId,
      accountId: 'clearing',
      otherAccountId: '',
      date: paid.draft.date,
      amount: paid.draft.amount,
      currency: 'AUD',
      reference: paid.draft.reference,
      detail: paid.draft.invoiceNumber,
      isReconciled: false,
      status: 'DELETED',
    });
    const again = payoutOf(
      [{ ...entryOf(charge(1, true), 'txn_new'), invoiceNumber: 'INV-txn_0_0' }],
      'po_new',
    );
    await db.payouts.add(again);
    await db.statementLines.add(lineOf(again.amount, again.arrivalDate, 'line-new'));
    const keys = { payoutKeys: [again.key], lineKeys: ['line-new'] };
    await db.decisions.add({ id: 'mnew', ...keys, by: 'user', decidedAt: 0, evidence: [] });
    expect((await queuePosting(ctx)).problems).toEqual([]);
  });

  it('takes back what was not sent and plans it again in full', async () => {
    const db = await company(2);
    const ctx: FlowContext = { db, call: new XeroDouble([], () => 1).call, now: () => 1 };
    await queuePosting(ctx);
    expect(await discardQueued(ctx, 'm0')).toEqual({ discarded: 5, kept: 0, busy: false });
    expect(await db.journal.count()).toBe(5);
    expect((await queuePosting(ctx)).queued).toBe(5);
  });

  it('keeps what a call without an answer may still bring, and the key of that call', async () => {
    const db = await company(2);
    const ctx: FlowContext = {
      db,
      call: new XeroDouble(['dropBefore', 'none', 'offline'], () => 1).call,
      now: () => 1,
    };
    await queuePosting(ctx);
    expect(await sendQueue(ctx)).toMatchObject({ done: 0, left: 10, paused: { reason: 'offline' } });
    expect(await discardQueued(ctx, 'm0')).toEqual({ discarded: 3, kept: 2, busy: false });
    const kept = await db.journal.filter((row) => row.phase === 1).toArray();
    expect(new Set(kept.map((row) => row.batchKey)).size).toBe(1);
    expect(kept[0]?.batchKey).not.toBe('');
    expect(kept).toHaveLength(4);
  });

  it('keeps what is in Xero when the rest is discarded, and never books it again', async () => {
    const db = await company(1);
    const xero = new XeroDouble(['none', 'refuseOne'], () => 1);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
    await queuePosting(ctx);
    await sendQueue(ctx);
    expect(await discardQueued(ctx, 'm0')).toEqual({ discarded: 2, kept: 3, busy: false });
    const { queued } = await queuePosting(ctx);
    expect(queued).toBe(2);
    await sendQueue(ctx);
    expect(xero.objects.map(({ draft }) => draft.reference).toSorted()).toEqual(
      (await db.journal.toArray()).map((row) => row.draft.reference).toSorted(),
    );
    expect(xero.objects).toHaveLength(5);
  });

  it('books what a payout gained after it was written down, under references of its own', async () => {
    const db = await company(2);
    const ctx: FlowContext = { db, call: new XeroDouble([], () => 1).call, now: () => 1 };
    expect((await queuePosting(ctx, { decisionIds: ['m0'] })).queued).toBe(5);
    const payout = await db.payouts.get('stripe-1|po_0');
    if (!payout) throw new Error('the first payout');
    const more = entryOf({ kind: 'fee', gross: -10, fee: 0, tax: 0, invoiced: false, day: 2 }, 'txn_more');
    const back = entryOf({ kind: 'topup', gross: 10, fee: 0, tax: 0, invoiced: false, day: 2 }, 'txn_back');
    await db.payouts.put({ ...payout, entries: [...payout.entries, more, back] });
    const report = await queuePosting(ctx);
    expect(report.queued).toBe(7);
    expect(report.problems).toEqual([]);
    const rows = await db.journal.toArray();
    expect(new Set(rows.map(({ draft }) => `${draft.kind} ${draft.reference}`)).size).toBe(rows.length);
    expect((await queuePosting(ctx)).queued).toBe(0);
  });

  it('books open movements as activity when asked, and says when a mapping is missing', async () => {
    const db = await company(1);
    const ctx: FlowContext = { db, call: new XeroDouble([], () => 1).call, now: () => 1 };
    await db.openEntries.add({
      key: 'k',
      connectionId: 'stripe-1',
      entry: entryOf(charge(9, false), 'txn_open'),
    });
    const { queued, plans } = await queuePosting(ctx, { includeActivity: true });
    expect(queued).toBe(7);
    expect(plans.at(-1)?.id.startsWith('activity|')).toBe(true);
    expect((await queuePosting(ctx, { includeActivity: true })).queued).toBe(0);
    const bare = await company(1);
    await bare.mappings.clear();
    const report = await queuePosting({ ...ctx, db: bare });
    expect(report.problems.map((problem) => problem.code)).toEqual(['mappingIncomplete']);
  });
});
