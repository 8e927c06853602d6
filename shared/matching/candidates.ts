/** Every pairing with an exact amount that dates, account, direction and text allow. */
import { addDays } from '../dates.ts';
import type { Payout } from '../payout/model.ts';
import type { Candidate, LineNode, MatchInput, PayoutNode } from './input.ts';
import { BATCH, RETURN_DAYS, RIVAL_BATCH, WINDOW, WORK } from './rules.ts';
import { scoreBatch, type ScoreContext, scoreReturned, scoreSingle } from './score.ts';
import { signalsOf } from './signals.ts';
import { subsetsWithSum } from './subsets.ts';

export interface CandidateSearch {
  readonly candidates: readonly Candidate[];
  /** Indices of lines whose possible sums were too many. */
  readonly unsearched: ReadonlySet<number>;
}

/** Whether a payout is to be looked for on a statement at all. */
export function isExpectedAtBank(payout: Payout): boolean {
  return payout.destination === 'bank' && payout.status !== 'canceled' && payout.amount !== 0;
}

type LineIndex = ReadonlyMap<string, readonly LineNode[]>;

function indexBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const list = map.get(keyOf(item));
    if (list) list.push(item);
    else map.set(keyOf(item), [item]);
  }
  return map;
}

/** First position whose day is not before `day`; items are in date order. */
function firstFrom(items: readonly { readonly day: number }[], day: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items of the days `from` … `to`. */
function within<T extends { readonly day: number }>(items: readonly T[], from: number, to: number): T[] {
  const found: T[] = [];
  for (let at = firstFrom(items, from); at < items.length; at += 1) {
    const item = items[at];
    if (!item || item.day > to) break;
    found.push(item);
  }
  return found;
}

class Search {
  private readonly byAmount: LineIndex;
  private readonly input: MatchInput;
  private readonly payouts: readonly PayoutNode[];
  private readonly lines: readonly LineNode[];
  private readonly declined: ReadonlySet<string>;
  private readonly accounts = new Map<number, string | null>();

  constructor(input: MatchInput, payouts: readonly PayoutNode[], lines: readonly LineNode[]) {
    this.input = input;
    this.payouts = payouts;
    this.lines = lines;
    this.byAmount = indexBy(lines, ({ line }) => `${line.currency}|${line.amount}`);
    this.declined = new Set(input.declined.map(({ payoutKey, lineKey }) => `${payoutKey}\n${lineKey}`));
    for (const { payout, index } of payouts) this.accounts.set(index, input.accountIdOf(payout));
  }

  private allows(payout: PayoutNode, line: LineNode): boolean {
    const account = this.accounts.get(payout.index) ?? null;
    if (account !== null && account !== line.line.accountId) return false;
    return this.declined.size === 0 || !this.declined.has(`${payout.payout.key}\n${line.line.key}`);
  }

  /** Lines of a payout's amount (times `sign`) in the window around its arrival. */
  private linesFor(payout: PayoutNode, sign: 1 | -1, from: number, to: number): LineNode[] {
    const { currency, amount } = payout.payout;
    const same = this.byAmount.get(`${currency}|${amount * sign}`) ?? [];
    return within(same, payout.day + from, payout.day + to).filter((line) => this.allows(payout, line));
  }

  /** Connections that have at least one line with their mark at the exact amount. */
  marking(): Set<string> {
    const marking = new Set<string>();
    for (const payout of this.payouts) {
      if (marking.has(payout.payout.connectionId)) continue;
      const seen = this.linesFor(payout, 1, -WINDOW.early, WINDOW.late).some(
        (line) => signalsOf(payout.payout, line.text).descriptor !== '',
      );
      if (seen) marking.add(payout.payout.connectionId);
    }
    return marking;
  }

  single(payout: PayoutNode, context: ScoreContext): Candidate[] {
    return this.linesFor(payout, 1, -WINDOW.early, this.late(payout))
      .map((line) => scoreSingle(payout, line, context))
      .filter((candidate) => candidate !== null);
  }

  /** Long holidays push the window out. */
  private late(payout: PayoutNode): number {
    const holidays = this.input.holidays;
    if (!holidays || holidays.size === 0) return WINDOW.late;
    const days = Array.from({ length: WINDOW.late }, (_, index) => addDays(payout.payout.arrivalDate, index));
    return Math.min(WINDOW.extraLate, WINDOW.late + days.filter((day) => holidays.has(day)).length);
  }

  returned(payout: PayoutNode, context: ScoreContext): Candidate[] {
    const credits = this.linesFor(payout, 1, -WINDOW.early, WINDOW.late);
    if (credits.length === 0) return [];
    const backs = this.linesFor(payout, -1, -WINDOW.early, WINDOW.late + RETURN_DAYS);
    return credits.flatMap((credit) =>
      backs
        .filter((back) => back.line.accountId === credit.line.accountId && back.day >= credit.day)
        .filter((back) => back.day - credit.day <= RETURN_DAYS)
        .map((back) => scoreReturned(payout, credit, back, context))
        .filter((candidate) => candidate !== null),
    );
  }

  /** Lines with a provider's mark as the sum of several payouts of one connection. */
  batches(context: ScoreContext, singles: readonly Candidate[], unsearched: Set<number>): Candidate[] {
    const explained = new Set(
      singles.filter(({ marked, dateInside }) => marked && dateInside).flatMap(({ lines }) => lines),
    );
    const open = this.payouts.filter(({ payout }) => isExpectedAtBank(payout) && payout.status !== 'failed');
    const pools = indexBy(open, ({ payout }) => `${payout.currency}|${payout.connectionId}`);
    const found: Candidate[] = [];
    for (const [pool, members] of pools) {
      const currency = pool.slice(0, pool.indexOf('|'));
      for (const line of this.lines) {
        if (line.line.currency !== currency) continue;
        const [first] = members;
        if (!first || signalsOf(first.payout, line.text).descriptor === '') continue;
        const most = explained.has(line.index) ? RIVAL_BATCH : BATCH.most;
        found.push(...this.batchesOf(line, members, context, { most, unsearched }));
      }
    }
    return found;
  }

  private near(line: LineNode, members: readonly PayoutNode[]): PayoutNode[] {
    return within(members, line.day - WINDOW.late, line.day + WINDOW.early).filter(
      (member) => member.payout.amount > 0 === line.line.amount > 0 && this.allows(member, line),
    );
  }

  private batchesOf(
    line: LineNode,
    members: readonly PayoutNode[],
    context: ScoreContext,
    limits: { readonly most: number; readonly unsearched: Set<number> },
  ): Candidate[] {
    const near = this.near(line, members);
    if (near.length < 2) return [];
    const values = near.map(({ payout }) => payout.amount);
    const { solutions, complete } = subsetsWithSum(values, line.line.amount, limits.most, WORK.subset);
    if (!complete) limits.unsearched.add(line.index);
    return solutions
      .map((solution) => solution.map((position) => near[position]).filter((node) => node !== undefined))
      .filter((nodes) => spread(nodes) <= BATCH.spreadDays)
      .map((nodes) => scoreBatch(nodes, line, context))
      .filter((candidate) => candidate !== null);
  }
}

function spread(nodes: readonly PayoutNode[]): number {
  const days = nodes.map(({ day }) => day);
  return Math.max(...days) - Math.min(...days);
}

/**
 * A line that names a payout by its id or trace id is that payout's, alone or in a sum, and the payout is nowhere else:
 * other pairings of the two are out.
 */
function withoutContradicted(candidates: readonly Candidate[]): Candidate[] {
  const byLine = new Map<number, Set<number>>();
  const byPayout = new Map<number, Set<number>>();
  for (const { kind, payouts, lines, evidence } of candidates) {
    if (kind === 'batch' || !evidence.some(({ code }) => code === 'payoutIdSeen' || code === 'traceIdSeen'))
      continue;
    const [payout = -1] = payouts;
    const [line = -1] = lines;
    byLine.set(line, new Set([...(byLine.get(line) ?? []), payout]));
    byPayout.set(payout, new Set([...(byPayout.get(payout) ?? []), line]));
  }
  const allows = (named: ReadonlySet<number> | undefined, others: readonly number[]) =>
    named === undefined || others.some((other) => named.has(other));
  return candidates.filter(
    ({ payouts, lines }) =>
      lines.every((line) => allows(byLine.get(line), payouts)) &&
      payouts.every((payout) => allows(byPayout.get(payout), lines)),
  );
}

/** All candidates. `payouts` and `lines` are in date order, then key. */
export function findCandidates(
  input: MatchInput,
  payouts: readonly PayoutNode[],
  lines: readonly LineNode[],
  holidays: ScoreContext['holidays'],
): CandidateSearch {
  const search = new Search(input, payouts, lines);
  const context: ScoreContext = { holidays, marking: search.marking() };
  const unsearched = new Set<number>();
  const expected = payouts.filter(({ payout }) => isExpectedAtBank(payout));
  const singles = expected.flatMap((node) =>
    node.payout.status === 'failed' ? search.returned(node, context) : search.single(node, context),
  );
  const all = [...singles, ...search.batches(context, singles, unsearched)];
  return { candidates: withoutContradicted(all), unsearched };
}
