/** A charge in dollars that the provider converted pays an invoice in dollars, over real HTTP: to the cent, and with tracking. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { linkEntry } from '../../../../../renderer/flows/links.ts';
import { ensureMappings, saveMapping } from '../../../../../renderer/flows/mapping.ts';
import { previewPosting, queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

let flow: DemoFlow;
let db: TieoutDatabase;
let ctx: FlowContext;

beforeAll(async () => {
  flow = await openDemoFlow('exchange');
  ({ db, ctx } = flow);
}, 60_000);

afterAll(() => flow?.close());

it('reaches clearing as converted; the difference to the invoice’s own rate is realised', async () => {
  await ctx.call('demo.open', {});
  await syncAll(ctx);
  const [mapping] = (await ensureMappings(ctx)).saved;
  const [category] = await db.tracking.toArray();
  const option = category?.options[0];
  const charge = await db.openEntries.filter(({ entry }) => entry.presentment?.currency === 'USD').first();
  const paid = charge?.entry.presentment?.amount ?? 0;
  const invoice = await db.invoices
    .filter(({ currency, amountDue }) => currency === 'USD' && amountDue >= paid)
    .first();
  if (!mapping || !category || !option || !charge || !invoice)
    throw new Error('the demo company has all of these');
  const tracking = [{ name: category.name, option: option.name }];
  expect(await saveMapping({ db }, { ...mapping, tracking })).toEqual([]);
  const { entry } = charge;
  await linkEntry(ctx, charge, [{ invoiceId: invoice.invoiceId, amount: entry.gross }]);

  const request = { decisionIds: [], includeActivity: true };
  expect((await previewPosting(ctx, request)).flatMap(({ problems }) => problems)).toEqual([]);
  const sandbox = await flow.services.demo.start();
  const gainBefore = sandbox.ledger().accounts.find((one) => one.systemAccount === 'REALISEDCURRENCYGAIN');
  await queuePosting(ctx, request);
  expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null });
  const row = (await db.journal.toArray()).find(({ draft }) => draft.kind === 'payment' && draft.foreign);
  expect(row).toMatchObject({ state: 'done', draft: { amount: entry.gross, foreign: { amount: paid } } });

  await syncAll(ctx);
  const item = (await db.ledgerItems.toArray()).find(({ xeroId }) => xeroId === row?.xeroId);
  expect(item).toMatchObject({ amount: entry.gross, currency: 'AUD', status: 'AUTHORISED' });
  const after = await db.invoices.get([mapping.xeroConnectionId, invoice.invoiceId]);
  expect(after?.amountDue).toBe(invoice.amountDue - paid);
  // Read back as written: nothing is other in Xero.
  expect(await db.noticed.toArray()).toEqual([]);
  const { clearing } = await proveAll(ctx);
  expect(clearing).toMatchObject([{ residual: 0, firstBreak: null, strangers: [] }]);

  const ledger = sandbox.ledger();
  expect(ledger.totals.balanced).toBe(true);
  const gain = ledger.accounts.find((one) => one.systemAccount === 'REALISEDCURRENCYGAIN');
  const realised = Math.round((Number(gain?.balance) - Number(gainBefore?.balance)) * 100);
  const owed = Math.round(paid / Number(invoice.currencyRate));
  expect(Math.abs(realised)).toBe(Math.abs(entry.gross - owed));
  const fees = (await db.journal.toArray()).find(({ draft }) => draft.kind === 'bankTransaction');
  const inXero = ledger.bankTransactions.find(({ reference }) => reference === fees?.draft.reference);
  expect(JSON.stringify(inXero)).toContain(`${category.name}: ${option.name}`);
  expect((await queuePosting(ctx, request)).queued).toBe(0);
}, 120_000);
