/** Rows of a provider's file as payouts. */
import { type PlainDate, dayNumber } from '../../dates.ts';
import { type Currency, type Minor, ZERO, negate, sumMinor } from '../../money.ts';
import { compareText } from '../../order.ts';
import { type Payout, type PayoutEntry, type PayoutStatus, payoutKey } from '../model.ts';
import type { FileProfile } from './profile.ts';

/** A row that was read, with what it says of its payout. `payoutId` is empty where it names none. */
export interface FileRow {
  readonly line: number;
  readonly entry: PayoutEntry;
  /** The balance after it, where the file tells it; minor units. */
  readonly balance: Minor | null;
  readonly payoutId: string;
  readonly payoutDate: PlainDate | null;
  readonly payoutStatus: string;
  readonly descriptor: string;
  readonly traceId: string;
}

const STATUSES: Readonly<Record<string, PayoutStatus>> = {
  paid: 'paid',
  paid_out: 'paid',
  deposited: 'paid',
  completed: 'paid',
  complete: 'paid',
  success: 'paid',
  succeeded: 'paid',
  sent: 'inTransit',
  in_transit: 'inTransit',
  'in transit': 'inTransit',
  scheduled: 'pending',
  pending: 'pending',
  processing: 'pending',
  failed: 'failed',
  bounced: 'failed',
  returned: 'failed',
  canceled: 'canceled',
  cancelled: 'canceled',
};

/** A payout's status by the word in the file; a file that has no such column tells of what was paid. */
export function statusOf(text: string): PayoutStatus {
  if (text === '') return 'paid';
  const word = text.trim().toLowerCase();
  return (Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined) ?? 'unknown';
}

/** Ends the id of the movement of a payout whose amount no row states: it is what its rows come to. */
const SUMMED = ':sum';

/** Whether a payout's amount is the sum of the rows that are known of it. */
export function isSummed({ balanceEntryId }: Pick<Payout, 'balanceEntryId'>): boolean {
  return balanceEntryId.endsWith(SUMMED);
}

/** Statuses of payouts that haven't left. */
const WAITING: ReadonlySet<PayoutStatus> = new Set(['pending', 'canceled']);

/** Whether the rows say that their payout hasn't left, or won't: what it holds may still change. */
export function isWaiting(rows: readonly FileRow[]): boolean {
  const isStated = rows.some(({ entry }) => entry.kind === 'payout');
  return !isStated && rows.every(({ payoutStatus }) => WAITING.has(statusOf(payoutStatus)));
}

interface Core {
  readonly connectionId: string;
  readonly id: string;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly ownFee: Minor;
  readonly date: PlainDate;
  readonly arrivalDate: PlainDate;
  readonly status: PayoutStatus;
  readonly composition: Payout['composition'];
  readonly entries: readonly PayoutEntry[];
  readonly balanceEntryId: string;
  readonly failureEntryId: string;
  readonly descriptor: string;
  readonly traceId: string;
}

function makePayout({ date, entries, ...core }: Core): Payout {
  return {
    key: payoutKey(core.connectionId, core.id),
    provider: 'file',
    automatic: core.composition === 'known',
    method: 'unknown',
    created: dayNumber(date) * 86_400,
    createdDate: date,
    destination: 'bank',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    entries: [...entries],
    ...core,
  };
}

/** Whether an entry is the payout's own movement, not a part of it. */
function isOwn({ kind }: PayoutEntry): boolean {
  return kind === 'payout' || kind === 'payoutReversal';
}

/**
 * The payout that a group of rows makes. Its amount is that of its own row; without one, what its entries come to. Throws
 * `MoneyError` if that is too large.
 */
export function payoutOfRows(
  rows: readonly FileRow[],
  id: string,
  {
    connectionId,
    profile,
  }: { readonly connectionId: string; readonly profile: Pick<FileProfile, 'uniqueIds'> },
): Payout | null {
  const namesOwn = profile.uniqueIds;
  const first = rows[0];
  if (first === undefined) return null;
  const own = rows.find(({ entry }) => entry.kind === 'payout')?.entry;
  const failure = rows.find(({ entry }) => entry.kind === 'payoutReversal')?.entry;
  const entries = rows.flatMap(({ entry }) => (isOwn(entry) ? [] : [entry]));
  const byDate = rows.map(({ entry }) => entry.date).toSorted(compareText);
  const date = own?.date ?? byDate.at(-1) ?? first.entry.date;
  const told = rows.find(({ payoutDate }) => payoutDate !== null)?.payoutDate ?? null;
  return makePayout({
    connectionId,
    id,
    currency: first.entry.currency,
    amount: own === undefined ? sumMinor(entries.map(({ net }) => net)) : negate(own.gross),
    ownFee: own?.fee ?? ZERO,
    date,
    arrivalDate: told ?? date,
    status: failure === undefined ? statusOf(first.payoutStatus) : 'failed',
    composition: entries.length > 0 ? 'known' : 'untold',
    entries,
    balanceEntryId: own === undefined ? `${id}${SUMMED}` : namesOwn ? own.id : `${id}:payout`,
    failureEntryId: failure === undefined ? '' : namesOwn ? failure.id : `${id}:failure`,
    descriptor: first.descriptor,
    traceId: first.traceId,
  });
}

/** The payout of a row that names nothing of what it holds: a movement from the balance to the bank. */
export function payoutOfMovement(row: FileRow, connectionId: string): Payout {
  const { entry } = row;
  return makePayout({
    connectionId,
    id: entry.sourceId || entry.id,
    currency: entry.currency,
    amount: negate(entry.gross),
    ownFee: entry.fee,
    date: entry.date,
    arrivalDate: row.payoutDate ?? entry.date,
    status: statusOf(row.payoutStatus),
    composition: 'untold',
    entries: [],
    balanceEntryId: entry.id,
    failureEntryId: '',
    descriptor: row.descriptor,
    traceId: row.traceId,
  });
}

/**
 * The payout of a file that has one row each: gross and fees, if it has columns of them, stand as one sale of all that was in
 * it. Its entry has the payout's own net, so it always explains the amount.
 */
export function payoutOfRow(
  row: FileRow,
  id: string,
  { connectionId, tellsGross }: { readonly connectionId: string; readonly tellsGross: boolean },
): Payout {
  const { entry } = row;
  const status = statusOf(row.payoutStatus);
  const summary: PayoutEntry = { ...entry, id: `${id}:all`, kind: entry.gross < 0 ? 'unknown' : 'charge' };
  return makePayout({
    connectionId,
    id,
    currency: entry.currency,
    amount: entry.net,
    ownFee: ZERO,
    date: entry.date,
    arrivalDate: row.payoutDate ?? entry.date,
    status,
    composition: tellsGross ? 'known' : 'untold',
    entries: tellsGross ? [summary] : [],
    balanceEntryId: tellsGross && !WAITING.has(status) ? `${id}:payout` : '',
    failureEntryId: tellsGross && status === 'failed' ? `${id}:failure` : '',
    descriptor: row.descriptor,
    traceId: row.traceId,
  });
}
