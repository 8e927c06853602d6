/** Payouts from a CSV file: our own columns, or Stripe's `payout_reconciliation.itemized` report. */
import { DateError, type PlainDate, plainDate } from '../../../shared/dates.ts';
import { exponentOf, type Minor, MoneyError, parseMajor, sumMinor, ZERO } from '../../../shared/money.ts';
import { type Payout, payoutKey, type PayoutStatus } from '../../../shared/payout/model.ts';
import { type CsvRecord, detectDelimiter, splitCsv } from '../../../shared/statement/csvTokens.ts';
import type { MatchPayout } from '../../../shared/matching/input.ts';
import { wrongInput } from './wrongInput.ts';

export interface PayoutFile {
  readonly payouts: readonly MatchPayout[];
  /** Ids of payouts that were read but can't be matched, with the reason. */
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

const NEEDED = ['id', 'currency', 'amount', 'arrival_date'] as const;
const ITEMIZED = [
  'automatic_payout_id',
  'automatic_payout_effective_at',
  'net',
  'currency',
  'reporting_category',
] as const;
const STATUSES: ReadonlyMap<string, PayoutStatus> = new Map([
  ['', 'paid'],
  ['paid', 'paid'],
  ['pending', 'pending'],
  ['in_transit', 'inTransit'],
  ['intransit', 'inTransit'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
]);

/** One row by its column names. */
class Row {
  readonly line: number;
  private readonly file: string;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly cells: readonly string[];

  constructor(file: string, columns: ReadonlyMap<string, number>, record: CsvRecord) {
    this.file = file;
    this.columns = columns;
    this.cells = record.cells;
    this.line = record.line;
  }

  get(column: string): string {
    const index = this.columns.get(column);
    return index === undefined ? '' : (this.cells[index] ?? '').trim();
  }

  fail(column: string, message: string): never {
    throw wrongInput(this.file, this.line, column, message);
  }

  required(column: string): string {
    return this.get(column) || this.fail(column, 'is empty; a value was expected');
  }

  currency(): string {
    const text = this.required('currency').toUpperCase();
    return /^[A-Z]{3}$/.test(text)
      ? text
      : this.fail('currency', `"${text}" is not a currency code of three letters`);
  }

  amount(column: string, currency: string): Minor {
    const text = this.required(column);
    try {
      return parseMajor(text, exponentOf(currency));
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error;
      return this.fail(column, `${error.message}; an amount in ${currency} such as -1234.50 was expected`);
    }
  }

  date(column: string): PlainDate {
    const text = this.required(column);
    try {
      return plainDate(text.slice(0, 10));
    } catch (error) {
      if (!(error instanceof DateError)) throw error;
      return this.fail(column, `"${text}" is not a date; YYYY-MM-DD was expected`);
    }
  }
}

type Core = Pick<Payout, 'id' | 'connectionId' | 'currency' | 'amount' | 'arrivalDate'>;

function toPayout(core: Core, more: Partial<MatchPayout> = {}): MatchPayout {
  return {
    ...core,
    key: payoutKey(core.connectionId, core.id),
    provider: 'stripe',
    status: 'paid',
    automatic: true,
    method: 'unknown',
    created: 0,
    createdDate: core.arrivalDate,
    destination: 'bank',
    descriptor: '',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: ZERO,
    composition: 'untold',
    entries: [],
    ...more,
  };
}

function methodOf(text: string): Payout['method'] {
  return text === 'standard' || text === 'instant' ? text : 'unknown';
}

function readOwn(rows: readonly Row[]): PayoutFile {
  const seen = new Map<string, number>();
  const payouts: MatchPayout[] = [];
  const skipped: { id: string; reason: string }[] = [];
  for (const row of rows) {
    const id = row.required('id');
    const currency = row.currency();
    const provider = row.get('provider').toLowerCase() || 'stripe';
    const status = STATUSES.get(row.get('status').toLowerCase()) ?? 'unknown';
    const connectionId = row.get('account') || provider;
    const core = {
      id,
      connectionId,
      currency,
      amount: row.amount('amount', currency),
      arrivalDate: row.date('arrival_date'),
    };
    const payout = toPayout(core, {
      provider,
      status,
      method: methodOf(row.get('method').toLowerCase()),
      descriptor: row.get('descriptor'),
      traceId: row.get('trace_id'),
      description: row.get('description'),
    });
    const before = seen.get(payout.key);
    if (before !== undefined)
      row.fail('id', `"${id}" is on line ${before} already; ids must differ within an account`);
    seen.set(payout.key, row.line);
    payouts.push(payout);
  }
  return { payouts, skipped };
}

/** The report lists entries; a payout is the sum of its entries' `net` (its own row, category `payout`, apart). */
function readItemized(rows: readonly Row[]): PayoutFile {
  const groups = new Map<string, { row: Row; nets: Minor[]; currency: string }>();
  let untold = 0;
  for (const row of rows) {
    const id = row.get('automatic_payout_id');
    if (id === '') untold += 1;
    if (id === '' || row.get('reporting_category') === 'payout') continue;
    const currency = row.currency();
    const group = groups.get(id) ?? { row, nets: [], currency };
    if (group.currency !== currency)
      row.fail('currency', `payout ${id} is in ${group.currency} on line ${group.row.line}`);
    group.nets.push(row.amount('net', currency));
    groups.set(id, group);
  }
  const payouts = [...groups].map(([id, { row, nets, currency }]) =>
    toPayout({
      id,
      connectionId: 'stripe',
      currency,
      amount: sumMinor(nets),
      arrivalDate: row.date('automatic_payout_effective_at'),
    }),
  );
  const reason = 'rows name no automatic payout';
  return { payouts, skipped: untold > 0 ? [{ id: `${untold} rows`, reason }] : [] };
}

/** Reads payouts; throws `WrongInput` naming file, line, column and what was expected. */
export function readPayoutFile(file: string, text: string): PayoutFile {
  const { records, openQuoteLine } = splitCsv(text, detectDelimiter(text).delimiter);
  if (openQuoteLine > 0) throw wrongInput(file, openQuoteLine, '', 'a quote opened here is never closed');
  const [header, ...body] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!header) throw wrongInput(file, 0, '', 'the file is empty; a row of column names was expected');
  const columns = new Map(header.cells.map((cell, index) => [cell.trim().toLowerCase(), index]));
  const itemized = columns.has('automatic_payout_id');
  const missing = (itemized ? ITEMIZED : NEEDED).filter((column) => !columns.has(column));
  if (missing.length > 0)
    throw wrongInput(file, header.line, missing.join(', '), 'column missing; a payouts file needs it');
  const rows = body.map((record) => {
    if (record.cells.length === header.cells.length) return new Row(file, columns, record);
    throw wrongInput(
      file,
      record.line,
      '',
      `${record.cells.length} columns where ${header.cells.length} were expected`,
    );
  });
  return itemized ? readItemized(rows) : readOwn(rows);
}
