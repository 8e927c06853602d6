/** Sends what the journal holds, exactly once each, and survives being stopped anywhere. */
import { BridgeError, type Result } from '../../../shared/bridge.ts';
import { requestHashOf } from '../../../shared/posting/journal.ts';
import { type JournalRow, PHASES } from '../../../shared/posting/model.ts';
import { isTakenBack } from '../../../shared/posting/undo/takenBack.ts';
import type { FlowContext } from '../context.ts';
import {
  type Batch,
  groupsToLookUp,
  KEY_LIFE_MS,
  LONGEST_CALL_MS,
  LONGEST_WAIT_MS,
  LOOK_LIFE_MS,
  nextBatch,
} from './batches.ts';
import { callKey, inCallOrder } from './callKey.ts';
import { CHECK_LIFE_MS, neverSent, rowsToHold } from './check.ts';
import { defaultLocks, type Locks, withPostingLock } from './lock.ts';
import { lookUp } from './lookUp.ts';
import { journalStore, type JournalStore } from './store.ts';

/** Why sending stopped before the end. What is left stays in the queue. */
export interface Pause {
  readonly reason: 'cancelled' | 'offline' | 'rateLimited' | 'needsAttention' | 'failed' | 'busy';
  /** For people; empty when cancelled or busy. */
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

/** What one run did, counted in Xero objects. */
export interface SendReport {
  readonly done: number;
  readonly refused: number;
  /** Of `done`: what took something back. */
  readonly removed: number;
  /** Of `done`: found in Xero after a call without an answer. */
  readonly recovered: number;
  /** Still waiting, of which some may have an unknown outcome. */
  readonly left: number;
  /** Of `left`: not sent, as the books have changed since they were written down. */
  readonly held: number;
  readonly calls: number;
  readonly paused: Pause | null;
}

export interface SendOptions {
  /** The idempotency key of a new call; see `callKey`. */
  readonly newKey?: typeof callKey | undefined;
  readonly locks?: Locks | undefined;
  readonly store?: JournalStore | undefined;
  /** Which of the rows that were never sent must not go out, by the books as they are now. Rejects where that can't be told. */
  readonly check?: typeof rowsToHold | undefined;
}

/** A row may get no answer so often in one run before sending pauses. */
const MAX_TRIES = 3;

class Paused extends Error {
  readonly pause: Pause;
  constructor(pause: Pause) {
    super(pause.message);
    this.pause = pause;
  }
}

interface Run {
  readonly ctx: FlowContext;
  readonly store: JournalStore;
  readonly newKey: typeof callKey;
  rows: JournalRow[];
  readonly total: number;
  readonly tries: Map<string, number>;
  /** When Xero was last asked for the objects of a call, by its key. */
  readonly looked: Map<string, number>;
  readonly check: NonNullable<SendOptions['check']>;
  /** Plans of which Xero has shown what was never sent from here. */
  readonly elsewhere: Set<string>;
  /** When rows were last checked before their first sending, and which of them must wait. */
  checkedAt: number | null;
  held: ReadonlySet<string>;
  count: { done: number; removed: number; refused: number; recovered: number; calls: number };
}

/**
 * Sends the queue: first asks Xero about every call that had no answer, then sends documents, payments, bank
 * transactions and transfers in batches, each written down as `sending` before its call and marked element by element after it. Resolves
 * with what happened, also when it had to pause; rejects only when the local database fails.
 */
export async function sendQueue(ctx: FlowContext, options: SendOptions = {}): Promise<SendReport> {
  const { locks = defaultLocks(), store = journalStore(ctx.db) } = options;
  const { newKey = callKey, check = rowsToHold } = options;
  const report = await withPostingLock(ctx.db.name, locks, () => run({ ctx, store, newKey, check }));
  if (report === null) return emptyReport({ reason: 'busy', message: '', retryAfterSeconds: null });
  await remember(ctx, report);
  return report;
}

async function remember(ctx: FlowContext, report: SendReport): Promise<void> {
  const { done, removed, refused, left, paused } = report;
  if (done + refused === 0 && paused === null) return;
  if (removed > 0) {
    const values = { removed };
    await ctx.db.activity.add({ at: ctx.now(), level: 'info', code: 'undo.sent', values });
    if (removed === done && refused === 0 && paused === null) return;
  }
  await ctx.db.activity.add({
    at: ctx.now(),
    level: refused > 0 ? 'warning' : 'info',
    code: paused === null ? 'post.sent' : 'post.paused',
    values: {
      done: done - removed,
      refused,
      left,
      reason: paused?.reason ?? '',
      message: paused?.message ?? '',
    },
  });
}

function emptyReport(paused: Pause | null): SendReport {
  return { done: 0, removed: 0, refused: 0, recovered: 0, left: 0, held: 0, calls: 0, paused };
}

async function run(parts: Pick<Run, 'ctx' | 'store' | 'newKey' | 'check'>): Promise<SendReport> {
  const rows = inCallOrder(await parts.store.pending());
  const state: Run = {
    ...parts,
    rows,
    total: rows.filter(isOpen).length,
    tries: new Map(),
    looked: new Map(),
    elsewhere: new Set(),
    checkedAt: null,
    held: new Set(),
    count: { done: 0, removed: 0, refused: 0, recovered: 0, calls: 0 },
  };
  if (state.total === 0) return emptyReport(null);
  let paused: Pause | null = null;
  try {
    for (const phase of PHASES) await sendPhase(state, phase);
  } catch (error) {
    if (!(error instanceof Paused)) throw error;
    paused = error.pause;
  }
  const left = state.rows.filter(isOpen);
  return { ...state.count, left: left.length, held: left.filter((row) => isHeld(state, row)).length, paused };
}

const isOpen = (row: JournalRow) => row.state !== 'done' && row.state !== 'refused' && !isTakenBack(row);

async function recover(state: Run): Promise<void> {
  for (const group of groupsToLookUp(state.rows, state.ctx.now())) {
    stopIfCancelled(state);
    await ask(state, group);
  }
}

/** Looks up a group and writes down the answer; pauses when Xero can't be asked. */
async function ask(state: Run, group: readonly JournalRow[]): Promise<void> {
  const at = state.ctx.now();
  let asked: JournalRow[];
  try {
    asked = await lookUp(state.ctx, group);
  } catch (error) {
    if (error instanceof BridgeError) throw new Paused(pauseOf(error));
    throw error;
  }
  state.count.calls += 1;
  for (const row of group) state.looked.set(row.batchKey, at);
  const found = asked.filter((row) => row.state === 'done');
  state.count.recovered += found.length;
  await update(state, asked);
  // Refused before, and there all the same: another computer is posting this plan. The rest isn't sent before the books were read.
  for (const row of found) if (row.sentAt === 0 && row.undoes === undefined) state.elsewhere.add(row.planId);
  const since = asked.flatMap((row) => (row.state === 'unknown' ? [row.sentAt] : []));
  if (since.length > 0) throw new Paused(underWay(Math.max(...since), state.ctx.now()));
}

/** Xero shows a part of a call that got no answer: the rest may come by itself. */
function underWay(sentAt: number, now: number): Pause {
  return {
    reason: 'failed',
    message:
      'The connection broke while Xero was taking a batch, and a part of it has arrived. Tieout waits five minutes for the rest before it sends that again. Post again then; nothing is lost.',
    retryAfterSeconds: Math.max(1, Math.ceil((sentAt + KEY_LIFE_MS - now) / 1000)),
  };
}

async function sendPhase(state: Run, phase: number): Promise<void> {
  for (;;) {
    await recover(state);
    stopIfCancelled(state);
    const now = state.ctx.now();
    // A key may have died while Xero was asked about another call.
    if (groupsToLookUp(state.rows, now).length > 0) continue;
    const batch = nextBatch(state.rows, phase, now, state.held);
    if (batch === null) return;
    // Nothing has an unknown outcome here; while the books are read again, a key may die: back to the beginning.
    if (batch.key === null && !isChecked(state, now)) await checkFirst(state);
    else await sendBatch(state, batch);
  }
}

const isHeld = ({ held }: Run, row: JournalRow) => held.has(row.id) && neverSent(row);

function isChecked({ checkedAt, elsewhere }: Run, now: number): boolean {
  return elsewhere.size === 0 && checkedAt !== null && Math.abs(now - checkedAt) < CHECK_LIFE_MS;
}

/** Rows that go out for the first time are looked at once more; pauses where the books can't be read. */
async function checkFirst(state: Run): Promise<void> {
  try {
    state.held = await state.check(state.ctx, state.rows, state.elsewhere);
  } catch (error) {
    if (error instanceof BridgeError) throw new Paused(pauseOf(error));
    throw error;
  }
  state.elsewhere.clear();
  state.checkedAt = state.ctx.now();
}

async function sendBatch(state: Run, batch: Batch): Promise<void> {
  const tampered = batch.rows.filter((row) => requestHashOf(row.draft) !== row.requestHash);
  if (tampered.length > 0) {
    const message =
      'What was written down for this posting has changed since. Discard it and queue it again.';
    await update(
      state,
      tampered.map((row) => ({ ...row, state: 'refused', message })),
    );
    return;
  }
  countTries(state, batch.rows);
  const sentAt = state.ctx.now();
  const notAfter = latestStart(state, batch, sentAt);
  if (notAfter === null) return ask(state, batch.rows);
  const tried = batch.rows.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  const batchKey = batch.key ?? state.newKey(tried, state.rows);
  const sending = tried.map((row) => ({ ...row, state: 'sending' as const, batchKey, sentAt, message: '' }));
  await update(state, sending);
  const answer = await callXero(state, { rows: tried, key: batch.key }, sending, notAfter);
  if (answer === null) {
    const unknown = asUnknown(state, sending);
    await update(state, unknown);
    return ask(state, unknown);
  }
  const answered = sending.map((row, index) => settled(row, answer[index]));
  await update(state, await butGone(state, answered));
}

/** Xero refuses to take out what is gone already: then what was wanted is so. One call for all that it refused. */
async function butGone(state: Run, answered: readonly JournalRow[]): Promise<readonly JournalRow[]> {
  const refused = answered.filter((row) => row.state === 'refused' && row.draft.kind === 'removal');
  if (refused.length === 0) return answered;
  try {
    state.count.calls += 1;
    const looked = await lookUp(state.ctx, refused);
    const gone = new Map(looked.filter((row) => row.state === 'done').map((row) => [row.id, row]));
    return answered.map((row) => gone.get(row.id) ?? row);
  } catch (error) {
    if (error instanceof BridgeError) return answered;
    throw error;
  }
}

/**
 * Until when a call may go out. A repeated one relies on a look-up that found nothing: it goes out soon after it, or the
 * key may have died since while the first call took effect; null where that look-up is too old.
 */
function latestStart({ looked }: Run, batch: Batch, now: number): number | null {
  if (batch.key === null) return now + LONGEST_WAIT_MS;
  const at = looked.get(batch.key);
  return at === undefined || Math.abs(now - at) > LOOK_LIFE_MS ? null : at + LONGEST_WAIT_MS;
}

type Results = Result<'xero.send'>['results'];

/** The results, or null when the outcome is unknown. Pauses when the call wasn't made. */
async function callXero(
  state: Run,
  batch: Batch,
  rows: readonly JournalRow[],
  notAfter: number,
): Promise<Results | null> {
  const [first] = rows;
  if (first === undefined) return [];
  try {
    state.count.calls += 1;
    const { results } = await state.ctx.call(
      'xero.send',
      {
        connectionId: first.xeroConnectionId,
        idempotencyKey: first.batchKey,
        notAfter,
        drafts: rows.map((row) => row.draft),
      },
      { signal: state.ctx.signal },
    );
    if (results.length === rows.length) return results;
  } catch (error) {
    if (error instanceof BridgeError && !error.data.unknownOutcome) {
      return notSent(state, batch, error);
    }
    if (!(error instanceof BridgeError)) {
      await update(state, asUnknown(state, rows));
      throw error;
    }
  }
  return null;
}

/**
 * The call may have waited for Xero's limits before it went out: its clock starts with the request that got no answer. So
 * does that of a repeated call: the first may never have arrived.
 */
function asUnknown({ ctx }: Run, rows: readonly JournalRow[]): JournalRow[] {
  const earliest = ctx.now() - LONGEST_CALL_MS;
  return rows.map((row) => ({ ...row, state: 'unknown', sentAt: Math.max(row.sentAt, earliest) }));
}

/**
 * Xero surely made nothing of this call: it refused the whole, or the call never went out. Of a repeated call that says
 * nothing about the first, so its key and its time are kept.
 */
async function notSent(state: Run, { rows, key }: Batch, error: BridgeError): Promise<Results> {
  const { code, message } = error.data;
  if (code === 'validation' || code === 'refused' || code === 'badRequest') {
    return rows.map(() => ({ outcome: 'refused' as const, message }));
  }
  await update(
    state,
    rows.map((row) => ({ ...row, state: 'queued' as const, batchKey: key ?? '' })),
  );
  throw new Paused(pauseOf(error));
}

function settled(row: JournalRow, result: Results[number] | undefined): JournalRow {
  if (result === undefined) return { ...row, state: 'unknown' };
  if (result.outcome === 'refused') return { ...row, state: 'refused', message: result.message };
  return { ...row, state: 'done', xeroId: result.xeroId };
}

async function update(state: Run, rows: readonly JournalRow[]): Promise<void> {
  await state.store.save(rows);
  const changed = new Map(rows.map((row) => [row.id, row]));
  state.rows = state.rows.map((row) => changed.get(row.id) ?? row);
  const settledRows = rows.filter((row) => row.state === 'done');
  state.count.done += settledRows.length;
  state.count.removed += settledRows.filter((row) => row.undoes !== undefined).length;
  state.count.refused += rows.filter((row) => row.state === 'refused').length;
  const done = state.count.done + state.count.refused;
  state.ctx.onProgress?.({ stage: 'post.sending', done, total: state.total });
}

function countTries(state: Run, rows: readonly JournalRow[]): void {
  for (const row of rows) {
    const tries = (state.tries.get(row.id) ?? 0) + 1;
    state.tries.set(row.id, tries);
    if (tries > MAX_TRIES) {
      const message =
        'Xero keeps giving no answer. Nothing is lost: what is left stays in the queue. Try again in five minutes.';
      throw new Paused({ reason: 'failed', message, retryAfterSeconds: KEY_LIFE_MS / 1000 });
    }
  }
}

function stopIfCancelled({ ctx }: Run): void {
  if (ctx.signal?.aborted === true) {
    throw new Paused({ reason: 'cancelled', message: '', retryAfterSeconds: null });
  }
}

function pauseOf({ data }: BridgeError): Pause {
  const reasons: Partial<Record<typeof data.code, Pause['reason']>> = {
    cancelled: 'cancelled',
    offline: 'offline',
    rateLimited: 'rateLimited',
    unauthorised: 'needsAttention',
    permission: 'needsAttention',
  };
  return {
    reason: reasons[data.code] ?? 'failed',
    message: data.code === 'cancelled' ? '' : data.message,
    retryAfterSeconds: data.retryAfterSeconds,
  };
}
