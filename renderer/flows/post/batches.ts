/** Which rows go into the next call. Pure. */
import { groupBy } from '../../../shared/groups.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import { isTakenBack } from '../../../shared/posting/undo/takenBack.ts';

/** Xero advises at most 50 elements a call. */
export const BATCH_SIZE = 50;

/** Xero keeps an idempotency key six minutes; ours is trusted for five. */
export const KEY_LIFE_MS = 5 * 60_000;

/** No call takes longer: after that the desktop process gives up waiting for Xero's reply. */
export const LONGEST_CALL_MS = 2 * 60_000;

/**
 * A call may wait so long for Xero's limits, or for this machine to wake up, before it goes out; after that it isn't made.
 * With the longest call it is over before its key is given up.
 */
export const LONGEST_WAIT_MS = KEY_LIFE_MS - LONGEST_CALL_MS;

/** A call is repeated only if Xero was asked for its objects so shortly before. */
export const LOOK_LIFE_MS = 2 * 60_000;

/** What goes out in one call. `key` is set where an unanswered call is repeated as it was. */
export interface Batch {
  readonly rows: readonly JournalRow[];
  readonly key: string | null;
}

/**
 * The next batch of a phase, or null. A row waits while its plan has a lower phase that isn't done. A whole batch that
 * got no answer and isn't found in Xero is repeated under its own key while that lives: should an earlier call still take
 * effect, Xero answers the later one from its memory. Xero remembers errors too, so a batch may have to wait for its key
 * to die; that is slower than a new key, and can't double. Rows in `held` wait, unless they were sent before.
 */
export function nextBatch(
  rows: readonly JournalRow[],
  phase: number,
  now: number,
  held: ReadonlySet<string> = new Set(),
): Batch | null {
  const waiting = plansNotThrough(rows, phase);
  const ready = rows.filter(
    (row) => row.phase === phase && row.state === 'queued' && !waiting.has(row.planId) && !isHeld(row, held),
  );
  // A row whose key has died since it was looked up is looked up again first: see `groupsToLookUp`.
  const first = ready.find((row) => row.batchKey === '' || mayRepeat(row, now));
  if (first === undefined) return null;
  if (first.batchKey !== '') {
    return { rows: ready.filter((row) => row.batchKey === first.batchKey), key: first.batchKey };
  }
  const fresh = ready.filter((row) => row.batchKey === '' && row.xeroConnectionId === first.xeroConnectionId);
  return { rows: fresh.slice(0, sizeFor(first)), key: null };
}

/** Xero deletes payments one a call. */
function sizeFor({ draft }: Pick<JournalRow, 'draft'>): number {
  return draft.kind === 'removal' && draft.target === 'payment' ? 1 : BATCH_SIZE;
}

/** The calls that sending these to one organisation takes, if Xero refuses none and answers all: what is alike goes together. */
export function callsToSend(drafts: readonly JournalRow['draft'][]): number {
  const alike = groupBy(drafts, (draft) =>
    draft.kind === 'removal' ? `removal ${draft.target}` : draft.kind,
  );
  return [...alike.values()].reduce((calls, own) => {
    const [draft] = own;
    return draft ? calls + Math.ceil(own.length / sizeFor({ draft })) : calls;
  }, 0);
}

function isHeld({ id, batchKey }: JournalRow, held: ReadonlySet<string>): boolean {
  return batchKey === '' && held.has(id);
}

/**
 * Whether a queued row belongs to an intact, unanswered batch whose key still lives. A clock that was set back a little since
 * makes it no older.
 */
export function mayRepeat(row: Pick<JournalRow, 'batchKey' | 'sentAt'>, now: number): boolean {
  return row.batchKey !== '' && Math.abs(now - row.sentAt) < KEY_LIFE_MS;
}

/**
 * Whether a row can be taken out of the journal: Xero refused it, or it was never part of a call that may take effect. A queued row that
 * keeps the key of an unanswered call may still turn up in Xero.
 */
export function isSurelyNotInXero({ state, batchKey }: Pick<JournalRow, 'state' | 'batchKey'>): boolean {
  return state === 'refused' || (state === 'queued' && batchKey === '');
}

function plansNotThrough(rows: readonly JournalRow[], phase: number): Set<string> {
  const isOpen = (row: JournalRow) => row.state !== 'done' && !isTakenBack(row);
  return new Set(rows.filter((row) => row.phase < phase && isOpen(row)).map((row) => row.planId));
}

/**
 * Whether an unanswered call, of which Xero has shown a part, may still be making the rest. It can't be repeated as it was
 * (its rows have no key any more), so what is missing waits until the call is surely over.
 */
export function mayBeUnderWay(row: Pick<JournalRow, 'state' | 'batchKey' | 'sentAt'>, now: number): boolean {
  if (row.state !== 'unknown' || row.batchKey !== '' || row.sentAt === 0) return false;
  return mayRepeat({ batchKey: 'gone', sentAt: row.sentAt }, now);
}

/**
 * Rows that Xero must be asked about before anything else, by the call they were last sent in, at most as many as one
 * look-up takes: those without an answer, and those looked up already whose key has died since, as their call may have
 * taken effect after that look.
 */
export function groupsToLookUp(rows: readonly JournalRow[], now: number): JournalRow[][] {
  const groups = new Map<string, JournalRow[]>();
  for (const row of rows) {
    const isUncertain = row.state === 'sending' || row.state === 'unknown';
    const isStale = row.state === 'queued' && row.batchKey !== '' && !mayRepeat(row, now);
    if (!isUncertain && !isStale) continue;
    const { kind } = row.draft;
    const what = row.draft.kind === 'removal' ? row.draft.target : '';
    const key = JSON.stringify([row.xeroConnectionId, kind, what, row.batchKey, row.sentAt]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => chunks(group, BATCH_SIZE));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
