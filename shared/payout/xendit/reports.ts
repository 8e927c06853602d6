/**
 * Xendit's reports as movements and payouts. The Balance report is the account's own ledger, with the balance after each line:
 * what a withdrawal holds follows from it. (`xenditTies.ts` reads the report that ties transactions to withdrawals outright.)
 */
import { type PlainDate, addDays, weekday } from '../../dates.ts';
import { type Currency, type Minor, ZERO, negate, sumMinor } from '../../money.ts';
import type { StatementIssue } from '../../statement/model.ts';
import { meansField } from '../means.ts';
import { type EntryKind, type FeePart, type Payout, type PayoutEntry, payoutKey } from '../model.ts';
import { invoiceNumberOf } from '../stripe/invoice.ts';
import { XENDIT_SUFFIX } from './entry.ts';
import { reversedKind, xenditKind } from './kind.ts';
import type { ReportLine, ReportRead } from './reportLines.ts';

const REVERSAL = '_REVERSAL';

/** What a report makes: the ids are those of the API, so that a file and the API never count anything twice. */
export interface XenditReport {
  /** Oldest first; the movements of withdrawals among them. */
  readonly entries: readonly PayoutEntry[];
  readonly payouts: readonly Payout[];
  readonly issues: readonly StatementIssue[];
}

/** The Balance report: every movement, every withdrawal with the balance right after it. Throws `MoneyError` for sums too large. */
export function balanceReport({ lines, issues }: ReportRead, connectionId: string): XenditReport {
  const groups = groupBy(lines, ({ transactionId }) => transactionId);
  const entries = [...groups.values()].flatMap(reportEntries).toSorted((a, b) => a.created - b.created);
  const payouts = [...groups.values()].flatMap((group) => withdrawalOf(group, connectionId));
  return { entries, payouts, issues };
}

/** Items by a key, in the order in which the keys first come. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const isReversal = ({ lineType }: ReportLine) => lineType.endsWith(REVERSAL);

/** A transaction's lines as its movement, and one more for what reverses it. Throws `MoneyError` for sums too large. */
export function reportEntries(lines: readonly ReportLine[]): PayoutEntry[] {
  const entry = entryOf(lines.filter((line) => !isReversal(line)));
  const reversal = entryOf(lines.filter(isReversal));
  if (reversal === null) return entry === null ? [] : [entry];
  const kind = entry === null ? 'unknown' : reversedKind(entry.kind);
  const back = { ...reversal, id: reversal.id + XENDIT_SUFFIX.reversal, kind };
  return entry === null ? [back] : [entry, back];
}

function entryOf(lines: readonly ReportLine[]): PayoutEntry | null {
  const first = lines.find(({ lineType }) => lineType.startsWith('TRANSACTION')) ?? lines[0];
  if (first === undefined) return null;
  const known = lines.map((line) => ({ line, part: partOf(line) }));
  const net = sumMinor(lines.map(({ amount }) => amount));
  const feeParts = known.flatMap(({ part }) => (part === null ? [] : [part]));
  const fee = sumMinor(feeParts.map(({ amount }) => amount));
  const gross = sumMinor([net, fee]);
  const { transactionId, type, channel, reference, created, date, currency, productId } = first;
  const kind = kindOf(lines, type, gross);
  const isSale = kind === 'charge' || kind === 'chargeFailure';
  return {
    id: transactionId,
    kind,
    rawType: [type, ...new Set(lines.map(({ lineType }) => lineType))].join('/'),
    created,
    date,
    currency,
    gross,
    fee,
    net,
    feeParts,
    sourceId: productId,
    chargeId: kind === 'charge' ? productId : '',
    invoiceNumber: invoiceNumberOf([{ metadata: {}, description: reference }]),
    customerName: '',
    customerEmail: '',
    description: [channel, reference].filter((part) => part !== '').join(' · '),
    ...(isSale ? meansField({ brand: channel }) : {}),
    presentment: null,
  };
}

/** A line type that doesn't exist yet makes the whole unknown: it may be anything. */
function kindOf(lines: readonly ReportLine[], type: string, gross: Minor): EntryKind {
  if (lines.some((line) => !LINE_TYPES.has(plainType(line)))) return 'unknown';
  // A fee alone, as from the monthly bill.
  if (lines.every((line) => plainType(line) !== 'TRANSACTION')) return 'fee';
  return xenditKind(SALES.test(type) ? 'PAYMENT' : type, gross >= 0);
}

/** Older reports name the product: `VA_PAYMENT`, `EWALLET_PAYMENT`. */
const SALES =
  /^(?:VA|VIRTUAL_ACCOUNT|EWALLET|QR|QR_CODE|CREDIT_CARD|CARDS?|RO|RETAIL_OUTLET|DIRECT_DEBIT|PAYLATER|INVOICE)_PAYMENT$/;
const LINE_TYPES: ReadonlySet<string> = new Set(['TRANSACTION', 'FEE', 'VAT']);

function plainType({ lineType }: ReportLine): string {
  return lineType.endsWith(REVERSAL) ? lineType.slice(0, -REVERSAL.length) : lineType;
}

/** What a line takes as a fee: positive where the balance falls. */
function partOf(line: ReportLine): FeePart | null {
  const type = plainType(line);
  if (type === 'FEE') return { kind: 'processing', amount: negate(line.amount), description: 'Xendit fee' };
  return type === 'VAT' ? { kind: 'tax', amount: negate(line.amount), description: 'VAT' } : null;
}

function withdrawalOf(lines: readonly ReportLine[], connectionId: string): Payout[] {
  const [entry, back] = reportEntries(lines);
  const last = lines.findLast((line) => !isReversal(line));
  if (entry?.kind !== 'payout' || last === undefined) return [];
  const tax = sumMinor(entry.feeParts.filter(({ kind }) => kind === 'tax').map(({ amount }) => amount));
  const payout = payoutOf(connectionId, {
    id: entry.id,
    currency: entry.currency,
    amount: negate(entry.gross),
    created: entry.created,
    date: entry.date,
    reference: last.reference,
    productId: last.productId,
  });
  return [
    {
      ...payout,
      status: back === undefined ? 'paid' : 'failed',
      ownFee: entry.fee,
      ...(tax === 0 ? {} : { ownFeeTax: tax }),
      ...(last.balance === null ? {} : { balanceAfter: last.balance }),
      balanceEntryId: entry.id,
      failureEntryId: back?.id ?? '',
    },
  ];
}

interface PayoutFacts {
  readonly id: string;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly created: number;
  readonly date: PlainDate;
  readonly reference: string;
  readonly productId: string;
}

function payoutOf(connectionId: string, facts: PayoutFacts): Payout {
  const { id, currency, amount, created, date } = facts;
  const day = weekday(date);
  return {
    key: payoutKey(connectionId, id),
    id,
    connectionId,
    provider: 'xendit',
    currency,
    amount,
    status: 'paid',
    automatic: false,
    method: 'standard',
    created,
    createdDate: date,
    arrivalDate: addDays(date, day === 6 ? 2 : day === 0 ? 1 : 0),
    destination: 'bank',
    descriptor: '',
    traceId: facts.productId,
    description: facts.reference,
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: ZERO,
    composition: 'untold',
    entries: [],
  };
}
