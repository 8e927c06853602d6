/** Lines with a provider's mark as the sum of several payouts of one connection. */
import type { Candidate, LineNode, PayoutNode } from './input.ts';
import { firstFrom } from './lineIndex.ts';
import { BATCH, RIVAL_BATCH, WINDOW, WORK } from './rules.ts';
import { scoreBatch, type ScoreContext } from './score.ts';
import { descriptorIn } from './signals.ts';
import { subsetsWithSum } from './subsets.ts';

export interface BatchSearch {
  /** Open payouts that a bank could lump together, in date order, of one currency and connection. */
  readonly members: readonly PayoutNode[];
  /** Lines of that currency (and account, where it is known), in date order. */
  readonly lines: readonly LineNode[];
  /** By line index, 1 for lines that one marked payout explains on time. */
  readonly explained: Uint8Array;
  readonly allows: (payout: PayoutNode, line: LineNode) => boolean;
  readonly context: ScoreContext;
  /** Takes the indices of lines whose possible sums were too many. */
  readonly unsearched: Set<number>;
}

/** The members that a line of one day could hold: a window that slides along with the days. */
class DayWindow {
  near: readonly PayoutNode[] = [];
  /** Sizes of the credits and of the debits, ascending: they rule out nearly every line at once. */
  private credits = new Float64Array(0);
  private debits = new Float64Array(0);
  private day = Number.NaN;
  private bounds = '';
  private readonly days: Int32Array;
  private readonly members: readonly PayoutNode[];

  constructor(members: readonly PayoutNode[]) {
    this.members = members;
    this.days = Int32Array.from(members, ({ day }) => day);
  }

  moveTo(day: number): void {
    if (day === this.day) return;
    this.day = day;
    const from = firstFrom(this.days, day - WINDOW.late);
    const to = firstFrom(this.days, day + WINDOW.early + 1, from);
    const bounds = `${from} ${to}`;
    if (bounds === this.bounds) return;
    this.bounds = bounds;
    this.near = this.members.slice(from, to);
    const amounts = this.near.map(({ payout }) => payout.amount);
    this.credits = Float64Array.from(amounts.filter((amount) => amount > 0)).toSorted();
    this.debits = Float64Array.from(
      amounts.flatMap((amount) => (amount > 0 ? [] : [Math.abs(amount)])),
    ).toSorted();
  }

  /** False only if no 2 … `most` members of the line's direction can sum to it. */
  mayHold(amount: number, most: number): boolean {
    const sizes = amount > 0 ? this.credits : this.debits;
    const goal = Math.abs(amount);
    const count = sizes.length;
    if (count < 2 || (sizes[0] ?? 0) + (sizes[1] ?? 0) > goal) return false;
    if (most > 2) return true;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const sum = (sizes[low] ?? 0) + (sizes[high] ?? 0);
      if (sum === goal) return true;
      if (sum < goal) low += 1;
      else high -= 1;
    }
    return false;
  }
}

/** Every batch of one pool of payouts, by line, then in the order in which the sums are found. */
export function findBatches(search: BatchSearch): Candidate[] {
  const { members, lines, explained } = search;
  const [first] = members;
  const last = members.at(-1);
  if (!first || !last || members.length < 2) return [];
  const window = new DayWindow(members);
  const found: Candidate[] = [];
  const latest = last.day + WINDOW.late;
  for (let at = firstLine(lines, first.day - WINDOW.early); at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.day > latest) break;
    window.moveTo(line.day);
    const most = explained[line.index] === 1 ? RIVAL_BATCH : BATCH.most;
    if (!window.mayHold(line.line.amount, most) || descriptorIn(first.marks, line.text) === '') continue;
    for (const candidate of batchesOf(search, line, window.near, most)) found.push(candidate);
  }
  return found;
}

function firstLine(lines: readonly LineNode[], day: number): number {
  let [from, to] = [0, lines.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((lines[middle]?.day ?? 0) < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

function batchesOf(
  { allows, context, unsearched }: BatchSearch,
  line: LineNode,
  window: readonly PayoutNode[],
  most: number,
): Candidate[] {
  const near = window.filter(
    (member) => member.payout.amount > 0 === line.line.amount > 0 && allows(member, line),
  );
  if (near.length < 2) return [];
  const values = near.map(({ payout }) => payout.amount);
  const { solutions, complete } = subsetsWithSum(values, line.line.amount, most, WORK.subset);
  if (!complete) unsearched.add(line.index);
  return solutions
    .map((solution) => solution.map((position) => near[position]).filter((node) => node !== undefined))
    .filter((nodes) => spread(nodes) <= BATCH.spreadDays)
    .map((nodes) => scoreBatch(nodes, line, context))
    .filter((candidate) => candidate !== null);
}

function spread(nodes: readonly PayoutNode[]): number {
  const days = nodes.map(({ day }) => day);
  return Math.max(...days) - Math.min(...days);
}
