/**
 * Confirming without being asked. It is allowed for a provider account whose `certain` matches agree with enough of what the user
 * confirmed, and measured again each time before it acts. What it confirms waits for the user's Post like everything else.
 */
import { BridgeError } from '../../shared/bridge.ts';
import type { Decision, Match } from '../../shared/matching/model.ts';
import { type Automatic, automaticMatches, autoApplyOffer } from '../../shared/matching/replay/autoApply.ts';
import { NO_PRECISION } from '../../shared/matching/replay/precision.ts';
import type { Rule } from '../../shared/matching/memory/ruleRows.ts';
import { type Minor, sumMinor } from '../../shared/money.ts';
import type { ActivityCode } from '../db/activityCodes.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { measurePrecision } from './askReplay.ts';
import type { FlowContext } from './context.ts';
import { type MatchSummary, matchingTables, onCurrentProposals, runMatching } from './match.ts';
import { inOne } from '../db/inOne.ts';

type AutoApplyRule = Extract<Rule, { kind: 'autoApply' }>;

export interface AutomaticReport {
  /** Matches confirmed by a rule. */
  readonly confirmed: number;
  /** Rules that were switched off, as what was measured doesn't allow them any more. */
  readonly stopped: number;
}

const NOTHING: AutomaticReport = { confirmed: 0, stopped: 0 };

/** Throws `BridgeError` (`refused`) unless auto-apply may be offered for the account: measured now, not taken from a screen. */
export async function checkMayApply(ctx: FlowContext, connectionId: string): Promise<void> {
  const precision = (await measurePrecision(ctx))[connectionId] ?? NO_PRECISION;
  const { offered, agreed, least, wrong } = autoApplyOffer(precision);
  if (offered) return;
  const message =
    wrong > 0
      ? `${wrong} certain ${wrong === 1 ? 'match' : 'matches'} of this account would have been wrong. It can confirm by itself only while none is.`
      : `${agreed} of ${least} confirmed decisions of this account agree. Confirm ${least - agreed} more by hand first.`;
  throw new BridgeError({ code: 'refused', message });
}

/** The account's name as the user knows it. */
export async function connectionName(db: TieoutDatabase, connectionId: string): Promise<string> {
  return (await db.connections.get(connectionId))?.name ?? connectionId;
}

async function candidates({ db }: FlowContext): Promise<Automatic[]> {
  const rules = await db.rules.toArray();
  if (!rules.some((rule) => rule.kind === 'autoApply' && rule.enabled)) return [];
  const [proposals, parked] = await Promise.all([
    db.proposals.where({ verdict: 'certain' }).toArray(),
    db.parked.toCollection().primaryKeys(),
  ]);
  const payouts = await db.payouts.bulkGet([...new Set(proposals.flatMap(({ payoutKeys }) => payoutKeys))]);
  const connections = new Map(
    payouts.flatMap((payout) => (payout ? [[payout.key, payout.connectionId] as const] : [])),
  );
  return automaticMatches(proposals, rules, (key) => connections.get(key), new Set(parked));
}

type Reason = NonNullable<AutoApplyRule['stopped']>['reason'];

const STOPPED = {
  undone: 'rule.stoppedUndone',
  wrong: 'rule.stoppedWrong',
  tooFew: 'rule.stoppedTooFew',
} as const satisfies Readonly<Record<Reason, ActivityCode>>;

/** Switches a rule off and says why, there and in the activity. Call inside a transaction over rules, connections and activity. */
async function stopRule(db: TieoutDatabase, rule: AutoApplyRule, reason: Reason, at: number): Promise<void> {
  const off: Rule = { ...rule, enabled: false, stopped: { reason, at } };
  await db.rules.put(off);
  const name = await connectionName(db, rule.connectionId);
  await db.activity.add({ at, level: 'warning', code: STOPPED[reason], values: { name } });
}

/**
 * What was confirmed by a rule and is now taken back: its payouts are never confirmed by a rule again, and the rule is switched off.
 * Call inside the transaction that deletes the decisions `ids`.
 */
export async function noteTakenBack(ctx: FlowContext, ids: readonly string[]): Promise<void> {
  const { db } = ctx;
  const decisions = (await db.decisions.bulkGet([...ids])).filter((one) => one?.by === 'rule');
  for (const decision of decisions) {
    if (!decision) continue;
    const { id, payoutKeys, lineKeys, ruleId } = decision;
    const at = ctx.now();
    const row: Rule = {
      id: `byHand-${id}`,
      kind: 'byHandOnly',
      enabled: true,
      createdAt: at,
      payoutKeys,
      lineKeys,
    };
    // oxlint-disable no-await-in-loop -- hardly ever more than one
    await db.rules.put(row);
    const rule = ruleId === undefined ? undefined : await db.rules.get(ruleId);
    if (rule?.kind === 'autoApply' && rule.enabled) await stopRule(db, rule, 'undone', at);
    // oxlint-enable no-await-in-loop
  }
}

/** Measures again; switches off the rules of accounts that may not confirm by themselves any more, and gives their ids. */
async function stopUnfit(ctx: FlowContext, found: readonly Automatic[]): Promise<ReadonlySet<string>> {
  const precision = await measurePrecision(ctx);
  const unfit = new Map<string, Reason>();
  for (const { connectionId, ruleId } of found) {
    const { offered, wrong } = autoApplyOffer(precision[connectionId] ?? NO_PRECISION);
    if (!offered) unfit.set(ruleId, wrong > 0 ? 'wrong' : 'tooFew');
  }
  await inOne(ctx.db, 'rw', [ctx.db.rules, ctx.db.connections, ctx.db.activity], async (db) => {
    for (const [id, reason] of unfit) {
      // oxlint-disable no-await-in-loop -- a handful of rules
      const rule = await db.rules.get(id);
      if (rule?.kind === 'autoApply' && rule.enabled) await stopRule(db, rule, reason, ctx.now());
      // oxlint-enable no-await-in-loop
    }
  });
  return new Set(unfit.keys());
}

/** Whether a match is still what it was when it was found: nothing of it decided, declined or gone. */
async function isStillThere(db: TieoutDatabase, { payoutKeys, lineKeys }: Match): Promise<boolean> {
  const [byPayout, byLine] = await Promise.all([
    db.decisions.where('payoutKeys').anyOf(payoutKeys).count(),
    db.decisions.where('lineKeys').anyOf(lineKeys).count(),
  ]);
  if (byPayout + byLine > 0) return false;
  const pairs = payoutKeys.flatMap((payoutKey) => lineKeys.map((lineKey) => `${payoutKey}|${lineKey}`));
  const declined = await db.declined.where('key').anyOf(pairs).count();
  const payouts = await db.payouts.where('key').anyOf(payoutKeys).count();
  const lines = await db.statementLines.where('key').anyOf(lineKeys).count();
  return declined === 0 && payouts === payoutKeys.length && lines === lineKeys.length;
}

async function amountOf(db: TieoutDatabase, keys: readonly string[]): Promise<[Minor, string, string]> {
  const payouts = (await db.payouts.bulkGet([...keys])).filter((payout) => payout !== undefined);
  const [first] = payouts;
  return [sumMinor(payouts.map(({ amount }) => amount)), first?.currency ?? 'XXX', first?.arrivalDate ?? ''];
}

async function confirmByRule(ctx: FlowContext, { match, ruleId, connectionId }: Automatic): Promise<boolean> {
  const { db } = ctx;
  const now = await db.proposals.get(match.id);
  if (now?.verdict !== 'certain' || !(await isStillThere(db, match))) return false;
  const { id, payoutKeys, lineKeys, evidence } = match;
  const at = ctx.now();
  const decision: Decision = { id, payoutKeys, lineKeys, evidence, by: 'rule', ruleId, decidedAt: at };
  await db.decisions.add(decision);
  const [amount, currency, date] = await amountOf(db, payoutKeys);
  const name = await connectionName(db, connectionId);
  await db.activity.add({
    at,
    level: 'info',
    code: 'rule.confirmed',
    values: { name, amount, currency, date },
  });
  return true;
}

/** Confirms what rules may confirm now. Nothing is confirmed where measuring again doesn't allow it. */
async function confirmByRules(ctx: FlowContext): Promise<AutomaticReport> {
  const { db } = ctx;
  const open = await candidates(ctx);
  if (open.length === 0) return NOTHING;
  const stopped = await stopUnfit(ctx, open);
  const tables = [...matchingTables(db), db.parked, db.connections, db.activity];
  const confirmed = await onCurrentProposals(ctx, tables, async (within) => {
    // Read again: what the user did meanwhile (switched off, put aside, decided) holds.
    const found = await candidates(within);
    let count = 0;
    // oxlint-disable-next-line no-await-in-loop -- one match is checked against those before it
    for (const one of found) if (!stopped.has(one.ruleId) && (await confirmByRule(within, one))) count += 1;
    return count;
  });
  return { confirmed, stopped: stopped.size };
}

/**
 * Matches, lets rules confirm what they may, and matches once more where they did. One after the other: two at once would
 * both measure before either acts.
 */
export async function matchAndConfirm(ctx: FlowContext): Promise<MatchSummary & AutomaticReport> {
  const summary = await runMatching(ctx);
  const report = await confirmByRules(ctx);
  if (report.confirmed === 0) return { ...summary, ...report };
  return { ...(await runMatching(ctx)), ...report };
}

/** `matchAndConfirm` after a change that is kept already: cancelled, it is left to the next run. */
export async function confirmAfter(ctx: FlowContext): Promise<AutomaticReport> {
  try {
    return await matchAndConfirm(ctx);
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'cancelled') return NOTHING;
    throw error;
  }
}
