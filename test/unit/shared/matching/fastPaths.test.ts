/** The quick ways say what the plain ones say. */
import { ZERO } from '../../../../shared/money.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, fromDayNumber } from '../../../../shared/dates.ts';
import { stableHash } from '../../../../shared/ids.ts';
import { markAlikeLines } from '../../../../shared/matching/solve/alike.ts';
import { componentsOf } from '../../../../shared/matching/solve/components.ts';
import type { Candidate, LineNode, PayoutNode } from '../../../../shared/matching/input.ts';
import { LineIndex } from '../../../../shared/matching/lineIndex.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import { Pairings } from '../../../../shared/matching/pairings.ts';
import { rehearsal } from '../../../../shared/matching/rehearsal.ts';
import { NO_HOLIDAYS } from '../../../../shared/matching/days/calendar.ts';
import { DayFits } from '../../../../shared/matching/days/dayFits.ts';
import { NO_LAGS } from '../../../../shared/matching/days/lag.ts';
import { saidOf } from '../../../../shared/matching/score.ts';
import { Reduced } from '../../../../shared/matching/solve/reduced.ts';
import { lineText } from '../../../../shared/matching/text/lineText.ts';
import { payoutMarks } from '../../../../shared/matching/text/marks.ts';
import { isLone, judgeLone } from '../../../../shared/matching/solve/lone.ts';
import { judge, solveComponent } from '../../../../shared/matching/solve/solve.ts';
import { normaliseNarrative } from '../../../../shared/statement/narrative.ts';
import { line, payout } from './world.ts';

test('the hash in two halves is 64-bit FNV-1a', () => {
  const reference = (text: string) => {
    let hash = 0xcbf29ce484222325n;
    for (let index = 0; index < text.length; index += 1) {
      hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
    return hash.toString(16).padStart(16, '0');
  };
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(stableHash(text)).toBe(reference(text));
    }),
    { numRuns: 500 },
  );
});

test('days are counted as the platform’s calendar counts them, over three thousand years', () => {
  for (let day = -500_000; day < 700_000; day += 97) {
    expect(dayNumber(fromDayNumber(day))).toBe(day);
  }
  expect(dayNumber(fromDayNumber(Date.parse('2000-02-29T00:00:00Z') / 86_400_000))).toBe(11_016);
});

test('plain text is prepared like any other', () => {
  const raw = fc.string({ unit: fc.constantFrom(...'Stripe po_1*-é ı,'.split('')), maxLength: 30 });
  fc.assert(
    fc.property(raw, (narrative) => {
      const text = lineText({ payee: '', narrative, reference: 'x' });
      expect(text.words).toBe(normaliseNarrative(` ${narrative} x`));
      expect(text.joined).toBe(` ${narrative} x`.toUpperCase().replace(/[^A-Z0-9]+/g, ''));
    }),
    { numRuns: 1_000 },
  );
});

function lineNode(index: number, amount: number, day: number, narrative = 'STRIPE'): LineNode {
  const made = line(`l${index}`, amount, fromDayNumber(day), narrative);
  return { line: made, day, index, text: lineText(made) };
}

test('the index finds the lines that a look at every line finds, in the same order', () => {
  const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(5, 10, -5)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 30 }), fc.nat(12), (plan, from, length) => {
      const nodes = plan
        .toSorted((a, b) => a[0] - b[0])
        .map(([day, amount], index) => lineNode(index, amount, 20_000 + day));
      const index = new LineIndex(nodes);
      for (const amount of [5, 10, -5, 99]) {
        const [first, last] = [20_000 + from, 20_000 + from + length];
        expect(index.find('AUD', amount, first, last)).toEqual(
          nodes.filter((node) => node.line.amount === amount && node.day >= first && node.day <= last),
        );
      }
      expect(index.find('USD', 5, 0, 40_000)).toEqual([]);
    }),
  );
});

function candidate(payouts: readonly number[], lines: readonly number[], score = 0.9): Candidate {
  const marked = score > 0.6;
  const rest = { dateInside: true, unproven: false, shortBy: ZERO, evidence: [] };
  return { kind: 'single', payouts, lines, score, marked, ...rest };
}

test('components are those that walking from pairing to pairing finds', () => {
  const pairing = fc.tuple(
    fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(pairing, { maxLength: 15 }), (pairs) => {
      const all = pairs.map(([payouts, lines]) => candidate(payouts, lines));
      const touches = (a: Candidate, b: Candidate) =>
        a.payouts.some((one) => b.payouts.includes(one)) || a.lines.some((one) => b.lines.includes(one));
      const seen = new Set<number>();
      const expected = all.flatMap((_, start) => {
        if (seen.has(start)) return [];
        const group = [start];
        seen.add(start);
        for (const at of group) {
          all.forEach((other, position) => {
            const own = all[at];
            if (!own || seen.has(position) || !touches(own, other)) return;
            seen.add(position);
            group.push(position);
          });
        }
        return [group.toSorted((a, b) => a - b)];
      });
      const pairings = new Pairings(
        13,
        Array.from({ length: 13 }, (_, index) => lineNode(index, 1, 0)),
      );
      const positions = all.map((one) => pairings.add(one));
      expect(componentsOf(pairings, positions)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('a lone pairing is judged as the solver of components judges it', () => {
  const facts = fc.record({
    score: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    status: fc.constantFrom('paid' as const, 'unknown' as const, 'inTransit' as const),
    composition: fc.constantFrom('known' as const, 'untold' as const),
    tooMany: fc.boolean(),
    isExchanged: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, ({ score, status, composition, tooMany, isExchanged }) => {
      const made = payout('po_1', 500, '2026-11-12', { status, composition });
      const node: PayoutNode = { payout: made, day: 0, index: 0, alike: 'a', marks: payoutMarks(made) };
      const only = candidate([0], [0], score);
      const field = {
        candidates: [only],
        payouts: [node],
        lines: [lineNode(0, 500, 20_000)],
        unsearched: new Set(tooMany ? [0] : []),
        hasty: new Set<number>(),
        doubted: { lines: new Set<number>(), payouts: new Set<number>() },
        alike: new Map<number, string>(),
      };
      const exchanges = new Map(isExchanged ? [[0, [0]]] : []);
      const pairings = new Pairings(1, field.lines);
      const at = pairings.add(only);
      const lone = isLone(pairings, at) ? judgeLone(field, pairings, at, exchanges) : null;
      markAlikeLines(field.candidates, [0], field);
      const matches = judge(field, solveComponent(field, [0]), exchanges);
      expect(lone === null ? [] : [lone]).toEqual(matches);
    }),
    { numRuns: 500 },
  );
});

test('a lone pairing that was never an object is judged as the object is', () => {
  const facts = fc.record({
    status: fc.constantFrom('paid' as const, 'unknown' as const),
    composition: fc.constantFrom('known' as const, 'untold' as const),
    text: fc.constantFrom('STRIPE', 'STRIPE PO1234567', 'DEPOSIT'),
    late: fc.nat(6),
    isMarking: fc.boolean(),
    isDoubted: fc.boolean(),
    isOthers: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, ({ status, composition, text, late, isMarking, isDoubted, isOthers }) => {
      const made = payout('po_1234567', 500, '2024-10-04', { status, composition });
      const day = dayNumber(made.arrivalDate);
      const node: PayoutNode = { payout: made, day, index: 0, alike: 'a', marks: payoutMarks(made) };
      const on = lineNode(0, 500, day + late, text);
      const none = new Set<number>();
      const doubted = { lines: none, payouts: isDoubted ? new Set([0]) : none };
      const field = {
        payouts: [node],
        lines: [on],
        unsearched: none,
        hasty: none,
        doubted,
        alike: new Map(),
      };
      const context = {
        holidays: NO_HOLIDAYS,
        lags: NO_LAGS,
        marking: new Set(isMarking ? [made.connectionId] : []),
        days: new DayFits(NO_HOLIDAYS, NO_LAGS),
        marks: new Map(),
      };
      const said = saidOf(node, on, context);
      const pairings = new Pairings(1, [on]);
      if (!said) return;
      pairings.addSingle(0, on, said, isOthers);
      if (!isLone(pairings, 0)) return;
      const lone = judgeLone({ ...field, candidates: [] }, pairings, 0, new Map());
      const whole = { ...field, candidates: [pairings.look(0)] };
      expect([lone]).toEqual(judge(whole, solveComponent(whole, [0]), new Map()));
    }),
    { numRuns: 500 },
  );
});

test('a reduced component has the best total, whatever is left out of it', () => {
  const pairing = fc.record({
    payouts: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }),
    lines: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 2 }),
    score: fc.integer({ min: 0, max: 20 }).map((part) => part / 20),
  });
  fc.assert(
    fc.property(fc.array(pairing, { maxLength: 14 }), fc.nat(14), (pairs, gone) => {
      const all = pairs.map((one) => candidate(one.payouts, one.lines, one.score));
      const positions = all.map((_, at) => at);
      const out = all[gone];
      const found = new Reduced(all, positions).without((one) => one === out);
      const left = positions.filter((at) => all[at] !== out);
      const best = bestTotal(left.map((at) => all[at]).filter((one) => one !== undefined));
      expect(found.complete).toBe(true);
      expect(found.total).toBeCloseTo(best, 9);
      expect(found.chosen.reduce((sum, at) => sum + (all[at]?.score ?? 0), 0)).toBeCloseTo(best, 9);
      const used = found.chosen.flatMap((at) => [
        ...(all[at]?.payouts ?? []).map((index) => `p${index}`),
        ...(all[at]?.lines ?? []).map((index) => `l${index}`),
      ]);
      expect(new Set(used).size).toBe(used.length);
    }),
    { numRuns: 1_000 },
  );
});

/** By trying everything. */
function bestTotal([first, ...rest]: readonly Candidate[]): number {
  if (!first) return 0;
  const free = rest.filter(
    ({ payouts, lines }) =>
      !payouts.some((one) => first.payouts.includes(one)) && !lines.some((one) => first.lines.includes(one)),
  );
  return Math.max(bestTotal(rest), first.score + bestTotal(free));
}

test('the rehearsal has matches of every kind, so that objects of every kind stay', () => {
  const { matches, stats } = matchAll(rehearsal());
  const codes = new Set(matches.flatMap(({ evidence }) => evidence.map(({ code }) => code)));
  expect([...codes]).toEqual(
    expect.arrayContaining(['traceIdSeen', 'returnedPair', 'equalAnswers', 'descriptorMissing']),
  );
  expect(stats.candidates).toBeGreaterThan(stats.components);
});
