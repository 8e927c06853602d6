/** The search for pairings: lines of a payout's amount around its day, and what else could explain either. */
import { keepShape } from './kept.ts';
import { findBareBatches, findBatches } from './shapes/batches.ts';
import { altered } from './altered.ts';
import type { Candidate, LineNode, MatchInput, MatchPayout, PayoutNode } from './input.ts';
import { findInexact } from './shapes/inexact.ts';
import { LineDays } from './days/lineDays.ts';
import { LineIndex } from './lineIndex.ts';
import type { OtherNames } from './text/otherNames.ts';
import { earlyDays, lateDays } from './days/reach.ts';
import { BATCH, RETURN_DAYS, WINDOW } from './rules.ts';
import { saidOf, type ScoreContext, scoreReturned, scoreSingle } from './score.ts';
import type { Pairings } from './pairings.ts';
import { type Standings, standings } from './shapes/standings.ts';
import { descriptorIn } from './text/signals.ts';
import { findSplits } from './shapes/splits.ts';
import { strays } from './shapes/strays.ts';

/** Whether a payout is to be looked for on a statement at all. */
export function isExpectedAtBank(payout: MatchPayout): boolean {
  return payout.destination === 'bank' && payout.status !== 'canceled' && payout.amount !== 0;
}

interface Ground extends Standings {
  readonly context: ScoreContext;
  readonly days: LineDays;
  /** Payouts that a bank line is to be expected of. */
  readonly open: readonly PayoutNode[];
  /** The same by currency and connection, where there are several. */
  readonly pools: readonly (readonly PayoutNode[])[];
}

/** What payouts and lines could be to each other, shape by shape. */
export class Search {
  private readonly index: LineIndex;
  private readonly input: MatchInput;
  private readonly payouts: readonly PayoutNode[];
  private readonly lines: readonly LineNode[];
  private readonly declined: ReadonlySet<string>;
  /** By payout index. */
  private readonly accounts: readonly (string | null)[];
  /** By payout index, the lines of its amount. */
  private readonly groups: readonly number[];

  constructor(input: MatchInput, payouts: readonly PayoutNode[], lines: readonly LineNode[]) {
    keepShape(this);
    this.input = input;
    this.payouts = payouts;
    this.lines = lines;
    this.index = new LineIndex(lines);
    this.declined = new Set(input.declined.map(({ payoutKey, lineKey }) => `${payoutKey}\n${lineKey}`));
    this.accounts = payouts.map(({ payout }) => input.accountIdOf(payout));
    this.groups = payouts.map(({ payout }) => this.index.groupOf(payout.currency, payout.amount));
  }

  private allows(payout: PayoutNode, line: LineNode): boolean {
    const account = this.accounts[payout.index] ?? null;
    if (account !== null && account !== line.line.accountId) return false;
    return this.declined.size === 0 || !this.declined.has(`${payout.payout.key}\n${line.line.key}`);
  }

  /** Lines of a payout's amount on the days around its arrival. */
  private linesFor(payout: PayoutNode, from: number, to: number): readonly LineNode[] {
    const lines = this.index.within(this.groups[payout.index] ?? -1, payout.day + from, payout.day + to);
    for (const line of lines)
      if (!this.allows(payout, line)) return lines.filter((one) => this.allows(payout, one));
    return lines;
  }

  /** Lines that took a payout's amount back. */
  private linesBack(payout: PayoutNode, from: number, to: number): readonly LineNode[] {
    const { currency, amount } = payout.payout;
    return this.index
      .find(currency, amount * -1, payout.day + from, payout.day + to)
      .filter((line) => this.allows(payout, line));
  }

  /** Connections that have at least one line with their mark at the exact amount. */
  marking(): Set<string> {
    const marking = new Set<string>();
    for (const payout of this.payouts) {
      if (marking.has(payout.payout.connectionId)) continue;
      const seen = this.linesFor(payout, -WINDOW.early, WINDOW.late).some(
        (line) => descriptorIn(payout.marks, line.text) !== '',
      );
      if (seen) marking.add(payout.payout.connectionId);
    }
    return marking;
  }

  /** Adds the pairings of a payout with one line. */
  single(payout: PayoutNode, context: ScoreContext, others: OtherNames, found: Pairings): void {
    const { index } = this;
    const group = this.groups[payout.index] ?? -1;
    if (group < 0) return;
    const to = payout.day + lateDays(payout, context);
    let place = index.placeOf(group, payout.day - earlyDays(payout, context));
    for (let line = index.lineAt(group, place, to); line; line = index.lineAt(group, ++place, to)) {
      const said = this.allows(payout, line) ? saidOf(payout, line, context) : null;
      if (said) found.addSingle(payout.index, line, said, others.speakAgainst(payout, line, said.why));
    }
  }

  /** Lines of a payout's amount, with its mark, that are out of its days. */
  strays(payouts: readonly PayoutNode[], singles: Pairings): Candidate[] {
    const linesFor = (payout: PayoutNode, from: number, to: number) => this.linesFor(payout, from, to);
    const open = payouts.filter(({ payout }) => payout.status !== 'failed');
    const countFor = ({ index, day }: PayoutNode, from: number, to: number) =>
      this.index.countWithin(this.groups[index] ?? -1, day + from, day + to);
    return strays({ payouts: open, singles, lines: this.lines.length, countFor, linesFor });
  }

  /** Marked lines of the amount that come far too late to be offered, yet may be the payout's where nothing else is. */
  tooLate(payout: PayoutNode, context: ScoreContext): Candidate[] {
    return this.linesFor(payout, lateDays(payout, context) + 1, BATCH.heldDays)
      .map((line) => scoreSingle(payout, line, context))
      .filter((candidate) => candidate !== null)
      .filter(({ marked }) => marked)
      .map((candidate) => altered(candidate, { unproven: true }));
  }

  returned(payout: PayoutNode, context: ScoreContext): Candidate[] {
    const late = lateDays(payout, context);
    const early = earlyDays(payout, context);
    const credits = this.linesFor(payout, -early, late);
    if (credits.length === 0) return [];
    const backs = this.linesBack(payout, -early, late + RETURN_DAYS);
    return credits.flatMap((credit) =>
      backs
        .filter((back) => back.line.accountId === credit.line.accountId && back.day >= credit.day)
        .filter((back) => back.day - credit.day <= RETURN_DAYS)
        .map((back) => scoreReturned(payout, credit, back, context))
        .filter((candidate) => candidate !== null),
    );
  }

  /** Payouts without a line that is theirs alone, on lines of other amounts. */
  private others(search: Ground, hasty: Set<number>): Candidate[] {
    const { context, explained, lacking } = search;
    const open = search.open.filter(({ index }) => lacking[index] === 1);
    const allows = (payout: PayoutNode, line: LineNode) => this.allows(payout, line);
    const accountOf = ({ index }: PayoutNode) => this.accounts[index] ?? null;
    const { days } = search;
    const { lines, index } = this;
    const { tolerances = [], rates = [] } = this.input;
    return [
      ...findSplits({ payouts: open, days, allows, context, accountOf, explained, lines, index, hasty }),
      ...findInexact({ payouts: open, days, allows, context, accountOf, tolerances, rates }),
    ];
  }

  /** Every shape but one payout on one line of its amount. */
  shapes(
    context: ScoreContext,
    singles: Pairings,
    told: { readonly unsearched: Set<number>; readonly hasty: Set<number> },
  ): Candidate[] {
    const open = this.payouts.filter(({ payout }) => isExpectedAtBank(payout) && payout.status !== 'failed');
    const days = new LineDays(this.lines);
    const pools = this.pools(open);
    const ground = {
      context,
      open,
      pools,
      days,
      ...standings(singles, this.payouts.length, this.lines.length),
    };
    return [
      ...this.batches(ground, told.unsearched),
      ...this.bareBatches(ground, singles, told.unsearched),
      ...this.others(ground, told.hasty),
    ];
  }

  /** Lines without any mark as the sum of several payouts, where neither has a pairing of one with one. */
  private bareBatches(
    { context, pools, days, lacking }: Ground,
    singles: Pairings,
    unsearched: Set<number>,
  ): Candidate[] {
    const paired = new Uint8Array(this.payouts.length);
    const explained = new Uint8Array(this.lines.length);
    for (let at = 0; at < singles.count; at += 1) {
      paired[singles.payoutOf(at)] = 1;
      if (!singles.isWide(at)) explained[singles.lineOf(at)] = 1;
      else for (const line of singles.linesOf(at)) explained[line] = 1;
    }
    const allows = (payout: PayoutNode, line: LineNode) => this.allows(payout, line);
    const found: Candidate[] = [];
    for (const members of pools.map((all) => all.filter(({ index }) => paired[index] === 0))) {
      if (members.length < 2) continue;
      const lines = this.linesOf(members, days).filter(({ index }) => explained[index] === 0);
      const search = { members, lines, explained, lacking, allows, context, unsearched };
      for (const candidate of findBareBatches(search)) found.push(candidate);
    }
    return found;
  }

  /**
   * Payouts of one currency and connection, where there are several. By name, not by who comes first: where two pools explain a line
   * equally, a part of the data says what the whole does.
   */
  private pools(open: readonly PayoutNode[]): PayoutNode[][] {
    const pools = new Map<string, Map<string, PayoutNode[]>>();
    for (const node of open) {
      const { currency, connectionId } = node.payout;
      let accounts = pools.get(currency);
      if (!accounts) pools.set(currency, (accounts = new Map()));
      const members = accounts.get(connectionId);
      if (members) members.push(node);
      else accounts.set(connectionId, [node]);
    }
    return [...pools]
      .flatMap(([currency, accounts]) =>
        Array.from(accounts, ([connectionId, members]) => ({ name: `${currency}|${connectionId}`, members })),
      )
      .filter(({ members }) => members.length > 1)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ members }) => members);
  }

  /** The lines on which payouts of a pool may be: those of their account if they have one and the same. */
  private linesOf(members: readonly PayoutNode[], days: LineDays): readonly LineNode[] {
    const [first] = members;
    if (!first) return [];
    const account = this.accounts[first.index] ?? null;
    const isOne = account !== null && members.every(({ index }) => this.accounts[index] === account);
    return days.all(first.payout.currency, isOne ? account : null);
  }

  /** Lines with a provider's mark as the sum of several payouts of one connection. */
  private batches(
    { context, pools, days, explained, lacking }: Ground,
    unsearched: Set<number>,
  ): Candidate[] {
    const allows = (payout: PayoutNode, line: LineNode) => this.allows(payout, line);
    const found: Candidate[] = [];
    for (const members of pools) {
      const lines = this.linesOf(members, days);
      const batches = findBatches({ members, lines, explained, lacking, allows, context, unsearched });
      for (const candidate of batches) found.push(candidate);
    }
    return found;
  }
}
