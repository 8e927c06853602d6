/** Clusters: what may touch one another's matches, whichever tier it is solved in. */
import type { CandidateSearch } from '../candidates.ts';
import { componentsOf } from './components.ts';
import type { LineNode, PayoutNode } from '../input.ts';

/** Payouts and lines of one candidate or doubt, or of a chain of them. */
export interface Cluster {
  readonly payoutKeys: readonly string[];
  readonly lineKeys: readonly string[];
}

/** Every payout and line that has a candidate or a doubt, in one cluster each. */
export function clustersOf(
  { pairings, offered, doubts }: Pick<CandidateSearch, 'pairings' | 'offered' | 'doubts'>,
  payouts: readonly PayoutNode[],
  lines: readonly LineNode[],
): Cluster[] {
  return componentsOf(pairings, [...offered, ...doubts]).map((positions) => {
    const all = positions.map((position) => pairings.look(position));
    const ofPayouts = new Set(all.flatMap((one) => one.payouts));
    const ofLines = new Set(all.flatMap((one) => one.lines));
    return {
      payoutKeys: [...ofPayouts].map((index) => payouts[index]?.payout.key ?? ''),
      lineKeys: [...ofLines].map((index) => lines[index]?.line.key ?? ''),
    };
  });
}
