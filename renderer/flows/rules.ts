/** Rules: kept, switched, deleted, each with its undoing; all of them out as a file and in again. */
import { BridgeError } from '../../shared/bridge.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { matchPayoutsOf } from '../../shared/matching/input.ts';
import { tooBroad } from '../../shared/matching/memory/aliasBreadth.ts';
import { checkRule } from '../../shared/matching/memory/ruleCheck.ts';
import {
  type DeclinedRow,
  readRuleFile,
  type RuleFileIssue,
  writeRuleFile,
} from '../../shared/matching/memory/ruleFile.ts';
import type { Rule } from '../../shared/matching/memory/ruleRows.ts';
import { toMajorText } from '../../shared/money.ts';
import type { Declined, TieoutDatabase } from '../db/database.ts';
import { checkMayApply, confirmAfter, connectionName } from './autoApply.ts';
import type { FlowContext } from './context.ts';
import { fileConnections, namesOf } from './fileConnections.ts';
import { matchAfter } from './match.ts';
import { inOne } from '../db/inOne.ts';

/** What a step changed, row by row: null where there was, or is, none. */
export interface RuleChange {
  readonly rules: readonly { readonly before: Rule | null; readonly after: Rule | null }[];
  readonly declined: readonly { readonly before: Declined | null; readonly after: Declined | null }[];
}

function refused(message: string, detail = ''): BridgeError {
  return new BridgeError({ code: 'refused', message, detail });
}

/** What a rule is called in the activity: its text, account or pair of currencies. */
async function ruleName(db: TieoutDatabase, rule: Rule): Promise<string> {
  switch (rule.kind) {
    case 'alias':
      return rule.text;
    case 'tolerance':
      return (await db.accounts.toArray()).find(({ accountId }) => accountId === rule.accountId)?.name ?? '';
    case 'lag':
    case 'autoApply':
      return connectionName(db, rule.connectionId);
    case 'rate':
      return `${rule.from}/${rule.to}`;
    default:
      return rule.payoutKeys.map((key) => key.slice(key.indexOf('|') + 1)).join(', ');
  }
}

function tables(db: TieoutDatabase) {
  return [db.rules, db.declined, db.accounts, db.connections, db.activity];
}

/** Refuses an alias that stands in everybody's lines. */
async function checkBreadth(
  { db }: FlowContext,
  rule: Extract<Rule, { readonly kind: 'alias' }>,
): Promise<void> {
  const [heads, lines, ofFiles] = await Promise.all([
    db.payoutHeads.toArray(),
    db.statementLines.toArray(),
    fileConnections(db),
  ]);
  const broad = tooBroad(rule, matchPayoutsOf(heads, namesOf(ofFiles)), lines);
  if (!broad) return;
  const { heard, lines: all, payouts: own } = broad;
  throw refused(
    `“${rule.text}” stands in ${heard} of ${all} bank lines, and there are ${own} payouts: it doesn’t tell whose money it is. Give more of the bank’s words.`,
    'aliasBroad',
  );
}

const isOn = (rule: Rule | null) => rule?.kind === 'autoApply' && rule.enabled;

/**
 * Keeps a rule (a new id adds one, a known id replaces it), matches anew and lets rules confirm what they may. Refused
 * (`BridgeError`) with a problem's code in `detail`, and for auto-apply where the account's precision doesn't allow it now.
 */
export async function saveRule(ctx: FlowContext, rule: Rule): Promise<RuleChange> {
  if (rule.kind === 'autoApply' && rule.enabled) await checkMayApply(ctx, rule.connectionId);
  if (rule.kind === 'alias' && rule.enabled) await checkBreadth(ctx, rule);
  const kept: Rule = rule.kind === 'autoApply' && rule.enabled ? { ...rule, stopped: null } : rule;
  const before = await inOne(ctx.db, 'rw', tables(ctx.db), async (db) => {
    const [problem] = checkRule(kept, await db.rules.toArray());
    if (problem) throw refused('This rule isn’t complete yet, or there is one like it.', problem.code);
    const old = (await db.rules.get(kept.id)) ?? null;
    await db.rules.put(kept);
    const values = { name: await ruleName(db, kept) };
    await db.activity.add({ at: ctx.now(), level: 'info', code: 'rule.kept', values });
    return old;
  });
  await confirmAfter(ctx);
  return { rules: [{ before, after: kept }], declined: [] };
}

/** Switches a rule on or off. As `saveRule`. */
export async function switchRule(ctx: FlowContext, id: string, enabled: boolean): Promise<RuleChange> {
  const rule = await ctx.db.rules.get(id);
  if (!rule) throw refused('This rule is gone already.');
  return saveRule(ctx, { ...rule, enabled });
}

/** Deletes a rule and matches anew. What a rule confirmed stays confirmed. */
export async function removeRule(ctx: FlowContext, id: string): Promise<RuleChange> {
  const before = await inOne(ctx.db, 'rw', tables(ctx.db), async (db) => {
    const rule = await db.rules.get(id);
    if (!rule) throw refused('This rule is gone already.');
    await db.rules.delete(id);
    const values = { name: await ruleName(db, rule) };
    await db.activity.add({ at: ctx.now(), level: 'info', code: 'rule.removed', values });
    return rule;
  });
  await matchAfter(ctx);
  return { rules: [{ before, after: null }], declined: [] };
}

const equal = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Takes a step back, row by row, and matches anew. Refused where a row was changed since, or auto-apply may not be on again. */
export async function undoRuleChange(ctx: FlowContext, change: RuleChange): Promise<void> {
  for (const { before } of change.rules)
    // oxlint-disable-next-line no-await-in-loop -- hardly ever more than one
    if (before?.kind === 'autoApply' && isOn(before)) await checkMayApply(ctx, before.connectionId);
  await inOne(ctx.db, 'rw', tables(ctx.db), async (db) => {
    for (const { before, after } of change.rules) {
      const id = (before ?? after)?.id ?? '';
      // oxlint-disable no-await-in-loop -- one row after the other
      if (!equal(await db.rules.get(id), after))
        throw refused('This rule was changed since. Look at it first.');
      if (before) await db.rules.put(before);
      else await db.rules.delete(id);
      // oxlint-enable no-await-in-loop
    }
    const gone = change.declined.flatMap(({ before, after }) =>
      before === null && after ? [after.key] : [],
    );
    const back = change.declined.flatMap(({ before }) => before ?? []);
    await db.declined.bulkDelete(gone);
    await db.declined.bulkPut(back);
  });
  await matchAfter(ctx);
}

async function aboutPair(db: TieoutDatabase, { payoutKey, lineKey }: Declined): Promise<string> {
  const payout = await db.payouts.get(payoutKey);
  const line = await db.statementLines.get(lineKey);
  const told = (date: string, amount: string, currency: string) => `${date} ${amount} ${currency}`;
  const left = payout
    ? told(payout.arrivalDate, toMajorText(payout.amount, payout.currency), payout.currency)
    : '?';
  const right = line
    ? `${told(line.date, toMajorText(line.amount, line.currency), line.currency)} ${line.narrative}`
    : '?';
  return `payout ${left} is not bank line ${right}`;
}

/** All rules and declined pairs as the text of one readable file. */
export async function exportRules({ db }: Pick<FlowContext, 'db'>): Promise<string> {
  const [rules, declined] = await Promise.all([db.rules.toArray(), db.declined.toArray()]);
  const rows = await Promise.all(
    declined.map(async (pair) => ({
      payoutKey: pair.payoutKey,
      lineKey: pair.lineKey,
      at: pair.at,
      about: await aboutPair(db, pair),
    })),
  );
  return writeRuleFile({ rules, declined: rows });
}

export interface RuleImport {
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
  readonly declined: number;
  /** Rules that came switched on and were switched off, as the user has to allow them here. */
  readonly switchedOff: number;
  readonly issues: readonly RuleFileIssue[];
  readonly change: RuleChange;
}

/** A file's auto-apply is never on by the file's word: it stays as it is here, or off. */
function asAllowedHere(rule: Rule, present: Rule | null): Rule {
  if (!isOn(rule)) return rule;
  const same = present?.kind === 'autoApply' && rule.kind === 'autoApply';
  return same && isOn(present) && present.connectionId === rule.connectionId
    ? rule
    : { ...rule, enabled: false };
}

function pairsToAdd(rows: readonly DeclinedRow[], present: ReadonlySet<string>): Declined[] {
  const pairs = rows.map((row) => ({ key: `${row.payoutKey}|${row.lineKey}`, ...row }));
  return [...new Map(pairs.map((pair) => [pair.key, pair])).values()].filter(({ key }) => !present.has(key));
}

/**
 * Takes a file's rows in, all good ones in one step that can be undone: a rule of a known id is replaced, every other one stays,
 * as do all declined pairs. Each bad row is told with its field. Matches anew.
 */
export async function importRules(ctx: FlowContext, text: string): Promise<RuleImport> {
  const done = await inOne(ctx.db, 'rw', tables(ctx.db), async (db) => {
    const present = await db.rules.toArray();
    const read = readRuleFile(text, present);
    const byId = new Map(present.map((rule) => [rule.id, rule]));
    const rows = read.rules.map((rule) => {
      const before = byId.get(rule.id) ?? null;
      return { before, after: asAllowedHere(rule, before), given: rule };
    });
    const changed = rows.filter(({ before, after }) => !equal(before, after));
    const known = new Set(await db.declined.toCollection().primaryKeys());
    const pairs = pairsToAdd(read.declined, known);
    await db.rules.bulkPut(changed.map(({ after }) => after));
    await db.declined.bulkPut(pairs);
    const values = { added: changed.length, lines: pairs.length, errors: read.issues.length };
    const level = read.issues.length > 0 ? 'warning' : 'info';
    await db.activity.add({ at: ctx.now(), level, code: 'rules.imported', values });
    return {
      added: changed.filter(({ before }) => before === null).length,
      replaced: changed.filter(({ before }) => before !== null).length,
      same: rows.length - changed.length,
      declined: pairs.length,
      switchedOff: rows.filter(({ given, after }) => isOn(given) && !isOn(after)).length,
      issues: read.issues,
      change: {
        rules: changed.map(({ before, after }) => ({ before, after })),
        declined: pairs.map((after) => ({ before: null, after })),
      },
    };
  });
  await matchAfter(ctx);
  return done;
}
