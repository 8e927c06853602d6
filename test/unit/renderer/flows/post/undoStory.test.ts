/** Posting on the demo company over real HTTP in every style, taken back, posted again: each time the books to the cent. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveMapping } from '../../../../../renderer/flows/mapping.ts';
import { previewUndo, queuePosting, queueUndo, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { undoDecision } from '../../../../../renderer/flows/decide.ts';
import type { Mapping } from '../../../../../shared/posting/model.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';
import { readyCompany } from './readyCompany.ts';

let flow: DemoFlow;
let ready: { readonly mapping: Mapping; readonly ids: readonly string[] };
/** Posted, four in each style. */
let some: readonly string[];

beforeAll(async () => {
  flow = await openDemoFlow('undo story');
  ready = await readyCompany(flow);
  // Payments are deleted one a call: sixty a minute would take this test minutes.
  await control('limits', { minute: 100_000 });
  const told = await flow.db.payouts.filter(({ composition }) => composition === 'known').primaryKeys();
  const decisions = await flow.db.decisions.where('payoutKeys').anyOf(told).toArray();
  some = [...new Set(decisions.map(({ id }) => id))].toSorted().slice(0, 16);
}, 120_000);

afterAll(() => flow?.close());

const ledger = async () => (await flow.services.demo.start()).ledger();

/** Every account's balance, and what is due on every document that stands. */
async function booksNow() {
  const { accounts, invoices, totals } = await ledger();
  expect(totals.balanced).toBe(true);
  return {
    balances: accounts.map(({ code, name, balance, baseBalance }) => [code, name, balance, baseBalance]),
    due: invoices
      .filter(({ status }) => status !== 'VOIDED')
      .map(({ id, number, status, amountDue }) => [id, number, status, amountDue]),
  };
}

async function control(path: string, body: unknown): Promise<void> {
  const { addresses } = await flow.services.demo.start();
  const reply = await fetch(`${addresses.control}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  expect(reply.status).toBe(200);
}

async function send() {
  const report = await sendQueue(flow.ctx);
  expect(report).toMatchObject({ refused: 0, left: 0, paused: null });
  await syncAll(flow.ctx);
  return report;
}

async function post(): Promise<void> {
  const styles = ['itemised', 'summary', 'settlement', 'direct'] as const;
  for (const [index, style] of styles.entries()) {
    const sales = { invoicedCharges: 'sale', invoicedRefunds: 'creditNote' } as const;
    const mapping: Mapping = { ...ready.mapping, ...(style === 'itemised' ? {} : sales), style };
    // oxlint-disable-next-line no-await-in-loop -- one style after the other is what is tried
    await saveMapping(flow, mapping);
    const decisionIds = some.slice(index * 4, index * 4 + 4);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const { problems } = await queuePosting(flow.ctx, { decisionIds });
    expect(problems.filter(({ severity }) => severity === 'block')).toEqual([]);
  }
  await send();
}

it('takes back what was posted in every style, and posts it again once', async () => {
  const before = await booksNow();
  await post();
  const posted = await booksNow();
  const count = objectsIn(await ledger()).length;
  expect(posted.balances).not.toEqual(before.balances);
  const looked = await previewUndo(flow.ctx, some);
  expect(looked.flatMap(({ problems }) => problems)).toEqual([]);
  const undone = await queueUndo(flow.ctx, some);
  expect(undone).toMatchObject({ queued: count, gone: 0, busy: false });
  const { calls } = await send();
  expect(calls).toBeLessThanOrEqual(looked.reduce((sum, plan) => sum + plan.calls, 0));
  expect(await booksNow()).toEqual(before);
  expect(objectsIn(await ledger())).toEqual([]);
  const rows = await flow.db.journal.toArray();
  expect(new Set(rows.map(({ state, undoes }) => `${state} ${undoes === undefined}`))).toEqual(
    new Set(['removed true', 'done false']),
  );
  const { clearing, lines } = await proveAll(flow.ctx);
  expect(clearing[0]).toMatchObject({ residual: 0, strangers: [], clearingBalance: 0 });
  expect(lines.filter(({ state }) => state === 'tiedOut' || state === 'different')).toEqual([]);

  await post();
  expect((await booksNow()).balances).toEqual(posted.balances);
  const again = objectsIn(await ledger());
  expect(again).toHaveLength(count);
  expect(doubled(again)).toEqual([]);
  expect((await proveAll(flow.ctx)).clearing[0]).toMatchObject({ residual: 0, strangers: [] });
  expect(await flow.db.noticed.toArray()).toEqual([]);
}, 240_000);

it('says what Xero will refuse, sets it off where that is wanted, and lets what is free be posted again', async () => {
  const posted = await booksNow();
  const [plan] = some.slice(4);
  const own = (await flow.db.journal.where({ planId: plan }).toArray()).filter(
    ({ state }) => state === 'done',
  );
  const transfer = own.find(({ draft }) => draft.kind === 'transfer');
  if (!plan || !transfer) throw new Error('a summary has a transfer');
  await control('reconcile', { kind: 'transfer', id: transfer.xeroId, side: 'to' });
  await syncAll(flow.ctx);
  const [looked] = await previewUndo(flow.ctx, [plan]);
  const held = looked?.items.filter(({ mode }) => mode === null) ?? [];
  expect(held.map(({ row, keptBecause, canReverse }) => [row.id, keptBecause, canReverse])).toEqual([
    [transfer.id, { code: 'reconciled' }, true],
  ]);
  expect(await queueUndo(flow.ctx, [plan])).toMatchObject({ queued: 0 });
  expect(await queueUndo(flow.ctx, [plan], { reverse: [transfer.id] })).toMatchObject({ queued: own.length });
  await send();
  expect((await flow.db.journal.get(`${transfer.id}#2`))?.state).toBe('reversed');
  expect((await proveAll(flow.ctx)).clearing[0]).toMatchObject({ residual: 0, strangers: [] });
  expect(await flow.db.noticed.toArray()).toEqual([]);
  await undoAndRedo(plan);
  const { problems } = await queuePosting(flow.ctx, { decisionIds: [plan] });
  expect(problems.filter(({ severity }) => severity === 'block')).toEqual([]);
  await send();
  expect((await booksNow()).balances).toEqual(posted.balances);
  expect((await proveAll(flow.ctx)).clearing[0]).toMatchObject({ residual: 0, strangers: [] });
  expect(await flow.db.noticed.toArray()).toEqual([]);
}, 240_000);

/** What was taken back may be decided otherwise, too. */
async function undoAndRedo(planId: string): Promise<void> {
  const decision = await flow.db.decisions.get(planId);
  if (!decision) throw new Error('it is decided');
  await undoDecision(flow.ctx, planId);
  expect(await flow.db.decisions.get(planId)).toBeUndefined();
  await flow.db.decisions.add(decision);
}

it('sets off what is in a locked period on the first open day', async () => {
  const posted = await booksNow();
  const [plan] = some.slice(8);
  if (!plan) throw new Error('a settlement');
  await control('organisation', { periodLockDate: '2026-12-31' });
  await syncAll(flow.ctx);
  const [looked] = await previewUndo(flow.ctx, [plan]);
  expect(new Set(looked?.items.map(({ keptBecause }) => keptBecause?.code))).toEqual(new Set(['locked']));
  const reverse = looked?.items.filter(({ canReverse }) => canReverse).map(({ row }) => row.id) ?? [];
  const count = looked?.items.length ?? 0;
  expect(reverse).toHaveLength(count);
  expect(await queueUndo(flow.ctx, [plan], { reverse })).toMatchObject({ queued: count });
  await send();
  const opposite = objectsIn(await ledger()).filter(({ reference }) => reference.startsWith('Tieout undo '));
  expect(opposite.filter(({ date }) => date === '2027-01-01')).toHaveLength(count);
  expect(opposite.filter(({ status, number }) => number !== undefined && status !== 'PAID')).toEqual([]);
  expect((await booksNow()).balances).not.toEqual(posted.balances);
  await control('organisation', { periodLockDate: null });
  await syncAll(flow.ctx);
  await queuePosting(flow.ctx, { decisionIds: [plan] });
  await send();
  expect((await booksNow()).balances).toEqual(posted.balances);
  expect((await proveAll(flow.ctx)).clearing[0]).toMatchObject({ residual: 0, strangers: [] });
  expect(await flow.db.noticed.toArray()).toEqual([]);
}, 240_000);
