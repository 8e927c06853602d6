/** Random payouts of all kinds with books that fit them, for properties over every posting style. */
import * as fc from 'fast-check';
import type { TrackingCategory } from '../../../../../shared/books/model.ts';
import type { Evidence } from '../../../../../shared/matching/model.ts';
import { minor, negate, sumMinor } from '../../../../../shared/money.ts';
import {
  type EntryKind,
  EntryKindSchema,
  type Payout,
  type SalePart,
} from '../../../../../shared/payout/model.ts';
import { indexBooks } from '../../../../../shared/posting/books.ts';
import { homeOf } from '../../../../../shared/posting/plan/homes.ts';
import { type Mapping, PostingStyleSchema } from '../../../../../shared/posting/model.ts';
import type { DecisionInput } from '../../../../../shared/posting/plan/plan.ts';
import type { PlanContext } from '../../../../../shared/posting/plan/planEntries.ts';
import { booksFor, entryOf, invoiceOf, lineOf, MAPPING, payoutOf, type Sketch } from '../world.ts';

export const STYLES = PostingStyleSchema.options;

/** Every kind that has a home, either sign, with any fee; charges that pay invoices, and refunds of such. */
const kinds = EntryKindSchema.options.filter((kind) => kind !== 'unknown' && kind !== 'payout');
export const anySketch: fc.Arbitrary<Sketch> = fc
  .record({
    kind: fc.oneof({ weight: 2, arbitrary: fc.constant<EntryKind>('charge') }, fc.constantFrom(...kinds)),
    gross: fc.integer({ min: -300_000, max: 500_000 }),
    fee: fc.integer({ min: -200, max: 9_000 }),
    taxed: fc.boolean(),
    invoiced: fc.boolean(),
    day: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ taxed, ...made }) => {
    const fee = ['fee', 'tax', 'payoutReversal'].includes(made.kind) ? 0 : made.fee;
    const invoiced = made.invoiced && (made.kind === 'charge' || made.kind === 'refund');
    return { ...made, fee, tax: taxed ? Math.round(fee / 11) : 0, invoiced };
  });

export const choices = fc.record({
  style: fc.constantFrom(...STYLES),
  invoicedCharges: fc.constantFrom('pay' as const, 'sale' as const),
  invoicedRefunds: fc.constantFrom('line' as const, 'creditNote' as const),
  splitByMonth: fc.boolean(),
  /** Parts of sales on accounts of their own, tracked, with overrides. */
  apart: fc.boolean(),
  /** What was sold without tax, told apart. */
  untaxed: fc.boolean(),
});
export type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

/** Accounts of the parts of sales, and where overrides send to. */
const APART = {
  shippingAccountCode: '202',
  serviceChargeAccountCode: '203',
  discountAccountCode: '204',
  giftCardAccountCode: '631',
  salesTaxAccountCode: '632',
  tracking: [
    { name: 'Region', option: 'North' },
    { name: 'Channel', option: 'Online' },
  ],
  overrides: [
    {
      match: { category: 'Coffee' },
      accountCode: '206',
      taxType: '',
      tracking: [{ name: 'Region', option: 'South' }],
    },
    {
      match: { kind: 'dispute' },
      accountCode: '',
      taxType: '',
      tracking: [{ name: 'Team', option: 'Risk' }],
    },
    { match: { part: 'sale', location: 'harbour' }, accountCode: '', taxType: 'BASEXCLUDED', tracking: [] },
  ],
} satisfies Partial<Mapping>;

export const withChoices = ({
  apart,
  untaxed,
  ...made
}: Omit<Choices, 'apart' | 'untaxed'> & Partial<Pick<Choices, 'apart' | 'untaxed'>>): Mapping => ({
  ...MAPPING,
  ...made,
  ...(apart === true ? APART : {}),
  // Told tax is within sales then.
  ...(untaxed === true ? { salesTaxAccountCode: '', untaxedTaxType: 'EXEMPTOUTPUT' } : {}),
  tipsAccountCode: '201',
  loanAccountCode: '630',
});

const TRACKING: readonly TrackingCategory[] = [
  ['Region', 'North', 'South'],
  ['Channel', 'Online'],
  ['Team', 'Risk'],
].map(([name = '', ...options]) => ({
  categoryId: name,
  name,
  status: 'ACTIVE',
  options: options.map((option) => ({ optionId: option, name: option, status: 'ACTIVE' })),
}));

/** Parts of a sale or refund, other ones for each index, that leave some of it over as plain sales. */
function salePartsOf({ kind, gross }: Sketch, index: number): SalePart[] {
  if (kind !== 'charge' && kind !== 'refund') return [];
  const share = (of: number) => minor(Math.trunc(gross / of));
  const tip: SalePart = { kind: 'tip', amount: share(7) };
  switch (index % 4) {
    case 0:
      return [tip];
    case 1:
      return [
        { kind: 'sale', amount: share(3), category: 'Coffee', item: 'Flat white', location: 'Harbour' },
        { kind: 'tax', amount: share(11), location: 'Harbour' },
        { kind: 'discount', amount: negate(share(9)), location: 'Harbour' },
      ];
    case 2:
      return [
        tip,
        { kind: 'giftCard', amount: share(5) },
        { kind: 'shipping', amount: share(8) },
        { kind: 'serviceCharge', amount: share(6) },
      ];
    default:
      return [];
  }
}

/** One payout of the sketches, its entries named after it. */
export function payoutFrom(
  sketches: readonly Sketch[],
  id: string,
  more: { ownFee?: number; status?: Payout['status'] } = {},
): Payout {
  const entries = sketches.map((sketch, index) => {
    const entry = entryOf(sketch, `txn_${id}_${index}`);
    return { ...entry, saleParts: salePartsOf(sketch, index) };
  });
  const ownFeeTax = minor(Math.round((more.ownFee ?? 0) / 11));
  return { ...payoutOf(entries, id, { ...more, day: 41 }), ownFeeTax };
}

/** Books that hold an invoice for every charge and refund that names one, due in full, none for the rest. */
export function contextOf(
  payouts: readonly Payout[],
  mapping: Mapping,
  booked: ReadonlySet<string> = new Set(),
): PlanContext {
  const entries = payouts.flatMap((payout) => payout.entries);
  const base = booksFor([]);
  const extra = ['201', '202', '203', '204', '206', '630', '631', '632'].map((code) => ({
    ...(base.accounts.find((account) => account.code === '620') ?? base.accounts[0]!),
    accountId: `extra-${code}`,
    code,
    name: code,
  }));
  const invoices = entries
    .filter((entry) => entry.invoiceNumber !== '')
    .map((entry) => {
      const due = minor(Math.max(entry.gross, 0));
      return invoiceOf(entry, { total: due, amountDue: due });
    });
  const books = indexBooks({ ...base, accounts: [...base.accounts, ...extra], invoices, tracking: TRACKING });
  return { mapping, books, booked, planned: new Map() };
}

/** How payouts meet their bank lines. */
export const shapes = fc.constantFrom(
  'one' as const,
  'split' as const,
  'short' as const,
  'together' as const,
);

/** A decision over the payouts in the shape asked for; the shape falls back to `one` where it isn't possible. */
export function decisionOf(
  payouts: readonly Payout[],
  shape: 'one' | 'split' | 'short' | 'together',
): DecisionInput {
  const total = sumMinor(payouts.map((payout) => payout.amount));
  const date = payouts[0]!.arrivalDate;
  const short = shape === 'short' && total > 100 ? 35 : 0;
  const first = shape === 'split' && Math.abs(total) > 10 ? Math.trunc(total / 3) : total - short;
  const amounts = [first, total - short - first].filter((amount) => amount !== 0).map(minor);
  const lines = amounts.map((amount, index) => lineOf(amount, date, `line-${payouts[0]!.id}-${index}`));
  const evidence: Evidence[] =
    short === 0 ? [] : [{ code: 'shortByFee', values: { amount: short }, weight: 0 }];
  return {
    decision: {
      id: `m-${payouts[0]!.id}`,
      payoutKeys: payouts.map(({ key }) => key),
      lineKeys: lines.map(({ key }) => key),
      evidence,
    },
    payouts,
    lines,
  };
}

/** Decisions of every shape over one payout or two, of at most so many movements each. */
export function decidedWith(most: number): fc.Arbitrary<DecisionInput> {
  const sketches = fc.array(anySketch, { minLength: 1, maxLength: most });
  return fc
    .record({ first: sketches, second: sketches, shape: shapes, ownFee: fc.integer({ min: 0, max: 300 }) })
    .map(({ first, second, shape, ownFee }) => {
      const payouts = [payoutFrom(first, 'po_1', { ownFee })];
      if (shape === 'together') payouts.push(payoutFrom(second, 'po_2'));
      return decisionOf(payouts, shape);
    });
}

/** What clearing keeps of a decision: only money of failed payouts that came back by another way. */
export function expectedOnClearing(payouts: readonly Payout[]): number {
  const returned = payouts
    .flatMap((payout) => payout.entries)
    .filter((entry) => homeOf(entry.kind) === 'transferred');
  return negate(sumMinor(returned.map((entry) => entry.net)));
}
