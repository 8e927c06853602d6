/** Taking objects out of Xero again, over the real SDK: what goes, what Xero keeps and why, and that the document allows it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../shared/dates.ts';
import { minor } from '../../shared/money.ts';
import type { Draft, RemovalDraft } from '../../shared/posting/model.ts';
import { haveSpec, openApi } from './openApi.ts';
import { problemsOf } from './xeroDocument.ts';
import { startXeroRig, type XeroRig } from './xeroRig.ts';

let rig: XeroRig;
let id: string;
/** Ids of what was made, by its reference. */
const made = new Map<string, string>();
const DAY = plainDate('2026-11-10');
let keys = 0;

const send = async (drafts: readonly (Draft | RemovalDraft)[]) => {
  const idempotencyKey = `removal-${String((keys += 1))}`;
  return await rig.call('xero.send', {
    connectionId: id,
    idempotencyKey,
    notAfter: Infinity,
    drafts: [...drafts],
  });
};
const look = async (kind: RemovalDraft['target'], references: readonly string[]) => {
  const xeroIds = references.map((reference) => made.get(reference) ?? reference);
  const query = { connectionId: id, kind, xeroIds, from: DAY, to: DAY };
  const { found } = await rig.call('xero.findById', query);
  const statuses = new Map(found.map(({ xeroId, status }) => [xeroId, status]));
  return xeroIds.flatMap((xeroId) => statuses.get(xeroId) ?? []);
};
const removal = (target: RemovalDraft['target'], reference: string): RemovalDraft => ({
  kind: 'removal',
  target,
  xeroId: made.get(reference) ?? '',
  date: DAY,
  reference,
  amount: minor(1000),
  currency: 'AUD',
});

async function make(drafts: readonly Draft[]): Promise<void> {
  const { results } = await send(drafts);
  for (const [index, draft] of drafts.entries()) {
    const result = results[index];
    if (result?.outcome !== 'created') throw new Error(`${draft.reference} was not made`);
    made.set(draft.reference, result.xeroId);
  }
}

beforeAll(async () => {
  rig = await startXeroRig([48337, 48338]);
  id = rig.connection.id;
  const page = await rig.call('xero.accounts', { connectionId: id, modifiedSince: null, cursor: null });
  const banks = page.items.filter(({ type, currency }) => type === 'BANK' && currency === 'AUD');
  const clearing = banks.find(({ name }) => /clearing/i.test(name))?.accountId ?? '';
  const bank = banks.find(({ name }) => !/clearing/i.test(name))?.accountId ?? '';
  const income = page.items.find(({ type }) => type === 'REVENUE')?.code ?? '';
  const common = { date: DAY, currency: 'AUD' } as const;
  const amount = minor(1000);
  const lines = [{ description: 'x', accountCode: income, taxType: 'OUTPUT', amount }];
  const document = { contactId: '', contactName: 'Stripe', lineAmountTypes: 'Inclusive', lines } as const;
  const named = (reference: string) => ({ ...common, reference });
  const transfer = (reference: string): Draft => ({
    kind: 'transfer',
    fromAccountId: clearing,
    toAccountId: bank,
    amount,
    ...named(reference),
  });
  const money = (reference: string): Draft => ({
    kind: 'bankTransaction',
    direction: 'RECEIVE',
    bankAccountId: clearing,
    contactName: 'Stripe',
    lineAmountTypes: 'Inclusive',
    lines,
    total: amount,
    ...named(reference),
  });
  const bill = (kind: 'invoice' | 'creditNote', reference: string): Draft => ({
    kind,
    number: reference,
    total: amount,
    ...document,
    ...named(reference),
  });
  const payment = (target: 'invoice' | 'creditNote', reference: string): Draft => ({
    kind: 'payment',
    target,
    invoiceId: '',
    invoiceNumber: reference,
    accountId: clearing,
    amount,
    ...named(`${reference} paid`),
  });
  await make([transfer('T1'), transfer('T2'), transfer('T3')]);
  await make([money('B1'), money('B2')]);
  await make([bill('invoice', 'I1'), bill('invoice', 'I2')]);
  await make([bill('creditNote', 'C1')]);
  await make([payment('invoice', 'I1'), payment('creditNote', 'C1')]);
});
afterAll(async () => {
  await rig.close();
});

const outcomes = async (drafts: readonly RemovalDraft[]) =>
  (await send(drafts)).results.map((result) =>
    result.outcome === 'refused' ? result.message : result.outcome,
  );

describe('taking out', () => {
  it('deletes transfers and bank transactions in one call each, and keeps what is reconciled', async () => {
    await rig.control('reconcile', { kind: 'transfer', id: made.get('T2'), side: 'to' });
    const said = await outcomes(['T1', 'T2', 'T3'].map((one) => removal('transfer', one)));
    expect(said).toEqual(['removed', expect.stringContaining('reconciled'), 'removed']);
    expect(await outcomes(['B1', 'B2'].map((one) => removal('bankTransaction', one)))).toEqual([
      'removed',
      'removed',
    ]);
    expect(await look('transfer', ['T1', 'T2', 'T3'])).toEqual(['DELETED', 'AUTHORISED', 'DELETED']);
    expect(await look('bankTransaction', ['B1', 'B2'])).toEqual(['DELETED', 'DELETED']);
  });

  it('voids a document only after its payment is deleted, and says so', async () => {
    expect(await outcomes([removal('invoice', 'I1'), removal('invoice', 'I2')])).toEqual([
      expect.stringContaining('payments'),
      'removed',
    ]);
    expect(await outcomes([removal('payment', 'I1 paid')])).toEqual(['removed']);
    expect(await outcomes([removal('payment', 'C1 paid')])).toEqual(['removed']);
    expect(await outcomes([removal('invoice', 'I1')])).toEqual(['removed']);
    expect(await outcomes([removal('creditNote', 'C1')])).toEqual(['removed']);
    expect(await look('invoice', ['I1', 'I2'])).toEqual(['VOIDED', 'VOIDED']);
    expect(await look('creditNote', ['C1'])).toEqual(['VOIDED']);
    expect(await look('payment', ['I1 paid', 'C1 paid'])).toEqual(['DELETED', 'DELETED']);
  });

  it('says that what is gone already is refused, and that what Xero doesn’t know isn’t found', async () => {
    const [said] = await outcomes([removal('transfer', 'T1')]);
    expect(said).toContain('already been deleted');
    const [unknown] = await outcomes([{ ...removal('payment', 'I1 paid'), xeroId: crypto.randomUUID() }]);
    expect(unknown).toMatch(/could not be found/);
    expect(await look('transfer', [crypto.randomUUID()])).toEqual([]);
    expect(await look('payment', [crypto.randomUUID()])).toEqual([]);
  });

  it('takes payments one a call, and one kind a call', async () => {
    const before = rig.recorded.length;
    const two = [removal('payment', 'I1 paid'), removal('payment', 'C1 paid')];
    await expect(send(two)).rejects.toMatchObject({ data: { code: 'badRequest' } });
    const mixed = [removal('transfer', 'T2'), removal('invoice', 'I1')];
    await expect(send(mixed)).rejects.toMatchObject({ data: { code: 'badRequest' } });
    expect(rig.recorded).toHaveLength(before);
  });

  it('knows nothing of a call whose reply is lost, and finds what it did', async () => {
    await rig.control('reconcile', { kind: 'transfer', id: made.get('T2'), side: 'to', reconciled: false });
    const rule = { kind: 'dropAfter', method: 'POST', path: '/api.xro/2.0/BankTransfers' };
    await rig.control('faults', { rules: [rule] });
    await expect(send([removal('transfer', 'T2')])).rejects.toMatchObject({
      data: { unknownOutcome: true },
    });
    expect(await look('transfer', ['T2'])).toEqual(['DELETED']);
  });
});

describe.skipIf(!haveSpec('xero_accounting.yaml'))('the official document', () => {
  it('allows every request that was sent above, and every reply to one', () => {
    const paths = new Set(rig.recorded.map(({ method, path }) => `${method} /${path.split('/')[1] ?? ''}`));
    const posts = ['Payments', 'BankTransactions', 'BankTransfers', 'Invoices', 'CreditNotes'];
    expect(posts.filter((name) => !paths.has(`POST /${name}`))).toEqual([]);
    expect(problemsOf(openApi('xero_accounting.yaml'), rig.recorded)).toEqual([]);
  });
});
