import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLedgers, ourReferences } from '../../../../../electron/cli/kill/compare.ts';
import { startDemo } from '../../../../../electron/sandbox/demo.ts';
import type { LedgerObject, LedgerReport } from '../../../../../electron/sandbox/xero/report.ts';

let seeded: LedgerReport;
let close: () => Promise<void>;

beforeAll(async () => {
  const demo = await startDemo();
  seeded = demo.ledger();
  close = () => demo.close();
});
afterAll(() => close());

const payment = (id: string, reference: string, amount = '1.00'): LedgerObject => ({
  id,
  status: 'AUTHORISED',
  date: '2026-11-10',
  reference,
  amount,
});
const withPayments = (...payments: LedgerObject[]): LedgerReport => ({ ...seeded, payments });
const SAME = { lost: [], doubled: [], differing: [] };

describe('compareLedgers', () => {
  it('takes no notice of ids, order and what isn’t ours', () => {
    const expected = withPayments(payment('1', 'Tieout a'), payment('2', 'Tieout b'));
    const actual = withPayments(payment('9', 'Tieout b'), payment('8', 'Tieout a'), payment('7', 'someone'));
    expect(compareLedgers(expected, actual)).toEqual(SAME);
  });

  it('names what is missing, what is there twice, what is strange and what is different', () => {
    const expected = withPayments(
      payment('1', 'Tieout a'),
      payment('2', 'Tieout b'),
      payment('3', 'Tieout c'),
    );
    const twice = [payment('2', 'Tieout b'), payment('4', 'Tieout b')];
    const actual = withPayments(...twice, payment('3', 'Tieout c', '1.01'), payment('5', 'Tieout d'));
    expect(compareLedgers(expected, actual)).toEqual({
      lost: ['Tieout a'],
      doubled: ['Tieout b', 'Tieout d'],
      differing: ['Tieout c'],
    });
  });

  it('counts a deleted object as not there', () => {
    const gone = { ...payment('1', 'Tieout a'), status: 'DELETED' };
    expect(ourReferences(withPayments(gone))).toEqual([]);
    expect(compareLedgers(withPayments(payment('1', 'Tieout a')), withPayments(gone)).lost).toEqual([
      'Tieout a',
    ]);
  });

  it('names an account, an invoice or a contact that came out otherwise', () => {
    const [account, ...accounts] = seeded.accounts;
    const [invoice, ...invoices] = seeded.invoices;
    if (!account || !invoice) throw new Error('the demo company has accounts and invoices');
    const actual: LedgerReport = {
      ...seeded,
      accounts: [{ ...account, balance: '0.01' }, ...accounts],
      invoices: [{ ...invoice, amountPaid: '0.01' }, ...invoices],
      contacts: [...seeded.contacts, { contactId: 'new', name: 'Stripe twice', status: 'ACTIVE' }],
    };
    expect(compareLedgers(seeded, actual).differing).toEqual([
      `account ${account.code}`,
      'contact Stripe twice',
      `invoice ${String(invoice['number'])}`,
    ]);
  });
});
