/** Interchangeable twins: payouts, or lines, between which nothing tells, so that it doesn't matter which is which. */
import { compositeKey, stableHash } from '../../ids.ts';
import type { MatchPayout } from '../input.ts';
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import type { StatementLine } from '../../statement/model.ts';

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

function isLike(a: StatementLine, b: StatementLine): boolean {
  return a.amount === b.amount && a.accountId === b.accountId && a.currency === b.currency;
}

/** What is known of a line in a component. */
interface Facts {
  readonly parts: string[];
  readonly payouts: Set<string>;
  simple: boolean;
}

/** The lines of a component that another one of it has the account, the date and the amount of: only these can be alike. */
function likely(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
  lines: readonly LineNode[],
): Map<number, Facts> {
  const seen = new Set<number>();
  for (const position of positions) for (const index of candidates[position]?.lines ?? []) seen.add(index);
  const found = new Map<number, Facts>();
  if (seen.size < 2) return found;
  const take = (index: number) => {
    if (!found.has(index)) found.set(index, { parts: [], payouts: new Set(), simple: true });
  };
  // Lines are numbered in date order: those of one day are beside each other.
  const indices = [...seen].sort((a, b) => a - b);
  indices.forEach((index, at) => {
    const own = lines[index];
    if (!own) return;
    for (let next = at + 1; next < indices.length; next += 1) {
      const other = lines[indices[next] ?? -1];
      if (other?.day !== own.day) break;
      if (!isLike(own.line, other.line)) continue;
      take(index);
      take(other.index);
    }
  });
  return found;
}

/**
 * Says which lines of one component are alike. Lines of the same account, date and amount with the same candidates at the same
 * scores are alike if their texts are equal, or if all payouts they could be are alike: then no text tells.
 */
export function markAlikeLines(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
  { payouts, lines, alike }: Ground,
): void {
  const seen = likely(candidates, positions, lines);
  if (seen.size === 0) return;
  for (const position of positions) {
    const candidate = candidates[position];
    if (!candidate) continue;
    for (const [role, index] of candidate.lines.entries()) {
      const facts = seen.get(index);
      if (!facts) continue;
      facts.parts.push(`${candidate.kind}${role}:${candidate.payouts.join('+')}:${candidate.score}`);
      for (const payout of candidate.payouts) facts.payouts.add(payouts[payout]?.alike ?? '');
      facts.simple &&= candidate.kind === 'single';
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
