/** What the user does about findings: takes over what is in the books, says that someone else booked it, posts anyway, plans anew. */
import { BridgeError } from '../../../shared/bridge.ts';
import type { LedgerItem } from '../../../shared/books/model.ts';
import { daysBetween } from '../../../shared/dates.ts';
import {
  adoptedDocument,
  adoptedPayments,
  adoptedStep,
  bookedElsewhere,
  isDepositOf,
  sidesOf,
} from '../../../shared/posting/readBack/adopt.ts';
import { answerOf, type PostingAnswer } from '../../../shared/posting/checks/answers.ts';
import { amountKey, type BookIndex } from '../../../shared/posting/books.ts';
import type { JournalRow, PostingProblem } from '../../../shared/posting/model.ts';
import { isOurReference } from '../../../shared/posting/references.ts';
import { inOne } from '../../db/inOne.ts';
import type { FlowContext } from '../context.ts';
import { checkAgain, neverSent } from './check.ts';
import { freshenBooks } from './fresh.ts';
import { type LoadedDecision, nextSequence, planningTables } from './load.ts';
import { defaultLocks, type Locks, withPostingLock } from './lock.ts';
import { type Ground, planAll, type Planned } from './planning.ts';
import { loadGround, queuePosting } from './queue.ts';

/** Days to either side of a bank line within which its deposit is looked for. */
const DEPOSIT_DAYS = 7;

function refused(message: string): BridgeError {
  return new BridgeError({ code: 'refused', message });
}

async function locked<T>(ctx: FlowContext, locks: Locks, work: () => Promise<T>): Promise<T> {
  const done = await withPostingLock(ctx.db.name, locks, async () => ({ value: await work() }));
  if (done === null)
    throw refused('Postings are being sent right now. Wait until that is done, then try again.');
  return done.value;
}

/** What taking over did. */
export interface TakeOverReport {
  /** Postings that were in the books and now count as done. */
  readonly taken: number;
  /** Found, but not the same on a closer look: they stay as they are. */
  readonly left: number;
  /** Rows queued again for what the plans still lack. */
  readonly queued: number;
}

/**
 * Takes into the journal, as done, what the books hold of plans already: under our reference the very same object (account,
 * amount, date), someone else's where it is the same but for reference and date. The plans' rows that never went out are planned
 * anew for the rest. Rejects with `BridgeError` while postings are being sent.
 */
export async function takeOver(
  ctx: FlowContext,
  planIds: readonly string[],
  locks: Locks = defaultLocks(),
): Promise<TakeOverReport> {
  return locked(ctx, locks, async () => {
    const wasQueued = await dropNeverSent(ctx, planIds);
    let [taken, left] = [0, 0];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- what is taken over changes what the plans still hold
      const done = await takeOverOnce(ctx, planIds);
      taken += done.taken;
      ({ left } = done);
      if (done.taken === 0) break;
    }
    return { taken, left, queued: await queueAgain(ctx, wasQueued) };
  });
}

/** A charge taken over leaves the sales that it was planned with; then those may be what the books hold. */
const MOST_ROUNDS = 5;

async function takeOverOnce(
  whole: FlowContext,
  planIds: readonly string[],
): Promise<Pick<TakeOverReport, 'taken' | 'left'>> {
  return inPlanning(whole, async (ctx) => {
    const ground = await loadGround(ctx, await requestFor(ctx, planIds));
    const wanted = planAll(ground).filter(({ plan }) => planIds.includes(plan.id));
    return keep(ctx, ground, adoptAll(wanted, ground));
  });
}

/** Adopted rows, and how many findings had an object that isn't the same after all. */
interface Adopted {
  readonly rows: readonly JournalRow[];
  readonly left: number;
}

function adoptAll(planned: readonly Planned[], ground: Ground): Adopted {
  // An object stands for one posting only, and none that the journal knows (set off, taken back) for another.
  const used = new Set(ground.journal.map((row) => row.xeroId));
  const rows: JournalRow[] = [];
  let left = 0;
  for (const one of planned) {
    for (const problem of one.plan.problems) {
      const xeroId = String(problem.values['xeroId'] ?? '');
      if (!TAKEABLE.has(problem.code) || xeroId === '') continue;
      const found = used.has(xeroId) ? null : adoptFound(problem, one, ground);
      if (found) rows.push(...found);
      else left += 1;
      for (const id of found?.map((row) => row.xeroId) ?? [xeroId]) used.add(id);
    }
  }
  return { rows, left };
}

const TAKEABLE = new Set<PostingProblem['code']>([
  'alreadyInBooks',
  'sameAmountInBooks',
  'invoicePaidTwice',
  'invoicePaidBySomeone',
  'chargeInBooks',
]);

function adoptFound(problem: PostingProblem, planned: Planned, ground: Ground): JournalRow[] | null {
  const { plan, mapping, books } = planned;
  if (!mapping || !books) return null;
  const context = { plan, mapping, books };
  const step = plan.steps.find(({ id }) => problem.stepIds?.includes(id));
  const xeroId = String(problem.values['xeroId']);
  const one = (row: JournalRow | null) => (row === null ? null : [row]);
  if (step && problem.values['foundKind'] === 'invoice') return one(adoptedDocument(step, xeroId, context));
  const item = itemOf(problem, books);
  if (!item) return null;
  if (step) return one(adoptedStep(step, sidesOf(item, step.draft, books), context));
  const entry = entriesOf(ground, plan.id).find(({ id }) => id === problem.entryId);
  if (!entry) return null;
  const ours = books.named().ours.get(entry.id) ?? [];
  return adoptedPayments(entry, isOurReference(item.reference) ? ours : [item], context);
}

function itemOf({ values }: PostingProblem, books: BookIndex): LedgerItem | undefined {
  const reference = String(values['reference'] ?? '');
  const found = String(values['found'] ?? '');
  const byReference = books.itemsByReference.get(reference)?.find(({ key }) => key === found);
  return byReference ?? [...books.itemsByAccount.values()].find(({ key }) => key === found);
}

function entriesOf({ decisions, activity }: Ground, planId: string) {
  const own = decisions.find(({ decision }) => decision.id === planId);
  return own ? own.payouts.flatMap(({ entries }) => entries) : [...activity.values()].flat();
}

/**
 * Settles a decision that someone else has booked: the deposits that the books hold for its bank lines count as its postings,
 * nothing is sent. Rejects with `BridgeError` where a line has no such deposit, or something of the decision is in Xero.
 */
export async function bookedBySomeone(
  ctx: FlowContext,
  planId: string,
  locks: Locks = defaultLocks(),
): Promise<void> {
  await locked(ctx, locks, async () => {
    await inPlanning(ctx, async (within) => {
      const ground = await loadGround(within, { decisionIds: [planId] });
      await keep(within, ground, { rows: depositRows(ground, planId), left: 0 });
    });
  });
}

function depositRows(ground: Ground, planId: string): JournalRow[] {
  const own = ground.journal.filter((row) => row.planId === planId);
  if (own.some((row) => !neverSent(row) && row.state !== 'removed'))
    throw refused(
      'A part of this is in Xero already, posted by Tieout. Take that back first: else the money is counted twice.',
    );
  const free = { ...ground, journal: ground.journal.filter((row) => row.planId !== planId) };
  const planned = planAll(free).find(({ plan }) => plan.id === planId);
  const loaded = ground.decisions.find(({ decision }) => decision.id === planId);
  const { books, mapping } = planned ?? {};
  if (!planned || !loaded || !books || !mapping) throw refused('This match has changed. Look at it again.');
  const rows = bookedElsewhere(loaded, depositsOf(loaded, books, free), { plan: planned.plan, mapping });
  if (rows === null)
    throw refused(
      'Not every bank line of this payout has a deposit in Xero that is booked by someone else. Sync, then look at the lines in Xero.',
    );
  return rows;
}

/** For each bank line the nearest deposit of its amount that isn't ours, each once. */
function depositsOf(
  { lines }: LoadedDecision,
  books: BookIndex,
  { journal }: Ground,
): ReadonlyMap<string, LedgerItem> {
  const used = new Set(journal.map((row) => row.xeroId));
  const found = new Map<string, LedgerItem>();
  for (const line of lines) {
    const near = (item: LedgerItem) => Math.abs(daysBetween(item.date, line.date));
    const [best] = (books.itemsByAmount.get(amountKey(line.accountId, line.amount)) ?? [])
      .filter((item) => isDepositOf(item, line) && !isOurReference(item.reference))
      .filter((item) => near(item) <= DEPOSIT_DAYS && !used.has(item.xeroId))
      .toSorted((a, b) => near(a) - near(b) || (a.key < b.key ? -1 : 1));
    if (!best) continue;
    used.add(best.xeroId);
    found.set(line.key, best);
  }
  return found;
}

/** Writes adopted rows in the place of rows of theirs that never went out, and says so in the activity. */
async function keep(ctx: FlowContext, { journal }: Ground, { rows, left }: Adopted) {
  const { db } = ctx;
  const taken = rows.length;
  if (taken === 0) return { taken, left };
  const plans = new Set(rows.map((row) => row.planId));
  const first = nextSequence(journal);
  const stale = journal.filter((row) => plans.has(row.planId) && neverSent(row)).map((row) => row.id);
  await db.journal.bulkDelete(stale);
  await db.journal.bulkAdd(rows.map((row, index) => ({ ...row, sequence: first + index })));
  await db.activity.add({ at: ctx.now(), level: 'info', code: 'post.takenOver', values: { count: taken } });
  return { taken, left };
}

/**
 * Keeps what the user said of a plan's findings. Rows that only waited for it go out with the next post; where dates are moved,
 * what never went out is planned anew.
 */
export async function answerFindings(
  ctx: FlowContext,
  planId: string,
  words: readonly PostingAnswer['word'][],
  locks: Locks = defaultLocks(),
): Promise<void> {
  await ctx.db.answers.bulkPut(words.map((word) => answerOf(planId, word, ctx.now())));
  if (words.some(({ kind }) => kind === 'moveDate')) await planAnewNeverSent(ctx, [planId], locks);
  else await checkAgain(ctx, new Set([planId]));
}

/** Takes answers back: what they were about is asked again, or planned on its own day. */
export async function withdrawAnswers(
  ctx: FlowContext,
  planId: string,
  kind: PostingAnswer['word']['kind'],
  locks: Locks = defaultLocks(),
): Promise<void> {
  const { answers } = ctx.db;
  const own = (await answers.where({ planId }).toArray()).filter(({ word }) => word.kind === kind);
  await answers.bulkDelete(own.map(({ key }) => key));
  await planAnewNeverSent(ctx, [planId], locks);
}

/** Plans again what was written down and never went out: with today's accounts, books and answers. Returns the rows queued. */
export async function planAnewNeverSent(
  ctx: FlowContext,
  planIds: readonly string[],
  locks: Locks = defaultLocks(),
): Promise<number> {
  return locked(ctx, locks, async () => queueAgain(ctx, await dropNeverSent(ctx, planIds)));
}

/** Reads the books again and checks what waits against them. */
export async function refreshAndCheck(ctx: FlowContext): Promise<void> {
  await freshenBooks(ctx);
  const waiting = await ctx.db.journal.where({ state: 'queued' }).toArray();
  await checkAgain(ctx, new Set(waiting.filter(neverSent).map((row) => row.planId)));
}

/** Takes rows that never went out from the journal; the ids of the plans that had some. */
async function dropNeverSent(ctx: FlowContext, planIds: readonly string[]): Promise<string[]> {
  return inOne(ctx.db, 'rw', [ctx.db.journal, ctx.db.checks], async (db) => {
    const rows = await db.journal.where('planId').anyOf(planIds).toArray();
    const going = rows.filter((row) => neverSent(row) && row.undoes === undefined);
    await db.journal.bulkDelete(going.map((row) => row.id));
    await db.checks.bulkDelete([...planIds]);
    return [...new Set(going.map((row) => row.planId))];
  });
}

/** Queues decisions again that were queued before; activity is planned anew with the next post. */
async function queueAgain(ctx: FlowContext, planIds: readonly string[]): Promise<number> {
  const decided = await ctx.db.decisions.where('id').anyOf(planIds).primaryKeys();
  if (decided.length === 0) return 0;
  return (await queuePosting(ctx, { decisionIds: decided })).queued;
}

async function requestFor({ db }: FlowContext, planIds: readonly string[]) {
  const decisionIds = await db.decisions.where('id').anyOf(planIds).primaryKeys();
  return { decisionIds, includeActivity: decisionIds.length < planIds.length };
}

/** Planning and writing down in one transaction: `work` gets the context whose tables belong to it. */
function inPlanning<T>(ctx: FlowContext, work: (within: FlowContext) => Promise<T>): Promise<T> {
  return inOne(ctx.db, 'rw', planningTables(ctx.db), (db) => work({ ...ctx, db }));
}
