/** Stripe payouts with their balance transactions → payouts; Stripe's balance → totals. */
import { dateInZone, dateOfUnixUtc } from '../../dates.ts';
import { type Currency, type Minor, sumMinor, ZERO } from '../../money.ts';
import { compareText } from '../../order.ts';
import { type Payout, type PayoutEntry, type PayoutStatus, payoutKey } from '../model.ts';
import { type EntryContext, mapStripeEntry } from './entry.ts';
import { stripeCurrency, stripeMinor } from './money.ts';
import { StripeBalanceSchema, type StripePayout, StripePayoutSchema, idOf, parseStripe } from './wire.ts';

export interface PayoutContext extends EntryContext {
  readonly connectionId: string;
}

const STATUSES: ReadonlyMap<string, PayoutStatus> = new Map([
  ['pending', 'pending'],
  ['in_transit', 'inTransit'],
  ['paid', 'paid'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
]);

/**
 * Maps a payout with the balance transactions that Stripe lists for it (none where Stripe doesn't tell; order doesn't
 * matter). The payout's own row is taken out, everything else stays, so `residualOf` is 0 for a whole payout. Entries
 * come oldest first. Throws as `mapStripeEntry` does.
 */
export function mapStripePayout(
  raw: unknown,
  rawEntries: readonly unknown[],
  context: PayoutContext,
): Payout {
  const row = parseStripe(StripePayoutSchema, raw, 'payout');
  const currency = stripeCurrency(row.currency);
  const all = rawEntries.map((entry) => mapStripeEntry(entry, context));
  return {
    key: payoutKey(context.connectionId, row.id),
    id: row.id,
    connectionId: context.connectionId,
    provider: 'stripe',
    currency,
    amount: stripeMinor(row.amount, currency),
    ownFee: ownFeeOf(row, all, currency),
    ...ownFeeTaxOf(row, all, currency),
    composition: compositionOf(row),
    entries: all.filter((entry) => !isOwnRow(entry, row)).toSorted(byAge),
    created: row.created,
    createdDate: dateInZone(row.created, context.timezone),
    // Midnight UTC of the bank day: a calendar date, not an instant to be shifted.
    arrivalDate: dateOfUnixUtc(row.arrival_date),
    ...plainFields(row),
  };
}

function plainFields(row: StripePayout) {
  return {
    status: STATUSES.get(row.status) ?? 'unknown',
    automatic: row.automatic,
    method: methodOf(row.method),
    destination: destinationOf(row),
    descriptor: row.statement_descriptor,
    traceId: row.trace_id?.status === 'supported' ? row.trace_id.value : '',
    description: row.description,
    failureMessage: row.failure_message,
    originalPayoutId: idOf(row.original_payout),
    reversedById: idOf(row.reversed_by),
    balanceEntryId: idOf(row.balance_transaction),
    failureEntryId: idOf(row.failure_balance_transaction),
  };
}

/** Whether Stripe will list the entries: it does for automatic payouts once reconciliation is complete. */
export function compositionOf(
  row: Pick<StripePayout, 'automatic' | 'reconciliation_status'>,
): Payout['composition'] {
  if (!row.automatic) return 'untold';
  if (row.reconciliation_status === 'completed') return 'known';
  return row.reconciliation_status === 'in_progress' ? 'pending' : 'untold';
}

function methodOf(method: string): Payout['method'] {
  return method === 'standard' || method === 'instant' ? method : 'unknown';
}

function destinationOf(row: StripePayout): Payout['destination'] {
  // A v2 payout method is a Stripe financial account or a card: not the bank of the statement.
  if (row.type === 'card') return 'card';
  return row.type === 'bank_account' && row.payout_method === null ? 'bank' : 'other';
}

function isOwnRow(entry: PayoutEntry, row: StripePayout): boolean {
  return entry.id === idOf(row.balance_transaction) || (entry.kind === 'payout' && entry.sourceId === row.id);
}

/** What Stripe charges for the payout itself, from its own balance transaction: expanded, or among the rows listed. */
function ownFeeOf(row: StripePayout, all: readonly PayoutEntry[], currency: Currency): Minor {
  const own = row.balance_transaction;
  if (own !== null && typeof own !== 'string' && own.fee !== null) return stripeMinor(own.fee, currency);
  return all.find((entry) => isOwnRow(entry, row))?.fee ?? ZERO;
}

/** The tax on that fee (instant payouts in Australia); absent where there is none. */
function ownFeeTaxOf(
  row: StripePayout,
  all: readonly PayoutEntry[],
  currency: Currency,
): { ownFeeTax?: Minor } {
  const own = row.balance_transaction;
  const told = own !== null && typeof own !== 'string' && own.fee !== null ? own.fee_details : null;
  const listed = all.find((entry) => isOwnRow(entry, row))?.feeParts ?? [];
  const taxes = told
    ? told.filter(({ type }) => type === 'tax').map(({ amount }) => stripeMinor(amount, currency))
    : listed.filter(({ kind }) => kind === 'tax').map(({ amount }) => amount);
  const ownFeeTax = sumMinor(taxes);
  return ownFeeTax === 0 ? {} : { ownFeeTax };
}

function byAge(a: PayoutEntry, b: PayoutEntry): number {
  return a.created - b.created || (a.id < b.id ? -1 : 1);
}

/**
 * Stripe's balance by currency in the order of their codes: available + pending, and what is set apart for issued cards and for
 * refunds and disputes, as movements of those are listed with the others; apart from these the risk reserve, where Stripe tells it.
 * Throws as the mappers do.
 */
export function mapStripeBalance(
  raw: unknown,
): { readonly currency: Currency; readonly total: Minor; readonly reserve?: Minor }[] {
  const row = parseStripe(StripeBalanceSchema, raw, 'balance');
  const apart = row.refund_and_dispute_prefunding;
  const totals = totalsOf([
    ...row.available,
    ...row.pending,
    ...(row.issuing?.available ?? []),
    ...(apart?.available ?? []),
    ...(apart?.pending ?? []),
  ]);
  const reserves = totalsOf([...(row.risk_reserved?.available ?? []), ...(row.risk_reserved?.pending ?? [])]);
  return [...new Set([...totals.keys(), ...reserves.keys()])].toSorted(compareText).map((currency) => {
    const reserve = reserves.get(currency);
    return { currency, total: totals.get(currency) ?? ZERO, ...(reserve === undefined ? {} : { reserve }) };
  });
}

function totalsOf(
  funds: readonly { readonly amount: number; readonly currency: string }[],
): Map<Currency, Minor> {
  const totals = new Map<Currency, Minor>();
  for (const { amount, currency: wire } of funds) {
    const currency = stripeCurrency(wire);
    totals.set(currency, sumMinor([totals.get(currency) ?? ZERO, stripeMinor(amount, currency)]));
  }
  return totals;
}
