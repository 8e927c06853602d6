/** The name of a pairing: the same for the same payouts and lines, in any order. */
import { stableHash } from '../ids.ts';

/** Match id (and so the decision's) from the keys of its payouts and lines. */
export function matchId(payoutKeys: readonly string[], lineKeys: readonly string[]): string {
  return stableHash(`${payoutKeys.toSorted().join('\n')}\n\n${lineKeys.toSorted().join('\n')}`);
}
