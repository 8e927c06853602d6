/** Decisions: which payouts are which bank lines, by the user's word. Each is undone as long as nothing of it was sent. */
import { BridgeError } from '../../shared/bridge.ts';
import { isLateReturn } from '../../shared/matching/shapes/lateReturns.ts';
import { matchId } from '../../shared/matching/matchId.ts';
import type { Decision, Match } from '../../shared/matching/model.ts';
import { minor, sumMinor, toMajorText } from '../../shared/money.ts';
import type { Payout } from '../../shared/payout/model.ts';
import { owedByAll } from '../../shared/payout/owed.ts';
import { settlesElsewhere } from '../../shared/posting/plan/elsewhere.ts';
import { isTakenBack } from '../../shared/posting/undo/takenBack.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import { noteTakenBack } from './autoApply.ts';
import type { Declined, Parked } from '../db/database.ts';
import type { FlowContext } from './context.ts';
import { matchAfter, matchingTables, onCurrentProposals } from './match.ts';
import { isSurelyNotInXero } from './post/batches.ts';
import { goneFromXero } from './post/gone.ts';
import { defaultLocks, type Locks, withPostingLock } from './post/lock.ts';
import { inOne } from '../db/inOne.ts';

/** What the user puts together by hand. */
export interface HandPicked {
  readonly payoutKeys: readonly string[];
  readonly lineKeys: readonly string[];
}

function refused(message: string, detail = ''): BridgeError {
  return new BridgeError({ code: 'refused', message, detail });
}

function decisionTables({ db }: FlowContext) {
  const { journal, ledgerItems, parked, activity, rules, connections, answers, checks } = db;
  const more = [journal, ledgerItems, parked, activity, rules, connections, answers, checks];
  return [...new Set([...matchingTables(db), ...more])];
}

/** `work` gets the context whose tables belong to the transaction. */
function inTransaction<T>(ctx: FlowContext, work: (within: FlowContext) => Promise<T>): Promise<T> {
  return inOne(ctx.db, 'rw', decisionTables(ctx), (db) => work({ ...ctx, db }));
}

/** Throws if a payout or a line belongs to a decision already. */
async function checkFree(ctx: FlowContext, { payoutKeys, lineKeys }: HandPicked): Promise<void> {
  const { decisions } = ctx.db;
  const byPayout = await decisions
    .where('payoutKeys')
    .anyOf([...payoutKeys])
    .count();
  const byLine = await decisions
    .where('lineKeys')
    .anyOf([...lineKeys])
    .count();
  if (byPayout + byLine > 0) throw refused('One of these is confirmed already. Undo that first.');
}

/** Keeps decisions and takes away every proposal that uses anything of theirs. Call inside a transaction. */
async function store(ctx: FlowContext, decisions: readonly Decision[]): Promise<void> {
  const { db } = ctx;
  const payoutKeys = decisions.flatMap((decision) => decision.payoutKeys);
  const lineKeys = decisions.flatMap((decision) => decision.lineKeys);
  await db.decisions.bulkAdd(decisions);
  await db.parked.bulkDelete(payoutKeys);
  await db.proposals.where('payoutKeys').anyOf(payoutKeys).delete();
  await db.proposals.where('lineKeys').anyOf(lineKeys).delete();
}

function toDecision(match: Match, by: Decision['by'], decidedAt: number): Decision {
  const { id, payoutKeys, lineKeys, evidence } = match;
  return { id, payoutKeys, lineKeys, by, decidedAt, evidence };
}

/**
 * Confirms a proposal. One without a bank line is confirmed only where none is to be expected: the payout left for a card
 * or another account. Refused (`BridgeError`) when the proposal is gone, lacks its bank line, or has equal answers: then the
 * user picks one with `decideByHand`.
 */
export async function decide(ctx: FlowContext, id: string): Promise<Decision> {
  const decision = await onCurrentProposals(ctx, decisionTables(ctx), async (within) => {
    const match = await within.db.proposals.get(id);
    if (!match) throw refused('This proposal has changed since it was shown. Look at the new one.');
    if (match.lineKeys.length === 0 && !(await goesElsewhere(within, match)))
      throw refused('There is no bank line for this payout yet, so there is nothing to confirm.');
    if (match.verdict === 'ambiguous') throw refused('There are equal answers. Choose the bank line.');
    // Its payout is decided already, with the credit; the return is a decision of its own.
    if (await isReturnAlone(within, match))
      await checkFree(within, { payoutKeys: [], lineKeys: match.lineKeys });
    else await checkFree(within, match);
    const made = toDecision(match, 'user', within.now());
    await store(within, [made]);
    return made;
  });
  await matchAfter(ctx);
  return decision;
}

async function isReturnAlone(ctx: FlowContext, match: Match): Promise<boolean> {
  const payouts = await ctx.db.payouts.bulkGet(match.payoutKeys);
  const lines = await ctx.db.statementLines.bulkGet(match.lineKeys);
  const there = <T>(rows: (T | undefined)[]) => rows.filter((row) => row !== undefined);
  return isLateReturn(there(payouts), there(lines));
}

async function goesElsewhere(ctx: FlowContext, match: Match): Promise<boolean> {
  const payouts = await ctx.db.payouts.bulkGet(match.payoutKeys);
  return payouts.every((payout) => payout !== undefined && settlesElsewhere(payout));
}

/** Confirms every proposal that is `certain` and not put aside; returns how many. */
export async function decideAllCertain(ctx: FlowContext, shown: readonly string[]): Promise<number> {
  // Both as it was shown and on the data as they are now: nothing is confirmed that the user hasn't seen.
  const count = await onCurrentProposals(ctx, decisionTables(ctx), async (within) => {
    const seen = new Set(shown);
    const parked = new Set(await within.db.parked.toCollection().primaryKeys());
    const certain = await within.db.proposals.where({ verdict: 'certain' }).toArray();
    const open = certain.filter(
      (match) => seen.has(match.id) && !match.payoutKeys.some((key) => parked.has(key)),
    );
    const at = within.now();
    const made = open.map((match) => toDecision(match, 'allCertain', at));
    await store(within, made);
    return open.length;
  });
  await matchAfter(ctx);
  return count;
}

function checkSums(payouts: readonly Payout[], lines: readonly StatementLine[]): void {
  const [currency = '', ...others] = new Set([...payouts, ...lines].map((one) => one.currency));
  const last = others.pop();
  if (last !== undefined)
    throw refused(`These are in ${[currency, ...others].join(', ')} and ${last}. Choose one currency.`);
  if (new Set(payouts.map(({ connectionId }) => connectionId)).size > 1) {
    throw refused('These payouts come from different provider accounts. Confirm them one account at a time.');
  }
  if (new Set(lines.map(({ accountId }) => accountId)).size > 1) {
    throw refused('These lines are on different bank accounts. Choose lines of one account.');
  }
  const owed = owedByAll(payouts);
  const came = sumMinor(lines.map(({ amount }) => amount));
  if (owed === came) return;
  const text = (value: number) => `${toMajorText(minor(value), currency)} ${currency}`;
  const message = `The payouts come to ${text(owed)}, the bank lines to ${text(came)}: ${text(owed - came)} remains. Choose lines that come to the same.`;
  throw refused(message, toMajorText(minor(owed - came), currency));
}

async function load<T>(found: Promise<(T | undefined)[]>, count: number, otherwise: string): Promise<T[]> {
  const rows = (await found).filter((row) => row !== undefined);
  if (rows.length !== count || count === 0) throw refused(otherwise);
  return rows;
}

/**
 * Confirms what the user put together: one or more payouts of one provider account on one or more lines of one bank
 * account, same currency, equal to the minor unit; a failed payout with its credit and return. Otherwise refused
 * (`BridgeError`, the remainder in major units in `detail`).
 */
export async function decideByHand(ctx: FlowContext, picked: HandPicked): Promise<Decision> {
  const payoutKeys = [...new Set(picked.payoutKeys)].toSorted((a, b) => (a < b ? -1 : 1));
  const lineKeys = [...new Set(picked.lineKeys)];
  const decision = await inTransaction(ctx, async (within) => {
    const payouts = await load(
      within.db.payouts.bulkGet(payoutKeys),
      payoutKeys.length,
      'Choose at least one payout that is still there.',
    );
    const lines = await load(
      within.db.statementLines.bulkGet(lineKeys),
      lineKeys.length,
      'Choose at least one bank line that is still there.',
    );
    checkSums(payouts, lines);
    await checkFree(within, { payoutKeys, lineKeys });
    const id = matchId(payoutKeys, lineKeys);
    const evidence: Decision['evidence'] = [{ code: 'byHand', values: {}, weight: 0 }];
    const made: Decision = { id, payoutKeys, lineKeys, by: 'byHand', decidedAt: within.now(), evidence };
    await store(within, [made]);
    return made;
  });
  await matchAfter(ctx);
  return decision;
}

/**
 * Takes a decision's rows out of the journal, but for those taken back, which stay to be read; throws if one is (and wasn't deleted
 * there), or may be, in Xero.
 */
async function dropQueued(ctx: FlowContext, planId: string): Promise<void> {
  const all = await ctx.db.journal.where({ planId }).toArray();
  const rows = all.filter((row) => !isTakenBack(row));
  const gone = await goneFromXero(ctx.db, rows);
  // What someone else made and we only took over stays theirs: forgetting it takes nothing out of Xero.
  const sent = rows.filter(
    (row) => row.foreign !== true && !isSurelyNotInXero(row) && !gone.has(row.id),
  ).length;
  if (sent > 0) {
    throw refused(
      `${sent} of ${rows.length} postings of this match are in Xero or on their way. Take them back in the queue first; undoing here would leave them behind.`,
    );
  }
  await ctx.db.journal.bulkDelete(rows.map(({ id }) => id));
}

/** Throws if the return of a payout would be left without its credit. */
async function checkNoReturn(ctx: FlowContext, ids: readonly string[]): Promise<void> {
  const going = (await ctx.db.decisions.bulkGet([...ids])).filter((each) => each !== undefined);
  for (const { payoutKeys, lineKeys } of going) {
    const [payout] = await ctx.db.payouts.bulkGet(payoutKeys);
    const [line] = await ctx.db.statementLines.bulkGet(lineKeys);
    if (payout?.status !== 'failed' || (line && isLateReturn([payout], [line]))) continue;
    const others = await ctx.db.decisions.where('payoutKeys').anyOf(payoutKeys).primaryKeys();
    if (others.some((id) => !ids.includes(id))) {
      throw refused('The return of this payout is confirmed too. Undo that first.');
    }
  }
}

async function undo(ctx: FlowContext, ids: readonly string[]): Promise<void> {
  await takeBack(ctx, ids, 'user');
  await matchAfter(ctx);
}

/** Takes decisions back together, without matching anew; throws as `undoDecision`. Only the user's word counts against a rule. */
async function takeBack(ctx: FlowContext, ids: readonly string[], by: 'user' | 'itself'): Promise<void> {
  await inTransaction(ctx, async (within) => {
    await checkNoReturn(within, ids);
    for (const id of ids) await dropQueued(within, id);
    if (by === 'user') await noteTakenBack(within, ids);
    await within.db.answers
      .where('planId')
      .anyOf([...ids])
      .delete();
    await within.db.checks.bulkDelete([...ids]);
    await within.db.decisions.bulkDelete([...ids]);
  });
}

/** Takes decisions back together and matches anew; refused as `undoDecision`. */
export async function undoTogether(ctx: FlowContext, ids: readonly string[], locks: Locks): Promise<void> {
  const done = await withPostingLock(ctx.db.name, locks, async () => {
    await undo(ctx, ids);
    return true;
  });
  if (done === null) throw refused('Postings are being sent right now. Wait until that is done, then undo.');
}

/**
 * Takes a decision back, with its queued postings and those deleted in Xero since. Refused (`BridgeError`) as long as any
 * other posting of it is past `queued`, and while postings are being sent.
 */
export async function undoDecision(
  ctx: FlowContext,
  id: string,
  locks: Locks = defaultLocks(),
): Promise<void> {
  if ((await ctx.db.decisions.get(id)) === undefined) throw refused('This match has been undone already.');
  await undoTogether(ctx, [id], locks);
}

/**
 * Takes back what can be of these decisions, without matching anew; what is in Xero, or on its way there, stays. False, and nothing
 * is taken back, where postings are being sent right now.
 */
export async function undoWhatCan(
  ctx: FlowContext,
  ids: readonly string[],
  locks: Locks = defaultLocks(),
): Promise<boolean> {
  const done = await withPostingLock(ctx.db.name, locks, async () => {
    // A return goes before the credit that it belongs to: what was refused is tried once more.
    for (const round of [ids, ids]) {
      for (const id of round) await takeBackQuietly(ctx, id);
    }
    return true;
  });
  return done === true;
}

async function takeBackQuietly(ctx: FlowContext, id: string): Promise<void> {
  try {
    await takeBack(ctx, [id], 'itself');
  } catch (error) {
    if (!(error instanceof BridgeError) || error.data.code !== 'refused') throw error;
  }
}

/** Puts payouts aside "to check"; "OK all certain" leaves them out. */
export async function park(ctx: FlowContext, payoutKeys: readonly string[], note = ''): Promise<void> {
  const at = ctx.now();
  await ctx.db.parked.bulkPut(payoutKeys.map((payoutKey) => ({ payoutKey, note, at })));
}

/** Takes payouts back from "to check"; returns what was said of them, so that they can be put aside again. */
export async function unpark(ctx: FlowContext, payoutKeys: readonly string[]): Promise<readonly Parked[]> {
  return inOne(ctx.db, 'rw', [ctx.db.parked], async ({ parked }) => {
    const were = await parked.bulkGet([...payoutKeys]);
    await parked.bulkDelete([...payoutKeys]);
    return were.filter((row) => row !== undefined);
  });
}

/** Remembers that a payout isn't this line: the pair is never offered again. Matches anew. */
export async function decline(ctx: FlowContext, payoutKey: string, lineKey: string): Promise<void> {
  await inTransactionWithDeclined(ctx, [{ payoutKey, lineKey }]);
}

/** Declines every pair of a proposal. */
export async function declineMatch(
  ctx: FlowContext,
  match: Pick<Match, 'payoutKeys' | 'lineKeys'>,
): Promise<void> {
  const pairs = match.payoutKeys.flatMap((payoutKey) =>
    match.lineKeys.map((lineKey) => ({ payoutKey, lineKey })),
  );
  await inTransactionWithDeclined(ctx, pairs);
}

async function inTransactionWithDeclined(
  ctx: FlowContext,
  pairs: readonly { readonly payoutKey: string; readonly lineKey: string }[],
): Promise<void> {
  const at = ctx.now();
  await inTransaction(ctx, async (within) => {
    await within.db.declined.bulkPut(
      pairs.map((pair) => ({ key: `${pair.payoutKey}|${pair.lineKey}`, ...pair, at })),
    );
  });
  await matchAfter(ctx);
}

/** Declines pairs again that were forgotten, as they were. Matches anew. */
export async function declineAgain(ctx: FlowContext, pairs: readonly Declined[]): Promise<void> {
  await inTransaction(ctx, async (within) => {
    await within.db.declined.bulkPut(pairs);
  });
  await matchAfter(ctx);
}

/** Forgets declined pairs, so that they may be offered again; returns them. Matches anew. */
export async function undecline(ctx: FlowContext, keys: readonly string[]): Promise<readonly Declined[]> {
  const were = await inTransaction(ctx, async (within) => {
    const rows = await within.db.declined.bulkGet([...keys]);
    await within.db.declined.bulkDelete([...keys]);
    return rows.filter((row) => row !== undefined);
  });
  await matchAfter(ctx);
  return were;
}
