/** The name of a pairing: the same for the same payouts and lines, in any order. */
import { stableHash } from '../ids.ts';

/** Match id (and so the decision's) from the keys of its payouts and lines. */
export function matchId(payoutKeys: readonly string[], lineKeys: readonly string[]): string {
  return stableHash(`${joined(payoutKeys)}\n\n${joined(lineKeys)}`);
}

function joined(keys: readonly string[]): string {
  return keys.length === 1 ? (keys[0] ?? '') : keys.toSorted().join('\n');
}

/** The same of one payout and one line. */
export function pairId(payoutKey: string, lineKey: string): string {
  return stableHash(payoutKey, '\n\n', lineKey);
}
