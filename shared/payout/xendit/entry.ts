/** Xendit's transactions → entries. */
import { dateInZone } from '../../dates.ts';
import { ZERO, negate } from '../../money.ts';
import type { EntryContext } from '../stripe/entry.ts';
import { meansField } from '../means.ts';
import type { EntryKind, PayoutEntry } from '../model.ts';
import { invoiceNumberOf } from '../stripe/invoice.ts';
import { type XenditAmounts, xenditAmounts } from './fee.ts';
import { reversedKind, xenditKind } from './kind.ts';
import { type XenditTransaction, XenditTransactionSchema, parseXendit } from './wire.ts';

/** What a transaction's entries add to its id: one transaction may move the balance more than once. */
export const XENDIT_SUFFIX = { reversal: ':reversal', payout: ':payout', fee: ':fee' } as const;

const HOUR = 3600;
/** Settlement changes a transaction: an update this long after the expected time, at most, is that change; a later one a refund, say. */
const LATE = 12 * HOUR;

/** Channels where the switcher model exists: the bank or acquirer pays the merchant directly. */
const SWITCHED = new Set(['VIRTUAL_ACCOUNT', 'CARDS', 'CARD']);
const SALES = new Set(['PAYMENT', 'IN_PERSON_PAYMENT']);
const WITHDRAWN = new Set(['PENDING', 'FAILED', 'VOIDED']);
const SETTLED = new Set(['SETTLED', 'EARLY_SETTLED']);

/** Parses a transaction of `GET /transactions`; throws `ProviderDataError`. */
export function parseXenditTransaction(raw: unknown): XenditTransaction {
  return parseXendit(XenditTransactionSchema, raw, 'transaction');
}

/**
 * The movements of the balance that one transaction has made so far: none while it is pending, failed or voided or while its
 * money isn't settled; a second one with the opposite sign once it is reversed; a payment of the switcher model comes in and
 * leaves for the bank at once. Dates are those on which the balance moved: money in counts, and its fee is charged, when it
 * settles. `net = gross − fee` and Σ fee parts = fee hold for each. Throws `ProviderDataError`, `MoneyError` for an amount that
 * can't be exact, `RangeError` for an unknown time zone.
 */
export function mapXenditTransaction(raw: unknown, context: EntryContext): PayoutEntry[] {
  const row = parseXenditTransaction(raw);
  const state = stateOf(row);
  if (state === 'none') return [];
  const amounts = xenditAmounts(row);
  if (state === 'switched') return switched(row, amounts, context);
  const known = kindOf(row);
  // A withdrawal stays one: its payout names it.
  const unknown = state === 'unsure' || (amounts.unsure && known !== 'payout');
  const kind = unknown ? 'unknown' : known;
  const entry = entryOf(row, amounts, { kind, at: movedAt(row), context });
  return row.status === 'REVERSED' ? [entry, reversalOf(entry, row, context)] : [entry];
}

const TAX_CREDIT = /pph\W?23|bukti.?potong/i;

/** The 2 % that merchants withhold of Xendit's fee (PPh 23) and get back comes as a credit that only its reference tells apart. */
function kindOf(row: XenditTransaction): EntryKind {
  const isIn = row.cashflow === 'MONEY_IN';
  if (row.type === 'OTHER' && isIn && TAX_CREDIT.test(row.reference_id)) return 'adjustment';
  return xenditKind(row.type, isIn);
}

/** Whether the payment went straight to the merchant's bank: settlement into the balance doesn't apply to it. */
export function isSwitched(row: XenditTransaction): boolean {
  return (
    row.status === 'SUCCESS' &&
    row.cashflow === 'MONEY_IN' &&
    SALES.has(row.type) &&
    SWITCHED.has(row.channel_category) &&
    row.settlement_status === '' &&
    row.estimated_settlement_time === null
  );
}

type State = 'none' | 'moved' | 'switched' | 'unsure';

/** `unsure`: a status that doesn't exist yet. Kept as unknown, so that it is seen and nothing is posted over it. */
function stateOf(row: XenditTransaction): State {
  if (WITHDRAWN.has(row.status) || row.settlement_status === 'PENDING') return 'none';
  if (isSwitched(row)) return 'switched';
  if (row.status !== 'SUCCESS' && row.status !== 'REVERSED') return 'unsure';
  if (row.cashflow !== 'MONEY_IN' || SETTLED.has(row.settlement_status)) return 'moved';
  if (row.settlement_status !== '') return 'unsure';
  // Sales are settled some time; that other money in has no settlement means that it is there at once.
  return SALES.has(row.type) ? 'none' : 'moved';
}

/**
 * When the balance moved, unix seconds. The settlement itself isn't told: the transaction's last change is taken where it
 * lies shortly after the expected time (settlement is a change), else the expected time; early settlement is its last change.
 */
export function movedAt(row: XenditTransaction): number {
  if (row.cashflow !== 'MONEY_IN') return row.created;
  const expected = row.estimated_settlement_time ?? row.created;
  const { updated } = row;
  if (updated === null || row.status === 'REVERSED') return expected;
  if (row.settlement_status === 'EARLY_SETTLED') return Math.min(updated, Math.max(expected, row.created));
  return updated >= expected && updated - expected <= LATE ? updated : expected;
}

interface Looks {
  readonly kind: EntryKind;
  readonly at: number;
  readonly context: EntryContext;
}

function entryOf(row: XenditTransaction, amounts: XenditAmounts, { kind, at, context }: Looks): PayoutEntry {
  const { currency, gross, fee, net, parts, presentment } = amounts;
  const isCharge = kind === 'charge';
  return {
    id: row.id,
    kind,
    rawType: rawTypeOf(row),
    created: at,
    date: dateInZone(at, context.timezone),
    currency,
    gross,
    fee,
    net,
    feeParts: parts,
    sourceId: row.product_id,
    chargeId: isCharge || kind === 'chargeFailure' ? row.product_id : '',
    invoiceNumber: invoiceNumberOf([{ metadata: {}, description: row.reference_id }]),
    customerName: '',
    customerEmail: '',
    description: [row.channel_code, row.reference_id].filter((part) => part !== '').join(' · '),
    ...(SALES.has(row.type) ? meansField({ method: row.channel_category, brand: row.channel_code }) : {}),
    presentment: presentment && { ...presentment, rate: '' },
  };
}

/** `TYPE/STATUS`, with the channel where there is one: nothing of Xendit's own words is lost. */
function rawTypeOf({ type, status, channel_category: channel }: XenditTransaction): string {
  return [type, status, channel].filter((part) => part !== '').join('/');
}

/** What Xendit took back or gave back: all of it, fee and tax included (FEE_REVERSAL, VAT_REVERSAL). */
function reversalOf(entry: PayoutEntry, row: XenditTransaction, { timezone }: EntryContext): PayoutEntry {
  const created = Math.max(row.updated ?? entry.created, entry.created);
  return {
    ...entry,
    id: entry.id + XENDIT_SUFFIX.reversal,
    kind: reversedKind(entry.kind),
    created,
    date: dateInZone(created, timezone),
    gross: negate(entry.gross),
    fee: negate(entry.fee),
    net: negate(entry.net),
    feeParts: entry.feeParts.map((part) => ({ ...part, amount: negate(part.amount) })),
    presentment: entry.presentment && { ...entry.presentment, amount: negate(entry.presentment.amount) },
  };
}

/** The sale in full, its way to the bank in full; a fee that the balance bears is a movement of its own. */
function switched(row: XenditTransaction, amounts: XenditAmounts, context: EntryContext): PayoutEntry[] {
  const at = row.created;
  const whole = { ...amounts, fee: ZERO, net: amounts.gross, parts: [] };
  const out = negate(amounts.gross);
  const gone = { ...whole, gross: out, net: out, presentment: null };
  const sale = entryOf(row, whole, { kind: 'charge', at, context });
  const payout = entryOf(row, gone, { kind: 'payout', at, context });
  const charged = negate(amounts.fee);
  const taken = { ...amounts, gross: ZERO, net: charged, presentment: null };
  const fee = entryOf(row, taken, { kind: 'fee', at, context });
  return [
    sale,
    { ...payout, id: row.id + XENDIT_SUFFIX.payout, sourceId: row.id },
    ...(charged === 0 ? [] : [{ ...fee, id: row.id + XENDIT_SUFFIX.fee }]),
  ];
}
