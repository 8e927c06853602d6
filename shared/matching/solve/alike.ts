/** Interchangeable twins: payouts, or lines, between which nothing tells, so that it doesn't matter which is which. */
import { compositeKey, stableHash } from '../../ids.ts';
import type { MatchPayout } from '../input.ts';
import type { Candidate, LineNode, PayoutNode } from '../input.ts';

interface Ground {
  readonly payouts: readonly PayoutNode[];
  readonly lines: readonly LineNode[];
  /** Takes what is found. */
  readonly alike: AlikeLines;
}

/** Equal for payouts that a bookkeeper couldn't tell apart on a statement. */
export function payoutAlikeKey(payout: MatchPayout): string {
  return compositeKey(
    payout.connectionId,
    payout.currency,
    payout.amount,
    payout.arrivalDate,
    payout.status,
    payout.destination,
  );
}

/** By line index, what is equal for lines between which nothing tells; a line that isn't there is like no other. */
export type AlikeLines = Map<number, string>;

/**
 * Says which lines of one component are alike. Lines of the same account, date and amount with the same candidates at the same
 * scores are alike if their texts are equal, or if all payouts they could be are alike: then no text tells.
 */
export function markAlikeLines(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
  { payouts, lines, alike }: Ground,
): void {
  const seen = new Map<number, { parts: string[]; payouts: Set<string>; simple: boolean }>();
  for (const position of positions) {
    const candidate = candidates[position];
    if (!candidate) continue;
    for (const [role, index] of candidate.lines.entries()) {
      const facts = seen.get(index) ?? { parts: [], payouts: new Set<string>(), simple: true };
      facts.parts.push(`${candidate.kind}${role}:${candidate.payouts.join('+')}:${candidate.score}`);
      for (const payout of candidate.payouts) facts.payouts.add(payouts[payout]?.alike ?? '');
      facts.simple = facts.simple && candidate.kind === 'single';
      seen.set(index, facts);
    }
  }
  for (const [index, facts] of seen) {
    const node = lines[index];
    if (!node) continue;
    const { accountId, date, amount, currency } = node.line;
    const textTells = !(facts.simple && facts.payouts.size === 1);
    const shape = stableHash([...new Set(facts.parts)].toSorted().join(' '));
    const words = textTells ? node.text.words : '';
    alike.set(index, compositeKey(accountId, date, amount, currency, shape, words));
  }
}
