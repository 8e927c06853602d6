/** How often `certain` was right: matches made as if nothing were decided, held against what the user decided. */
import { compositeKey } from '../../ids.ts';
import type { Decision, Match } from '../model.ts';
import type { Rule } from '../memory/ruleRows.ts';
import { foldOf, type History } from './history.ts';

/** A `certain` match, and what the user said instead (or as well). */
export interface PrecisionExample {
  readonly payoutKeys: readonly string[];
  readonly lineKeys: readonly string[];
  /** `confirmed`: a decision says so, or something else; `declined`: not this pair; `undone`: a rule confirmed it, the user took it back. */
  readonly why: 'confirmed' | 'declined' | 'undone';
  readonly decided: readonly {
    readonly payoutKeys: readonly string[];
    readonly lineKeys: readonly string[];
  }[];
}

export interface Precision {
  /** Agreeing with what the user confirmed one at a time. */
  readonly oneByOne: number;
  /** Agreeing with what the user confirmed with "OK all certain". */
  readonly together: number;
  /** Agreeing with what a rule confirmed: told, and never counted as right. */
  readonly byRule: number;
  readonly disagree: number;
  readonly agreeing: readonly PrecisionExample[];
  readonly disagreeing: readonly PrecisionExample[];
}

export const NO_PRECISION: Precision = {
  oneByOne: 0,
  together: 0,
  byRule: 0,
  disagree: 0,
  agreeing: [],
  disagreeing: [],
};

const EXAMPLES = 5;

/** One `certain` match that can be held against the user's word. */
export interface Check {
  readonly example: PrecisionExample;
  readonly agrees: boolean;
  readonly by: 'oneByOne' | 'together' | 'byRule';
  readonly connectionIds: readonly string[];
  /** The newest arrival date among its payouts. */
  readonly date: string;
}

type Pair = Pick<Decision, 'payoutKeys' | 'lineKeys'>;

const sameKeys = (a: readonly string[], b: readonly string[]) =>
  new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size;

/** What the user said, found by payout and by line. */
export class Decided {
  private readonly byPayout = new Map<string, Decision[]>();
  private readonly byLine = new Map<string, Decision[]>();
  private readonly declined: ReadonlySet<string>;
  private readonly undone: ReadonlySet<string>;
  private readonly payouts: ReadonlyMap<string, History['payouts'][number]>;

  constructor(history: History, rules: readonly Rule[]) {
    for (const decision of history.decisions) {
      for (const key of decision.payoutKeys) push(this.byPayout, key, decision);
      for (const key of decision.lineKeys) push(this.byLine, key, decision);
    }
    this.declined = new Set(
      history.declined.map(({ payoutKey, lineKey }) => compositeKey(payoutKey, lineKey)),
    );
    this.undone = new Set(rules.flatMap((rule) => (rule.kind === 'byHandOnly' ? rule.payoutKeys : [])));
    this.payouts = new Map(history.payouts.map((payout) => [payout.key, payout]));
  }

  /** Decisions that hold one of the pairing's payouts or lines, each once, in the order of their ids. */
  touching({ payoutKeys, lineKeys }: Pair): Decision[] {
    const found = new Set([
      ...payoutKeys.flatMap((key) => this.byPayout.get(key) ?? []),
      ...lineKeys.flatMap((key) => this.byLine.get(key) ?? []),
    ]);
    return [...found].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Which half's lag a match must not have been found with; null where nothing was said of it. */
  foldOf(match: Match): 0 | 1 | null {
    const [first] = this.touching(match);
    if (first) return foldOf(first);
    return this.wasRefused(match) === null ? null : 0;
  }

  private wasRefused({ payoutKeys, lineKeys }: Pair): 'declined' | 'undone' | null {
    const isDeclined = payoutKeys.some((payoutKey) =>
      lineKeys.some((lineKey) => this.declined.has(compositeKey(payoutKey, lineKey))),
    );
    if (isDeclined) return 'declined';
    return payoutKeys.some((key) => this.undone.has(key)) ? 'undone' : null;
  }

  /** Holds a `certain` match against the user's word; null where there is none. */
  check(match: Match): Check | null {
    const { payoutKeys, lineKeys } = match;
    const touching = this.touching(match);
    const refused = this.wasRefused(match);
    if (touching.length === 0 && refused === null) return null;
    const of = payoutKeys.flatMap((key) => this.payouts.get(key) ?? []);
    // A failed payout's credit and return may be two decisions on what is one match.
    const payouts = touching.flatMap((decision) => decision.payoutKeys);
    const lines = touching.flatMap((decision) => decision.lineKeys);
    const agrees = touching.length > 0 && sameKeys(payouts, payoutKeys) && sameKeys(lines, lineKeys);
    return {
      example: {
        payoutKeys,
        lineKeys,
        why: touching.length > 0 ? 'confirmed' : (refused ?? 'confirmed'),
        decided: touching.map((decision) => ({
          payoutKeys: decision.payoutKeys,
          lineKeys: decision.lineKeys,
        })),
      },
      agrees,
      by: byWhom(touching),
      connectionIds: [...new Set(of.map(({ connectionId }) => connectionId))],
      date: of.reduce((latest, { arrivalDate }) => (arrivalDate > latest ? arrivalDate : latest), ''),
    };
  }
}

function push(map: Map<string, Decision[]>, key: string, decision: Decision): void {
  const known = map.get(key);
  if (known) known.push(decision);
  else map.set(key, [decision]);
}

function byWhom(decisions: readonly Decision[]): Check['by'] {
  if (decisions.some(({ by }) => by === 'rule')) return 'byRule';
  return decisions.some(({ by }) => by === 'allCertain') ? 'together' : 'oneByOne';
}

function newestFirst(a: Check, b: Check): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  const [keyA = '', keyB = ''] = [a.example.payoutKeys[0], b.example.payoutKeys[0]];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

/** Counts the checks, all of them or those of one provider account; the newest few as examples. */
export function tally(checks: readonly Check[], connectionId: string | null = null): Precision {
  const own =
    connectionId === null
      ? [...checks]
      : checks.filter(({ connectionIds }) => connectionIds.includes(connectionId));
  own.sort(newestFirst);
  const agreed = own.filter(({ agrees }) => agrees);
  const wrong = own.filter(({ agrees }) => !agrees);
  const count = (by: Check['by']) => agreed.filter((check) => check.by === by).length;
  const told = (some: readonly Check[]) => some.slice(0, EXAMPLES).map(({ example }) => example);
  return {
    oneByOne: count('oneByOne'),
    together: count('together'),
    byRule: count('byRule'),
    disagree: wrong.length,
    agreeing: told(agreed),
    disagreeing: told(wrong),
  };
}

/** Matches confirmed by the user that agree: what auto-apply is offered by. */
export function confirmedRight({ oneByOne, together }: Pick<Precision, 'oneByOne' | 'together'>): number {
  return oneByOne + together;
}
