/**
 * Matching that keeps what it knows: after a change only the clusters within its reach are solved again, with what lies around
 * them; everything else stays. The matches are those of `matchAll` on all that is held, byte for byte.
 */
import type { Cluster } from '../solve/clusters.ts';
import type { MatchInput, MatchStats } from '../input.ts';
import { type Lags, learnLags } from '../days/lag.ts';
import { lateReturns } from '../shapes/lateReturns.ts';
import { matchTraced, type TracedRun } from '../matchAll.ts';
import { negate } from '../../money.ts';
import type { Match } from '../model.ts';
import { reachOf } from '../days/reach.ts';
import { isSame, type MatchChanges, type MatchGround } from './changes.ts';
import { amountName, Held, type Touched } from './held.ts';
import { changesBetween } from './difference.ts';
import { Marking } from './marks.ts';
import { type Keys, Scope } from './scope.ts';

/** What a run changed. */
export interface MatchUpdate {
  /** Matches that are new or other than before. */
  readonly changed: readonly Match[];
  /** Ids of those that are no more. */
  readonly removed: readonly string[];
  /** Of what was looked at this time. */
  readonly stats: MatchStats;
  /** Payouts that were solved again, and whether those were all. */
  readonly solved: number;
  readonly isWhole: boolean;
}

export class IncrementalMatcher {
  private held = new Held();
  private ground: MatchGround | null = null;
  private lags: Lags = new Map();
  private marking: Marking | null = null;
  private readonly ofPayout = new Map<string, Cluster>();
  private readonly ofLine = new Map<string, Cluster>();
  /** Of open payouts. */
  private readonly matchOf = new Map<string, Match>();
  private readonly takenLines = new Set<string>();
  private returns: readonly Match[] = [];
  /** The reach before: what is gone may have reached farther. */
  private reach = { near: 0, span: 0 };

  /** Brings everything to where `input` is, by finding out what changed. */
  update(input: MatchInput): MatchUpdate {
    return this.apply(changesBetween(this.held, this.ground, input));
  }

  /** Takes changes in and solves what they touch. Throws without a ground at first. After an error it starts afresh. */
  apply(changes: MatchChanges): MatchUpdate {
    try {
      return this.applied(changes);
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private forget(): void {
    this.held = new Held();
    this.ground = null;
    this.marking = null;
    this.returns = [];
    for (const map of [this.ofPayout, this.ofLine, this.matchOf, this.takenLines]) map.clear();
  }

  private applied(changes: MatchChanges): MatchUpdate {
    const ground = changes.ground ?? this.ground;
    if (ground === null) throw new Error('Matching needs to know the day first.');
    const { held } = this;
    const isOther = this.ground === null || !isSame(ground, this.ground);
    this.ground = ground;
    const touched = held.take(changes);
    const said = held.names.settle();
    for (const key of said.lines) touched.line(key, held.lines.get(key));
    const isWhole = isOther || said.accounts;
    const before = this.lags;
    if (isWhole || this.mayTeach(touched)) this.lags = this.allLags(ground);
    return isWhole || this.marking === null ? this.solveAll() : this.solveSome(touched, before, this.marking);
  }

  /** Whether decisions, or payouts and lines that are decided, are among what was touched. */
  private mayTeach({ payouts, lines }: Touched): boolean {
    const { decisionsOfPayout, decisionsOfLine } = this.held;
    const open = [...payouts].every((key) => !decisionsOfPayout.has(key) && this.matchOf.has(key));
    return !open || [...lines].some((key) => decisionsOfLine.has(key));
  }

  private allLags(ground: MatchGround): Lags {
    const { decisions, payouts, lines } = this.held;
    const decided = [...decisions.values()];
    const learned = learnLags(
      decided,
      decided.flatMap(({ payoutKeys }) => payoutKeys.flatMap((key) => payouts.get(key)?.payout ?? [])),
      decided.flatMap(({ lineKeys }) => lineKeys.flatMap((key) => lines.get(key)?.line ?? [])),
      ground.holidays,
    );
    return new Map([...learned, ...ground.lags]);
  }

  private solveAll(): MatchUpdate {
    const { held } = this;
    const keys = {
      payouts: new Set([...held.payouts.keys()].filter((key) => held.isOpen(key))),
      lines: new Set([...held.lines.keys()].filter((key) => held.isFree(key))),
    };
    const before = this.matchesById(this.matchOf.keys());
    this.matchOf.clear();
    this.takenLines.clear();
    this.ofPayout.clear();
    this.ofLine.clear();
    this.marking = null;
    held.names.listen();
    const run = this.run(keys);
    this.marking = new Marking(held, this.ground?.aliases ?? [], run.marking);
    this.reach = reachOf({ holidays: this.ground?.holidays ?? new Set(), lags: this.lags });
    this.keep(run, keys);
    return this.told(before, run.matches, { run, solved: keys.payouts.size, isWhole: true });
  }

  private solveSome(touched: Touched, lags: Lags, marking: Marking): MatchUpdate {
    const { held } = this;
    const changed = marking.update(touched);
    for (const id of new Set([...lags.keys(), ...this.lags.keys()]))
      if (!isSame(lags.get(id), this.lags.get(id))) changed.add(id);
    const now = reachOf({ holidays: this.ground?.holidays ?? new Set(), lags: this.lags });
    const reach = {
      near: Math.max(now.near, this.reach.near),
      span: Math.max(now.span, this.reach.span),
    };
    this.reach = now;
    const scope = new Scope(held, { ofPayout: this.ofPayout, ofLine: this.ofLine });
    scope.addTouched(touched, reach.near);
    scope.addArenas(this.arenasOf(changed));
    let run = this.run(scope.surrounded(reach.near + reach.span));
    while (scope.grow(run.clusters)) run = this.run(scope.surrounded(reach.near + reach.span));
    const gone = [...touched.payouts].filter((key) => !held.isOpen(key));
    const before = this.matchesById([...gone, ...scope.payouts]);
    this.drop(scope, touched);
    this.keep(run, scope);
    const after = run.matches.filter(({ payoutKeys }) => payoutKeys.some((key) => scope.payouts.has(key)));
    return this.told(before, after, { run, solved: scope.payouts.size, isWhole: false });
  }

  private arenasOf(connections: ReadonlySet<string>): Set<string> {
    const { byConnection, payouts, arenas } = this.held;
    const keys = [...connections].flatMap((id) => [...byConnection.get(id)]);
    return new Set(keys.map((key) => arenas.of(payouts.get(key)?.node ?? '')));
  }

  private run(keys: Keys): TracedRun {
    const { held, ground, lags, marking } = this;
    if (ground === null) throw new Error('Matching needs to know the day first.');
    const declined = [...keys.payouts].flatMap((payoutKey) =>
      [...held.declined.get(payoutKey)].map((lineKey) => ({ payoutKey, lineKey })),
    );
    return matchTraced(
      {
        ...ground,
        payouts: [...keys.payouts].flatMap((key) => held.payouts.get(key)?.payout ?? []),
        lines: [...keys.lines].flatMap((key) => held.lines.get(key)?.line ?? []),
        decisions: [],
        declined,
        lags,
        accountIdOf: ({ key }) => held.payouts.get(key)?.account ?? null,
      },
      { marking: marking?.connections ?? null, names: held.names },
    );
  }

  private matchesById(payoutKeys: Iterable<string>): Map<string, Match> {
    const found = new Map<string, Match>();
    for (const key of payoutKeys) {
      const match = this.matchOf.get(key);
      if (match) found.set(match.id, match);
    }
    return found;
  }

  private drop(scope: Keys, touched: Touched): void {
    for (const keys of [scope.payouts, touched.payouts]) {
      for (const key of keys) {
        for (const line of this.matchOf.get(key)?.lineKeys ?? []) this.takenLines.delete(line);
        this.matchOf.delete(key);
        this.ofPayout.delete(key);
      }
    }
    for (const keys of [scope.lines, touched.lines]) for (const key of keys) this.ofLine.delete(key);
  }

  private keep({ matches, clusters }: TracedRun, scope: Keys): void {
    for (const match of matches) {
      if (!match.payoutKeys.some((key) => scope.payouts.has(key))) continue;
      for (const key of match.payoutKeys) this.matchOf.set(key, match);
      for (const key of match.lineKeys) this.takenLines.add(key);
    }
    for (const cluster of clusters) {
      if (!cluster.payoutKeys.some((key) => scope.payouts.has(key))) continue;
      for (const key of cluster.payoutKeys) this.ofPayout.set(key, cluster);
      for (const key of cluster.lineKeys) this.ofLine.set(key, cluster);
    }
  }

  private told(
    before: Map<string, Match>,
    after: readonly Match[],
    { run, ...rest }: { readonly run: TracedRun } & Pick<MatchUpdate, 'solved' | 'isWhole'>,
  ): MatchUpdate {
    for (const match of this.returns) before.set(match.id, match);
    this.returns = this.lateReturns();
    const now = [...after, ...this.returns];
    const ids = new Set(now.map(({ id }) => id));
    return {
      ...rest,
      stats: run.stats,
      changed: now.filter((match) => !isSame(before.get(match.id), match)),
      removed: [...before.keys()].filter((id) => !ids.has(id)),
    };
  }

  /** Returns of failed payouts that are decided: few, so always looked for anew. */
  private lateReturns(): Match[] {
    const { held, ground } = this;
    const failed = [...held.failed].filter((key) => held.decisionsOfPayout.has(key));
    if (failed.length === 0 || ground === null) return [];
    const ids = new Set(failed.flatMap((key) => [...held.decisionsOfPayout.get(key)]));
    const decisions = [...ids].flatMap((id) => held.decisions.get(id) ?? []);
    const credits = decisions.flatMap(({ lineKeys }) =>
      lineKeys.flatMap((key) => held.lines.get(key)?.line ?? []),
    );
    const backs = new Set(
      credits.flatMap(({ currency, amount }) => [
        ...held.linesByAmount.get(amountName(currency, negate(amount))),
      ]),
    );
    const spare = [...backs].filter((key) => held.isFree(key) && !this.takenLines.has(key));
    const isKnown = (currency: string) =>
      (held.currencies.get(currency) ?? 0) > 0 ||
      ground.rates.some(({ from, to }) => from === currency || to === currency);
    return lateReturns(
      {
        ...ground,
        payouts: failed.flatMap((key) => held.payouts.get(key)?.payout ?? []),
        lines: credits,
        decisions,
        declined: failed.flatMap((payoutKey) =>
          [...held.declined.get(payoutKey)].map((lineKey) => ({ payoutKey, lineKey })),
        ),
        accountIdOf: () => null,
      },
      spare.flatMap((key) => held.lines.get(key)?.line ?? []).filter(({ currency }) => isKnown(currency)),
    );
  }

  /** All matches, in the order of `matchAll`. */
  matches(): Match[] {
    const { held, matchOf } = this;
    const order = [...matchOf.keys()]
      .map((key) => ({ key, day: held.payouts.get(key)?.day ?? 0 }))
      .sort((a, b) => a.day - b.day || (a.key < b.key ? -1 : 1));
    const all = [...new Set(order.map(({ key }) => matchOf.get(key)))].filter((match) => match !== undefined);
    return [...all.slice(0, 1), ...this.returns, ...all.slice(1)];
  }
}
