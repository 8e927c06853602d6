import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { matchAll } from '../../../../../shared/matching/matchAll.ts';
import { matchId } from '../../../../../shared/matching/matchId.ts';
import type { Decision } from '../../../../../shared/matching/model.ts';
import { autoApplyOffer, automaticMatches } from '../../../../../shared/matching/replay/autoApply.ts';
import type { History } from '../../../../../shared/matching/replay/history.ts';
import { confirmedRight, NO_PRECISION } from '../../../../../shared/matching/replay/precision.ts';
import { replay } from '../../../../../shared/matching/replay/replay.ts';
import type { Rule } from '../../../../../shared/matching/memory/ruleRows.ts';
import { AS_OF, line, payout } from '../world.ts';

const START = plainDate('2026-03-02');

function decision(
  payoutKeys: readonly string[],
  lineKeys: readonly string[],
  by: Decision['by'] = 'user',
): Decision {
  return {
    id: matchId(payoutKeys, lineKeys),
    payoutKeys: [...payoutKeys],
    lineKeys: [...lineKeys],
    by,
    decidedAt: 1,
    evidence: [],
  };
}

function alias(text: string, more: Partial<Extract<Rule, { kind: 'alias' }>> = {}): Rule {
  return {
    id: `alias-${text}`,
    kind: 'alias',
    enabled: true,
    createdAt: 1,
    text,
    provider: 'stripe',
    connectionId: null,
    ...more,
  };
}

/** Payouts a week apart, each with its own amount and its line on the day. */
function weeks(count: number, narrative: (index: number) => string) {
  const days = Array.from({ length: count }, (_, index) => addDays(START, index * 7));
  return {
    payouts: days.map((day, index) => payout(`po_${index}`, 1000 + index, day)),
    lines: days.map((day, index) => line(`l${index}`, 1000 + index, day, narrative(index))),
  };
}

function history(more: Partial<History>): History {
  return {
    payouts: [],
    lines: [],
    decisions: [],
    declined: [],
    accountIdOf: () => 'bank',
    asOf: AS_OF,
    ...more,
  };
}

describe('what a rule changes', () => {
  test('an alias makes surer what had no mark, and says what is decided already', () => {
    const { payouts, lines } = weeks(6, () => 'SETTLEMENT 4411');
    const report = replay(
      history({ payouts, lines, decisions: [decision(['c1|po_0'], ['l0'])] }),
      [],
      [alias('settlement 4411')],
    );
    expect(report.changes.surer).toMatchObject({ count: 6, certain: 6, decided: 1 });
    expect(report.changes.surer.examples[0]).toMatchObject({
      payoutKeys: ['c1|po_5'],
      decided: false,
      before: { verdict: 'likely' },
      after: { verdict: 'certain' },
    });
    expect(report.changes.surer.examples.at(-1)).toMatchObject({ payoutKeys: ['c1|po_0'], decided: true });
    for (const kind of ['new', 'lost', 'moved', 'lessSure'] as const)
      expect(report.changes[kind].count).toBe(0);
    expect(report.before).toMatchObject({ oneByOne: 0, disagree: 0 });
    expect(report.after).toMatchObject({ oneByOne: 1, together: 0, disagree: 0 });
  });

  test('a tolerance makes new matches, never certain ones', () => {
    const payouts = [payout('po_1', 10_000, '2026-03-02')];
    const lines = [line('l1', 9_950, '2026-03-02')];
    const rule: Rule = {
      id: 't',
      kind: 'tolerance',
      enabled: true,
      createdAt: 1,
      accountId: 'bank',
      maxFee: payouts[0]?.amount ?? null,
      maxBasisPoints: 100,
    };
    const given = history({ payouts, lines });
    expect(replay(given, [], [rule]).changes.new).toMatchObject({ count: 1, certain: 0, decided: 0 });
    expect(replay(given, [rule], []).changes.lost).toMatchObject({ count: 1 });
    expect(replay(given, [], [{ ...rule, enabled: false }]).changes.new.count).toBe(0);
  });

  test('an alias for another account takes matches away', () => {
    const { payouts, lines } = weeks(3, () => 'STRIPE SHOP TWO');
    const report = replay(history({ payouts, lines }), [], [alias('shop two', { connectionId: 'c2' })]);
    expect(report.changes.lost.count + report.changes.lessSure.count).toBe(3);
  });
});

describe('precision of certain on decisions', () => {
  test('counts who confirmed apart; a rule’s own matches never count as right', () => {
    const { payouts, lines } = weeks(5, () => 'STRIPE');
    const decisions = (['user', 'byHand', 'allCertain', 'rule', 'rule'] as const).map((by, index) =>
      decision([`c1|po_${index}`], [`l${index}`], by),
    );
    const { after, byConnection } = replay(history({ payouts, lines, decisions }), [], []);
    expect(after).toMatchObject({ oneByOne: 2, together: 1, byRule: 2, disagree: 0 });
    expect(confirmedRight(after)).toBe(3);
    expect(byConnection['c1']).toEqual(after);
  });

  test('a decision on another line, or on none, is a disagreement', () => {
    const { payouts, lines } = weeks(4, () => 'STRIPE');
    const other = line('other', 1000, '2026-03-03', 'DEPOSIT', { accountId: 'savings' });
    const decisions = [decision(['c1|po_0'], ['other']), decision(['c1|po_1'], [])];
    const { after } = replay(history({ payouts, lines: [...lines, other], decisions }), [], []);
    expect(after.disagree).toBe(2);
    expect(after.disagreeing.map(({ lineKeys }) => lineKeys)).toEqual([['l1'], ['l0']]);
    expect(after.disagreeing[1]?.decided).toEqual([{ payoutKeys: ['c1|po_0'], lineKeys: ['other'] }]);
  });

  test('a certain match that had to be declined, or was taken back, is a disagreement', () => {
    const { payouts, lines } = weeks(4, () => 'STRIPE');
    const declined = [{ payoutKey: 'c1|po_0', lineKey: 'l0' }];
    const undone: Rule = {
      id: 'u',
      kind: 'byHandOnly',
      enabled: true,
      createdAt: 1,
      payoutKeys: ['c1|po_1'],
      lineKeys: ['l1'],
    };
    const { after, changes } = replay(history({ payouts, lines, declined }), [undone], [undone]);
    expect(after.disagreeing.map(({ why }) => why)).toEqual(['undone', 'declined']);
    // As the app matches, a declined pair is never there.
    expect(changes.new.count).toBe(0);
    const settled = history({ payouts, lines, decisions: [decision(['c1|po_1'], ['l1'])] });
    expect(replay(settled, [undone], [undone]).after).toMatchObject({ oneByOne: 1, disagree: 0 });
  });

  test('lag that decisions teach doesn’t prove those decisions', () => {
    // Four business days late: only certain once the lag is known, which eight decisions teach and a half of them don’t.
    const days = Array.from({ length: 8 }, (_, index) => addDays(START, index * 14));
    const payouts = days.map((day, index) => payout(`po_${index}`, 1000 + index, day));
    const lines = days.map((day, index) => line(`l${index}`, 1000 + index, addDays(day, 4)));
    const decisions = payouts.map(({ key }, index) => decision([key], [`l${index}`]));
    const open = payout('po_x', 5000, addDays(START, 210));
    const late = line('lx', 5000, addDays(START, 214));
    const given = history({ payouts: [...payouts, open], lines: [...lines, late], decisions });
    const now = matchAll({ ...given, lags: undefined });
    expect(now.matches.map(({ verdict }) => verdict)).toEqual(['certain']);
    expect(confirmedRight(replay(given, [], []).after)).toBe(0);
  });

  test('a failed payout’s credit and return, decided one after the other, agree', () => {
    const payouts = [payout('po_1', 1000, '2026-03-02', { status: 'failed' })];
    const lines = [line('in', 1000, '2026-03-02'), line('out', -1000, '2026-03-05')];
    const decisions = [decision(['c1|po_1'], ['in']), decision(['c1|po_1'], ['out'])];
    const given = history({ payouts, lines, decisions });
    const found = matchAll({ ...given, decisions: [] }).matches[0];
    expect(found?.lineKeys).toEqual(['in', 'out']);
    const { after } = replay(given, [], []);
    expect(after.disagree).toBe(0);
    expect(confirmedRight(after)).toBe(found?.verdict === 'certain' ? 1 : 0);
  });
});

describe('auto-apply', () => {
  test('is offered at twenty right and none wrong', () => {
    const at = (oneByOne: number, disagree: number, byRule = 0) =>
      autoApplyOffer({ ...NO_PRECISION, oneByOne, disagree, byRule }).offered;
    expect([at(19, 0), at(20, 0), at(500, 1), at(0, 0, 500)]).toEqual([false, true, false, false]);
    expect(autoApplyOffer({ ...NO_PRECISION, oneByOne: 8, together: 4 })).toEqual({
      offered: false,
      agreed: 12,
      least: 20,
      wrong: 0,
    });
  });

  test('takes certain matches of its account only: nothing parked, nothing taken back', () => {
    const { payouts, lines } = weeks(5, (index) => (index === 4 ? 'DEPOSIT' : 'STRIPE'));
    const { matches } = matchAll({ ...history({ payouts, lines }), decisions: [] });
    const rule = (enabled: boolean, connectionId = 'c1'): Rule => ({
      id: 'auto',
      kind: 'autoApply',
      enabled,
      createdAt: 1,
      connectionId,
    });
    const undone: Rule = {
      id: 'u',
      kind: 'byHandOnly',
      enabled: true,
      createdAt: 1,
      payoutKeys: ['c1|po_1'],
      lineKeys: ['l1'],
    };
    const taken = (rules: readonly Rule[], parked: readonly string[] = []) =>
      automaticMatches(matches, rules, (key) => key.split('|')[0], new Set(parked)).map(
        ({ match }) => match.lineKeys[0],
      );
    expect(taken([rule(true)])).toEqual(['l0', 'l1', 'l2', 'l3']);
    expect(taken([rule(true), undone], ['c1|po_2'])).toEqual(['l0', 'l3']);
    expect(taken([rule(false)])).toEqual([]);
    expect(taken([rule(true, 'c2')])).toEqual([]);
  });
});

const textArb = fc.constantFrom('STRIPE', 'SETTLEMENT', 'DEPOSIT', 'SETTLEMENT SHOP');
const ruleArb: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom('settlement', 'shop', 'deposit').map((text) => alias(text)),
  fc.constantFrom('c1', 'c2').map((connectionId) => alias('settlement', { connectionId })),
  fc
    .record({ low: fc.integer({ min: -1, max: 1 }), high: fc.integer({ min: 1, max: 4 }) })
    .map((lag): Rule => ({
      id: 'lag',
      kind: 'lag',
      enabled: true,
      createdAt: 2,
      connectionId: 'c1',
      median: 1,
      ...lag,
    })),
);
const historyArb = fc
  .array(
    fc.record({
      amount: fc.constantFrom(100, 200, 300, 500),
      day: fc.integer({ min: 0, max: 40 }),
      late: fc.integer({ min: 0, max: 4 }),
      connectionId: fc.constantFrom('c1', 'c2'),
      narrative: textArb,
      said: fc.constantFrom('nothing', 'user', 'allCertain', 'rule', 'wrong', 'declined'),
    }),
    { maxLength: 24 },
  )
  .map((rows): History => {
    const payouts = rows.map(({ amount, day, connectionId }, index) =>
      payout(`po_${index}`, amount, addDays(START, day), { connectionId }),
    );
    const lines = rows.map(({ amount, day, late, narrative }, index) =>
      line(`l${index}`, amount, addDays(START, day + late), narrative),
    );
    const decisions = rows.flatMap(({ said }, index) => {
      const key = payouts[index]?.key ?? '';
      if (said === 'user' || said === 'allCertain' || said === 'rule')
        return [decision([key], [`l${index}`], said)];
      return said === 'wrong' ? [decision([key], [])] : [];
    });
    const declined = rows.flatMap(({ said }, index) =>
      said === 'declined' ? [{ payoutKey: payouts[index]?.key ?? '', lineKey: `l${index}` }] : [],
    );
    return history({ payouts, lines, decisions, declined });
  });

describe('for any history', () => {
  test('no change reports nothing, and precision is the same before and after', () => {
    fc.assert(
      fc.property(
        historyArb,
        fc.uniqueArray(ruleArb, { selector: ({ id }) => id, maxLength: 2 }),
        (given, rules) => {
          const { changes, before, after } = replay(given, rules, [...rules]);
          expect(Object.values(changes).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
          expect(after).toEqual(before);
        },
      ),
    );
  });

  test('the order of everything makes no difference', () => {
    fc.assert(
      fc.property(historyArb, ruleArb, fc.infiniteStream(fc.nat()), (given, rule, random) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: random.next().value }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const mixed: History = {
          ...given,
          payouts: shuffle(given.payouts),
          lines: shuffle(given.lines),
          decisions: shuffle(given.decisions),
          declined: shuffle(given.declined),
        };
        const { byConnection, ...report } = replay(given, [], [rule]);
        const { byConnection: mixedBy, ...other } = replay(mixed, [], [rule]);
        expect(other).toEqual(report);
        expect(new Map(Object.entries(mixedBy))).toEqual(new Map(Object.entries(byConnection)));
      }),
    );
  });

  test('precision counts add up: never more than was decided, and the accounts’ sum is the whole', () => {
    fc.assert(
      fc.property(historyArb, ruleArb, (given, rule) => {
        const { after, byConnection } = replay(given, [], [rule]);
        const right = after.oneByOne + after.together + after.byRule;
        expect(right).toBeLessThanOrEqual(given.decisions.length);
        const count = (by: readonly Decision['by'][]) =>
          given.decisions.filter((one) => by.includes(one.by) && one.lineKeys.length > 0).length;
        expect(after.oneByOne).toBeLessThanOrEqual(count(['user', 'byHand']));
        expect(after.together).toBeLessThanOrEqual(count(['allCertain']));
        expect(after.byRule).toBeLessThanOrEqual(count(['rule']));
        const accounts = Object.values(byConnection);
        for (const field of ['oneByOne', 'together', 'byRule', 'disagree'] as const)
          expect(accounts.reduce((sum, one) => sum + one[field], 0)).toBe(after[field]);
        expect(after.disagreeing.length).toBe(Math.min(5, after.disagree));
      }),
    );
  });

  test('inverting a change inverts what is reported', () => {
    fc.assert(
      fc.property(historyArb, ruleArb, (given, rule) => {
        const there = replay(given, [], [rule]).changes;
        const back = replay(given, [rule], []).changes;
        expect(back.surer.count).toBe(there.lessSure.count);
        expect(back.lessSure.count).toBe(there.surer.count);
      }),
    );
  });
});
