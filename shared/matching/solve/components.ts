/** Splits the candidates into connected components: what happens in one can't touch another. */
import { keepShape } from '../kept.ts';
import type { Pairings } from '../pairings.ts';

/** Disjoint sets of whole numbers; the representative of a set is found along paths that halve as they are walked. */
class Forest {
  private readonly parent: Int32Array;

  constructor(size: number) {
    keepShape(this);
    this.parent = new Int32Array(size);
    for (let index = 0; index < size; index += 1) this.parent[index] = index;
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

/** By place in `positions`, a number that those of its component share. */
function rootsOf(
  pairings: Pairings,
  positions: readonly number[],
): { readonly roots: Int32Array; readonly limit: number } {
  const { payoutCount, lineCount } = pairings;
  const forest = new Forest(payoutCount + lineCount);
  for (const position of positions) {
    const anchor = pairings.payoutOf(position);
    if (!pairings.isWide(position)) {
      forest.join(anchor, payoutCount + pairings.lineOf(position));
      continue;
    }
    const { payouts, lines } = pairings.look(position);
    for (const payout of payouts) if (payout !== anchor) forest.join(anchor, payout);
    for (const line of lines) forest.join(anchor, payoutCount + line);
  }
  const roots = new Int32Array(positions.length);
  for (let at = 0; at < positions.length; at += 1)
    roots[at] = forest.find(pairings.payoutOf(positions[at] ?? -1));
  return { roots, limit: payoutCount + lineCount };
}

/** Positions of the pairings of each component, in the order given; components in order of their first one. */
export function componentsOf(pairings: Pairings, positions: readonly number[]): number[][] {
  const placeOf = new Map(positions.map((position, place) => [position, place]));
  const { alone, several } = components(pairings, positions);
  return [...alone.map((position) => [position]), ...several.map((group) => [...group])].sort(
    ([a = 0], [b = 0]) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0),
  );
}

/** Components of one pairing as its position, the others as lists of theirs; each in the order given. */
export function components(
  pairings: Pairings,
  positions: readonly number[],
): {
  readonly alone: readonly number[];
  readonly several: readonly (readonly number[])[];
} {
  const { roots, limit } = rootsOf(pairings, positions);
  const sizes = new Int32Array(limit);
  for (let at = 0; at < roots.length; at += 1) sizes[roots[at] ?? 0] = (sizes[roots[at] ?? 0] ?? 0) + 1;
  const alone: number[] = [];
  const several = new Map<number, number[]>();
  for (let at = 0; at < roots.length; at += 1) {
    const root = roots[at] ?? 0;
    const position = positions[at] ?? -1;
    if (sizes[root] === 1) {
      alone.push(position);
      continue;
    }
    const group = several.get(root);
    if (group) group.push(position);
    else several.set(root, [position]);
  }
  return { alone, several: [...several.values()] };
}
