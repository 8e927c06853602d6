/** Lines with a provider's mark as the sum of several payouts of one connection. */
import { altered } from '../altered.ts';
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import { lateDays } from '../days/reach.ts';
import { BATCH, RIVAL_BATCH, WIDE_PENALTY, WINDOW, WORK } from '../rules.ts';
import { scoreBatch, type ScoreContext, tidy } from '../score.ts';
import { mayHaveLostMark } from '../text/lostMark.ts';
import type { AccountMarks } from '../text/marks.ts';
import { descriptorIn } from '../text/signals.ts';
import { DayWindow } from './dayWindow.ts';
import { mayBeChance } from './sumChance.ts';
import { subsetsWithSum } from './subsets.ts';

export interface BatchSearch {
  /** Open payouts that a bank could lump together, in date order, of one currency and connection. */
  readonly members: readonly PayoutNode[];
  /** Lines of that currency (and account, where it is known), in date order. */
  readonly lines: readonly LineNode[];
  /** By line index, 1 for lines that one marked payout explains on time. */
  readonly explained: Uint8Array;
  /** By payout index, 1 for payouts that no line of their own explains. */
  readonly lacking: Uint8Array;
  readonly allows: (payout: PayoutNode, line: LineNode) => boolean;
  readonly context: ScoreContext;
  /** Takes the indices of lines whose possible sums were too many. */
  readonly unsearched: Set<number>;
}

/**
 * Sums of payouts that have no line at all on lines that name nobody, where a bank drops the provider's mark. `members` and
 * `lines` are those that no pairing of one with one explains. Few payouts at a time: more would come to any amount by chance.
 */
export function findBareBatches(search: BatchSearch): Candidate[] {
  const { members, lines } = search;
  const [first] = members;
  if (!first || members.length < 2) return [];
  const lateOf = (member: PayoutNode) => lateDays(member, search.context);
  const window = new DayWindow(members, lateOf);
  const found: Candidate[] = [];
  for (let at = firstLine(lines, first.day - WINDOW.early); at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    window.moveTo(line.day);
    const most = bareDepth(window.count);
    if (!window.mayHold(line.line.amount, most)) continue;
    if (!mayHaveLostMark(line.text) || isMarked(line, window.near)) continue;
    const sums = sumsOf(search, line, window.due, most).filter(({ isWide }) => !isWide);
    for (const candidate of batchesOf(search, line, sums)) found.push(candidate);
  }
  return found;
}

function bareDepth(count: number): number {
  if (count <= 16) return 4;
  return count <= 24 ? 3 : 2;
}

/** Every batch of one pool of payouts, by line, then in the order in which the sums are found. */
export function findBatches(search: BatchSearch): Candidate[] {
  const { members, lines, explained, lacking } = search;
  const [first] = members;
  if (!first || members.length < 2) return [];
  const lateOf = (member: PayoutNode) => lateDays(member, search.context);
  const window = new DayWindow(members, lateOf);
  const idle = new DayWindow(
    members.filter(({ index }) => lacking[index] === 1),
    () => BATCH.heldDays,
  );
  const found: Candidate[] = [];
  const latest = Math.max(window.end, idle.end);
  for (let at = firstLine(lines, first.day - WINDOW.early); at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.day > latest) break;
    window.moveTo(line.day);
    idle.moveTo(line.day);
    const { amount } = line.line;
    const most = explained[line.index] === 1 ? RIVAL_BATCH : BATCH.most;
    const depth = rivalDepth(idle.count);
    const isOwn = window.mayHold(amount, most);
    const isRival = most === RIVAL_BATCH && idle.mayHold(amount, depth);
    if (!isOwn && !isRival) continue;
    if (!isMarked(line, window.near) && !(isRival && isMarked(line, idle.near))) continue;
    const sums = isOwn ? sumsOf(search, line, window.due, most) : [];
    if (isRival) sums.push(...sumsOf(search, line, idle.near, depth));
    if (sums.length === 0) continue;
    for (const candidate of batchesOf(search, line, sums)) found.push(candidate);
  }
  return found;
}

/** Whether the text has a mark of any of the members; those of one account nearly always have the same. */
function isMarked(line: LineNode, members: readonly PayoutNode[]): boolean {
  let before: AccountMarks | null = null;
  for (const { marks } of members) {
    if (marks.account === before) continue;
    before = marks.account;
    if (descriptorIn(marks, line.text) !== '') return true;
  }
  return false;
}

/** The more payouts there are without a line, the fewer a sum may take to be a doubt rather than chance. */
function rivalDepth(count: number): number {
  if (count <= 16) return BATCH.most;
  return count <= 40 ? 3 : 2;
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

interface Sum {
  readonly nodes: readonly PayoutNode[];
  readonly isWide: boolean;
  /** So many other sums could have come to the line that this one may be chance. */
  readonly isChance: boolean;
}

/** Sets of payouts of a window that come to a line. */
function sumsOf(
  { allows, lacking, unsearched }: BatchSearch,
  line: LineNode,
  window: readonly PayoutNode[],
  most: number,
): Sum[] {
  const near = window.filter(
    (member) => member.payout.amount > 0 === line.line.amount > 0 && allows(member, line),
  );
  if (near.length < 2) return [];
  const values = near.map(({ payout }) => payout.amount);
  const { solutions, complete } = subsetsWithSum(values, line.line.amount, most, WORK.subset);
  if (!complete) unsearched.add(line.index);
  return solutions.map((solution) => {
    const nodes = solution.map((position) => near[position]).filter((node) => node !== undefined);
    const isChance = mayBeChance(nodes, near, line.line.amount, lacking);
    return { nodes, isWide: spread(nodes) > BATCH.spreadDays, isChance };
  });
}

/**
 * Candidates of the sums of one line, each set once. A set of payouts that lie too far apart isn't offered; but where all of them are
 * without a line of their own it speaks against what else would explain the line.
 */
function batchesOf(
  { context, explained, lacking }: BatchSearch,
  line: LineNode,
  sums: readonly Sum[],
): Candidate[] {
  const seen = new Set<string>();
  const hasOther = explained[line.index] === 1 || sums.some(({ isWide }) => !isWide);
  const found: Candidate[] = [];
  for (const { nodes, isWide, isChance } of sums) {
    const key = nodes.map(({ index }) => index).join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (isWide && !(hasOther && nodes.every(({ index }) => lacking[index] === 1))) continue;
    const candidate = scoreBatch(nodes, line, context);
    if (!candidate) continue;
    if (isWide) found.push(asWide(candidate));
    else found.push(isChance ? asChance(candidate) : candidate);
  }
  return found.length > 1 ? found.map((candidate) => counted(candidate, found.length)) : found;
}

function asWide(candidate: Candidate): Candidate {
  return altered(candidate, { score: tidy(Math.max(0, candidate.score - WIDE_PENALTY)), unproven: true });
}

/** Exact, but never certain. */
function asChance(candidate: Candidate): Candidate {
  const other = { code: 'otherExplanation' as const, values: { option: 'chance' }, weight: 0 };
  return altered(candidate, { dateInside: false, evidence: [...candidate.evidence, other] });
}

/** Says how many sums are equal. */
export function counted(candidate: Candidate, count: number): Candidate {
  const evidence = [...candidate.evidence, { code: 'equalSums' as const, values: { count }, weight: 0 }];
  return altered(candidate, { evidence });
}

function spread(nodes: readonly PayoutNode[]): number {
  const days = nodes.map(({ day }) => day);
  return Math.max(...days) - Math.min(...days);
}
