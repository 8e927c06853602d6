import { describe, expect, it } from 'vitest';
import type { Account, LedgerItem } from '../../../../../shared/books/model.ts';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import {
  alternativePaymentsSync,
  depositOf,
} from '../../../../../shared/posting/checks/alternativePaymentsSync.ts';
import type { Payout } from '../../../../../shared/payout/model.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { booksFor, contextFor, entryOf, lineOf, payoutOf } from '../world.ts';

const account = (name: string, type: string, status: Account['status'] = 'ACTIVE'): Account => ({
  accountId: name,
  code: '',
  name,
  type,
  taxType: '',
  currency: type === 'BANK' ? 'USD' : null,
  bankAccountNumber: '',
  enablePayments: true,
  status,
  systemAccount: '',
});
const deposit = (changes: Partial<LedgerItem> = {}): LedgerItem => ({
  key: 'bankTransaction|1|bank',
  kind: 'bankTransaction',
  xeroId: '1',
  accountId: 'bank',
  otherAccountId: '',
  date: plainDate('2026-09-04'),
  amount: minor(97_100),
  currency: 'USD',
  reference: '',
  detail: 'Alternative Payments',
  isReconciled: false,
  status: 'AUTHORISED',
  ...changes,
});
const FEES = account('Alternative Payment Fees', 'EXPENSE');
const HOLDING = account('Undeposited Funds', 'CURRENT');
const payout = {
  provider: 'alternativePayments',
  amount: minor(97_100),
  currency: 'USD',
  arrivalDate: plainDate('2026-09-03'),
} as const;

describe('Alternative Payments’ own Xero sync', () => {
  it('shows by its deposits, and by its accounts before it has made any', () => {
    const accounts = [account('Business account', 'BANK'), HOLDING, FEES];
    expect(alternativePaymentsSync({ accounts, ledgerItems: [] })).toMatchObject({
      state: 'prepared',
      fees: FEES,
      holding: HOLDING,
      deposits: [],
    });
    expect(alternativePaymentsSync({ accounts, ledgerItems: [deposit()] }).state).toBe('writing');
    expect(alternativePaymentsSync({ accounts: [], ledgerItems: [deposit()] }).state).toBe('writing');
  });

  it.each([
    ['funds of any shop', [HOLDING], []],
    ['our own clearing account', [account('Alternative Payments Clearing', 'BANK')], []],
    ['an archived account', [account('Alternative Payment Fees', 'EXPENSE', 'ARCHIVED')], []],
    ['a deleted deposit', [], [deposit({ status: 'DELETED' })]],
    ['what bears a reference of ours', [], [deposit({ reference: 'Tieout po_1 fees' })]],
    ['another firm', [], [deposit({ detail: 'Alternative Medicine Payments Co' })]],
    ['a transfer', [], [deposit({ kind: 'transfer' })]],
  ])('is not seen in %s', (_, accounts, ledgerItems) => {
    expect(alternativePaymentsSync({ accounts, ledgerItems }).state).toBe('none');
  });

  it('finds the deposit that books a payout: of its amount, nearest to its day', () => {
    const far = deposit({ key: 'a', date: plainDate('2026-09-07') });
    const near = deposit({ key: 'b', date: plainDate('2026-09-02') });
    const other = deposit({ key: 'c', amount: minor(97_101) });
    const sync = alternativePaymentsSync({ accounts: [], ledgerItems: [far, other, near] });
    expect(sync.deposits).toHaveLength(3);
    expect(depositOf(sync, payout)).toBe(near);
    expect(depositOf(sync, { ...payout, arrivalDate: plainDate('2026-09-12') })).toBe(far);
    expect(depositOf(sync, { ...payout, arrivalDate: plainDate('2026-09-13') })).toBeNull();
    expect(depositOf(sync, { ...payout, currency: 'CAD' })).toBeNull();
    expect(depositOf(sync, { ...payout, provider: 'stripe' })).toBeNull();
  });
});

describe('a plan for what that sync has booked', () => {
  const made = { kind: 'charge', gross: 11_000, fee: 222, tax: 20, invoiced: false, day: 3 } as const;
  const entries = [entryOf(made, 'txn_1')];
  const first = payoutOf(entries, 'po_1');
  const own: Payout = { ...first, provider: 'alternativePayments' };
  const line = lineOf(first.amount, first.arrivalDate, 'line-1');
  const decision = { id: 'm1', payoutKeys: [first.key], lineKeys: [line.key] };
  const booked = deposit({ amount: first.amount, currency: 'AUD', accountId: 'elsewhere', date: addDays(first.arrivalDate, 5) }); // prettier-ignore
  const codes = (ledgerItems: readonly LedgerItem[], of: Payout = own) =>
    planDecision(
      { decision, payouts: [of], lines: [line] },
      contextFor(booksFor(entries, { ledgerItems })),
    ).problems.map(({ code, severity }) => `${severity} ${code}`);

  it('is held, with the deposit to look at, wherever and whenever it was booked', () => {
    expect(codes([booked])).toEqual(['warn depositInBooks']);
    expect(codes([])).toEqual([]);
    expect(codes([booked], first)).toEqual([]);
  });

  it('says it once where the deposit is found by its amount too', () => {
    const same = { ...booked, accountId: 'bank', date: line.date };
    expect(codes([same])).toEqual(['warn depositInBooks']);
  });
});
