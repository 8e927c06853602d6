/** Every kind of movement in every style: where it goes, in which direction, and that clearing comes to nothing. */
import { describe, expect, it } from 'vitest';
import { minor, negate, sumMinor } from '../../../../../shared/money.ts';
import {
  type EntryKind,
  EntryKindSchema,
  type Payout,
  type PayoutEntry,
} from '../../../../../shared/payout/model.ts';
import { indexBooks } from '../../../../../shared/posting/books.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { type Mapping, PostingStyleSchema } from '../../../../../shared/posting/model.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import { ACCOUNTS, booksFor, entryOf, lineOf, MAPPING, payoutOf } from '../world.ts';

const CODES = {
  tips: '201',
  shipping: '202',
  service: '203',
  discount: '204',
  giftCards: '631',
  salesTax: '632',
  loans: '630',
  platform: '210',
  bankFees: '405',
} as const;

/** Outside tax but for fees, so that what an account gets is the amount itself. */
const mapping: Mapping = {
  ...MAPPING,
  salesTaxType: 'BASEXCLUDED',
  refundTaxType: 'BASEXCLUDED',
  tipsAccountCode: CODES.tips,
  shippingAccountCode: CODES.shipping,
  serviceChargeAccountCode: CODES.service,
  discountAccountCode: CODES.discount,
  giftCardAccountCode: CODES.giftCards,
  salesTaxAccountCode: CODES.salesTax,
  loanAccountCode: CODES.loans,
  platformAccountCode: CODES.platform,
  bankFeeAccountCode: CODES.bankFees,
};

const GST = { ...ACCOUNTS[2]!, accountId: 'gst', code: '820', name: 'GST', systemAccount: 'GST' };
const books = indexBooks(
  booksFor([], {
    accounts: [
      ...ACCOUNTS,
      GST,
      ...Object.values(CODES).map((code) => ({ ...ACCOUNTS[2]!, accountId: `a${code}`, code, name: code })),
    ],
  }),
);

const made = (kind: EntryKind, gross: number, fee = 0, tax = 0, id: string = kind): PayoutEntry =>
  entryOf({ kind, gross, fee, tax, invoiced: false, day: 5 }, `txn_${id}`);
const SALE = made('charge', 100_000, 0, 0, 'sale');

interface Case {
  readonly name: string;
  /** Beside a sale of 1,000.00 without a fee, unless `alone`. */
  readonly entries: readonly PayoutEntry[];
  /** What accounts get: credit positive. Beside the sale's own 100,000 on 200. */
  readonly gets: Readonly<Record<string, number>>;
  readonly alone?: boolean;
  readonly ownFee?: number;
  /** What the bank kept. */
  readonly short?: number;
}

const parts = (...all: NonNullable<PayoutEntry['saleParts']>): PayoutEntry => ({
  ...made('charge', 11_000, 0, 0, 'parts'),
  saleParts: all,
});

const CASES: readonly Case[] = [
  { name: 'a charge with its fee', entries: [made('charge', 5_000, 175)], gets: { 200: 5_000, 404: -175 } },
  {
    name: 'a fee with tax on it',
    entries: [made('charge', 5_000, 220, 20)],
    gets: { 200: 5_000, 404: -200, 820: -20 },
  },
  {
    name: 'a refund, its fee given back',
    entries: [made('refund', -5_000, -50)],
    gets: { 205: -5_000, 404: 50 },
  },
  { name: 'a refund that failed', entries: [made('refundFailure', 5_000)], gets: { 205: 5_000 } },
  { name: 'a charge that failed', entries: [made('chargeFailure', -5_000)], gets: { 205: -5_000 } },
  {
    name: 'a partial capture in two rows',
    entries: [made('charge', 9_000, 300), made('partialCaptureReversal', -4_000, -130)],
    gets: { 200: 9_000, 205: -4_000, 404: -170 },
  },
  {
    name: 'a dispute with its fee',
    entries: [made('dispute', -5_000, 1_500)],
    gets: { 410: -5_000, 404: -1_500 },
  },
  { name: 'a dispute won, its fee kept', entries: [made('disputeReversal', 5_000)], gets: { 410: 5_000 } },
  {
    name: 'a dispute won, its fee back',
    entries: [made('disputeReversal', 5_000, -1_500)],
    gets: { 410: 5_000, 404: 1_500 },
  },
  {
    name: 'a monthly fee with tax as a row of its own',
    entries: [made('fee', -1_000), made('tax', -100)],
    gets: { 404: -1_000, 820: -100 },
  },
  { name: 'a network cost', entries: [made('networkCost', -300)], gets: { 404: -300 } },
  { name: 'an exchange fee', entries: [made('fee', -215, 0, 0, 'fx')], gets: { 404: -215 } },
  { name: 'a fee credit', entries: [made('fee', 700)], gets: { 404: 700 } },
  { name: 'a platform earning', entries: [made('platformEarning', 900)], gets: { 210: 900 } },
  {
    name: 'a platform earning refunded',
    entries: [made('platformEarningRefund', -900)],
    gets: { 210: -900 },
  },
  { name: 'an adjustment', entries: [made('adjustment', -1)], gets: { 411: -1 } },
  { name: 'a reserve held', entries: [made('reserveHold', -8_000)], gets: { 620: -8_000 } },
  { name: 'a reserve released', entries: [made('reserveRelease', 8_000)], gets: { 620: 8_000 } },
  { name: 'a minimum balance held', entries: [made('minimumBalanceHold', -8_000)], gets: { 620: -8_000 } },
  {
    name: 'a minimum balance released',
    entries: [made('minimumBalanceRelease', 8_000)],
    gets: { 620: 8_000 },
  },
  { name: 'a top-up', entries: [made('topup', 3_000)], gets: { 411: 3_000 } },
  { name: 'a top-up taken back', entries: [made('topupReversal', -3_000)], gets: { 411: -3_000 } },
  { name: 'a transfer', entries: [made('transfer', -3_000)], gets: { 411: -3_000 } },
  { name: 'a transfer taken back', entries: [made('transferReversal', 3_000)], gets: { 411: 3_000 } },
  { name: 'a loan', entries: [made('loanPayout', 50_000)], gets: { 630: 50_000 } },
  { name: 'a loan repaid in part', entries: [made('loanRepayment', -2_000)], gets: { 630: -2_000 } },
  {
    name: 'the parts of a sale',
    entries: [
      parts(
        { kind: 'tip', amount: minor(700) },
        { kind: 'tax', amount: minor(900) },
        { kind: 'shipping', amount: minor(500) },
        { kind: 'giftCard', amount: minor(2_000) },
        { kind: 'serviceCharge', amount: minor(300) },
        { kind: 'discount', amount: minor(-1_100) },
      ),
    ],
    gets: { 200: 7_700, 201: 700, 632: 900, 202: 500, 631: 2_000, 203: 300, 204: -1_100 },
  },
  {
    name: 'the refund of a sale in parts',
    entries: [{ ...made('refund', -1_100), saleParts: [{ kind: 'tip', amount: minor(-100) }] }],
    gets: { 205: -1_000, 201: -100 },
  },
  { name: 'an instant payout with its fee', entries: [], gets: { 404: -100 }, ownFee: 100 },
  { name: 'a deposit short by the bank’s fee', entries: [], gets: { 405: -1_500 }, short: 1_500 },
  {
    name: 'a negative payout: the bank is debited',
    entries: [made('refund', -7_000), made('fee', -500)],
    gets: { 205: -7_000, 404: -500 },
    alone: true,
  },
  {
    name: 'a payout of nothing, never sent',
    entries: [made('charge', 5_000, 200), made('refund', -4_800)],
    gets: { 200: 5_000, 205: -4_800, 404: -200 },
    alone: true,
  },
];

function planOf({ entries, alone, ownFee, short = 0 }: Case, style: Mapping['style']) {
  const payout = payoutOf(alone === true ? entries : [SALE, ...entries], 'po_1', { ownFee: ownFee ?? 0 });
  const arrived = minor(payout.amount - short);
  const lines = arrived === 0 ? [] : [lineOf(arrived, payout.arrivalDate, 'line')];
  const evidence = short === 0 ? [] : [{ code: 'shortByFee' as const, values: { amount: short }, weight: 0 }];
  const decision = { id: 'm', payoutKeys: [payout.key], lineKeys: lines.map(({ key }) => key), evidence };
  const context = { mapping: { ...mapping, style }, books, booked: new Set<string>(), planned: new Map() };
  return { plan: planDecision({ decision, payouts: [payout], lines }, context), arrived };
}

describe.each(PostingStyleSchema.options)('in style %s', (style) => {
  it.each(CASES)('$name', (one) => {
    const { plan, arrived } = planOf(one, style);
    expect(plan.problems).toEqual([]);
    const effects = plan.steps.flatMap((step) => effectsOf(step.draft));
    const on = (id: string) =>
      sumMinor(effects.filter(({ accountId }) => accountId === id).map(({ amount }) => amount));
    expect({ bank: on('bank'), clearing: on('clearing') }).toEqual({ bank: arrived, clearing: 0 });
    const got: Record<string, number> = {};
    for (const { accountCode, credit, debit } of doubleEntry(plan, books)) {
      if (['090', '091', ''].includes(accountCode)) continue;
      got[accountCode] = (got[accountCode] ?? 0) + credit - debit;
    }
    const due: Record<string, number> = { ...one.gets };
    if (one.alone !== true) due[200] = (due[200] ?? 0) + SALE.gross;
    const isDocument = plan.steps.some(
      ({ draft }) => draft.kind === 'invoice' || draft.kind === 'creditNote',
    );
    expect(isDocument).toBe(style === 'settlement' && arrived !== 0);
    expect(got).toEqual(due);
  });

  it('blocks what nobody knows, by itself or among others', () => {
    const { plan } = planOf({ name: '', entries: [made('unknown', 5)], gets: {} }, style);
    expect(plan.problems.map(({ code }) => code)).toContain('unknownEntries');
  });
});

it('tries every kind that has a home', () => {
  const tried = new Set(CASES.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  const others = new Set<EntryKind>(['unknown', 'payout', 'payoutReversal']);
  expect(EntryKindSchema.options.filter((kind) => !tried.has(kind) && !others.has(kind))).toEqual([]);
});

/** A payout that failed: its money came back to the balance and left with a later one. */
describe.each(PostingStyleSchema.options)('money that came back, in style %s', (style) => {
  const context = { mapping: { ...mapping, style }, books, booked: new Set<string>(), planned: new Map() };
  const failed: Payout = { ...payoutOf([SALE], 'po_1', { status: 'failed' }), failureEntryId: 'txn_back' };
  const clearingOf = (input: Parameters<typeof planDecision>[0]) => {
    const plan = planDecision(input, context);
    expect(plan.problems).toEqual([]);
    const effects = plan.steps.flatMap((step) => effectsOf(step.draft));
    const on = (id: string) =>
      sumMinor(effects.filter(({ accountId }) => accountId === id).map(({ amount }) => amount));
    return { clearing: on('clearing'), bank: on('bank') };
  };

  it('was credited and taken back by the bank: clearing keeps it for the payout that sends it again', () => {
    const lines = [
      lineOf(failed.amount, failed.arrivalDate, 'in'),
      lineOf(negate(failed.amount), failed.arrivalDate, 'out'),
    ];
    const decision = { id: 'm1', payoutKeys: [failed.key], lineKeys: ['in', 'out'] };
    expect(clearingOf({ decision, payouts: [failed], lines })).toEqual({ clearing: 100_000, bank: 0 });
    const again = payoutOf([made('payoutReversal', 100_000), made('charge', 500)], 'po_2');
    const line = lineOf(again.amount, again.arrivalDate, 'again');
    const next = { id: 'm2', payoutKeys: [again.key], lineKeys: ['again'] };
    expect(clearingOf({ decision: next, payouts: [again], lines: [line] })).toEqual({
      clearing: -100_000,
      bank: 100_500,
    });
  });

  it('came back after its credit was decided: the return alone is a transfer into clearing', () => {
    const line = lineOf(negate(failed.amount), failed.arrivalDate, 'out');
    const decision = { id: 'm1', payoutKeys: [failed.key], lineKeys: ['out'] };
    expect(clearingOf({ decision, payouts: [failed], lines: [line] })).toEqual({
      clearing: 100_000,
      bank: -100_000,
    });
  });

  it('never reached the bank: only what it was made of is booked', () => {
    const decision = { id: 'm1', payoutKeys: [failed.key], lineKeys: [] };
    expect(clearingOf({ decision, payouts: [failed], lines: [] })).toEqual({ clearing: 100_000, bank: 0 });
  });
});
