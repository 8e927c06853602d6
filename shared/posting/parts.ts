/**
 * Parts: what of a movement is booked by what. A charge's gross may be a payment while its fee is a line of the fees;
 * each part is booked once. `booked` sets hold these keys.
 */
import { compositeKey } from '../ids.ts';
import { type Minor, negate, subtract, sumMinor, ZERO } from '../money.ts';
import type { Payout, PayoutEntry } from '../payout/model.ts';
import { homeOf } from './plan/homes.ts';
import type { JournalRow, PostingStep } from './model.ts';
import { retiredNames } from './undo/freeNames.ts';
import { isBooking } from './undo/takenBack.ts';

export type Part = 'gross' | 'fee';

/** Key of a part of a movement. */
export function partKey(entryId: string, part: Part): string {
  return compositeKey(part, entryId);
}

/**
 * Under which movement a payout's own fee is booked, and its amount where it never reaches the bank statement: its own row in
 * the balance, or its id where that isn't told.
 */
export function ownFeeId(payout: Pick<Payout, 'balanceEntryId' | 'id'>): string {
  return payout.balanceEntryId || payout.id;
}

/** Key of a bank line's transfer. */
export function linePartKey(lineKey: string): string {
  return compositeKey('line', lineKey);
}

/**
 * The parts of an entry with what each does to the clearing account; empty for movements between balance and bank.
 * An entry that is itself a fee has only a `fee` part, its whole net. Parts of zero are left out.
 */
export function partsOf(entry: PayoutEntry): { key: string; part: Part; effect: Minor }[] {
  const home = homeOf(entry.kind);
  if (home === 'transferred') return [];
  const parts =
    home === 'fee'
      ? [{ part: 'fee' as const, effect: entry.net }]
      : [
          { part: 'gross' as const, effect: entry.gross },
          { part: 'fee' as const, effect: negate(entry.fee) },
        ];
  return parts
    .filter(({ effect }) => effect !== 0)
    .map(({ part, effect }) => ({ key: partKey(entry.id, part), part, effect }));
}

/** The parts of an entry that aren't booked, with what they have still to do to the clearing account. */
export function openPartsOf(
  entry: PayoutEntry,
  booked: ReadonlySet<string>,
  shares: Shares | undefined,
): { key: string; part: Part; effect: Minor }[] {
  return partsOf(entry)
    .filter(({ key }) => !booked.has(key))
    .map((each) =>
      each.part === 'gross'
        ? { ...each, effect: subtract(each.effect, bookedShare(shares, entry.id)) }
        : each,
    );
}

/** Which part of its entries a step books. */
export function partOfStep(stepId: string): Part {
  return /\|fees(?:-in|-out)?$/.test(stepId) ? 'fee' : 'gross';
}

/**
 * The parts and bank lines that a step books whole. A transfer's row carries only its own bank line; a row that books a share
 * of an entry books no part whole.
 */
export function bookedBy(
  row: Pick<JournalRow, 'id' | 'entryIds' | 'lineKeys' | 'draft' | 'shareOf' | 'parts'>,
): string[] {
  if (row.parts !== undefined) return row.parts;
  if (row.draft.kind === 'transfer') return row.lineKeys.map(linePartKey);
  if (row.shareOf !== undefined) return [];
  const part = partOfStep(row.id);
  return row.entryIds.map((id) => partKey(id, part));
}

/** A share of an entry's gross that is booked: minor units by invoice; an overpayment's under an empty id. */
export type Shares = ReadonlyMap<string, ReadonlyMap<string, Minor>>;

/** The shares that the given journal rows book or are about to book, by entry. */
export function bookedShares(rows: Iterable<JournalRow>): Shares {
  const shares = new Map<string, Map<string, Minor>>();
  for (const row of rows) {
    const { shareOf, entryIds, draft, clearingEffect } = row;
    const [entryId] = entryIds;
    if (shareOf === undefined || entryId === undefined || !isBooking(row)) continue;
    const own = shares.get(entryId) ?? new Map<string, Minor>();
    const invoiceId = draft.kind === 'payment' ? draft.invoiceId : '';
    own.set(invoiceId, sumMinor([own.get(invoiceId) ?? ZERO, clearingEffect]));
    shares.set(entryId, own);
  }
  return shares;
}

/** What is booked of an entry's gross in shares. */
export function bookedShare(shares: Shares | undefined, entryId: string): Minor {
  return sumMinor(shares?.get(entryId)?.values() ?? []);
}

/**
 * Everything that the given journal rows book whole or are about to, and their references: no plan may book it again. An entry booked in shares is
 * booked once they come to its gross. What is taken back is free again; but the reference of an object that stays in Xero, set off
 * by an opposite one, isn't.
 */
export function bookedParts(rows: Iterable<JournalRow>): Set<string> {
  const all = [...rows];
  const booked = new Set<string>();
  for (const row of all) {
    if (row.state !== 'removed') booked.add(referenceKey(row.draft.kind, row.draft.reference));
    for (const key of isBooking(row) ? bookedBy(row) : retiredNames(row)) booked.add(key);
  }
  const shares = bookedShares(all);
  for (const row of all) {
    const { shareOf, entryIds } = row;
    const [entryId] = entryIds;
    if (shareOf === undefined || entryId === undefined || !isBooking(row)) continue;
    if (bookedShare(shares, entryId) === shareOf) booked.add(partKey(entryId, 'gross'));
  }
  return booked;
}

/** The bank line that a transfer step stands for, found by its id; empty for other steps. */
export function lineKeysOfStep(step: PostingStep, planLines: readonly string[]): string[] {
  return step.draft.kind === 'transfer'
    ? planLines.filter((key) => step.id === transferStepId(step.planId, key))
    : [...planLines];
}

/** Id of the transfer step of a bank line within a plan. */
export function transferStepId(planId: string, lineKey: string): string {
  return `${planId}|${compositeKey('transfer', lineKey)}`;
}

/**
 * Bank lines that a row settles: a transfer's own; of direct postings the line that their object is on the bank account.
 */
export function settledLines(row: Pick<JournalRow, 'lineKeys' | 'draft' | 'parts'>): string[] {
  if (row.draft.kind === 'transfer') return row.lineKeys;
  const keys = new Set(row.parts);
  return keys.size === 0 ? [] : row.lineKeys.filter((key) => keys.has(linePartKey(key)));
}

/**
 * Key of the document (settlement invoice, credit note) of a payout or a refund; with `total`, of one over just that sum.
 * Both are booked with the document; what it is made of is booked by its payment, as only that moves an account.
 */
export function documentKey(tag: string, total?: Minor): string {
  return total === undefined ? compositeKey('document', tag) : compositeKey('document', tag, total);
}

/** Key of a reference that an object of a kind bears: no second one may. */
export function referenceKey(kind: JournalRow['draft']['kind'], reference: string): string {
  return compositeKey('reference', kind, reference);
}

/** Key of what the bank kept of the deposit of a decision. */
export function bankFeeKey(planId: string): string {
  return compositeKey('bankFee', planId);
}
