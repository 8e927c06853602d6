/** Idempotency keys that two computers with the same decisions give the same call. */
import { compareText } from '../../../shared/order.ts';
import { stableHash } from '../../../shared/ids.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import { isTakenBack, stepIdOf } from '../../../shared/posting/undo/takenBack.ts';

/**
 * The Idempotency-Key of a new call for `rows`, whose `attempts` count it already. Xero answers the second of two equal requests under
 * one key with what it answered the first, six minutes long, errors too. So the key is made of what is asked: another computer that
 * asks the same at the same time gets the same objects instead of a second set. A further try, and what is posted again after it was
 * taken back (`journal` knows), is another question. What is taken out of Xero is gone once, whoever asks: its key is random.
 */
export function callKey(
  rows: readonly JournalRow[],
  journal: readonly JournalRow[],
  random: () => string = () => crypto.randomUUID(),
): string {
  if (rows.some(({ draft }) => draft.kind === 'removal')) return random();
  const ids = new Set(rows.map(({ id }) => id));
  const times = new Map<string, number>();
  for (const row of journal) {
    if (!isTakenBack(row)) continue;
    const step = stepIdOf(row);
    if (ids.has(step)) times.set(step, (times.get(step) ?? 0) + 1);
  }
  const parts = rows.map(
    ({ id, requestHash, attempts }) => `${requestHash}.${attempts}.${times.get(id) ?? 0}\n`,
  );
  return `tieout-${stableHash(...parts)}-${stableHash(...parts.toReversed())}`;
}

/**
 * The order in which rows of one phase go out: by what is the same on every computer, so that the same postings are cut into the same
 * calls. What is taken back goes as it was written down, the last made first.
 */
export function inCallOrder(rows: readonly JournalRow[]): JournalRow[] {
  const nameOf = ({ undoes, draft }: JournalRow) => (undoes === undefined ? draft.reference : '');
  return rows.toSorted((a, b) => compareText(nameOf(a), nameOf(b)) || a.sequence - b.sequence);
}
