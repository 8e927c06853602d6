/** Nothing that pre-flight lets through is refused by the sandbox, whatever the books look like or have become since. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import type { PayoutEntry } from '../../../../../shared/payout/model.ts';
import { mayPost } from '../../../../../shared/posting/checks/answers.ts';
import { indexBooks } from '../../../../../shared/posting/books.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import type { JournalRow, Mapping, PostingPlan } from '../../../../../shared/posting/model.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { recheck } from '../../../../../shared/posting/checks/recheck.ts';
import type { XeroSeed } from '../../../../../electron/sandbox/story/model.ts';
import type { Account, XeroState } from '../../../../../electron/sandbox/xero/model.ts';
import { accountIdOf, contactIdOf, invoiceIdOf, stateOf } from '../../../../../electron/sandbox/xero/seed.ts';
import { booksOf, sendTo } from '../sandboxBooks.ts';
import { entryOf, lineOf, MAPPING, payoutOf, type Sketch, sketch, START } from '../world.ts';

const TENANT = 'preflight';
const ACCOUNTS = [
  ['clearing', '090', 'BANK'],
  ['bank', '091', 'BANK'],
  ['sales', '200', 'REVENUE'],
  ['refunds', '205', 'REVENUE'],
  ['fees', '404', 'EXPENSE'],
  ['disputes', '410', 'EXPENSE'],
  ['adjustments', '411', 'EXPENSE'],
  ['reserves', '620', 'CURRENT'],
  ['card', '627', 'CURRENT'],
] as const;
const rate = (taxType: string, rateBasisPoints: number) => ({
  name: taxType,
  taxType,
  rateBasisPoints,
  expenses: true,
  revenue: true,
});

const OPTION = 'North';
const mappingIn = (style: Mapping['style'], isTracked: boolean): Mapping => ({
  ...MAPPING,
  style,
  clearingAccountId: accountIdOf(TENANT, 'clearing'),
  bankAccountId: accountIdOf(TENANT, 'bank'),
  tracking: isTracked ? [{ name: 'Region', option: OPTION }] : [],
});

function seedFor(entries: readonly PayoutEntry[]): XeroSeed {
  return {
    tenantKey: TENANT,
    organisation: {
      name: 'Pre-flight',
      shortCode: '!p',
      countryCode: 'AU',
      baseCurrency: 'AUD',
      timezone: 'AUSEASTERNSTANDARDTIME',
      periodLockDate: null,
      endOfYearLockDate: null,
    },
    accounts: ACCOUNTS.map(([key, code, type]) => ({
      key,
      code,
      name: key,
      type,
      taxType: 'BASEXCLUDED',
      currency: 'AUD',
      ...(type === 'BANK' ? { bankAccountNumber: code } : {}),
    })),
    contacts: [
      { key: 'customer', name: 'A customer', email: '' },
      { key: 'stripe', name: 'Stripe', email: '' },
    ],
    invoices: entries
      .filter((entry) => entry.invoiceNumber !== '')
      .map((entry) => ({
        number: entry.invoiceNumber,
        reference: '',
        contactKey: 'customer',
        date: START,
        dueDate: START,
        currency: 'AUD',
        status: 'AUTHORISED',
        total: entry.gross,
        accountCode: '200',
        taxType: 'OUTPUT',
        description: 'Something',
      })),
    taxRates: [rate('INPUT', 1000), rate('OUTPUT', 1000), rate('BASEXCLUDED', 0)],
    tracking: [{ name: 'Region', options: [OPTION, 'South'] }],
  };
}

/** What somebody does to the books. */
type Change =
  | { readonly kind: 'lock'; readonly year: boolean; readonly day: number }
  | { readonly kind: 'account'; readonly key: string; readonly to: Partial<Account> }
  | { readonly kind: 'tax'; readonly taxType: string; readonly to: 'gone' | 'income' | 'expense' | 'rate' }
  | { readonly kind: 'contact'; readonly key: string }
  | { readonly kind: 'option' }
  | {
      readonly kind: 'invoice';
      readonly index: number;
      readonly to: 'draft' | 'void' | 'paid' | 'part' | 'usd';
    };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('lock' as const),
    year: fc.boolean(),
    day: fc.integer({ min: -3, max: 26 }),
  }),
  fc.record({
    kind: fc.constant('account' as const),
    key: fc.constantFrom(...ACCOUNTS.map(([key]) => key)),
    to: fc.constantFrom<Partial<Account>>(
      { status: 'ARCHIVED' },
      { type: 'EXPENSE' },
      { type: 'BANK' },
      { systemAccount: 'DEBTORS' },
      { currency: 'USD', type: 'BANK' },
      { code: '999' },
    ),
  }),
  fc.record({
    kind: fc.constant('tax' as const),
    taxType: fc.constantFrom('INPUT', 'OUTPUT', 'BASEXCLUDED'),
    to: fc.constantFrom('gone' as const, 'income' as const, 'expense' as const, 'rate' as const),
  }),
  fc.record({ kind: fc.constant('contact' as const), key: fc.constantFrom('customer', 'stripe') }),
  fc.constant({ kind: 'option' as const }),
  fc.record({
    kind: fc.constant('invoice' as const),
    index: fc.nat(8),
    to: fc.constantFrom('draft' as const, 'void' as const, 'paid' as const, 'part' as const, 'usd' as const),
  }),
);

function apply(state: XeroState, made: Change, entries: readonly PayoutEntry[]): XeroState {
  if (made.kind === 'lock') {
    const date = addDays(START, made.day);
    const lock = made.year ? { endOfYearLockDate: date } : { periodLockDate: date };
    return { ...state, organisation: { ...state.organisation, ...lock } };
  }
  if (made.kind === 'account') {
    const id = accountIdOf(TENANT, made.key);
    const account = state.accounts.get(id);
    if (account) state.accounts.set(id, { ...account, ...made.to });
  } else if (made.kind === 'tax') return { ...state, taxRates: taxed(state, made) };
  else if (made.kind === 'option')
    return { ...state, tracking: state.tracking.map((one) => ({ ...one, options: one.options.slice(1) })) };
  else if (made.kind === 'contact') {
    const id = contactIdOf(TENANT, made.key);
    const contact = state.contacts.get(id);
    if (contact) state.contacts.set(id, { ...contact, status: 'ARCHIVED' });
  } else changeInvoice(state, made, entries);
  return state;
}

function taxed(state: XeroState, { taxType, to }: Extract<Change, { kind: 'tax' }>): XeroState['taxRates'] {
  if (to === 'gone') return state.taxRates.filter((one) => one.taxType !== taxType);
  const next = { income: { expenses: false }, expense: { revenue: false }, rate: { rateBasisPoints: 1500 } }[
    to
  ];
  return state.taxRates.map((one) => (one.taxType === taxType ? { ...one, ...next } : one));
}

function changeInvoice(
  state: XeroState,
  { index, to }: Extract<Change, { kind: 'invoice' }>,
  entries: readonly PayoutEntry[],
): void {
  const invoiced = entries.filter((entry) => entry.invoiceNumber !== '');
  const number = invoiced[index % Math.max(1, invoiced.length)]?.invoiceNumber ?? '';
  const id = invoiceIdOf(TENANT, number);
  const invoice = state.invoices.get(id);
  if (!invoice) return;
  const next = {
    draft: { status: 'DRAFT' },
    void: { status: 'VOIDED' },
    paid: { status: 'PAID', amountPaid: invoice.total },
    part: { amountPaid: minor(Math.ceil(invoice.total / 2)) },
    usd: { currency: 'USD' },
  } as const;
  state.invoices.set(id, { ...invoice, ...next[to] });
}

interface Case {
  readonly made: readonly Sketch[];
  readonly style: Mapping['style'];
  readonly isTracked: boolean;
  readonly changes: readonly Change[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  made: fc.array(sketch, { minLength: 1, maxLength: 8 }),
  style: fc.constantFrom<Mapping['style']>('itemised', 'summary', 'direct', 'settlement'),
  isTracked: fc.boolean(),
  changes: fc.array(change, { maxLength: 3 }),
});

function worldOf({ made, style, isTracked }: Case) {
  const sound = made.map((one) => ({ ...one, invoiced: one.invoiced && one.gross > 0 }));
  const entries = sound.map((one, index) => entryOf(one, `txn_preflight_${index}`));
  const payout = payoutOf(entries, 'po_preflight_1');
  const line = {
    ...lineOf(payout.amount, payout.arrivalDate, 'line-1'),
    accountId: accountIdOf(TENANT, 'bank'),
  };
  const input = {
    decision: { id: 'm1', payoutKeys: [payout.key], lineKeys: [line.key] },
    payouts: [payout],
    lines: [line],
  };
  const mapping = mappingIn(style, isTracked);
  const plan = (state: XeroState): PostingPlan =>
    planDecision(input, {
      mapping,
      books: indexBooks(booksOf(state)),
      booked: new Set(),
      planned: new Map(),
    });
  return { entries, mapping, plan, state: stateOf(seedFor(entries)) };
}

/** Sends steps in order; one that waits for a lower phase that didn't go isn't sent. Returns what was refused. */
function sendAll(
  state: XeroState,
  rows: readonly Pick<JournalRow, 'id' | 'phase' | 'draft'>[],
  held: ReadonlySet<string>,
) {
  const refusals: string[] = [];
  let stuck = Infinity;
  for (const { id, phase, draft } of rows) {
    if (draft.kind === 'removal' || phase > stuck) continue;
    if (held.has(id)) stuck = Math.min(stuck, phase);
    else {
      const said = sendTo(state, draft);
      if (said !== null) refusals.push(`${draft.kind}: ${said}`);
    }
  }
  return refusals;
}

describe('pre-flight', () => {
  it('lets nothing through that the sandbox refuses', () => {
    let [posted, kept, refusedOtherwise] = [0, 0, 0];
    fc.assert(
      fc.property(cases, (each) => {
        const { entries, plan, state: before } = worldOf(each);
        const state = each.changes.reduce((now, made) => apply(now, made, entries), before);
        const made = plan(state);
        const refusals = sendAll(state, made.steps, new Set());
        if (mayPost(made)) {
          posted += 1;
          expect(refusals).toEqual([]);
        } else {
          kept += 1;
          if (refusals.length > 0) refusedOtherwise += 1;
        }
      }),
      { numRuns: 1_500 },
    );
    // Both ways happen, and what is kept back would have been refused often enough.
    expect(posted).toBeGreaterThan(300);
    expect(refusedOtherwise).toBeGreaterThan(kept / 4);
  });

  it('makes a stale cache safe: what was queued is checked against the books as they are', () => {
    let [sent, held] = [0, 0];
    fc.assert(
      fc.property(cases, (each) => {
        const { entries, mapping, plan, state: before } = worldOf(each);
        const made = plan(before);
        if (!mayPost(made)) return;
        const rows = journalRows(made, 0, mapping);
        const state = each.changes.reduce((now, one) => apply(now, one, entries), before);
        const checks = recheck({
          rows,
          begun: new Set(),
          mappings: new Map([[mapping.key, mapping]]),
          books: indexBooks(booksOf(state)),
          planned: new Map(),
          answers: new Map(),
        });
        const waiting = new Set(checks.flatMap((check) => check.held));
        if (waiting.size > 0) held += 1;
        else sent += 1;
        expect(sendAll(state, rows, waiting)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
    expect(sent).toBeGreaterThan(200);
    expect(held).toBeGreaterThan(200);
  });

  it('goes on with what is right of a plan that was begun', () => {
    const world = worldOf({
      made: [
        { kind: 'charge', gross: 10_000, fee: 200, tax: 18, invoiced: true, day: 2 },
        { kind: 'charge', gross: 5_000, fee: 100, tax: 9, invoiced: true, day: 2 },
      ],
      style: 'itemised',
      isTracked: false,
      changes: [],
    });
    const rows = journalRows(world.plan(world.state), 0, world.mapping);
    const state = apply(world.state, { kind: 'invoice', index: 0, to: 'paid' }, world.entries);
    const input = {
      rows,
      mappings: new Map([[world.mapping.key, world.mapping]]),
      books: indexBooks(booksOf(state)),
      planned: new Map(),
      answers: new Map(),
    };
    const [first] = rows;
    expect(recheck({ ...input, begun: new Set(['m1']) })).toMatchObject([
      { problems: [{ code: 'invoicePaid', entryId: 'txn_preflight_0' }], held: [first?.id] },
    ]);
    expect(recheck({ ...input, begun: new Set() })[0]?.held).toHaveLength(rows.length);
  });
});

it('locks: the year’s before the period’s, each with the first open day after both', () => {
  const { plan, state } = worldOf({
    made: [{ kind: 'charge', gross: 10_000, fee: 200, tax: 18, invoiced: true, day: 2 }],
    style: 'itemised',
    isTracked: false,
    changes: [],
  });
  const locked = {
    ...state,
    organisation: {
      ...state.organisation,
      endOfYearLockDate: addDays(START, 5),
      periodLockDate: addDays(START, 21),
    },
  };
  expect(plan(locked).problems).toMatchObject([
    { code: 'yearLocked', values: { date: addDays(START, 5), count: 1, open: plainDate('2026-03-24') } },
    { code: 'locked', values: { date: addDays(START, 21), count: 1, open: plainDate('2026-03-24') } },
  ]);
});
