/** Which of the possible pairings hold together: the best total over a connected component, not first come first served. */
import type { Candidate } from './input.ts';
import { WORK } from './rules.ts';

export interface Picture {
  /** Chosen candidates, positions in the list given. */
  readonly chosen: readonly number[];
  readonly total: number;
  /** False when the search ran out of work: the picture is good, perhaps not the best. */
  readonly complete: boolean;
}

interface Edge {
  readonly position: number;
  readonly payout: number;
  readonly line: number;
  readonly weight: number;
}

const EPSILON = 1e-9;

/** Longest alternating path from any free payout, by label correction; the graph of an optimal matching has no gaining cycle. */
class Matching {
  private readonly byPayout = new Map<number, Edge[]>();
  private readonly lineEdge = new Map<number, Edge>();
  private readonly payoutEdge = new Map<number, Edge>();

  constructor(edges: readonly Edge[]) {
    for (const edge of edges) {
      const list = this.byPayout.get(edge.payout);
      if (list) list.push(edge);
      else this.byPayout.set(edge.payout, [edge]);
    }
  }

  /** Adds the best path while that gains. */
  run(): Edge[] {
    while (this.augment());
    return [...this.payoutEdge.values()];
  }

  private augment(): boolean {
    const gain = new Map<number, number>();
    const came = new Map<number, Edge>();
    const queue: number[] = [];
    for (const payout of this.byPayout.keys()) {
      if (this.payoutEdge.has(payout)) continue;
      gain.set(payout, 0);
      queue.push(payout);
    }
    let best: { edge: Edge; gain: number } | null = null;
    for (let at = 0; at < queue.length; at += 1) {
      const payout = queue[at] ?? -1;
      const here = gain.get(payout) ?? 0;
      for (const edge of this.byPayout.get(payout) ?? []) {
        if (this.payoutEdge.get(payout) === edge) continue;
        const taken = this.lineEdge.get(edge.line);
        const value = here + edge.weight;
        if (!taken) {
          if (!best || value > best.gain + EPSILON) best = { edge, gain: value };
          continue;
        }
        const next = value - taken.weight;
        if (next <= (gain.get(taken.payout) ?? Number.NEGATIVE_INFINITY) + EPSILON) continue;
        gain.set(taken.payout, next);
        came.set(taken.payout, edge);
        queue.push(taken.payout);
      }
    }
    if (!best || best.gain <= EPSILON) return false;
    this.apply(best.edge, came);
    return true;
  }

  private apply(last: Edge, came: ReadonlyMap<number, Edge>): void {
    let edge: Edge | undefined = last;
    while (edge) {
      const { payout }: Edge = edge;
      this.lineEdge.set(edge.line, edge);
      const hadLine = this.payoutEdge.has(payout);
      this.payoutEdge.set(payout, edge);
      edge = hadLine ? came.get(payout) : undefined;
    }
  }
}

function assignSingles(candidates: readonly Candidate[], positions: readonly number[]): Picture {
  const edges = positions.flatMap((position): Edge[] => {
    const candidate = candidates[position];
    if (!candidate) return [];
    return [
      {
        position,
        payout: candidate.payouts[0] ?? -1,
        line: candidate.lines[0] ?? -1,
        weight: candidate.score,
      },
    ];
  });
  if (new Set(edges.map(({ payout }) => payout)).size > WORK.assignment) return greedy(candidates, positions);
  const chosen = new Matching(edges).run();
  return picture(
    candidates,
    chosen.map(({ position }) => position),
    true,
  );
}

function picture(candidates: readonly Candidate[], chosen: readonly number[], complete: boolean): Picture {
  const sorted = chosen.toSorted((a, b) => a - b);
  return {
    chosen: sorted,
    total: sorted.reduce((sum, position) => sum + (candidates[position]?.score ?? 0), 0),
    complete,
  };
}

/** The best left each time: only where a component is too large to be searched. */
function greedy(candidates: readonly Candidate[], positions: readonly number[]): Picture {
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

/** What candidates use, as small whole numbers: payouts and lines of one component numbered through. */
class Uses {
  readonly count: number;
  private readonly starts: Int32Array;
  private readonly flat: Int32Array;

  constructor(candidates: readonly Candidate[], positions: readonly number[]) {
    const numbers = new Map<number, number>();
    const flat: number[] = [];
    // Even for payouts, odd for lines: the two never meet.
    const put = (key: number) => {
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      flat.push(known);
    };
    this.starts = Int32Array.from([...positions, -1], (position) => {
      const start = flat.length;
      for (const payout of candidates[position]?.payouts ?? []) put(2 * payout);
      for (const line of candidates[position]?.lines ?? []) put(2 * line + 1);
      return start;
    });
    this.flat = Int32Array.from(flat);
    this.count = numbers.size;
  }

  /** Whether nothing that the nth candidate uses is taken. */
  isFree(nth: number, taken: Uint8Array): boolean {
    const end = this.starts[nth + 1] ?? 0;
    for (let at = this.starts[nth] ?? 0; at < end; at += 1)
      if (taken[this.flat[at] ?? -1] === 1) return false;
    return true;
  }

  mark(nth: number, taken: Uint8Array, value: 0 | 1): void {
    const end = this.starts[nth + 1] ?? 0;
    for (let at = this.starts[nth] ?? 0; at < end; at += 1) taken[this.flat[at] ?? -1] = value;
  }
}

/** Exact packing of pairings that take several payouts or lines: branch over lines, bound by the best each could add. */
class Packing {
  private readonly groups: readonly (readonly number[])[];
  private readonly bound: Float64Array;
  private readonly scores: Float64Array;
  private readonly uses: Uses;
  private readonly taken: Uint8Array;
  private readonly stack: number[] = [];
  private best: readonly number[] = [];
  private bestTotal = -1;
  private steps = 0;
  private readonly candidates: readonly Candidate[];
  private readonly positions: readonly number[];

  constructor(candidates: readonly Candidate[], positions: readonly number[]) {
    this.candidates = candidates;
    this.positions = positions;
    this.scores = Float64Array.from(positions, (position) => candidates[position]?.score ?? 0);
    const byLine = new Map<number, number[]>();
    positions.forEach((position, nth) => {
      const line = candidates[position]?.lines[0] ?? -1;
      const list = byLine.get(line);
      if (list) list.push(nth);
      else byLine.set(line, [nth]);
    });
    const order = [...byLine].toSorted((a, b) => a[0] - b[0]);
    this.groups = order.map(([, list]) => list.toSorted((a, b) => this.score(b) - this.score(a) || a - b));
    this.bound = new Float64Array(this.groups.length + 1);
    for (let at = this.groups.length - 1; at >= 0; at -= 1) {
      this.bound[at] = (this.bound[at + 1] ?? 0) + Math.max(0, this.score(this.groups[at]?.[0] ?? -1));
    }
    this.uses = new Uses(candidates, positions);
    this.taken = new Uint8Array(this.uses.count);
  }

  private score(nth: number): number {
    return this.scores[nth] ?? 0;
  }

  run(): Picture {
    this.visit(0, 0);
    const chosen = this.best.map((nth) => this.positions[nth] ?? -1);
    return picture(this.candidates, chosen, this.steps < WORK.component);
  }

  private visit(at: number, total: number): void {
    this.steps += 1;
    if (total > this.bestTotal + EPSILON) {
      this.bestTotal = total;
      this.best = [...this.stack];
    }
    if (at >= this.groups.length || this.steps >= WORK.component) return;
    if (total + (this.bound[at] ?? 0) <= this.bestTotal + EPSILON) return;
    for (const nth of this.groups[at] ?? []) {
      if (!this.uses.isFree(nth, this.taken)) continue;
      this.uses.mark(nth, this.taken, 1);
      this.stack.push(nth);
      this.visit(at + 1, total + this.score(nth));
      this.stack.pop();
      this.uses.mark(nth, this.taken, 0);
    }
    this.visit(at + 1, total);
  }
}

/**
 * The best picture of a component: the set of pairings with the highest total in which no payout and no line occurs
 * twice. Exact within the work budget. `positions` ascending; equal totals are settled by position, so by date and key.
 */
export function bestPicture(candidates: readonly Candidate[], positions: readonly number[]): Picture {
  const simple = positions.every((position) => {
    const candidate = candidates[position];
    return candidate?.payouts.length === 1 && candidate.lines.length === 1;
  });
  if (simple) return assignSingles(candidates, positions);
  return positions.length > WORK.packing
    ? greedy(candidates, positions)
    : new Packing(candidates, positions).run();
}
