/** Splits the candidates into connected components: what happens in one can't touch another. */
import type { Candidate } from './input.ts';

class Forest {
  private readonly parent = new Map<string, string>();

  find(key: string): string {
    let root = key;
    for (let up = this.parent.get(root); up !== undefined && up !== root; up = this.parent.get(root))
      root = up;
    let at = key;
    while (at !== root) {
      const up = this.parent.get(at) ?? root;
      this.parent.set(at, root);
      at = up;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA !== rootB) this.parent.set(rootB, rootA);
  }
}

/** Positions of the candidates of each component, ascending; components in order of their first candidate. */
export function componentsOf(candidates: readonly Candidate[]): number[][] {
  const forest = new Forest();
  const anchor = (candidate: Candidate) => `p${candidate.payouts[0] ?? -1}`;
  for (const candidate of candidates) {
    for (const payout of candidate.payouts) forest.join(anchor(candidate), `p${payout}`);
    for (const line of candidate.lines) forest.join(anchor(candidate), `l${line}`);
  }
  const groups = new Map<string, number[]>();
  candidates.forEach((candidate, position) => {
    const root = forest.find(anchor(candidate));
    const group = groups.get(root);
    if (group) group.push(position);
    else groups.set(root, [position]);
  });
  return [...groups.values()];
}
