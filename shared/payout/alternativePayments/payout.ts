/** Alternative Payments payouts with their transactions → payouts. */
import { type PlainDate, dateInZone, dateOfUnixUtc } from '../../dates.ts';
import { type Currency, type Minor, negate, subtract, sumMinor } from '../../money.ts';
import { type AlternativeContext, currencyOf, feePart, kindOf, mapAlternativeRow } from './entry.ts';
import { ALTERNATIVE_STATUSES } from './kind.ts';
import {
  PayoutWireSchema,
  TransactionWireSchema,
  type WirePayout,
  type WireTransaction,
  parseAlternative,
} from './wire.ts';
import { type Payout, type PayoutEntry, type PayoutStatus, payoutKey } from '../model.ts';
import { dateOf, instantOf, majorToMinor } from '../providerData.ts';

/**
 * Maps a payout with its transactions (any order; null where they weren't or couldn't be asked for). Neither the sign of a
 * return nor whether a payout's fees repeat its payments' is documented: of the readings that the rows allow, the one
 * that sums to the total is taken; if none does, the nearest, and the difference stays as residual. Throws
 * `ProviderDataError` or `MoneyError`.
 */
export function mapAlternativePayout(
  raw: unknown,
  rawRows: readonly unknown[] | null,
  context: AlternativeContext,
): Payout {
  const wire = parseAlternative(PayoutWireSchema, raw, 'payout');
  const rows = (rawRows ?? []).map((row) => parseAlternative(TransactionWireSchema, row, 'transaction'));
  const currency = payoutCurrency(wire, rows, context);
  const amount = majorToMinor(wire.total, currency);
  const created = instantOf(wire.created_at);
  const status = ALTERNATIVE_STATUSES[wire.status.toLowerCase()] ?? 'unknown';
  const composition = compositionOf(status, rows);
  const entries =
    composition === 'known' ? bestReading(wire, rows, { amount, currency, created, context }) : [];
  const left = status === 'paid' || status === 'inTransit' || status === 'failed';
  return {
    key: payoutKey(context.connectionId, wire.id),
    id: wire.id,
    connectionId: context.connectionId,
    provider: 'alternativePayments',
    currency,
    amount,
    status,
    automatic: true,
    method: 'standard',
    created,
    createdDate: dateInZone(created, context.timezone),
    arrivalDate: arrivalOf(wire, created),
    destination: 'bank',
    descriptor: '',
    traceId: wire.trace_id || wire.transaction_id || wire.reference,
    description: '',
    failureMessage: wire.failure_reason,
    originalPayoutId: '',
    reversedById: '',
    // No balance is listed: the payout's own movements are made of the payout (`ownMovements.ts`).
    balanceEntryId: left ? `payout:${wire.id}` : '',
    failureEntryId: status === 'failed' ? `return:${wire.id}` : '',
    ownFee: sumMinor([]),
    composition,
    entries,
  };
}

/** Until a payout is on its way its list may still grow. One that was cancelled gives its payments to another. */
function compositionOf(status: PayoutStatus, rows: readonly WireTransaction[]): Payout['composition'] {
  if (status === 'pending' || status === 'unknown') return 'pending';
  return status === 'canceled' || rows.length === 0 ? 'untold' : 'known';
}

function payoutCurrency(
  wire: WirePayout,
  rows: readonly WireTransaction[],
  context: AlternativeContext,
): Currency {
  if (wire.currency !== '') return wire.currency;
  const named = new Set(rows.map((row) => currencyOf(row, context)));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : context.currency;
}

/** The day of creation where the provider doesn't say yet. */
function arrivalOf(wire: WirePayout, created: number): PlainDate {
  return wire.arrival_date === '' ? dateOfUnixUtc(created) : dateOf(wire.arrival_date);
}

interface Whole {
  readonly amount: Minor;
  readonly currency: Currency;
  readonly created: number;
  readonly context: AlternativeContext;
}

/** The entries by the first reading that sums to the total, else by the one nearest to it. */
function bestReading(wire: WirePayout, rows: readonly WireTransaction[], whole: Whole): PayoutEntry[] {
  const readings = readingsOf(wire, rows, whole);
  const off = readings.map((entries) =>
    Math.abs(subtract(whole.amount, sumMinor(entries.map((entry) => entry.net)))),
  );
  const best = readings[off.indexOf(Math.min(...off))] ?? [];
  return withOwnIds(best).toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
}

/** Rows that bear the same id stay apart: a movement that another hides would be missing from the books. */
function withOwnIds(entries: readonly PayoutEntry[]): PayoutEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.id) ?? 0) + 1;
    seen.set(entry.id, count);
    return count === 1 ? entry : { ...entry, id: `${entry.id}:${count}` };
  });
}

function readingsOf(wire: WirePayout, rows: readonly WireTransaction[], whole: Whole): PayoutEntry[][] {
  const own = ownFees(wire, whole);
  const inDoubt = rows.some((row) => kindOf(row).orElse !== null);
  const map = (returned: boolean, rowFees: boolean) =>
    rows.map((row) => mapAlternativeRow(row, { returned, rowFees }, whole.created, whole.context));
  return (inDoubt ? [false, true] : [false]).flatMap((returned) => [
    map(returned, true),
    [...map(returned, true), ...own],
    [...map(returned, false), ...own],
  ]);
}

/** The fees told with the payout that its customers didn't pay, as entries of their own. */
function ownFees(wire: WirePayout, { currency, created, context }: Whole): PayoutEntry[] {
  return wire.fees.flatMap((fee, index) => {
    const part = feePart(fee, currency);
    if (fee.covered_by_customer === true || part.amount === 0) return [];
    const net = negate(part.amount);
    return [
      {
        id: `${wire.id}:fee:${index + 1}`,
        kind: part.kind === 'tax' ? ('tax' as const) : ('fee' as const),
        rawType: `payout_fee/${fee.type}`,
        created,
        date: dateInZone(created, context.timezone),
        currency,
        gross: net,
        fee: sumMinor([]),
        net,
        feeParts: [],
        sourceId: wire.id,
        chargeId: '',
        invoiceNumber: '',
        customerName: '',
        customerEmail: '',
        description: part.description,
        presentment: null,
      },
    ];
  });
}
