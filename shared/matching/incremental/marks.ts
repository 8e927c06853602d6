/** Which connections' lines carry a mark, kept up to date: one pair of payout and line is enough to say so. */
import { aliasReader } from '../text/aliases.ts';
import type { NarrativeAlias } from '../input.ts';
import { WINDOW } from '../rules.ts';
import { lineText } from '../text/lineText.ts';
import { payoutMarks } from '../text/marks.ts';
import { descriptorIn } from '../text/signals.ts';
import { amountName, type Held, type Touched } from './held.ts';

interface Pair {
  readonly payoutKey: string;
  readonly lineKey: string;
}

export class Marking {
  /** By connection the pair that says so; null: some pair. */
  private readonly seen = new Map<string, Pair | null>();
  private readonly held: Held;
  private readonly aliasesOf: ReturnType<typeof aliasReader>;

  constructor(held: Held, aliases: readonly NarrativeAlias[], marking: ReadonlySet<string>) {
    this.held = held;
    this.aliasesOf = aliasReader(aliases);
    for (const connectionId of marking) this.seen.set(connectionId, null);
  }

  get connections(): ReadonlySet<string> {
    return new Set(this.seen.keys());
  }

  /** Looks again after changes; the connections that came or went. */
  update(touched: Touched): Set<string> {
    const changed = new Set<string>();
    const { arenas, pools } = this.held;
    const here = new Set(touched.spots.map(({ node }) => arenas.of(node)));
    for (const [connectionId, pair] of this.seen) {
      if (![...pools.get(connectionId)].some((node) => here.has(arenas.of(node)))) continue;
      if (pair && this.holds(pair)) continue;
      const other = this.findFor(connectionId);
      if (other) this.seen.set(connectionId, other);
      else if (this.seen.delete(connectionId)) changed.add(connectionId);
    }
    for (const pair of this.touchedPairs(touched)) {
      const connectionId = this.held.payouts.get(pair.payoutKey)?.payout.connectionId ?? '';
      if (this.seen.has(connectionId) || !this.holds(pair)) continue;
      this.seen.set(connectionId, pair);
      changed.add(connectionId);
    }
    return changed;
  }

  private *touchedPairs({ payouts, lines }: Touched): Iterable<Pair> {
    for (const payoutKey of payouts) yield* this.pairsOf(payoutKey);
    for (const lineKey of lines) {
      const item = this.held.lines.get(lineKey);
      if (!item) continue;
      const { currency, amount } = item.line;
      for (const payoutKey of this.held.payoutsByAmount.get(amountName(currency, amount)))
        yield { payoutKey, lineKey };
    }
  }

  private *pairsOf(payoutKey: string): Iterable<Pair> {
    const item = this.held.payouts.get(payoutKey);
    if (!item) return;
    const { currency, amount } = item.payout;
    for (const lineKey of this.held.linesByAmount.get(amountName(currency, amount)))
      yield { payoutKey, lineKey };
  }

  private findFor(connectionId: string): Pair | null {
    for (const payoutKey of this.held.byConnection.get(connectionId))
      for (const pair of this.pairsOf(payoutKey)) if (this.holds(pair)) return pair;
    return null;
  }

  private holds({ payoutKey, lineKey }: Pair): boolean {
    const { held } = this;
    const [payout, line] = [held.payouts.get(payoutKey), held.lines.get(lineKey)];
    if (!payout || !line || !held.isOpen(payoutKey) || !held.isFree(lineKey)) return false;
    const isHere = payout.account === null || payout.account === line.line.accountId;
    const isSame = payout.payout.amount === line.line.amount && payout.payout.currency === line.line.currency;
    const days = line.day - payout.day;
    if (!isHere || !isSame || days < -WINDOW.early || days > WINDOW.late) return false;
    if (held.declined.get(payoutKey).has(lineKey)) return false;
    const marks = payoutMarks(payout.payout, this.aliasesOf(payout.payout));
    return descriptorIn(marks, lineText(line.line)) !== '';
  }
}
