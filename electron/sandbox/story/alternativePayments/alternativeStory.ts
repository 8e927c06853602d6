/** The business clients' side of the story: Alternative Payments' objects, the invoices that are paid, and the bank's lines. */
import { addDays, type PlainDate } from '../../../../shared/dates.ts';
import { minor, type Minor, negate } from '../../../../shared/money.ts';
import type { AlternativeObject, AlternativeSeed } from '../../alternativePayments/model.ts';
import {
  CLIENTS,
  type PlannedPayout,
  type PlannedRow,
  STRANGE,
  SYNCED,
  majorNumber,
  planAlternative,
} from './alternativePlan.ts';
import { type DraftLine } from '../bankLine.ts';
import { addOpenDays, isBankDay } from '../calendar.ts';
import type { SeedContact, SeedInvoice } from '../model.ts';
import { codeFor } from '../random.ts';

export interface AlternativeStoryOptions {
  readonly currency: string;
  /** The newest payout that arrived holds a row of a type that doesn't exist yet (case 31). */
  readonly unknownType?: boolean;
  /** The provider's own Xero sync has booked one payout (case 30). */
  readonly ownSync?: boolean;
}

export interface AlternativeStory {
  readonly seed: AlternativeSeed;
  readonly lines: readonly DraftLine[];
  readonly contacts: readonly SeedContact[];
  readonly invoices: readonly SeedInvoice[];
  readonly payouts: readonly PlannedPayout[];
  /** Σ of all payouts that stayed at the bank. */
  readonly arrived: Minor;
}

const LUMPED = '1-lumped';

/** Builds it. Without clock or chance: every call gives equal data. */
export function createAlternativeStory(options: AlternativeStoryOptions): AlternativeStory {
  const special: Readonly<Record<number, string>> = {
    ...(options.unknownType === true ? { [STRANGE]: '31-unknown-type' } : {}),
    ...(options.ownSync === true ? { [SYNCED]: '30-booked-by-its-own-sync' } : {}),
  };
  const payouts = planAlternative().map((payout, index) => {
    return { ...payout, hardCase: special[index] ?? payout.hardCase };
  });
  const strange = options.unknownType === true ? payouts[STRANGE] : undefined;
  const rows = payouts.flatMap((payout) => payout.rows);
  const payments = [...new Set(rows.filter((row) => row.type === 'payment'))];
  // Wherever a payment is shown, it is shown as it is now: one that came back says so.
  const now = (row: PlannedRow): PlannedRow => {
    const later = rows.find((other) => other.paymentId === row.id && other.type !== 'payment');
    if (row.type !== 'payment' || later === undefined) return row;
    return { ...row, status: later.type === 'chargeback' ? 'chargeback' : 'refunded' };
  };
  const lines = linesOf(payouts);
  return {
    seed: {
      payouts: payouts.map((payout) => payoutObject(payout, options.currency)),
      transactions: Object.fromEntries(
        payouts.map((payout) => [
          payout.id,
          payout.rows.map((row) =>
            rowObject(now(row), options.currency, payout === strange ? 'holdback_v2' : row.type),
          ),
        ]),
      ),
      payments: payments.map((row) => rowObject(now(row), options.currency, '')),
      invoices: invoiceObjects(payments, options.currency),
      customers: CLIENTS.map((name, index) => ({
        id: customerId(index),
        name,
        email: `accounts@${name.toLowerCase().replaceAll(/[^a-z]+/g, '')}.example`,
        created_at: '2026-01-05T15:00:00Z',
      })),
      paid: Object.fromEntries(payments.map((row) => [row.id, row.invoices.map(invoiceId)])),
    },
    lines,
    contacts: CLIENTS.map((name, index) => ({ key: contactKey(index), name, email: '' })),
    invoices: payments.flatMap((row) => seedInvoices(row, options.currency)),
    payouts,
    arrived: minor(lines.reduce((sum, line) => sum + line.amount, 0)),
  };
}

const customerId = (index: number) => `cus_${codeFor(`alternative|client-${index}`, 16)}`;
const invoiceId = (number: string) => `inv_${codeFor(`alternative|${number}`, 16)}`;
const contactKey = (index: number) => `business-${index + 1}`;
const at = (day: PlainDate, time: string) => `${day}T${time}Z`;

function payoutObject(payout: PlannedPayout, currency: string): AlternativeObject {
  const told = payout.rows.flatMap((row) => row.fees);
  const own = { name: 'Platform', type: 'FT_PRODUCT', amount: payout.ownFee, covered: false } as const;
  const fees = payout.ownFee === 0 ? told : [...told, own];
  return {
    id: payout.id,
    arrival_date: payout.arrival,
    created_at: at(payout.day, '14:30:00'),
    customer_id: '',
    status: payout.status,
    sub_total: majorNumber(
      payout.rows.reduce((sum, row) => sum + row.amount, 0),
      currency,
    ),
    total: majorNumber(payout.total, currency),
    fees: fees.map(({ amount, name, type, covered }) => ({
      amount: majorNumber(amount, currency),
      name,
      covered_by_customer: covered,
      type: type.slice(3).toLowerCase(),
    })),
  };
}

function rowObject(row: PlannedRow, currency: string, type: string): AlternativeObject {
  const covered = row.fees.filter((fee) => fee.covered).reduce((sum, fee) => sum + fee.amount, 0);
  return {
    id: row.id,
    ...(row.id === row.paymentId ? {} : { payment_id: row.paymentId }),
    ...(type === '' ? {} : { type }),
    created_at: at(row.day, '09:12:07'),
    due_date: row.day,
    customer_id: customerId(row.customer),
    payment_method: row.method,
    status: row.status,
    sub_total: majorNumber(row.amount, currency),
    total: majorNumber(row.amount + covered, currency),
    fees: row.fees.map(({ amount, name, type: kind }) => ({
      amount: majorNumber(amount, currency),
      name,
      type: kind,
    })),
  };
}

/** The parts of a payment by invoice: the first of two is a third of it. */
function partsOf(row: PlannedRow): { readonly number: string; readonly amount: number }[] {
  const [first, second] = row.invoices;
  if (first === undefined) return [];
  if (second === undefined) return [{ number: first, amount: row.amount }];
  const part = Math.floor(row.amount / 3);
  return [
    { number: first, amount: part },
    { number: second, amount: row.amount - part },
  ];
}

function invoiceObjects(payments: readonly PlannedRow[], currency: string): AlternativeObject[] {
  return payments.flatMap((row) =>
    partsOf(row).map(({ number, amount }) => ({
      id: invoiceId(number),
      invoice_number: number,
      currency,
      customer_id: customerId(row.customer),
      created_at: at(addDays(row.day, -14), '08:00:00'),
      due_date: row.day,
      status: 'paid',
      sub_total: majorNumber(amount, currency),
      total: majorNumber(amount, currency),
      line_items: [],
      memo: '',
    })),
  );
}

function seedInvoices(row: PlannedRow, currency: string): SeedInvoice[] {
  return partsOf(row).map(({ number, amount }) => ({
    number,
    reference: '',
    contactKey: contactKey(row.customer),
    date: addDays(row.day, -14),
    dueDate: row.day,
    currency,
    status: 'AUTHORISED',
    total: minor(amount),
    accountCode: '200',
    taxType: 'OUTPUT',
    description: 'Wholesale coffee',
  }));
}

function narrativeOf(payout: PlannedPayout, words: string): string {
  const code = codeFor(`bank|${payout.id}`, 10, '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ');
  return `ALTERNATIVE PAYM DES:${words} ID:${code} CO ID:8263863381 CCD`;
}

function lineOf(payout: PlannedPayout, amount: number, date: PlainDate, words = 'PAYOUT'): DraftLine {
  return {
    date,
    amount,
    narrative: narrativeOf(payout, words),
    payoutIds: [payout.id],
    hardCase: payout.hardCase,
  };
}

/** One line a payout; two in one; credit and return of the one that failed; none for those that never left. */
function linesOf(payouts: readonly PlannedPayout[]): DraftLine[] {
  const gone = payouts.filter(({ status }) => status === 'succeeded' || status === 'failed');
  const single = gone.filter(({ hardCase }) => hardCase !== LUMPED);
  const lumped = gone.filter(({ hardCase }) => hardCase === LUMPED);
  const last = lumped.at(-1);
  const together = last === undefined ? [] : [
    {
      ...lineOf(last, lumped.reduce((sum, payout) => sum + payout.total, 0), last.arrival),
      payoutIds: lumped.map(({ id }) => id),
    },
  ]; // prettier-ignore
  const returned = gone
    .filter(({ status }) => status === 'failed')
    .map((payout) =>
      lineOf(payout, negate(payout.total), addOpenDays(payout.arrival, 2, isBankDay), 'RETURN'),
    );
  return [...single.map((payout) => lineOf(payout, payout.total, payout.arrival)), ...together, ...returned];
}
