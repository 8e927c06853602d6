/**
 * The same posting twice in Xero: two computers have looked, seen nothing, and both sent it. The one that was there first stays, and
 * only who made the other takes it out again: so both decide the same, whatever each has seen.
 */
import type { LedgerItem } from '../../books/model.ts';
import { groupBy } from '../../groups.ts';
import { stands } from '../../proof/clearing.ts';
import { differencesOf } from '../checks/identity.ts';
import type { JournalRow } from '../model.ts';
import { isOurReference } from '../references.ts';
import { isBooking } from '../undo/takenBack.ts';
import { knownIds } from './adopt.ts';

/** A row's object that is to be taken out again, and what stays in its place. */
export interface Twin {
  readonly row: JournalRow;
  /** Xero's id of the same object by another computer. */
  readonly stays: string;
}

/** What Xero shows of what was posted by others at the same time. */
export interface Twins {
  /** Done by this computer, after another had: taken out. */
  readonly later: readonly Twin[];
  /** The same, but it can't be taken out, or who was first can't be told: a person looks. */
  readonly unclear: readonly Twin[];
  /** Refused here because another computer had done it: it is done. `xeroId` is what does it. */
  readonly done: readonly { readonly row: JournalRow; readonly xeroId: string }[];
}

/** An object that has changed since it was made was worked on by somebody: this much both clocks and a slow call may differ. */
const UNTOUCHED_MS = 10 * 60_000;

/**
 * Looks for twins in the ledger of one organisation, as read after sending. An object is a twin only under the very reference of
 * ours, unknown to this journal, and equal to what was written down in all that the ledger tells. One is taken out only if this
 * computer has sent it, nobody has touched or reconciled it since, and Xero's own times say that the other was first.
 */
export function twinsOf(journal: readonly JournalRow[], ledgerItems: readonly LedgerItem[]): Twins {
  const known = knownIds(journal);
  const bearing = groupBy(
    ledgerItems.filter((item) => stands(item) && isOurReference(item.reference)),
    ({ kind, reference }) => `${kind}|${reference}`,
  );
  const [later, unclear, done]: [Twin[], Twin[], { row: JournalRow; xeroId: string }[]] = [[], [], []];
  for (const row of journal) {
    if (!isCandidate(row)) continue;
    const items = bearing.get(`${row.draft.kind}|${row.draft.reference}`) ?? [];
    const objects = groupBy(items, ({ xeroId }) => xeroId);
    const others = [...objects].filter(([xeroId, sides]) => !known.has(xeroId) && isSame(row, sides));
    const [first] = others.toSorted(([a, x], [b, y]) => beforeOf(a, x, b, y));
    if (!first) continue;
    const [stays, its] = first;
    if (row.state === 'refused') {
      if (others.length === 1) done.push({ row, xeroId: stays });
      continue;
    }
    const own = objects.get(row.xeroId) ?? [];
    const verdict = isLater(row, own, stays, its);
    if (verdict === true) later.push({ row, stays });
    if (verdict === null) unclear.push({ row, stays });
  }
  return { later, unclear, done };
}

/** What was sent from here and books something by itself. Documents have numbers, which Xero gives once; what pays them goes with them. */
function isCandidate(row: JournalRow): boolean {
  const { draft, state, attempts, foreign } = row;
  if (draft.kind === 'removal' || draft.kind === 'invoice' || draft.kind === 'creditNote') return false;
  if (draft.kind === 'payment' && draft.invoiceId === '') return false;
  return isBooking(row) && foreign !== true && attempts > 0 && (state === 'done' || state === 'refused');
}

const isSame = ({ draft }: JournalRow, sides: readonly LedgerItem[]) =>
  draft.kind !== 'removal' && differencesOf(draft, sides, { invoicesById: new Map() }).length === 0;

const changedAt = (sides: readonly LedgerItem[]) => sides[0]?.changedAt;

/** Who was first by Xero's time; at one moment, or where that isn't told, the smaller id. */
function beforeOf(a: string, x: readonly LedgerItem[], b: string, y: readonly LedgerItem[]): number {
  return (changedAt(x) ?? 0) - (changedAt(y) ?? 0) || (a < b ? -1 : 1);
}

/** Whether a row's object came after the other and may go; false: it was first. Null: it is for a person to say. */
function isLater(
  row: JournalRow,
  own: readonly LedgerItem[],
  otherId: string,
  other: readonly LedgerItem[],
): boolean | null {
  const [at, theirs] = [changedAt(own), changedAt(other)];
  if (own.length === 0 || !isSame(row, own) || at === undefined || theirs === undefined) return null;
  if (beforeOf(row.xeroId, own, otherId, other) < 0) return false;
  const isOverpayment = row.draft.kind === 'bankTransaction' && row.draft.overpayment !== undefined;
  const isTouched = Math.abs(at - row.sentAt) > UNTOUCHED_MS || own.some(({ isReconciled }) => isReconciled);
  return isTouched || isOverpayment ? null : true;
}
