import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { matchAndConfirm } from '../../../../renderer/flows/autoApply.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import { decide, undoDecision } from '../../../../renderer/flows/decide.ts';
import { lastStep, undoStep } from '../../../../renderer/flows/undoLast.ts';
import { runMatching } from '../../../../renderer/flows/match.ts';
import { askReplay } from '../../../../renderer/flows/askReplay.ts';
import {
  exportRules,
  importRules,
  removeRule,
  saveRule,
  switchRule,
  undoRuleChange,
} from '../../../../renderer/flows/rules.ts';
import { addDays, plainDate } from '../../../../shared/dates.ts';
import { matchId } from '../../../../shared/matching/matchId.ts';
import type { Decision } from '../../../../shared/matching/model.ts';
import type { Rule } from '../../../../shared/matching/memory/ruleRows.ts';
import { line, payout } from '../../shared/matching/world.ts';
import { MAPPING } from '../../shared/posting/world.ts';

let db: TieoutDatabase;
let clock = 0;
let names = 0;
const ctx = (more: Partial<FlowContext> = {}): FlowContext => ({
  db,
  call: () => Promise.reject(new Error('offline')),
  now: () => (clock += 1000),
  ...more,
});

beforeEach(() => {
  names += 1;
  clock = Date.parse('2026-12-01T00:00:00Z');
  db = new TieoutDatabase(`rules-${names}`);
});
afterEach(() => db.delete());

const START = plainDate('2026-03-02');
const day = (week: number) => addDays(START, week * 7);

/** Payouts and lines a week apart; the first `decided` of them confirmed by the user. */
async function fill(weeks: number, decided: number, narrative = 'STRIPE'): Promise<void> {
  const all = Array.from({ length: weeks }, (_, week) => week);
  await db.payouts.bulkAdd(all.map((week) => payout(`po_${week}`, 1000 + week, day(week))));
  await db.statementLines.bulkAdd(all.map((week) => line(`l${week}`, 1000 + week, day(week), narrative)));
  await db.decisions.bulkAdd(all.slice(0, decided).map((week) => decisionOn(week)));
  await runMatching(ctx());
}

function decisionOn(week: number, lineKey = `l${week}`): Decision {
  const [payoutKeys, lineKeys] = [[`c1|po_${week}`], [lineKey]];
  return {
    id: matchId(payoutKeys, lineKeys),
    payoutKeys,
    lineKeys,
    by: 'user',
    decidedAt: week + 1,
    evidence: [],
  };
}

const AUTO: Rule = { id: 'auto', kind: 'autoApply', enabled: true, createdAt: 1, connectionId: 'c1' };
const ALIAS: Rule = {
  id: 'alias',
  kind: 'alias',
  enabled: true,
  createdAt: 1,
  text: 'Settlement 4411',
  provider: 'stripe',
  connectionId: null,
};

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const byRule = async () => (await db.decisions.toArray()).filter(({ by }) => by === 'rule');
const codes = async () => (await db.activity.orderBy('id').toArray()).map(({ code }) => code);

describe('a rule', () => {
  test('is matched with at once, switched, deleted, and each step is taken back', async () => {
    await fill(3, 0, 'SETTLEMENT 4411');
    const certain = () => db.proposals.where({ verdict: 'certain' }).count();
    expect(await certain()).toBe(0);
    const added = await saveRule(ctx(), ALIAS);
    expect(await certain()).toBe(3);
    const off = await switchRule(ctx(), 'alias', false);
    expect(await certain()).toBe(0);
    await undoRuleChange(ctx(), off);
    expect(await certain()).toBe(3);
    const removed = await removeRule(ctx(), 'alias');
    expect(await certain()).toBe(0);
    await expect(undoRuleChange(ctx(), added)).rejects.toThrow('was changed since');
    await undoRuleChange(ctx(), removed);
    expect(await db.rules.get('alias')).toEqual(ALIAS);
    await undoRuleChange(ctx(), added);
    expect(await db.rules.count()).toBe(0);
    expect(await certain()).toBe(0);
    expect(await codes()).toEqual(['rule.kept', 'rule.kept', 'rule.removed']);
  });

  test('that isn’t complete, or is there already, isn’t kept', async () => {
    await expect(saveRule(ctx(), { ...ALIAS, text: '4' })).rejects.toMatchObject({
      data: { detail: 'aliasShort' },
    });
    await saveRule(ctx(), ALIAS);
    await expect(saveRule(ctx(), { ...ALIAS, id: 'other', text: 'settlement  4411' })).rejects.toMatchObject({
      data: { detail: 'aliasTaken' },
    });
    expect(await db.rules.count()).toBe(1);
  });

  test('is replayed over what is cached, cancellable between steps', async () => {
    await fill(4, 1, 'SETTLEMENT 4411');
    const steps: number[] = [];
    const onProgress: FlowContext['onProgress'] = ({ done, total }) => steps.push(done / (total ?? 1));
    const report = await askReplay(ctx({ onProgress }), ALIAS);
    expect(report.changes.surer).toMatchObject({ count: 4, decided: 1 });
    expect(report.after).toMatchObject({ oneByOne: 1, disagree: 0 });
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const whole = steps.length;
    // What is known of the rules there are is kept while nothing else changes.
    await askReplay(ctx({ onProgress }), { ...ALIAS, text: 'settlement' });
    expect(steps.length - whole).toBeLessThan(whole);
    await db.decisions.add(decisionOn(1));
    const more = await askReplay(ctx(), ALIAS);
    expect(more.after).toMatchObject({ oneByOne: 2, disagree: 0 });
    const cancel = new AbortController();
    const run = askReplay(ctx({ signal: cancel.signal }), { ...ALIAS, text: 'shop' });
    cancel.abort();
    await expect(run).rejects.toThrow(/abort|stopped/i);
    expect(await db.rules.count()).toBe(0);
  });
});

describe('auto-apply', () => {
  test('is refused below twenty, and while one was wrong', async () => {
    await fill(25, 19);
    await expect(saveRule(ctx(), AUTO)).rejects.toThrow('19 of 20');
    await db.decisions.bulkAdd([decisionOn(19), decisionOn(20)]);
    await db.statementLines.add(line('odd', 1021, day(21), 'DEPOSIT', { accountId: 'savings' }));
    await db.decisions.add(decisionOn(21, 'odd'));
    await db.mappings.add({
      ...MAPPING,
      key: 'c1|AUD',
      providerConnectionId: 'c1',
      currency: 'AUD',
      bankAccountId: 'bank',
    });
    await expect(saveRule(ctx(), AUTO)).rejects.toThrow('1 certain match');
    expect(await db.rules.count()).toBe(0);
  });

  test('confirms certain matches with the rule’s id, each in the activity, none twice', async () => {
    await fill(24, 20);
    await saveRule(ctx(), AUTO);
    expect((await byRule()).flatMap(({ payoutKeys }) => payoutKeys).toSorted(byText)).toEqual([
      'c1|po_20',
      'c1|po_21',
      'c1|po_22',
      'c1|po_23',
    ]);
    expect(new Set((await byRule()).map(({ ruleId }) => ruleId))).toEqual(new Set(['auto']));
    expect((await codes()).filter((code) => code === 'rule.confirmed').length).toBe(4);
    expect(await matchAndConfirm(ctx())).toMatchObject({ confirmed: 0, stopped: 0 });
    // ⌘Z is for what the user did.
    await db.decisions.bulkDelete(
      (await db.decisions.toArray()).filter(({ by }) => by !== 'rule').map(({ id }) => id),
    );
    expect(await lastStep(db)).toBeNull();
  });

  test('leaves what is put aside, uncertain, or another account’s', async () => {
    await fill(23, 20);
    await db.parked.add({ payoutKey: 'c1|po_20', note: '', at: 1 });
    await db.statementLines.add(line('twin', 1021, day(21), 'STRIPE'));
    await db.payouts.add(payout('po_other', 7777, day(22), { connectionId: 'c2' }));
    await db.statementLines.add(line('lo', 7777, day(22)));
    await saveRule(ctx(), AUTO);
    expect((await byRule()).map(({ payoutKeys }) => payoutKeys[0])).toEqual(['c1|po_22']);
  });

  test('taken back once: off, said why, and that match is never confirmed by a rule again', async () => {
    await fill(22, 20);
    await saveRule(ctx(), AUTO);
    const [first] = await byRule();
    if (!first) throw new Error('nothing confirmed');
    await undoDecision(ctx(), first.id);
    expect(await db.rules.get('auto')).toMatchObject({ enabled: false, stopped: { reason: 'undone' } });
    expect(await codes()).toContain('rule.stoppedUndone');
    expect(await db.proposals.get(first.id)).toMatchObject({ verdict: 'certain' });
    // Not again while it is open: the taken back one counts as wrong.
    await expect(switchRule(ctx(), 'auto', true)).rejects.toThrow('would have been wrong');
    // Confirmed by the user after all, it counts as right; and undone once more, no rule takes it.
    await decide(ctx(), first.id);
    await switchRule(ctx(), 'auto', true);
    expect(await db.rules.get('auto')).toMatchObject({ enabled: true, stopped: null });
    await undoDecision(ctx(), first.id);
    await matchAndConfirm(ctx());
    expect(await db.decisions.get(first.id)).toBeUndefined();
  });

  test('measures again before it acts: a wrong one since switches it off', async () => {
    await fill(23, 20);
    await db.parked.bulkAdd([20, 21, 22].map((week) => ({ payoutKey: `c1|po_${week}`, note: '', at: 1 })));
    await saveRule(ctx(), AUTO);
    expect(await byRule()).toEqual([]);
    await db.declined.add({ key: 'c1|po_20|l20', payoutKey: 'c1|po_20', lineKey: 'l20', at: 1 });
    await db.parked.clear();
    expect(await matchAndConfirm(ctx())).toMatchObject({ confirmed: 0, stopped: 1 });
    expect(await byRule()).toEqual([]);
    expect(await db.rules.get('auto')).toMatchObject({ enabled: false, stopped: { reason: 'wrong' } });
    expect(await codes()).toContain('rule.stoppedWrong');
  });
});

test('auto-apply stops where fewer than twenty agree when it is measured again', async () => {
  await fill(22, 20);
  await db.parked.bulkAdd([20, 21].map((week) => ({ payoutKey: `c1|po_${week}`, note: '', at: 1 })));
  await saveRule(ctx(), AUTO);
  const last = await lastStep(db);
  if (last) await undoStep(ctx(), last);
  await db.parked.clear();
  expect(await matchAndConfirm(ctx())).toMatchObject({ confirmed: 0, stopped: 1 });
  expect(await db.rules.get('auto')).toMatchObject({ enabled: false, stopped: { reason: 'tooFew' } });
  expect(await codes()).toContain('rule.stoppedTooFew');
});

describe('the file', () => {
  test('holds everything, comes in again, merges by id and is taken back', async () => {
    await fill(2, 0);
    await saveRule(ctx(), ALIAS);
    await db.declined.add({ key: 'c1|po_0|l0', payoutKey: 'c1|po_0', lineKey: 'l0', at: 5 });
    const text = await exportRules(ctx());
    expect(text).toContain('payout 2026-03-02 10.00 AUD is not bank line 2026-03-02 10.00 AUD STRIPE');
    expect(await importRules(ctx(), text)).toMatchObject({ added: 0, replaced: 0, same: 1, declined: 0 });
    await db.rules.clear();
    await db.declined.clear();
    await saveRule(ctx(), { ...ALIAS, id: 'mine', text: 'shop' });
    const done = await importRules(ctx(), text);
    expect(done).toMatchObject({ added: 1, replaced: 0, declined: 1, issues: [] });
    expect((await db.rules.toArray()).map(({ id }) => id).toSorted(byText)).toEqual(['alias', 'mine']);
    expect(await db.proposals.where({ verdict: 'certain' }).count()).toBe(1);
    await undoRuleChange(ctx(), done.change);
    expect((await db.rules.toArray()).map(({ id }) => id)).toEqual(['mine']);
    expect(await db.declined.count()).toBe(0);
  });

  test('never switches auto-apply on', async () => {
    const text = JSON.stringify({ format: 'tieout-rules', version: 1, rules: [AUTO], declined: [] });
    expect(await importRules(ctx(), text)).toMatchObject({ added: 1, switchedOff: 1 });
    expect(await db.rules.get('auto')).toMatchObject({ enabled: false });
  });

  test('takes good rows and names the bad ones', async () => {
    const rules = [ALIAS, { ...ALIAS, id: 'b', text: 7 }, { ...ALIAS, id: 'c', text: 'x' }, { kind: 'what' }];
    const text = JSON.stringify({
      format: 'tieout-rules',
      version: 1,
      rules,
      declined: [{ payoutKey: 'p' }],
    });
    const { added, issues } = await importRules(ctx(), text);
    expect(added).toBe(1);
    expect(issues.map(({ part, row, field }) => `${part} ${row} ${field}`)).toEqual([
      'rules 2 text',
      'rules 3 text',
      'rules 4 kind',
      'declined 1 lineKey',
    ]);
    expect((await importRules(ctx(), 'not json')).issues).toMatchObject([{ part: 'file', row: 0 }]);
  });
});

test('an alias that stands in everybody’s lines is neither tried nor kept', async () => {
  await fill(8, 0, 'DIRECT CREDIT KILN');
  const others = Array.from({ length: 60 }, (_, index) =>
    line(`x${index}`, -5_000 - index, day(index % 8), 'DIRECT DEBIT'),
  );
  await db.statementLines.bulkAdd(others);
  const broad = { ...ALIAS, text: 'direct' };
  const { tooBroad, changes } = await askReplay(ctx(), broad);
  expect(tooBroad).toEqual({ heard: 68, lines: 68, payouts: 8 });
  expect(Object.values(changes).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
  await expect(saveRule(ctx(), broad)).rejects.toMatchObject({
    data: { code: 'refused', detail: 'aliasBroad' },
  });
  expect(await db.rules.count()).toBe(0);
  expect((await askReplay(ctx(), { ...ALIAS, text: 'kiln' })).tooBroad).toBeNull();
});
