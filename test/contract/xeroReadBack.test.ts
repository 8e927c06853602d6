/** Reading back what was posted, through the real SDK: what others did in Xero arrives, and every request is one that Xero documents. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LedgerItem } from '../../shared/books/model.ts';
import type { Result } from '../../shared/bridge.ts';
import { addDays, plainDate } from '../../shared/dates.ts';
import { minor } from '../../shared/money.ts';
import { linesOf } from '../../shared/posting/plan/codedLines.ts';
import type {
  BankTransactionDraft,
  CreditNoteDraft,
  Draft,
  TransferDraft,
} from '../../shared/posting/model.ts';
import { haveSpec, openApi } from './openApi.ts';
import { problemsOf } from './xeroDocument.ts';
import { startXeroRig, type XeroRig } from './xeroRig.ts';

let rig: XeroRig;
let id: string;
let clearing: string;
let bank: string;
beforeAll(async () => {
  rig = await startXeroRig([48347, 48348]);
  id = rig.connection.id;
  const { items } = await rig.call('xero.accounts', { connectionId: id, modifiedSince: null, cursor: null });
  const banks = items.filter(({ type, status }) => type === 'BANK' && status === 'ACTIVE');
  clearing = banks.find(({ name }) => /clearing/i.test(name))?.accountId ?? '';
  bank = banks.find(({ name }) => !/clearing/i.test(name))?.accountId ?? '';
}, 60_000);
afterAll(() => rig?.close());

const DAY = plainDate('2026-11-10');
const shared = { date: DAY, currency: 'AUD' } as const;
const transfer = (reference: string): TransferDraft => ({
  kind: 'transfer',
  fromAccountId: clearing,
  toAccountId: bank,
  amount: minor(9_750),
  reference,
  ...shared,
});
const spend = (reference: string): BankTransactionDraft => ({
  kind: 'bankTransaction',
  direction: 'SPEND',
  bankAccountId: clearing,
  contactName: 'Stripe',
  lineAmountTypes: 'Inclusive',
  lines: [
    { description: 'Fees', accountCode: '405', taxType: 'INPUT', amount: minor(1_100) },
    { description: 'Fees', accountCode: '405', taxType: 'INPUT', amount: minor(220) },
  ],
  total: minor(1_320),
  reference,
  ...shared,
});
const creditNote = (number: string): CreditNoteDraft => ({
  kind: 'creditNote',
  number,
  contactId: '',
  contactName: 'Stripe',
  lineAmountTypes: 'Inclusive',
  lines: [{ description: 'Refund', accountCode: '200', taxType: 'OUTPUT', amount: minor(2_200) }],
  total: minor(2_200),
  reference: number,
  ...shared,
});

let keys = 0;
async function made(draft: Draft): Promise<string> {
  keys += 1;
  const params = {
    connectionId: id,
    idempotencyKey: `read-back-${keys}`,
    notAfter: Infinity,
    drafts: [draft],
  };
  const [first] = (await rig.call('xero.send', params)).results;
  if (first?.outcome !== 'created') throw new Error(JSON.stringify(first));
  return first.xeroId;
}

async function ledger(limits: { since?: string; datedFrom?: typeof DAY }): Promise<LedgerItem[]> {
  const items: LedgerItem[] = [];
  let cursor: string | null = null;
  do {
    const { since = null, datedFrom } = limits;
    const params = { connectionId: id, modifiedSince: since, cursor, ...(datedFrom ? { datedFrom } : {}) };
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const page: Result<'xero.ledgerItems'> = await rig.call('xero.ledgerItems', params);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

/** The moment from which on something counts as changed; what follows happens in a later second. */
async function moment(): Promise<string> {
  await rig.control('clock', { advanceMs: 60_000 });
  const reply = await fetch(`${rig.demo.addresses.control}/clock`, {
    method: 'POST',
    body: JSON.stringify({ advanceMs: 0 }),
  });
  const { now } = Object(await reply.json());
  await rig.control('clock', { advanceMs: 60_000 });
  return new Date(Number(now)).toISOString();
}

it('reads what ours are coded to as it was sent, and under which id each side of a transfer is shown', async () => {
  const [fees, move] = [await made(spend('Tieout po_1 fees')), await made(transfer('Tieout po_1'))];
  const items = await ledger({});
  expect(items.find(({ xeroId }) => xeroId === fees)).toMatchObject({
    lines: linesOf(spend('Tieout po_1 fees')),
    amount: -1_320,
  });
  const sides = items.filter(({ xeroId }) => xeroId === move);
  expect(sides.map(({ accountId }) => accountId)).toEqual([clearing, bank]);
  expect(new Set(sides.map(({ shownAs }) => shownAs)).size).toBe(2);
  // What isn't ours is kept without.
  expect(
    items
      .filter(({ reference }) => !reference.startsWith('Tieout '))
      .every(({ lines }) => lines === undefined),
  ).toBe(true);
});

it('hears of OK, of a deleted transfer and of an edited spend money by what changed since', async () => {
  const [fees, gone, kept] = [
    await made(spend('Tieout po_2 fees')),
    await made(transfer('Tieout po_2')),
    await made(transfer('Tieout po_3')),
  ];
  const since = await moment();
  await rig.control('reconcile', { kind: 'transfer', id: kept, side: 'to' });
  await rig.control('reconcile', { kind: 'transfer', id: gone });
  await rig.control('byHand', { kind: 'transfer', id: gone, action: 'delete' });
  await rig.control('byHand', { kind: 'bankTransaction', id: fees, action: 'edit', amount: 1_540 });
  const items = await ledger({ since });
  const of = (xeroId: string) => items.filter((item) => item.xeroId === xeroId);
  expect(of(kept).map(({ accountId, isReconciled }) => [accountId, isReconciled])).toEqual([
    [clearing, false],
    [bank, true],
  ]);
  expect(of(gone).map(({ status, isReconciled }) => [status, isReconciled])).toEqual([
    ['DELETED', false],
    ['DELETED', false],
  ]);
  expect(of(fees)).toMatchObject([{ amount: -1_540, lines: '405 15.40' }]);
});

it('hears of an OK that Xero doesn’t call a change when it reads by date', async () => {
  const later = { ...transfer('Tieout po_4'), date: addDays(DAY, 1) };
  const move = await made(later);
  const since = await moment();
  await rig.control('reconcile', { kind: 'transfer', id: move, side: 'to', silent: true });
  expect((await ledger({ since })).filter(({ xeroId }) => xeroId === move)).toEqual([]);
  const items = await ledger({ datedFrom: later.date });
  expect(items.filter(({ xeroId }) => xeroId === move).map(({ isReconciled }) => isReconciled)).toEqual([
    false,
    true,
  ]);
  expect(items.every(({ date }) => date >= later.date)).toBe(true);
});

it('reads credit notes, and hears that one was voided', async () => {
  const note = await made(creditNote('Tieout CN-1'));
  const read = async (modifiedSince: string | null) =>
    (await rig.call('xero.creditNotes', { connectionId: id, modifiedSince, cursor: null })).items;
  expect((await read(null)).find(({ invoiceId }) => invoiceId === note)).toMatchObject({
    number: 'Tieout CN-1',
    type: 'ACCRECCREDIT',
    status: 'AUTHORISED',
    total: 2_200,
    amountDue: 2_200,
    amountPaid: 0,
    date: DAY,
  });
  const since = await moment();
  await rig.control('byHand', { kind: 'creditNote', id: note, action: 'void' });
  expect(await read(since)).toMatchObject([{ invoiceId: note, status: 'VOIDED' }]);
});

it('tells the limits as last seen without asking Xero', async () => {
  const before = rig.recorded.length;
  const { budget } = await rig.call('xero.budget', { connectionId: id });
  expect(budget?.minuteRemaining).toBeGreaterThan(0);
  expect(budget?.dayRemaining).toBeGreaterThan(0);
  expect(rig.recorded).toHaveLength(before);
});

it.skipIf(!haveSpec('xero_accounting.yaml'))('asks only what Xero documents', () => {
  expect(problemsOf(openApi('xero_accounting.yaml'), rig.recorded)).toEqual([]);
  const transfers = rig.recorded.filter(({ method, path }) => method === 'GET' && path === '/BankTransfers');
  expect(transfers.every(({ query }) => query.get('includeDeleted') === 'true')).toBe(true);
});
