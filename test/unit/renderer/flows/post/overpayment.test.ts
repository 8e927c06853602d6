/** An overpayment on the demo company over real HTTP: chosen, posted, found again, read back, and proven. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { linkEntry } from '../../../../../renderer/flows/links.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import {
  previewPosting,
  previewUndo,
  queuePosting,
  queueUndo,
  sendQueue,
} from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { minor } from '../../../../../shared/money.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

const OVER = 500;

let flow: DemoFlow;
let db: TieoutDatabase;
let ctx: FlowContext;

beforeAll(async () => {
  flow = await openDemoFlow('overpayment');
  ({ db, ctx } = flow);
}, 60_000);

afterAll(() => flow?.close());

it('stays on the customer’s account, and clearing holds what Stripe holds', async () => {
  await ctx.call('demo.open', {});
  await syncAll(ctx);
  await ensureMappings(ctx);
  const invoices = new Map((await db.invoices.toArray()).map((invoice) => [invoice.number, invoice]));
  const charges = await db.openEntries.filter(({ entry }) => invoices.has(entry.invoiceNumber)).toArray();
  const linked = charges.find(({ entry }) => entry.gross > 2 * OVER);
  const invoice = invoices.get(linked?.entry.invoiceNumber ?? '');
  if (!linked || !invoice) throw new Error('the demo company has an open charge that names an invoice');
  const amount = minor(linked.entry.gross - OVER);
  await linkEntry(ctx, linked, [{ invoiceId: invoice.invoiceId, amount }]);
  const request = { decisionIds: [], includeActivity: true };
  expect((await previewPosting(ctx, request)).flatMap(({ problems }) => problems)).toEqual([]);
  await queuePosting(ctx, request);
  expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null });

  const over = (await db.journal.toArray()).find(
    ({ draft }) => draft.kind === 'bankTransaction' && draft.overpayment !== undefined,
  );
  if (!over) throw new Error('an overpayment was planned');
  const { reference, date } = over.draft;
  expect(over).toMatchObject({ state: 'done', clearingEffect: OVER });
  const asked = { connectionId: over.xeroConnectionId, kind: 'bankTransaction' as const };
  const { found } = await ctx.call('xero.findByReference', {
    ...asked,
    references: [reference],
    from: date,
    to: date,
  });
  expect(found).toMatchObject([{ reference, xeroId: over.xeroId, amount: OVER }]);

  await syncAll(ctx);
  const item = (await db.ledgerItems.toArray()).find(({ xeroId }) => xeroId === over.xeroId);
  expect(item).toMatchObject({ reference, amount: OVER, detail: invoice.contactName });
  const paid = await db.invoices.get([over.xeroConnectionId, invoice.invoiceId]);
  expect(paid?.amountDue).toBe(invoice.amountDue - amount);
  // Read back as written: nothing is other in Xero.
  expect(await db.noticed.toArray()).toEqual([]);
  const { clearing } = await proveAll(ctx);
  expect(clearing).toMatchObject([{ residual: 0, firstBreak: null, strangers: [] }]);
}, 120_000);

it('is taken back with the rest only after the user has removed it in Xero, as no app may', async () => {
  const over = (await db.journal.toArray()).find(
    ({ draft }) => draft.kind === 'bankTransaction' && draft.overpayment !== undefined,
  );
  if (!over) throw new Error('an overpayment is posted');
  const [looked] = await previewUndo(ctx, [over.planId], { reverse: [over.id] });
  const held = looked?.items
    .filter(({ mode }) => mode === null)
    .map(({ row, keptBecause, canReverse }) => ({
      id: row.id,
      code: keptBecause?.code,
      canReverse,
    }));
  expect(held).toEqual([{ id: over.id, code: 'overpayment', canReverse: false }]);
  expect(await queueUndo(ctx, [over.planId])).toMatchObject({ queued: 0 });
  const { addresses } = await flow.services.demo.start();
  const post = (path: string, body: unknown) =>
    fetch(`${addresses.control}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  expect((await post('limits', { minute: 100_000 })).ok).toBe(true);
  const byHand = { kind: 'bankTransaction', id: over.xeroId, action: 'delete' };
  expect((await post('byHand', byHand)).ok).toBe(true);
  await syncAll(ctx);
  const own = await db.journal.where({ planId: over.planId }).count();
  expect(await queueUndo(ctx, [over.planId])).toMatchObject({ queued: own - 1, gone: 1 });
  expect(await sendQueue(ctx)).toMatchObject({ removed: own - 1, refused: 0, left: 0, paused: null });
  const rows = await db.journal.where({ planId: over.planId }).toArray();
  expect(rows.filter(({ state }) => state !== 'removed')).toEqual([]);
}, 120_000);
