/**
 * Stripe's reports as CSV: `payout_reconciliation.itemized` (entries of automatic payouts) and `payouts.itemized` (payouts as
 * movements of the balance, so with a minus). Source: https://docs.stripe.com/reports/report-types. Amounts are in major
 * units, dates in UTC where the column says so.
 */
import type { MatchPayout } from '../../../shared/matching/input.ts';
import { type Minor, negate, subtract, sumMinor, ZERO } from '../../../shared/money.ts';
import { stripeKind } from '../../../shared/payout/stripe/kind.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import { makePayout, type PayoutFile } from './makePayout.ts';
import { statusOf } from './statuses.ts';
import { needColumns, type Row, type Table } from './table.ts';

const EFFECTIVE = 'automatic_payout_effective_at';

/** Whether a table is a payout reconciliation report. */
export function isItemized({ columns }: Table): boolean {
  return columns.has('automatic_payout_id');
}

/** Whether a table is a report of payouts. */
export function isPayoutsReport({ columns }: Table): boolean {
  return columns.has('payout_id') && columns.has('reporting_category');
}

/** The column in UTC where the report has it: the other one is in the zone that was asked for. */
function inUtc({ columns }: Table, column: string): string {
  return columns.has(`${column}_utc`) ? `${column}_utc` : column;
}

function amounts(row: Row, currency: string): { gross: Minor; fee: Minor; net: Minor } {
  const net = row.amount('net', currency);
  const gross = row.get('gross') === '' ? net : row.amount('gross', currency);
  const fee = row.get('fee') === '' ? subtract(gross, net) : row.amount('fee', currency);
  if (subtract(gross, fee) !== net)
    row.fail('net', `"${row.get('net')}" is not gross less fee; that was expected`);
  return { gross, fee, net };
}

function entryOf(row: Row, currency: string, date: MatchPayout['arrivalDate']): PayoutEntry {
  const { gross, fee, net } = amounts(row, currency);
  const category = row.get('reporting_category');
  return {
    id: row.get('balance_transaction_id') || `line ${row.line}`,
    kind: stripeKind(category, '', gross),
    rawType: category,
    created: 0,
    date,
    currency,
    gross,
    fee,
    net,
    feeParts: fee === 0 ? [] : [{ kind: 'processing', amount: fee, description: '' }],
    sourceId: row.get('source_id'),
    chargeId: row.get('charge_id'),
    invoiceNumber: row.get('invoice_number'),
    customerName: row.get('customer_name'),
    customerEmail: row.get('customer_email'),
    description: row.get('description'),
    presentment: null,
  };
}

function groupsOf(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.get('automatic_payout_id');
    if (id === '') continue;
    const key = `${row.get('connected_account')}|${id}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function fromEntries(rows: readonly Row[], effective: string): MatchPayout | null {
  const [first] = rows;
  if (!first) return null;
  const id = first.get('automatic_payout_id');
  const currency = first.currency();
  const arrivalDate = first.date(effective);
  const all = rows.map((row) => {
    if (row.currency() !== currency)
      row.fail('currency', `payout ${id} is in ${currency} on line ${first.line}`);
    return entryOf(row, currency, arrivalDate);
  });
  const own = all.filter(({ kind }) => kind === 'payout');
  const entries = all.filter(({ kind }) => kind !== 'payout' && kind !== 'payoutReversal');
  return makePayout({
    id,
    provider: 'stripe',
    account: first.get('connected_account'),
    currency,
    // The payout's own row, if it is there, is what left the balance; else it is what its entries come to.
    amount:
      own.length > 0
        ? negate(sumMinor(own.map(({ gross }) => gross)))
        : sumMinor(entries.map(({ net }) => net)),
    arrivalDate,
    status: all.some(({ kind }) => kind === 'payoutReversal') ? 'failed' : 'paid',
    ownFee: own.length > 0 ? sumMinor(own.map(({ fee }) => fee)) : ZERO,
    composition: entries.length > 0 ? 'known' : 'untold',
    entries,
  });
}

/** Payouts with their entries; rows of no automatic payout are left out, and said. Throws `WrongInput`. */
export function readItemized(table: Table): PayoutFile {
  const effective = inUtc(table, EFFECTIVE);
  needColumns(table, ['automatic_payout_id', effective, 'net', 'currency', 'reporting_category']);
  const payouts = [...groupsOf(table.rows).values()]
    .map((rows) => fromEntries(rows, effective))
    .filter((payout) => payout !== null);
  const untold = table.rows.filter((row) => row.get('automatic_payout_id') === '').length;
  const remarks =
    untold > 0 ? [`${table.file}: ${untold} rows name no automatic payout and were left out`] : [];
  return { payouts, remarks };
}

function fromMovement(row: Row, effective: string): MatchPayout {
  const currency = row.currency();
  const { gross, fee } = amounts(row, currency);
  const expected =
    row.get('payout_expected_arrival_date') === '' ? effective : 'payout_expected_arrival_date';
  return makePayout({
    id: row.required('payout_id'),
    provider: 'stripe',
    account: row.get('connected_account'),
    currency,
    amount: negate(gross),
    ownFee: fee,
    arrivalDate: row.date(expected),
    status: statusOf(row.get('payout_status')),
    destination: row.get('payout_type') === 'card' ? 'card' : 'bank',
    description: row.get('payout_description'),
  });
}

/** Payouts of the report of payouts; a reversal marks its payout as failed. Throws `WrongInput`. */
export function readPayoutsReport(table: Table): PayoutFile {
  const effective = inUtc(table, 'effective_at');
  needColumns(table, ['payout_id', effective, 'net', 'currency', 'reporting_category']);
  const isReversal = (row: Row) => row.get('reporting_category') === 'payout_reversal';
  const reversed = new Set(table.rows.filter(isReversal).map((row) => row.required('payout_id')));
  const seen = new Map<string, number>();
  const payouts = table.rows
    .filter((row) => !isReversal(row))
    .map((row) => {
      const payout = fromMovement(row, effective);
      const before = seen.get(payout.key);
      if (before !== undefined) row.fail('payout_id', `"${payout.id}" is on line ${before} already`);
      seen.set(payout.key, row.line);
      return reversed.has(payout.id) ? { ...payout, status: 'failed' as const } : payout;
    });
  return { payouts, remarks: [] };
}
