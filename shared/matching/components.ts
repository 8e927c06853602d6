/** Splits the candidates into connected components: what happens in one can't touch another. */
import type { Candidate } from './input.ts';

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

/** Positions of the candidates of each component, ascending; components in order of their first candidate. */
export function componentsOf(candidates: readonly Candidate[]): number[][] {
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
  const groupOf = new Int32Array(payoutCount + lineCount).fill(-1);
  const groups: number[][] = [];
  candidates.forEach(({ payouts }, position) => {
    const root = forest.find(payouts[0] ?? 0);
    const at = groupOf[root] ?? -1;
    if (at >= 0) groups[at]?.push(position);
    else groupOf[root] = groups.push([position]) - 1;
  });
  return groups;
}
