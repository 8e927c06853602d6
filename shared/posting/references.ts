/** References: what makes every object of ours findable in Xero again. Unique, stable, at most 255 characters. */
import { stableHash } from '../ids.ts';

/** How every reference of ours begins. */
export const REFERENCE_PREFIX = 'Tieout ';

/** The longest reference that Xero takes. */
export const REFERENCE_LIMIT = 255;

/** Reference of a part of a payout or of a batch of activity: `Tieout po_… fees`, `Tieout po_… txn_…`. */
export function partReference(tag: string, part: string): string {
  return fit(`${REFERENCE_PREFIX}${tag} ${part}`);
}

/** Reference of one payment of a charge that pays several invoices: the charge's, and the invoice's number. */
export function shareReference(tag: string, entryId: string, mark: string): string {
  return partReference(tag, `${entryId} ${mark}`);
}

/**
 * Reference of a transfer: all payout ids while they fit, else the first, the number of the others and a hash of all.
 * `lineKey` is given when the decision has several bank lines, so that each transfer stays unique.
 */
export function transferReference(payoutIds: readonly string[], lineKey: string | null): string {
  const suffix = lineKey === null ? '' : ` ${stableHash(lineKey)}`;
  const full = `${REFERENCE_PREFIX}${payoutIds.join(' ')}${suffix}`;
  if (full.length <= REFERENCE_LIMIT) return full;
  const [first = ''] = payoutIds;
  const rest = `+${payoutIds.length - 1} ${stableHash(payoutIds.join(' '))}`;
  return fit(`${REFERENCE_PREFIX}${first} ${rest}${suffix}`);
}

/** Reference of the object that sets another off: it carries that one's. */
export function oppositeReference(reference: string): string {
  const own = isOurReference(reference) ? reference.slice(REFERENCE_PREFIX.length) : reference;
  return partReference('undo', own);
}

/** A reference (or a document's number) for the nth object of its name; the first bears it plain. */
export function numberedReference(reference: string, n: number): string {
  return n <= 1 ? reference : fit(`${reference} (${n})`);
}

/** Whether a reference in Xero is one that Tieout writes. */
export function isOurReference(reference: string): boolean {
  return reference.startsWith(REFERENCE_PREFIX);
}

function fit(reference: string): string {
  if (reference.length <= REFERENCE_LIMIT) return reference;
  const hash = stableHash(reference);
  return `${reference.slice(0, REFERENCE_LIMIT - hash.length - 1)} ${hash}`;
}
