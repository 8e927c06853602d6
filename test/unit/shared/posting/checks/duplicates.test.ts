/** What others book of a payout: Xero's own feed, summary tools, other syncs, a person, another computer. Each is told and can be settled. */
import { describe, expect, it } from 'vitest';
import type { Invoice, LedgerItem } from '../../../../../shared/books/model.ts';
import { addDays, type PlainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { answerOf, byPlan, mayPost } from '../../../../../shared/posting/checks/answers.ts';
import type { Books } from '../../../../../shared/posting/books.ts';
import { findingKey } from '../../../../../shared/posting/checks/finding.ts';
import { fixesOf } from '../../../../../shared/posting/checks/fixes.ts';
import type { Answers } from '../../../../../shared/posting/checks/answers.ts';
import type { Mapping, PostingProblem } from '../../../../../shared/posting/model.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import type { Payout } from '../../../../../shared/payout/model.ts';
import {
  booksFor,
  contextFor,
  entryOf,
  invoiceOf,
  lineOf,
  MAPPING,
  payoutOf,
  type Sketch,
} from '../world.ts';

const charge: Sketch = { kind: 'charge', gross: 10_000, fee: 200, tax: 18, invoiced: true, day: 2 };
const entry = entryOf(charge, 'txn_long_enough_1');
const payout = payoutOf([entry], 'po_long_enough_1');
const sale = entryOf({ ...charge, invoiced: false }, 'txn_long_enough_2');
const saleOnly = payoutOf([sale], payout.id);
const line = lineOf(payout.amount, payout.arrivalDate, 'line-1');

function planWith(
  changes: Partial<Books> = {},
  answers: Answers = new Map(),
  mapping: Mapping = MAPPING,
  of: Payout = payout,
) {
  const context = { ...contextFor(booksFor([entry], changes)), answers, mapping };
  const decision = { id: 'm1', payoutKeys: [of.key], lineKeys: [line.key] };
  return planDecision({ decision, payouts: [of], lines: [line] }, context);
}

const item = (kind: LedgerItem['kind'], amount: number, more: Partial<LedgerItem> = {}): LedgerItem => ({
  key: `${kind}|x1|${more.accountId ?? 'bank'}`,
  kind,
  xeroId: 'x1',
  accountId: 'bank',
  otherAccountId: '',
  date: line.date,
  amount: minor(amount),
  currency: 'AUD',
  reference: 'Someone',
  detail: '',
  isReconciled: false,
  status: 'AUTHORISED',
  ...more,
});

const summary = (more: Partial<Invoice>): Invoice =>
  invoiceOf(entry, { invoiceId: 'sum', number: 'A2X-1', amountDue: minor(0), status: 'PAID', ...more });

const paidInvoice = invoiceOf(entry, { status: 'PAID', amountDue: minor(0), amountPaid: entry.gross });
const onDay = (day: number): PlainDate => addDays(entry.date, day);
const NET = payout.amount;

const FOUND: readonly {
  readonly what: string;
  readonly books: Partial<Books>;
  /** `sale`: the charge names no invoice. */
  readonly plans?: 'sale';
  readonly finding: string;
  readonly fixes: readonly string[];
}[] = [
  {
    what: 'a deposit entered by hand as receive money on the bank account',
    books: { ledgerItems: [item('bankTransaction', NET)] },
    finding: 'warn depositInBooks',
    fixes: ['postedElsewhere', 'openInXero', 'postAnyway'],
  },
  {
    what: 'the payment of a summary tool’s invoice on the bank account',
    books: { ledgerItems: [item('payment', NET, { detail: 'A2X-1' })] },
    finding: 'warn depositInBooks',
    fixes: ['postedElsewhere', 'openInXero', 'postAnyway'],
  },
  {
    what: 'a transfer made by hand',
    books: { ledgerItems: [item('transfer', NET, { otherAccountId: 'clearing' })] },
    finding: 'warn sameAmountInBooks',
    fixes: ['takeOver', 'postAnyway'],
  },
  {
    what: 'a fee entered on clearing by Xero’s own fee automation',
    books: {
      ledgerItems: [item('bankTransaction', -200, { accountId: 'clearing', date: payout.createdDate })],
    },
    finding: 'warn sameAmountInBooks',
    fixes: ['takeOver', 'openInXero', 'postAnyway'],
  },
  {
    what: 'the invoice paid into clearing by Xero’s own feed',
    books: {
      invoices: [paidInvoice],
      ledgerItems: [
        item('payment', 10_000, { accountId: 'clearing', detail: entry.invoiceNumber, date: onDay(1) }),
      ],
    },
    finding: 'block invoicePaidBySomeone',
    fixes: ['takeOver', 'openInXero', 'chooseInvoice', 'refreshBooks'],
  },
  {
    what: 'the invoice paid into the bank account by someone',
    books: {
      invoices: [paidInvoice],
      ledgerItems: [item('payment', 10_000, { detail: entry.invoiceNumber, date: onDay(1) })],
    },
    finding: 'block invoicePaidBySomeone',
    fixes: ['openInXero', 'chooseInvoice', 'refreshBooks'],
  },
  {
    what: 'a part of a larger invoice paid by another sync',
    books: {
      invoices: [invoiceOf(entry, { total: minor(30_000), amountDue: minor(20_000) })],
      ledgerItems: [
        item('payment', 10_000, { accountId: 'clearing', detail: entry.invoiceNumber, date: onDay(-5) }),
      ],
    },
    finding: 'warn invoicePaidTwice',
    fixes: ['takeOver', 'openInXero', 'postAnyway'],
  },
  {
    what: 'the invoice paid on an account that isn’t a bank account (undeposited funds)',
    books: { invoices: [paidInvoice] },
    finding: 'block invoicePaid',
    fixes: ['chooseInvoice', 'refreshBooks'],
  },
  {
    what: 'a summary invoice whose number bears the payout’s id',
    books: { invoices: [invoiceOf(entry), summary({ number: `SETTLE-${payout.id}`.replace('-', ' ') })] },
    finding: 'warn payoutNamedInBooks',
    fixes: ['openInXero', 'postAnyway'],
  },
  {
    what: 'a summary invoice whose reference bears the payout’s id',
    books: { invoices: [invoiceOf(entry), summary({ reference: `Stripe payout ${payout.id} (AUD)` })] },
    finding: 'warn payoutNamedInBooks',
    fixes: ['openInXero', 'postAnyway'],
  },
  {
    what: 'a summary invoice over just the deposit, not paid yet',
    books: {
      invoices: [
        invoiceOf(entry),
        summary({
          status: 'AUTHORISED',
          contactName: 'Stripe sales',
          date: line.date,
          total: NET,
          amountDue: NET,
        }),
      ],
    },
    finding: 'warn summaryInBooks',
    fixes: ['openInXero', 'postAnyway'],
  },
  {
    what: 'the same transfer by another computer',
    books: {
      ledgerItems: [
        item('transfer', NET, { otherAccountId: 'clearing', reference: `Tieout ${payout.id}` }),
        item('transfer', 0 - NET, {
          key: 'transfer|x1|clearing',
          accountId: 'clearing',
          otherAccountId: 'bank',
          reference: `Tieout ${payout.id}`,
        }),
      ],
    },
    finding: 'block alreadyInBooks',
    fixes: ['takeOver'],
  },
  {
    what: 'the same transfer by another computer, on another day',
    books: {
      ledgerItems: [
        item('transfer', NET, { date: onDay(40), reference: `Tieout ${payout.id}` }),
        item('transfer', 0 - NET, {
          key: 'transfer|x1|clearing',
          accountId: 'clearing',
          date: onDay(40),
          reference: `Tieout ${payout.id}`,
        }),
      ],
    },
    finding: 'block differsInBooks',
    fixes: ['refreshBooks'],
  },
  {
    what: 'a summary of the payout by another computer in another style',
    books: {
      ledgerItems: [
        item('bankTransaction', 9_800, { accountId: 'clearing', reference: `Tieout ${payout.id} summary` }),
      ],
    },
    finding: 'block otherComputer',
    fixes: ['openInXero', 'openMapping', 'refreshBooks'],
  },
  {
    what: 'the charge’s payment by another computer, before its payout was known',
    books: {
      invoices: [paidInvoice],
      ledgerItems: [
        item('payment', 10_000, {
          accountId: 'clearing',
          detail: entry.invoiceNumber,
          reference: `Tieout act_1 ${entry.id}`,
          date: entry.date,
        }),
      ],
    },
    finding: 'block alreadyInBooks',
    fixes: ['takeOver', 'openInXero'],
  },
  {
    what: 'a sale’s payment by another computer that matched it with an invoice, paid since',
    books: {
      invoices: [],
      ledgerItems: [
        item('payment', 10_000, {
          accountId: 'clearing',
          detail: 'INV-77',
          reference: `Tieout ${payout.id} ${sale.id}`,
          date: sale.date,
        }),
      ],
    },
    plans: 'sale',
    finding: 'block alreadyInBooks',
    fixes: ['takeOver', 'openInXero'],
  },
  {
    what: 'a sale’s payment by someone else, on the clearing account',
    books: {
      invoices: [],
      ledgerItems: [item('payment', 10_000, { accountId: 'clearing', detail: 'INV-77', date: onDay(1) })],
    },
    plans: 'sale',
    finding: 'warn chargeInBooks',
    fixes: ['takeOver', 'openInXero', 'postAnyway'],
  },
  {
    what: 'activity booked by another computer',
    books: {
      ledgerItems: [
        item('bankTransaction', 123, { accountId: 'clearing', reference: 'Tieout act_77 sales' }),
      ],
    },
    finding: 'warn otherActivity',
    fixes: ['openInXero', 'postAnyway'],
  },
];

const shown = ({ severity, code }: PostingProblem) => `${severity} ${code}`;

describe('what others have booked', () => {
  it.each(FOUND)('is told of: $what', ({ books, plans, finding, fixes }) => {
    const plan = plans === 'sale' ? planWith(books, new Map(), MAPPING, saleOnly) : planWith(books);
    expect(plan.problems.map(shown)).toEqual([finding]);
    expect(mayPost(plan)).toBe(false);
    const [problem] = plan.problems;
    expect(problem && fixesOf(problem, plan).map(({ kind }) => kind)).toEqual(fixes);
  });

  it('isn’t thought of where it is far away, deleted, or known to the journal', () => {
    const far = item('bankTransaction', NET, { date: addDays(line.date, 9) });
    const gone = item('bankTransaction', NET, { status: 'DELETED' });
    expect(planWith({ ledgerItems: [far] }).problems).toEqual([]);
    expect(planWith({ ledgerItems: [gone] }).problems).toEqual([]);
    const ours = item('bankTransaction', 123, { accountId: 'clearing', reference: 'Tieout act_77 sales' });
    expect(planWith({ ledgerItems: [ours], known: new Set(['x1']) }).problems).toEqual([]);
    const taken = item('bankTransaction', NET);
    expect(planWith({ ledgerItems: [taken], known: new Set(['x1']) }).problems).toEqual([]);
  });

  it('is asked about once: an answer holds for that very finding only', () => {
    const books = { ledgerItems: [item('bankTransaction', NET)] };
    const [problem] = planWith(books).problems;
    if (!problem) throw new Error('a finding');
    const answer = answerOf('m1', { kind: 'postAnyway', finding: findingKey(problem) }, 1);
    const answered = planWith(books, byPlan([answer]));
    expect(answered.problems).toMatchObject([{ code: 'depositInBooks', answered: true }]);
    expect(mayPost(answered)).toBe(true);
    const other = {
      ledgerItems: [item('bankTransaction', NET, { xeroId: 'x2', key: 'bankTransaction|x2|bank' })],
    };
    expect(mayPost(planWith(other, byPlan([answer])))).toBe(false);
    expect(mayPost(planWith(books, byPlan([{ ...answer, planId: 'm2' }])))).toBe(false);
  });

  it('never takes a number twice: another document’s number blocks, our own is taken over', () => {
    const mapping: Mapping = { ...MAPPING, style: 'settlement', invoicedCharges: 'sale' };
    const draft = planWith({}, new Map(), mapping).steps[0]?.draft;
    if (draft?.kind !== 'invoice') throw new Error('a settlement begins with its invoice');
    const same = invoiceOf(entry, {
      invoiceId: 'doc',
      number: draft.number,
      reference: draft.reference,
      date: draft.date,
      total: draft.total,
    });
    const codes = (invoice: Invoice) =>
      planWith({ invoices: [invoice] }, new Map(), mapping).problems.map(({ code }) => code);
    expect(codes(same)).toContain('alreadyInBooks');
    expect(codes({ ...same, total: minor(1) })).toContain('differsInBooks');
    expect(codes({ ...same, reference: 'Ours' })).toContain('numberTaken');
    expect(codes({ ...same, status: 'VOIDED' })).toContain('numberTaken');
  });
});
