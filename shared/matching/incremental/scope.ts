/** What has to be solved again after a change: whole clusters, with everything around them that has a say. */
import type { Cluster } from '../solve/clusters.ts';
import { merged, type Stretch } from './arenas.ts';
import type { Held, Touched } from './held.ts';

/** Payouts and lines by key. */
export interface Keys {
  readonly payouts: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

/** Which cluster everything was in when it was last solved. */
export interface ClusterBook {
  readonly ofPayout: ReadonlyMap<string, Cluster>;
  readonly ofLine: ReadonlyMap<string, Cluster>;
}

/** Grows by whole clusters and by twins: payouts that are alike are only ever as sure as one another. */
export class Scope implements Keys {
  readonly payouts = new Set<string>();
  readonly lines = new Set<string>();
  private readonly held: Held;
  private readonly book: ClusterBook;

  constructor(held: Held, book: ClusterBook) {
    this.held = held;
    this.book = book;
  }

  /** Everything that was or is within reach of what was touched. */
  addTouched({ payouts, lines, spots }: Touched, reach: number): void {
    for (const key of payouts) this.addCluster(this.book.ofPayout.get(key));
    for (const key of lines) this.addCluster(this.book.ofLine.get(key));
    const { arenas } = this.held;
    this.addWithin(
      spots.map(({ node, day }) => ({ arena: arenas.of(node), from: day - reach, to: day + reach })),
    );
  }

  /** All of the given arenas. */
  addArenas(names: Iterable<string>): void {
    const [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    this.addWithin([...names].map((arena) => ({ arena, from, to })));
  }

  private addWithin(stretches: readonly Stretch[]): void {
    for (const stretch of merged(stretches)) {
      for (const key of this.held.arenas.within('payouts', stretch)) this.addPayout(key);
      for (const key of this.held.arenas.within('lines', stretch)) this.addLine(key);
    }
  }

  /** Takes in what now hangs together with a part of it; whether there was such. */
  grow(clusters: readonly Cluster[]): boolean {
    let grew = false;
    for (const { payoutKeys, lineKeys } of clusters) {
      const inside =
        payoutKeys.filter((key) => this.payouts.has(key)).length +
        lineKeys.filter((key) => this.lines.has(key)).length;
      if (inside === 0 || inside === payoutKeys.length + lineKeys.length) continue;
      grew = true;
      for (const key of payoutKeys) this.addPayout(key);
      for (const key of lineKeys) this.addLine(key);
    }
    return grew;
  }

  /** With everything that has a say in it. */
  surrounded(reach: number): Keys {
    const { held } = this;
    const around = (item: { readonly node: string; readonly day: number }): Stretch => ({
      arena: held.arenas.of(item.node),
      from: item.day - reach,
      to: item.day + reach,
    });
    const items = [
      ...[...this.payouts].map((key) => held.payouts.get(key)),
      ...[...this.lines].map((key) => held.lines.get(key)),
    ].filter((item) => item !== undefined);
    const all = { payouts: new Set<string>(), lines: new Set<string>() };
    for (const stretch of merged(items.map(around))) {
      for (const key of held.arenas.within('payouts', stretch)) if (held.isOpen(key)) all.payouts.add(key);
      for (const key of held.arenas.within('lines', stretch)) if (held.isFree(key)) all.lines.add(key);
    }
    return all;
  }

  private addCluster(cluster: Cluster | undefined): void {
    for (const key of cluster?.payoutKeys ?? []) this.addPayout(key);
    for (const key of cluster?.lineKeys ?? []) this.addLine(key);
  }

  private addPayout(key: string): void {
    if (this.payouts.has(key) || !this.held.isOpen(key)) return;
    this.payouts.add(key);
    this.addCluster(this.book.ofPayout.get(key));
    for (const twin of this.held.twins.get(this.held.payouts.get(key)?.alike ?? '')) this.addPayout(twin);
  }

  private addLine(key: string): void {
    if (this.lines.has(key) || !this.held.isFree(key)) return;
    this.lines.add(key);
    this.addCluster(this.book.ofLine.get(key));
  }
}
