/** Deposits that aren't the amount, what happened to payouts after they left, and what the user taught. */
import { plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { line, payout } from '../world.ts';
import { fees, type GoldenCase, runCases } from './case.ts';

const short: readonly GoldenCase[] = [
  {
    name: 'a wire that costs fifteen',
    hard: 3,
    why: 'Within the fee that the user allows this account: offered with the difference, never certain.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → l1 likely'],
    says: ['shortByFee'],
  },
  {
    name: 'the same without a tolerance',
    hard: 3,
    why: 'A cent off is no match unless the user said so.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09')],
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'a difference above the fee allowed',
    hard: 3,
    why: '20.01 is a cent more than the bank may keep.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 979_99, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'a difference above the share allowed',
    hard: 3,
    why: 'Both bounds hold: 15.00 is within the amount but more than 1 % of the payout.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09')],
    more: fees(20_00, 100),
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'more than the payout',
    hard: 3,
    why: 'A bank doesn’t give money: a surplus is something else.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 1_005_00, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'a debit with a fee on top',
    hard: 3,
    why: 'The bank takes 15.00 more than the provider collected: short by the same sign.',
    payouts: [payout('po_1', -1_000_00, '2026-11-09')],
    lines: [line('l1', -1_015_00, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → l1 likely'],
    says: ['shortByFee'],
  },
  {
    name: 'a tolerance of another account',
    hard: 3,
    why: 'Fees are allowed for one bank account at a time.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09')],
    more: { tolerances: [{ accountId: 'savings', maxFee: minor(20_00), maxBasisPoints: null }] },
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'a short deposit without a mark',
    hard: 3,
    why: 'Nearly the amount and no name is nothing.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09', 'DIRECT CREDIT')],
    more: fees(20_00),
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'two deposits short by different fees',
    hard: 3,
    why: 'Both would do: the user chooses.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09'), line('l2', 990_00, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → l1 ambiguous'],
  },
  {
    name: 'a missing payout of exactly a short deposit’s amount',
    hard: 3,
    why: 'The exact payout has the line; that the other one may be it, short by a fee, keeps it from being certain.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09'), payout('po_2', 985_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → – noLine', 'po_2 → l1 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'an exact line and one that is nearly it',
    hard: 3,
    why: 'A payout with its own exact line isn’t short, whatever the tolerance.',
    payouts: [payout('po_1', 1_000_00, '2026-11-09')],
    lines: [line('l1', 985_00, '2026-11-09'), line('l2', 1_000_00, '2026-11-09')],
    more: fees(20_00),
    expected: ['po_1 → l2 certain'],
  },
];

const euro = payout('po_1', 1_000_00, '2026-11-09', { currency: 'EUR' });
const pounds = (amount: number) => line('l1', amount, '2026-11-09', 'STRIPE', { currency: 'GBP' });
const rate = (value: string, date = '2026-11-06') => ({
  rates: [{ from: 'EUR', to: 'GBP', date: plainDate(date), rate: value }],
});

const foreign: readonly GoldenCase[] = [
  {
    name: 'euros on an account in pounds',
    hard: 4,
    why: 'The bank’s rate is 1 % off the reference: plausible, confirmed by the user only.',
    payouts: [euro],
    lines: [pounds(851_40)],
    more: rate('0.86'),
    expected: ['po_1 → l1 likely'],
    says: ['bankRate'],
  },
  {
    name: 'the reference rate given the other way round',
    hard: 4,
    why: '1 GBP = 1.1628 EUR says the same.',
    payouts: [euro],
    lines: [pounds(851_40)],
    more: { rates: [{ from: 'GBP', to: 'EUR', date: plainDate('2026-11-06'), rate: '1.1628' }] },
    expected: ['po_1 → l1 likely'],
  },
  {
    name: 'without a reference rate',
    hard: 4,
    why: 'Nothing says what a euro was worth, so nothing is offered.',
    payouts: [euro],
    lines: [pounds(851_40)],
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'a rate outside of the band',
    hard: 4,
    why: 'No bank keeps seven percent.',
    payouts: [euro],
    lines: [pounds(800_00)],
    more: rate('0.86'),
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'a reference rate of weeks ago',
    hard: 4,
    why: 'An old rate says nothing of the day.',
    payouts: [euro],
    lines: [pounds(851_40)],
    more: rate('0.86', '2026-10-20'),
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'yen, which have no cents',
    hard: 4,
    why: 'The rate is between major units: 100,000 yen are 990.00 dollars.',
    payouts: [payout('po_1', 100_000, '2026-11-09', { currency: 'JPY' })],
    lines: [line('l1', 990_00, '2026-11-09')],
    more: { rates: [{ from: 'JPY', to: 'AUD', date: plainDate('2026-11-09'), rate: '0.0100' }] },
    expected: ['po_1 → l1 likely'],
  },
  {
    name: 'a payout that the provider converted itself',
    hard: 5,
    why: 'Then the payout is in the account’s currency and exact like any other.',
    payouts: [payout('po_1', 851_40, '2026-11-09', { currency: 'GBP' })],
    lines: [pounds(851_40)],
    more: rate('0.86'),
    expected: ['po_1 → l1 certain'],
  },
];

const failed = payout('po_1', 500, '2026-11-09', { status: 'failed', failureMessage: 'Account closed.' });
const afterwards: readonly GoldenCase[] = [
  {
    name: 'paid, then returned',
    hard: 6,
    why: 'The credit and the debit cancel each other; both belong to the failed payout.',
    payouts: [failed],
    lines: [line('l1', 500, '2026-11-09'), line('l2', -500, '2026-11-11', 'STRIPE RETURN')],
    expected: ['po_1 → l1+l2 certain'],
    says: ['failedPayout', 'returnedPair'],
  },
  {
    name: 'failed before it reached the bank',
    hard: 6,
    why: 'No line, and the reason is said.',
    payouts: [failed],
    lines: [],
    expected: ['po_1 → – noLine'],
    says: ['failedPayout'],
  },
  {
    name: 'returned and sent again',
    hard: 8,
    why: 'Three lines, two payouts: the pair that cancels, and the new one.',
    payouts: [failed, payout('po_2', 500, '2026-11-13', { originalPayoutId: 'po_1' })],
    lines: [
      line('l1', 500, '2026-11-09'),
      line('l2', -500, '2026-11-11', 'STRIPE RETURN'),
      line('l3', 500, '2026-11-13'),
    ],
    expected: ['po_1 → l1+l2 certain', 'po_2 → l3 certain'],
  },
  {
    name: 'reversed by a payout of its own',
    hard: 8,
    why: 'The reversal is a negative payout with a debit; each has its line.',
    payouts: [
      payout('po_1', 500, '2026-11-09', { reversedById: 'po_2' }),
      payout('po_2', -500, '2026-11-12', { originalPayoutId: 'po_1' }),
    ],
    lines: [line('l1', 500, '2026-11-09'), line('l2', -500, '2026-11-12')],
    expected: ['po_1 → l1 certain', 'po_2 → l2 certain'],
  },
  {
    name: 'returned after its credit was confirmed',
    hard: 6,
    why: 'The line that took the money back is offered by itself.',
    payouts: [failed],
    lines: [line('l1', 500, '2026-11-09'), line('l2', -500, '2026-11-11', 'STRIPE RETURN')],
    more: { decisions: [{ payoutKeys: ['c1|po_1'], lineKeys: ['l1'] }] },
    expected: ['po_1 → l2 likely'],
    says: ['returnedPair'],
  },
  {
    name: 'not due yet',
    hard: 24,
    why: 'A payout of tomorrow isn’t missing.',
    payouts: [payout('po_1', 500, '2026-11-09')],
    lines: [],
    more: { asOf: plainDate('2026-11-08') },
    expected: ['po_1 → – noLine'],
    says: ['notYetDue'],
  },
];

const acme = { text: 'Acme Pty Settle', provider: 'stripe' as const, connectionId: 'c1' };
/** Eight payouts decided, each two business days late. */
const late = Array.from({ length: 8 }, (_, at) => ({
  payout: payout(`old_${at}`, 1_000 + at, '2026-09-07'),
  line: line(`old${at}`, 1_000 + at, '2026-09-09'),
}));
const taught = {
  decisions: late.map((one) => ({ payoutKeys: [one.payout.key], lineKeys: [one.line.key] })),
};

const learned: readonly GoldenCase[] = [
  {
    name: 'words that the user gave as the account’s mark',
    hard: 29,
    why: 'The bank writes a name of its own; the alias makes it a mark.',
    payouts: [payout('po_1', 500, '2026-11-09')],
    lines: [line('l1', 500, '2026-11-09', 'DC ACME PTY SETTLE 0091')],
    more: { aliases: [acme] },
    expected: ['po_1 → l1 certain'],
    says: ['aliasSeen'],
  },
  {
    name: 'words that belong to another account',
    hard: 23,
    why: 'The user said that this text is the other account’s: never this one’s, however equal the amount.',
    payouts: [payout('po_1', 500, '2026-11-09', { connectionId: 'c2' })],
    lines: [line('l1', 500, '2026-11-09', 'STRIPE ACME PTY SETTLE')],
    more: { aliases: [acme] },
    expected: ['po_1 → – noLine'],
  },
  {
    name: 'two accounts of one provider told apart by an alias',
    hard: 23,
    why: 'Without it the twins of two accounts are ambiguous.',
    payouts: [payout('po_1', 500, '2026-11-09'), payout('po_2', 500, '2026-11-09', { connectionId: 'c2' })],
    lines: [
      line('l1', 500, '2026-11-09', 'STRIPE OTHER'),
      line('l2', 500, '2026-11-09', 'STRIPE ACME PTY SETTLE'),
    ],
    more: { aliases: [acme, { ...acme, text: 'stripe other', connectionId: 'c2' }] },
    expected: ['po_1 → l2 certain', 'po_2 → l1 certain'],
    says: ['aliasSeen'],
  },
  {
    name: 'an account that is always two days late',
    hard: 24,
    why: 'Eight decided payouts came on the second business day: so late is as expected.',
    payouts: [...late.map((one) => one.payout), payout('po_1', 500, '2026-11-09')],
    lines: [...late.map((one) => one.line), line('l1', 500, '2026-11-11')],
    more: taught,
    expected: ['po_1 → l1 certain'],
    says: ['usualLag'],
  },
  {
    name: 'and a line of that account on the very day beside the usual one',
    hard: 24,
    why: 'What is usual for the account counts, not the provider’s calendar.',
    payouts: [...late.map((one) => one.payout), payout('po_1', 500, '2026-11-09')],
    lines: [...late.map((one) => one.line), line('l1', 500, '2026-11-09'), line('l2', 500, '2026-11-11')],
    more: taught,
    expected: ['po_1 → l2 likely'],
  },
  {
    name: 'a declined pair',
    hard: 30,
    why: 'Never offered again; the next best is.',
    payouts: [payout('po_1', 500, '2026-11-09')],
    lines: [line('l1', 500, '2026-11-09'), line('l2', 500, '2026-11-10')],
    more: { declined: [{ payoutKey: 'c1|po_1', lineKey: 'l1' }] },
    expected: ['po_1 → l2 certain'],
  },
];

runCases([...short, ...foreign, ...afterwards, ...learned]);
