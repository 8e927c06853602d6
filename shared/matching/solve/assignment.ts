/** Which of the possible pairings hold together: the best total over a connected component, not first come first served. */
import type { Candidate } from '../input.ts';
import { OneToOne } from './oneToOne.ts';
import { packing } from './packing.ts';
import { WORK } from '../rules.ts';

/** Scores are whole millionths. */
const CLEAR = 5e-7;

export interface Picture {
  /** Chosen candidates, positions in the list given. */
  readonly chosen: readonly number[];
  readonly total: number;
  /** False when the search ran out of work: the picture is good, perhaps not the best. */
  readonly complete: boolean;
}

function assignSingles(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
): Picture {
  const [payouts, lines] = [new Map<number, number>(), new Map<number, number>()];
  const number = (known: Map<number, number>, index: number) => {
    const at = known.get(index) ?? known.size;
    if (at === known.size) known.set(index, at);
    return at;
  };
  const payoutOf = positions.map((at) => number(payouts, candidates[at]?.payouts[0] ?? -1));
  const lineOf = positions.map((at) => number(lines, candidates[at]?.lines[0] ?? -1));
  if (payouts.size > WORK.assignment) return greedy(candidates, positions);
  const weights = positions.map((at) => candidates[at]?.score ?? 0);
  const counts = { payouts: payouts.size, lines: lines.size };
  const chosen = new OneToOne(payoutOf, lineOf, weights, counts).chosen();
  return picture(
    candidates,
    chosen.map((edge) => positions[edge] ?? -1),
    true,
  );
}

function packed(candidates: readonly (Candidate | undefined)[], positions: readonly number[]): Picture {
  const { positions: chosen, complete } = packing(candidates, positions);
  return picture(candidates, chosen, complete);
}

function picture(
  candidates: readonly (Candidate | undefined)[],
  chosen: readonly number[],
  complete: boolean,
): Picture {
  const sorted = chosen.toSorted((a, b) => a - b);
  return {
    chosen: sorted,
    total: sorted.reduce((sum, position) => sum + (candidates[position]?.score ?? 0), 0),
    complete,
  };
}

/** The best left each time: only where a component is too large to be searched. */
function greedy(candidates: readonly (Candidate | undefined)[], positions: readonly number[]): Picture {
  const used = new Set<string>();
  const order = positions.toSorted(
    (a, b) => (candidates[b]?.score ?? 0) - (candidates[a]?.score ?? 0) || a - b,
  );
  const chosen = order.filter((position) => {
    const keys = usesOf(candidates[position]);
    if (keys.some((key) => used.has(key))) return false;
    for (const key of keys) used.add(key);
    return true;
  });
  return picture(candidates, chosen, false);
}

function usesOf(candidate: Candidate | undefined): string[] {
  if (!candidate) return [];
  return [...candidate.payouts.map((index) => `p${index}`), ...candidate.lines.map((index) => `l${index}`)];
}

/**
 * The best picture of a component: the set of pairings with the highest total in which no payout and no line occurs
 * twice. Exact within the work budget. `positions` ascending; equal totals are settled by position, so by date and key.
 */
export function bestPicture(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
): Picture {
  const [first = -1] = positions;
  const worth = candidates[first]?.score ?? 0;
  // Half of what is asked leaves nothing to choose from.
  if (positions.length === 0) return { chosen: [], total: 0, complete: true };
  if (positions.length === 1 && worth > CLEAR) return { chosen: [first], total: worth, complete: true };
  const simple = positions.every((position) => {
    const candidate = candidates[position];
    return candidate?.payouts.length === 1 && candidate.lines.length === 1;
  });
  if (simple) return assignSingles(candidates, positions);
  return positions.length > WORK.packing ? greedy(candidates, positions) : packed(candidates, positions);
}
