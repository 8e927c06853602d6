/** Charges that pay several invoices, a part, or too much: chosen, planned, sent, and sent again after a refusal. */
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { clearLink, linkEntry } from '../../../../../renderer/flows/links.ts';
import {
  discardQueued,
  previewPosting,
  queuePosting,
  sendQueue,
} from '../../../../../renderer/flows/post.ts';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import type { PayoutEntry } from '../../../../../shared/payout/model.ts';
import type { Invoice } from '../../../../../shared/books/model.ts';
import { entryKey } from '../../../../../shared/posting/plan/invoiceCharges.ts';
import {
  ACCOUNTS,
  entryOf,
  invoiceOf,
  lineOf,
  MAPPING,
  payoutOf,
  TAX_RATES,
} from '../../../shared/posting/world.ts';
import { charge, freshLocks, newDatabase } from './faultWorld.ts';
import { XeroDouble } from './xeroDouble.ts';

const open: TieoutDatabase[] = [];
const connectionId = 'stripe-1';

afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.delete()));
});

/** A decided payout of the given charges, and books with the given invoices. */
async function company(
  entries: readonly PayoutEntry[],
  invoices: readonly Invoice[],
): Promise<TieoutDatabase> {
  const db = newDatabase();
  open.push(db);
  const payout = payoutOf(entries, 'po_1');
  const line = lineOf(payout.amount, payout.arrivalDate, 'line-1');
  const inXero = { connectionId: 'xero-1' };
  await db.transaction('rw', db.tables, async () => {
    await db.mappings.add(MAPPING);
    await db.accounts.bulkAdd(ACCOUNTS.map((account) => ({ ...account, ...inXero })));
    await db.taxRates.bulkAdd(TAX_RATES.map((rate) => ({ ...rate, ...inXero })));
    await db.invoices.bulkAdd(invoices.map((invoice) => ({ ...invoice, ...inXero })));
    await db.contacts.add({
      contactId: 'c',
      name: 'A customer',
      email: 'a@mail.example',
      status: '',
      ...inXero,
    });
    await db.payouts.add(payout);
    await db.statementLines.add(line);
    const common = { by: 'user' as const, decidedAt: 0, evidence: [] };
    await db.decisions.add({ id: 'm1', payoutKeys: [payout.key], lineKeys: [line.key], ...common });
  });
  return db;
}

const plain = entryOf(charge(0, false), 'txn_1');
const invoice = (number: string, amount: number, more: Partial<Invoice> = {}): Invoice =>
  invoiceOf({ ...plain, invoiceNumber: number }, { total: minor(amount), amountDue: minor(amount), ...more });
const part = (number: string, amount: number) => ({ invoiceId: `id-${number}`, amount: minor(amount) });

function contextOf(db: TieoutDatabase, faults: ConstructorParameters<typeof XeroDouble>[0] = []) {
  let now = 1_700_000_000_000;
  const xero = new XeroDouble(faults, () => now);
  const ctx: FlowContext = { db, call: xero.call, now: () => now };
  return { ctx, xero, later: () => (now += 10 * 60_000) };
}

const blocks = async (ctx: FlowContext) =>
  (await previewPosting(ctx)).flatMap((plan) => plan.problems.map(({ code }) => code));

describe('the invoice of a charge', () => {
  it('is paid without a number where amount, contact and date are certain, and not as a sale', async () => {
    const db = await company(
      [{ ...plain, customerEmail: 'A@mail.example' }],
      [invoice('INV-1', 10_000), invoice('INV-2', 7_000)],
    );
    const { ctx, xero } = contextOf(db);
    await queuePosting(ctx);
    await sendQueue(ctx);
    expect(xero.objects.map(({ draft }) => draft.kind)).toEqual(['payment', 'bankTransaction', 'transfer']);
    expect(xero.objects[0]?.draft).toMatchObject({ invoiceNumber: 'INV-1', amount: 10_000 });
  });

  it('that is only likely blocks, until the user chooses it, or says that there is none', async () => {
    const db = await company([plain], [invoice('INV-1', 10_000), invoice('INV-2', 10_000)]);
    const { ctx, xero } = contextOf(db);
    expect(await blocks(ctx)).toEqual(['invoiceUnsure']);
    expect((await queuePosting(ctx)).queued).toBe(0);
    const linked = { connectionId, entry: plain };
    await linkEntry(ctx, linked, [part('INV-2', 10_000)]);
    expect(await blocks(ctx)).toEqual([]);
    await clearLink(ctx, linked);
    expect(await blocks(ctx)).toEqual(['invoiceUnsure']);
    await linkEntry(ctx, linked, []);
    await queuePosting(ctx);
    await sendQueue(ctx);
    expect(xero.objects.map(({ draft }) => draft.kind)).toEqual([
      'bankTransaction',
      'bankTransaction',
      'transfer',
    ]);
    await expect(linkEntry(ctx, linked, [part('INV-1', 10_000)])).rejects.toThrow(
      /taken? it out|Take it out/i,
    );
  });

  it('offers candidates for a number that is not there, and keeps the problem', async () => {
    const named = { ...plain, invoiceNumber: 'INV-9', customerEmail: 'a@mail.example' };
    const db = await company([named], [invoice('INV-1', 10_000)]);
    const { ctx } = contextOf(db);
    const [plan] = await previewPosting(ctx);
    expect(plan?.problems).toMatchObject([{ code: 'invoiceNotFound', values: { count: 1 } }]);
    await linkEntry(ctx, { connectionId, entry: named }, [part('INV-1', 10_000)]);
    expect(await blocks(ctx)).toEqual([]);
  });

  it('can be several with an overpayment: each an object of its own, together the charge', async () => {
    const db = await company([plain], [invoice('INV-1', 6_000), invoice('INV-2', 3_000)]);
    const { ctx, xero } = contextOf(db);
    await linkEntry(ctx, { connectionId, entry: plain }, [part('INV-1', 6_000), part('INV-2', 3_000)]);
    await queuePosting(ctx);
    expect(await sendQueue(ctx)).toMatchObject({ done: 5, refused: 0, left: 0 });
    const drafts = xero.objects.map(({ draft }) => draft);
    expect(drafts.flatMap((draft) => (draft.kind === 'payment' ? [draft.amount] : []))).toEqual([
      6_000, 3_000,
    ]);
    const over = drafts.find((draft) => draft.kind === 'bankTransaction' && draft.overpayment);
    expect(over).toMatchObject({ total: 1_000, overpayment: { contactId: 'c' }, direction: 'RECEIVE' });
    expect(new Set(drafts.map(({ reference }) => reference)).size).toBe(5);
    expect((await queuePosting(ctx)).queued).toBe(0);
  });

  it('refuses a choice that comes to more than the charge', async () => {
    const db = await company([plain], [invoice('INV-1', 60_000)]);
    const { ctx } = contextOf(db);
    const linked = { connectionId, entry: plain };
    await expect(linkEntry(ctx, linked, [part('INV-1', 10_001)])).rejects.toThrow(/more than/);
    await expect(linkEntry(ctx, linked, [part('INV-1', 1), part('INV-1', 1)])).rejects.toThrow(/more than/);
  });

  it('goes on with what is left when Xero refused one of several', async () => {
    const db = await company([plain], [invoice('INV-1', 6_000), invoice('INV-2', 4_000)]);
    const { ctx, xero, later } = contextOf(db, ['refuseOne']);
    const linked = { connectionId, entry: plain };
    await linkEntry(ctx, linked, [part('INV-1', 6_000), part('INV-2', 4_000)]);
    const [plan] = (await queuePosting(ctx)).plans;
    const first = await sendQueue(ctx, { locks: freshLocks() });
    expect(first.refused).toBe(1);
    const refused = (await db.journal.toArray()).find((row) => row.state === 'refused');
    const missing = refused?.draft.kind === 'payment' ? refused.draft : undefined;
    expect(missing).toBeDefined();
    expect(await discardQueued(ctx, plan?.id ?? '', freshLocks())).toMatchObject({ busy: false });
    // What is booked can't be given away any more; the rest may become something else.
    const rest = (await previewPosting(ctx))[0];
    const again = rest?.steps.flatMap(({ draft }) => (draft.kind === 'payment' ? [draft] : []));
    expect(again).toMatchObject([{ invoiceId: missing?.invoiceId, amount: missing?.amount }]);
    expect(rest?.problems).toEqual([]);
    later();
    await queuePosting(ctx);
    expect(await sendQueue(ctx, { locks: freshLocks() })).toMatchObject({ left: 0, refused: 0 });
    const payments = xero.objects.flatMap(({ draft }) => (draft.kind === 'payment' ? [draft] : []));
    expect(sumMinor(payments.map(({ amount }) => amount))).toBe(plain.gross);
    expect(new Set(payments.map(({ invoiceId }) => invoiceId)).size).toBe(2);
    const effects = (await db.journal.toArray()).map((row) => row.clearingEffect);
    expect(sumMinor(effects)).toBe(0);
  });

  it('lets the rest be a sale after one of several was booked', async () => {
    const db = await company([plain], [invoice('INV-1', 6_000), invoice('INV-2', 4_000)]);
    const { ctx, xero, later } = contextOf(db, ['refuseOne']);
    const linked = { connectionId, entry: plain };
    await linkEntry(ctx, linked, [part('INV-1', 6_000), part('INV-2', 4_000)]);
    const [plan] = (await queuePosting(ctx)).plans;
    await sendQueue(ctx, { locks: freshLocks() });
    await discardQueued(ctx, plan?.id ?? '', freshLocks());
    await linkEntry(ctx, linked, []);
    const rest = (await previewPosting(ctx))[0];
    expect(rest?.problems).toEqual([]);
    later();
    await queuePosting(ctx);
    await sendQueue(ctx, { locks: freshLocks() });
    const payments = xero.objects.flatMap(({ draft }) => (draft.kind === 'payment' ? [draft.amount] : []));
    expect(payments).toHaveLength(1);
    expect(sumMinor((await db.journal.toArray()).map((row) => row.clearingEffect))).toBe(0);
  });

  it('chosen by the user is not offered to another charge', async () => {
    const second = { ...plain, id: 'txn_2' };
    const db = await company([plain, second], [invoice('INV-1', 10_000)]);
    const { ctx } = contextOf(db);
    expect(await blocks(ctx)).toEqual(['invoiceUnsure', 'invoiceUnsure']);
    await linkEntry(ctx, { connectionId, entry: plain }, [part('INV-1', 10_000)]);
    expect(await blocks(ctx)).toEqual([]);
    expect((await db.entryLinks.toArray()).map(({ key }) => key)).toEqual([entryKey(connectionId, 'txn_1')]);
  });
});
