/**
 * Arenas: the payouts and lines that could ever meet. Lines meet the payouts that arrive on their account, or on any account of their
 * currency; payouts of one provider account and currency share deposits. Arenas only ever grow together.
 */

/** Keys by calendar day (days since 1970-01-01). */
class DayBuckets {
  private readonly days = new Map<number, Set<string>>();

  add(day: number, key: string): void {
    const bucket = this.days.get(day);
    if (bucket) bucket.add(key);
    else this.days.set(day, new Set([key]));
  }

  remove(day: number, key: string): void {
    const bucket = this.days.get(day);
    bucket?.delete(key);
    if (bucket?.size === 0) this.days.delete(day);
  }

  *within(from: number, to: number): Iterable<string> {
    if (to - from > this.days.size) {
      for (const [day, bucket] of this.days) if (day >= from && day <= to) yield* bucket;
      return;
    }
    for (let day = from; day <= to; day += 1) yield* this.days.get(day) ?? [];
  }
}

/** A stretch of days of one arena, both ends included. */
export interface Stretch {
  readonly arena: string;
  readonly from: number;
  readonly to: number;
}

type Kind = 'payouts' | 'lines';

/** Node of a payout: its currency and provider account. */
export const poolNode = (currency: string, connectionId: string) => `p|${currency}|${connectionId}`;
/** Node of a line: its bank account. */
export const accountNode = (accountId: string) => `a|${accountId}`;
const currencyNode = (currency: string) => `c|${currency}`;

export class Arenas {
  private readonly parent = new Map<string, string>();
  private readonly buckets = { payouts: new Map<string, DayBuckets>(), lines: new Map<string, DayBuckets>() };
  private readonly accounts = new Map<string, Set<string>>();
  private readonly unmapped = new Set<string>();

  /** The arena that a node is in. */
  of(node: string): string {
    let at = node;
    for (let up = this.parent.get(at); up !== undefined && up !== at; up = this.parent.get(at)) at = up;
    return at;
  }

  private join(a: string, b: string): void {
    const [rootA, rootB] = [this.of(a), this.of(b)];
    if (rootA !== rootB) this.parent.set(rootB, rootA);
  }

  /** A pool's payouts arrive on an account; null: on any account of the currency. */
  linkPool(node: string, currency: string, account: string | null): void {
    if (account !== null) return this.join(accountNode(account), node);
    this.join(currencyNode(currency), node);
    if (this.unmapped.has(currency)) return;
    this.unmapped.add(currency);
    for (const known of this.accounts.get(currency) ?? [])
      this.join(currencyNode(currency), accountNode(known));
  }

  /** An account's statement has lines in a currency. */
  linkAccount(account: string, currency: string): void {
    const known = this.accounts.get(currency) ?? new Set();
    if (known.has(account)) return;
    this.accounts.set(currency, known.add(account));
    if (this.unmapped.has(currency)) this.join(currencyNode(currency), accountNode(account));
  }

  add(kind: Kind, node: string, day: number, key: string): void {
    const buckets = this.buckets[kind].get(node) ?? new DayBuckets();
    this.buckets[kind].set(node, buckets);
    buckets.add(day, key);
  }

  remove(kind: Kind, node: string, day: number, key: string): void {
    this.buckets[kind].get(node)?.remove(day, key);
  }

  /** Keys of an arena's payouts or lines on the days of a stretch. */
  *within(kind: Kind, { arena, from, to }: Stretch): Iterable<string> {
    for (const [node, buckets] of this.buckets[kind])
      if (this.of(node) === arena) yield* buckets.within(from, to);
  }
}

/** The same days in as few stretches as can be, by arena and day. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const order = stretches.toSorted((a, b) =>
    a.arena === b.arena ? a.from - b.from : a.arena < b.arena ? -1 : 1,
  );
  const out: Stretch[] = [];
  for (const stretch of order) {
    const last = out.at(-1);
    if (last && last.arena === stretch.arena && stretch.from <= last.to + 1)
      out[out.length - 1] = { ...last, to: Math.max(last.to, stretch.to) };
    else out.push(stretch);
  }
  return out;
}
