/** One hard case: what comes in, what must come out, and why. November 2026: the 2nd is a Monday. */
import { expect, test } from 'vitest';
import type { MatchInput, MatchPayout } from '../../../../../shared/matching/input.ts';
import type { Evidence } from '../../../../../shared/matching/model.ts';
import { minor } from '../../../../../shared/money.ts';
import type { StatementLine } from '../../../../../shared/statement/model.ts';
import { run, told } from '../world.ts';

export interface GoldenCase {
  /** What it is, as a bookkeeper would say it. */
  readonly name: string;
  /** Number in the list of hard cases of payout providers, 0 for what stands outside of it. */
  readonly hard: number;
  readonly why: string;
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
  readonly more?: Partial<MatchInput>;
  /** `po_1+po_2 → l1 certain` for each match. */
  readonly expected: readonly string[];
  /** Reasons that must be given somewhere. */
  readonly says?: readonly Evidence['code'][];
}

/** Runs each case forwards and with its input turned round: the answer is the same, byte for byte. */
export function runCases(cases: readonly GoldenCase[]): void {
  test.each(cases.map((one) => [`${one.name} (hard case ${one.hard})`, one] as const))('%s', (_, one) => {
    expect(one.why.length).toBeGreaterThan(20);
    const { matches } = run(one.payouts, one.lines, one.more);
    expect(told(matches)).toEqual(one.expected);
    const turned = run(one.payouts.toReversed(), one.lines.toReversed(), one.more);
    expect(JSON.stringify(turned.matches)).toBe(JSON.stringify(matches));
    const codes = new Set(matches.flatMap(({ evidence }) => evidence.map(({ code }) => code)));
    expect((one.says ?? []).filter((code) => !codes.has(code))).toEqual([]);
  });
}

/** A bank's fee of at most so many cents on the account `bank`. */
export function fees(maxFee: number, maxBasisPoints: number | null = null): Partial<MatchInput> {
  return { tolerances: [{ accountId: 'bank', maxFee: minor(maxFee), maxBasisPoints }] };
}
