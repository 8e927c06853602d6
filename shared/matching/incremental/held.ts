/** The rows that an incremental matcher holds, by key, with the ways to find them again. */
import { dayNumber } from '../../dates.ts';
import type { StatementLine } from '../../statement/model.ts';
import { payoutAlikeKey } from '../solve/alike.ts';
import type { MatchPayout } from '../input.ts';
import { NameBook } from '../text/nameBook.ts';
import { accountNode, Arenas, poolNode } from './arenas.ts';
import { type Decided, decidedId, type DeclinedPair, isSame, type MatchChanges } from './changes.ts';

export interface PayoutItem {
  readonly payout: MatchPayout;
  readonly day: number;
  readonly account: string | null;
  readonly node: string;
  readonly alike: string;
}

export interface LineItem {
  readonly line: StatementLine;
  readonly day: number;
  readonly node: string;
}

/** Sets by name; an empty one isn't there. */
export class Groups {
  private readonly sets = new Map<string, Set<string>>();

  get(name: string): ReadonlySet<string> {
    return this.sets.get(name) ?? NOBODY;
  }

  has(name: string): boolean {
    return this.sets.has(name);
  }

  add(name: string, member: string): void {
    const set = this.sets.get(name);
    if (set) set.add(member);
    else this.sets.set(name, new Set([member]));
  }

  remove(name: string, member: string): void {
    const set = this.sets.get(name);
    set?.delete(member);
    if (set?.size === 0) this.sets.delete(name);
  }

  /** Every name with every member. */
  pairs(): [string, string][] {
    return [...this.sets].flatMap(([name, set]) =>
      [...set].map((member): [string, string] => [name, member]),
    );
  }
}

const NOBODY: ReadonlySet<string> = new Set();

/** What a set of changes touched: keys, and the days and places where something was or is. */
export class Touched {
  readonly payouts = new Set<string>();
  readonly lines = new Set<string>();
  readonly spots: { readonly node: string; readonly day: number }[] = [];

  payout(key: string, item: PayoutItem | undefined): void {
    this.payouts.add(key);
    if (item) this.spots.push(item);
  }

  line(key: string, item: LineItem | undefined): void {
    this.lines.add(key);
    if (item) this.spots.push(item);
  }
}

/** The name of an amount in a currency. */
export const amountName = (currency: string, amount: number) => `${currency}|${amount}`;

export class Held {
  readonly payouts = new Map<string, PayoutItem>();
  readonly lines = new Map<string, LineItem>();
  readonly arenas = new Arenas();
  readonly payoutsByAmount = new Groups();
  readonly linesByAmount = new Groups();
  readonly twins = new Groups();
  readonly byConnection = new Groups();
  /** Nodes of a connection's payouts, also of those that are gone. */
  readonly pools = new Groups();
  readonly failed = new Set<string>();
  readonly currencies = new Map<string, number>();
  readonly decisions = new Map<string, Decided>();
  readonly decisionsOfPayout = new Groups();
  readonly decisionsOfLine = new Groups();
  /** Lines by payout. */
  readonly declined = new Groups();
  /** Of all payouts, open or not. */
  readonly names = new NameBook();

  isOpen(payoutKey: string): boolean {
    return this.payouts.has(payoutKey) && !this.decisionsOfPayout.has(payoutKey);
  }

  isFree(lineKey: string): boolean {
    return this.lines.has(lineKey) && !this.decisionsOfLine.has(lineKey);
  }

  /** Takes changes in and says what they touched. */
  take({ payouts, lines, decisions, declined }: MatchChanges): Touched {
    const touched = new Touched();
    for (const key of payouts.gone) this.dropPayout(key, touched);
    for (const { payout, account } of payouts.put) this.putPayout(payout, account, touched);
    for (const key of lines.gone) this.dropLine(key, touched);
    for (const line of lines.put) this.putLine(line, touched);
    for (const decided of decisions.gone) this.dropDecision(decided, touched);
    for (const decided of decisions.put) this.putDecision(decided, touched);
    for (const pair of declined.gone) this.decline(pair, false, touched);
    for (const pair of declined.put) this.decline(pair, true, touched);
    return touched;
  }

  private putPayout(payout: MatchPayout, account: string | null, touched: Touched): void {
    const { key, currency, connectionId, amount } = payout;
    const known = this.payouts.get(key);
    if (known && known.account === account && isSame(known.payout, payout)) return;
    this.dropPayout(key, touched);
    const node = poolNode(currency, connectionId);
    const day = dayNumber(payout.arrivalDate);
    const item = { payout, day, account, node, alike: payoutAlikeKey(payout) };
    this.payouts.set(key, item);
    this.arenas.linkPool(node, currency, account);
    this.arenas.add('payouts', node, day, key);
    this.payoutsByAmount.add(amountName(currency, amount), key);
    this.twins.add(item.alike, key);
    this.byConnection.add(connectionId, key);
    this.pools.add(connectionId, node);
    this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
    if (payout.status === 'failed') this.failed.add(key);
    this.names.add(payout);
    touched.payout(key, item);
  }

  private dropPayout(key: string, touched: Touched): void {
    const item = this.payouts.get(key);
    if (!item) return;
    const { currency, connectionId, amount } = item.payout;
    this.payouts.delete(key);
    this.arenas.remove('payouts', item.node, item.day, key);
    this.payoutsByAmount.remove(amountName(currency, amount), key);
    this.twins.remove(item.alike, key);
    this.byConnection.remove(connectionId, key);
    this.currencies.set(currency, (this.currencies.get(currency) ?? 0) - 1);
    this.failed.delete(key);
    this.names.remove(item.payout);
    touched.payout(key, item);
  }

  private putLine(line: StatementLine, touched: Touched): void {
    const { key, accountId, currency, amount } = line;
    const known = this.lines.get(key);
    if (known && isSame(known.line, line)) return;
    this.dropLine(key, touched);
    const item = { line, day: dayNumber(line.date), node: accountNode(accountId) };
    this.lines.set(key, item);
    this.arenas.linkAccount(accountId, currency);
    this.arenas.add('lines', item.node, item.day, key);
    this.linesByAmount.add(amountName(currency, amount), key);
    touched.line(key, item);
  }

  private dropLine(key: string, touched: Touched): void {
    const item = this.lines.get(key);
    if (!item) return;
    this.lines.delete(key);
    this.arenas.remove('lines', item.node, item.day, key);
    this.linesByAmount.remove(amountName(item.line.currency, item.line.amount), key);
    touched.line(key, item);
  }

  private putDecision(decided: Decided, touched: Touched): void {
    const id = decidedId(decided);
    this.decisions.set(id, decided);
    for (const key of decided.payoutKeys) this.decisionsOfPayout.add(key, id);
    for (const key of decided.lineKeys) this.decisionsOfLine.add(key, id);
    this.touch(decided, touched);
  }

  private dropDecision(decided: Decided, touched: Touched): void {
    const id = decidedId(decided);
    if (!this.decisions.delete(id)) return;
    for (const key of decided.payoutKeys) this.decisionsOfPayout.remove(key, id);
    for (const key of decided.lineKeys) this.decisionsOfLine.remove(key, id);
    this.touch(decided, touched);
  }

  private decline(pair: DeclinedPair, isOn: boolean, touched: Touched): void {
    if (isOn) this.declined.add(pair.payoutKey, pair.lineKey);
    else this.declined.remove(pair.payoutKey, pair.lineKey);
    this.touch({ payoutKeys: [pair.payoutKey], lineKeys: [pair.lineKey] }, touched);
  }

  private touch({ payoutKeys, lineKeys }: Decided, touched: Touched): void {
    for (const key of payoutKeys) touched.payout(key, this.payouts.get(key));
    for (const key of lineKeys) touched.line(key, this.lines.get(key));
  }
}
