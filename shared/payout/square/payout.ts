/** Square's payouts with their entries → payouts. */
import { dateInZone, plainDate } from '../../dates.ts';
import { type Minor, ZERO, sumMinor } from '../../money.ts';
import { type Payout, type PayoutEntry, type PayoutStatus, payoutKey } from '../model.ts';
import { type SquareContext, mapSquareEntry, squareMinor } from './entry.ts';
import { type SquarePayout, SquarePayoutSchema, parseSquare } from './wire.ts';

export interface SquarePayoutContext extends SquareContext {
  readonly connectionId: string;
  /** Names of locations by id. */
  readonly locations: ReadonlyMap<string, string>;
}

const STATUSES: ReadonlyMap<string, PayoutStatus> = new Map([
  ['SENT', 'inTransit'],
  ['PAID', 'paid'],
  ['FAILED', 'failed'],
]);

/** Parses a payout without its entries; throws `ProviderDataError`. */
export function parseSquarePayout(raw: unknown): SquarePayout {
  return parseSquare(SquarePayoutSchema, raw, 'payout');
}

/** Whether Square lists what a payout holds: batches only. */
export function isBatch({ type }: Pick<SquarePayout, 'type'>): boolean {
  return type === 'BATCH';
}

/**
 * Maps a payout with its entries, in any order; they come oldest first. A simple payout (instant or by hand) has none: it and
 * its fee stand in the entries of a later batch, so no fee of its own is booked with it. Throws as `mapSquareEntry` does.
 */
export function mapSquarePayout(
  raw: unknown,
  rawEntries: readonly unknown[],
  context: SquarePayoutContext,
): Payout {
  const row = parseSquarePayout(raw);
  const { currency } = row.amountMoney;
  const amount = squareMinor(row.amountMoney, currency);
  const location = context.locations.get(row.locationId) ?? '';
  const entries = rawEntries.map((entry) => mapSquareEntry(entry, { ...context, location })).toSorted(byAge);
  const createdDate = dateInZone(row.createdAt, context.timezone);
  return {
    key: payoutKey(context.connectionId, row.id),
    id: row.id,
    connectionId: context.connectionId,
    provider: 'square',
    ...(row.locationId === '' ? {} : { place: row.locationId }),
    currency,
    amount,
    ...ownFeeOf(row, entries, amount),
    composition: isBatch(row) ? 'known' : 'untold',
    entries,
    created: row.createdAt,
    createdDate,
    arrivalDate: row.arrivalDate === '' ? createdDate : plainDate(row.arrivalDate),
    status: STATUSES.get(row.status) ?? 'unknown',
    automatic: isBatch(row),
    method: isBatch(row) ? 'standard' : 'instant',
    destination: destinationOf(row),
    descriptor: '',
    traceId: row.endToEndId,
    description: location,
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    // Square lists no movement of the payout itself. A simple one's stands in a later batch; so does what a failed one gives back.
    balanceEntryId: isBatch(row) ? `payout:${row.id}` : '',
    failureEntryId: '',
  };
}

/**
 * The fee of a batch itself. Square's documents don't say whether its entries come to the amount before or after it: where
 * they come to the amount, the fee is among them (or in another payout's) and none is added.
 */
function ownFeeOf(
  row: SquarePayout,
  entries: readonly PayoutEntry[],
  amount: Minor,
): Pick<Payout, 'ownFee' | 'ownFeeTax'> {
  const parts = row.payoutFee.flatMap(({ amountMoney, type }) =>
    amountMoney === null ? [] : [{ type, amount: squareMinor(amountMoney, row.amountMoney.currency) }],
  );
  const fee = sumMinor(parts.map((part) => part.amount));
  const within = sumMinor(entries.map(({ net }) => net));
  if (fee === 0 || !isBatch(row) || within !== sumMinor([amount, fee])) return { ownFee: ZERO };
  const tax = parts.filter(({ type }) => type === 'TAX_ON_TRANSFER_FEE').map((part) => part.amount);
  return { ownFee: fee, ownFeeTax: sumMinor(tax) };
}

/** Cards and Square's own balances never show on the bank statement. */
function destinationOf({ destination }: SquarePayout): Payout['destination'] {
  if (destination === null || destination.type === '' || destination.type === 'BANK_ACCOUNT') return 'bank';
  return destination.type === 'CARD' ? 'card' : 'other';
}

function byAge(a: PayoutEntry, b: PayoutEntry): number {
  return a.created - b.created || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
