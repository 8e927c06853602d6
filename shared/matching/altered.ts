/** A pairing with something else in it. */
import type { Candidate } from './input.ts';

/** Written out: what is spread together has a shape of its own, and all code that looks at pairings would have to know both. */
export function altered(
  one: Candidate,
  other: Partial<Omit<Candidate, 'kind' | 'payouts' | 'lines' | 'shortBy'>>,
): Candidate {
  return {
    kind: one.kind,
    payouts: one.payouts,
    lines: one.lines,
    score: other.score ?? one.score,
    marked: other.marked ?? one.marked,
    dateInside: other.dateInside ?? one.dateInside,
    unproven: other.unproven ?? one.unproven,
    shortBy: one.shortBy,
    evidence: other.evidence ?? one.evidence,
  };
}
