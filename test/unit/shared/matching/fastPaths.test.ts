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
import { Pairings } from '../../../../shared/matching/pairings.ts';
import { lineText, payoutMarks } from '../../../../shared/matching/text/signals.ts';
import { isLone, judge, judgeLone, solveComponent } from '../../../../shared/matching/solve/solve.ts';
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
      const lone = isLone(pairings, pairings.add(only)) ? judgeLone(field, only, exchanges) : null;
      markAlikeLines(field.candidates, [0], field);
      const matches = judge(field, solveComponent(field, [0]), exchanges);
      expect(lone === null ? [] : [lone]).toEqual(matches);
    }),
    { numRuns: 500 },
  );
});
