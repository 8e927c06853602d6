/** Payouts from a CSV file: our own columns, or one of Stripe's reports. */
import type { MatchPayout } from '../../../shared/matching/input.ts';
import { makePayout, type PayoutFile } from './makePayout.ts';
import { statusOf } from './statuses.ts';
import { isItemized, isPayoutsReport, readItemized, readPayoutsReport } from './stripeReports.ts';
import { needColumns, readTable, type Row, type Table } from './table.ts';

const NEEDED = ['id', 'currency', 'amount', 'arrival_date'] as const;
/** Names of Stripe's dashboard export for columns of ours. */
const OTHER_NAMES = { descriptor: 'statement_descriptor', trace_id: 'trace' } as const;

function either(row: Row, column: keyof typeof OTHER_NAMES): string {
  return row.get(column) || row.get(OTHER_NAMES[column]);
}

function methodOf(text: string): MatchPayout['method'] {
  return text === 'standard' || text === 'instant' ? text : 'unknown';
}

function payoutOf(row: Row): MatchPayout {
  const currency = row.currency();
  return makePayout({
    id: row.required('id'),
    provider: row.get('provider').toLowerCase() || 'stripe',
    account: row.get('account'),
    currency,
    amount: row.amount('amount', currency),
    arrivalDate: row.date('arrival_date'),
    status: statusOf(row.get('status')),
    method: methodOf(row.get('method').toLowerCase()),
    destination: row.get('type').toLowerCase() === 'card' ? 'card' : 'bank',
    descriptor: either(row, 'descriptor'),
    traceId: either(row, 'trace_id'),
    description: row.get('description'),
  });
}

function readOwn(table: Table): PayoutFile {
  needColumns(table, NEEDED);
  const seen = new Map<string, number>();
  const unknown = new Map<string, number>();
  const payouts = table.rows.map((row) => {
    const payout = payoutOf(row);
    const before = seen.get(payout.key);
    if (before !== undefined)
      row.fail('id', `"${payout.id}" is on line ${before} already; ids must differ within an account`);
    seen.set(payout.key, row.line);
    if (payout.status === 'unknown')
      unknown.set(row.get('status'), (unknown.get(row.get('status')) ?? 0) + 1);
    return payout;
  });
  const remarks = [...unknown].map(
    ([status, count]) =>
      `${table.file}: status "${status}" of ${count} ${count === 1 ? 'payout' : 'payouts'} is not known; taken as not settled, so never certain`,
  );
  const noProvider = table.rows.filter((row) => row.get('provider') === '').length;
  if (noProvider > 0) remarks.push(`${table.file}: ${noProvider} payouts name no provider; taken as stripe`);
  return { payouts, remarks };
}

/** Reads payouts; throws `WrongInput` naming file, line, column and what was expected. */
export function readPayoutFile(file: string, text: string): PayoutFile {
  const table = readTable(file, text);
  if (isItemized(table)) return readItemized(table);
  return isPayoutsReport(table) ? readPayoutsReport(table) : readOwn(table);
}
