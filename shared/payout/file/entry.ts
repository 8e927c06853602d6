/** One row of a provider's file as a movement of its balance. */
import { dayNumber } from '../../dates.ts';
import { stableHash } from '../../ids.ts';
import type { Minor } from '../../money.ts';
import type { CsvRecord } from '../../statement/csvTokens.ts';
import type { EntryKind, PayoutEntry } from '../model.ts';
import { numbered } from './numbered.ts';
import type { FileProfile, RowKind } from './profile.ts';
import { CellError, type Layout, amountsOf, columnOf, currencyOf, dateOf, nameOf, textOf } from './row.ts';

const DAY_SECONDS = 86_400;

/** Kinds that turn into one another with their sign: what is held is negative, what comes back positive. */
const OPPOSITES: readonly (readonly [EntryKind, EntryKind])[] = [
  ['reserveHold', 'reserveRelease'],
  ['minimumBalanceHold', 'minimumBalanceRelease'],
  ['refund', 'refundFailure'],
  ['dispute', 'disputeReversal'],
  ['loanRepayment', 'loanPayout'],
  ['payout', 'payoutReversal'],
];

/** What rows of this type are by the profile; `unknown` for a type that it doesn't know. */
export function rowKind(type: string, { kinds }: Pick<FileProfile, 'kinds'>): RowKind {
  const name = type.trim().toLowerCase();
  // Not what every object has: a type may be called `constructor`.
  const own = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  return own ?? kinds['*'] ?? 'unknown';
}

/** The kind with its sign: a positive hold is a release. A sale that took money away is no sale, and not known. */
export function signedKind(kind: EntryKind, gross: Minor): EntryKind {
  if (kind === 'charge') return gross < 0 ? 'unknown' : kind;
  for (const [goes, comes] of OPPOSITES) {
    if (kind === goes || kind === comes) return gross > 0 ? comes : goes;
  }
  return kind;
}

/** Whether a row tells of something that moved the balance. */
export function isMovement(layout: Layout, record: CsvRecord): boolean {
  if (layout.profile.skipStatuses.includes(textOf(layout, record, 'status').toLowerCase())) return false;
  return rowKind(textOf(layout, record, 'type'), layout.profile) !== 'skip';
}

/**
 * A row as an entry; dates are as the file writes them. `seen` counts equal ids, so that every row keeps one of its own that
 * is the same in another file with these rows. Throws `CellError`.
 */
export function entryOf(layout: Layout, record: CsvRecord, seen: Map<string, number>): PayoutEntry {
  const currency = currencyOf(layout, record);
  const amounts = amountsOf(layout, record, currency);
  const date = dateOf(layout, record, 'date') ?? dateOf(layout, record, 'payoutDate');
  if (date === null) throw new CellError(columnOf(layout, 'date'), 'is empty; a date was expected');
  const type = textOf(layout, record, 'type');
  const kind = rowKind(type, layout.profile);
  const told = {
    sourceId: textOf(layout, record, 'sourceId'),
    chargeId: textOf(layout, record, 'chargeId'),
    invoiceNumber: textOf(layout, record, 'invoiceNumber'),
    customerName: textOf(layout, record, 'customerName'),
    customerEmail: textOf(layout, record, 'customerEmail'),
    description: textOf(layout, record, 'description'),
  };
  const own = nameOf(layout, record, 'id');
  const content = JSON.stringify([date, type, currency, amounts.gross, amounts.fee, amounts.net, told]);
  const isAlone = type === '' || layout.profile.uniqueIds;
  const base = own === '' ? `row:${stableHash(content)}` : isAlone ? own : `${own}:${type}`;
  if (layout.profile.uniqueIds && seen.has(base)) {
    throw new CellError(
      columnOf(layout, 'id'),
      `"${own}" is there twice, and every row should have one of its own`,
    );
  }
  return {
    id: nextId(base, seen),
    kind: kind === 'skip' ? 'unknown' : signedKind(kind, amounts.gross),
    rawType: type,
    created: dayNumber(date) * DAY_SECONDS,
    date,
    currency,
    ...amounts,
    feeParts: [...amounts.feeParts],
    ...told,
    ...(layout.profile.ownInvoices && told.invoiceNumber !== '' ? { ownInvoice: true } : {}),
    presentment: null,
  };
}

function nextId(base: string, seen: Map<string, number>): string {
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return numbered(base, count);
}
