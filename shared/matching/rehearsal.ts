/** A small run with a bit of everything, made once before the first one: see `kept.ts`. */
import { plainDate } from '../dates.ts';
import type { MatchInput, MatchPayout } from './input.ts';
import { minor } from '../money.ts';
import type { StatementLine } from '../statement/model.ts';

const MONTH = '2024-05-';

function payout(id: string, amount: number, day: string, more: Partial<MatchPayout> = {}): MatchPayout {
  const date = plainDate(`${MONTH}${day}`);
  return {
    key: `a|${id}`,
    id,
    connectionId: 'a',
    provider: 'stripe',
    currency: 'AUD',
    amount: minor(amount),
    status: 'paid',
    automatic: true,
    method: 'standard',
    created: 1_714_000_000,
    createdDate: date,
    arrivalDate: date,
    destination: 'bank',
    descriptor: 'OAK STORE',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: minor(0),
    composition: 'untold',
    entries: [],
    ...more,
  };
}

function line(nth: number, amount: number, day: string, narrative = 'STRIPE OAK STORE'): StatementLine {
  return {
    key: `b|${nth}`,
    accountId: 'b',
    date: plainDate(`${MONTH}${day}`),
    amount: minor(amount),
    currency: 'AUD',
    payee: '',
    narrative,
    reference: '',
    bankId: '',
    balance: null,
    source: { file: '', line: nth },
  };
}

/** Single payouts, two that could change places, two whose sum is another one's line, one that names its id, one sent back, one missing. */
export function rehearsal(): MatchInput {
  return {
    payouts: [
      payout('po_1Abc2345Def678', 10_000, '06', { traceId: 'TR123456789012' }),
      payout('po_2Abc2345Def678', 20_000, '07'),
      payout('po_3Abc2345Def678', 20_000, '08'),
      payout('po_4Abc2345Def678', 30_000, '07'),
      payout('po_5Abc2345Def678', 50_000, '08'),
      payout('po_6Abc2345Def678', 7_700, '13', { status: 'failed', failureMessage: 'Account closed' }),
      payout('po_7Abc2345Def678', 8_800, '14'),
      payout('po_8Abc2345Def678', 9_900, '15'),
      payout('po_9Abc2345Def678', 18_700, '15'),
    ],
    lines: [
      line(1, 10_000, '06', 'STRIPE OAK STORE TR123456789012'),
      line(2, 20_000, '08'),
      line(3, 20_000, '09', 'STRIPE'),
      line(4, 30_000, '07'),
      line(5, 50_000, '08'),
      line(6, 7_700, '13'),
      line(7, -7_700, '15'),
      line(8, 18_700, '15'),
      line(9, 8_800, '14', 'DIRECT CREDIT'),
      line(10, 1_200, '16', 'CARD PURCHASE PO 2Abc2345Def678'),
    ],
    decisions: [],
    declined: [],
    accountIdOf: () => 'b',
    asOf: plainDate(`${MONTH}31`),
    holidays: new Set([plainDate(`${MONTH}01`)]),
  };
}
