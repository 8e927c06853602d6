/** Splits the candidates into connected components: what happens in one can't touch another. */
import type { Candidate } from '../input.ts';

/** Disjoint sets of whole numbers; the representative of a set is found along paths that halve as they are walked. */
class Forest {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = new Int32Array(size).map((_, index) => index);
  }

  find(node: number): number {
    const { parent } = this;
    let at = node;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA !== rootB) this.parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}

/** By candidate, a number that those of its component share. */
function rootsOf(candidates: readonly Candidate[]): { readonly roots: Int32Array; readonly limit: number } {
  let [payoutCount, lineCount] = [0, 0];
  for (const { payouts, lines } of candidates) {
    for (const payout of payouts) payoutCount = Math.max(payoutCount, payout + 1);
    for (const line of lines) lineCount = Math.max(lineCount, line + 1);
  }
  const forest = new Forest(payoutCount + lineCount);
  for (const { payouts, lines } of candidates) {
    const anchor = payouts[0] ?? 0;
    for (const payout of payouts) if (payout !== anchor) forest.join(anchor, payout);
    for (const line of lines) forest.join(anchor, payoutCount + line);
  }
  const roots = new Int32Array(candidates.length);
  candidates.forEach(({ payouts }, position) => {
    roots[position] = forest.find(payouts[0] ?? 0);
  });
  return { roots, limit: payoutCount + lineCount };
}

/** Positions of the candidates of each component, ascending; components in order of their first candidate. */
export function componentsOf(candidates: readonly Candidate[]): number[][] {
  const { alone, several } = components(candidates);
  return [...alone.map((position) => [position]), ...several.map((group) => [...group])].sort(
    ([a = 0], [b = 0]) => a - b,
  );
}

/** Components of one candidate as its position, the others as lists of theirs, ascending; each in order of the first candidate. */
export function components(candidates: readonly Candidate[]): {
  readonly alone: readonly number[];
  readonly several: readonly (readonly number[])[];
} {
  const { roots, limit } = rootsOf(candidates);
  const sizes = new Int32Array(limit);
  for (const root of roots) sizes[root] = (sizes[root] ?? 0) + 1;
  const alone: number[] = [];
  const several = new Map<number, number[]>();
  roots.forEach((root, position) => {
    if (sizes[root] === 1) {
      alone.push(position);
      return;
    }
    const group = several.get(root);
    if (group) group.push(position);
    else several.set(root, [position]);
  });
  return { alone, several: [...several.values()] };
}
