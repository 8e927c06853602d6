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
  { candidates, doubts }: Pick<CandidateSearch, 'candidates' | 'doubts'>,
  payouts: readonly PayoutNode[],
  lines: readonly LineNode[],
): Cluster[] {
  const all = [...candidates, ...doubts];
  return componentsOf(all).map((positions) => {
    const ofPayouts = new Set(positions.flatMap((position) => all[position]?.payouts ?? []));
    const ofLines = new Set(positions.flatMap((position) => all[position]?.lines ?? []));
    return {
      payoutKeys: [...ofPayouts].map((index) => payouts[index]?.payout.key ?? ''),
      lineKeys: [...ofLines].map((index) => lines[index]?.line.key ?? ''),
    };
  });
}
