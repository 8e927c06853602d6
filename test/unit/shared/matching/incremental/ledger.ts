/** Rows under random updates, for the property of the incremental matcher. */
import { addDays, fromDayNumber, type PlainDate, plainDate } from '../../../../../shared/dates.ts';
import type { MatchInput, MatchPayout } from '../../../../../shared/matching/input.ts';
import {
  type Decided,
  decidedId,
  type DeclinedPair,
} from '../../../../../shared/matching/incremental/changes.ts';
import type { Match } from '../../../../../shared/matching/model.ts';
import { minor } from '../../../../../shared/money.ts';
import type { Payout } from '../../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../../shared/statement/model.ts';
import { line, payout } from '../world.ts';

const START = plainDate('2025-03-03');
/** Days on which things happen: clumps so dense that all collides, and gaps that nothing bridges. */
const DAYS = 420;
const AMOUNTS = [100, 200, 300, 500, 700, 900, 1_100, 1_300, 2_000, -100];
const LINE_AMOUNTS = [...AMOUNTS, 400, 600, 1_000, 1_200, 1_800, 2_100, 98, 198, 496, 640, -200, -300];
const TEXTS = [
  'STRIPE',
  'STRIPE PAYOUT',
  'TRANSFER',
  'DEPOSIT',
  'KILN COFFEE',
  'STRIPE* SHOP',
  'ROYALTY',
  'DEPOSIT J SMITH',
  'STRIPE PATTERN SHOP',
  'STRIPE KILN COFFEE',
];
const DESCRIPTORS = ['', '', 'KILN COFFEE', 'PATTERN SHOP'];
const STATUSES = ['paid', 'paid', 'paid', 'inTransit', 'failed', 'canceled', 'unknown'] as const;
const ALIAS = { text: 'ROYALTY', provider: 'stripe', connectionId: 'c2' };
const HOLIDAYS = new Set([5, 18, 19, 40, 41, 42, 120, 121, 200].map((day) => addDays(START, day)));

/** A number below `size`. */
export type Pick = (size: number) => number;

function one<T>(items: readonly T[], pick: Pick): T {
  const item = items[pick(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

export class Ledger {
  readonly payouts = new Map<string, Payout>();
  readonly lines = new Map<string, StatementLine>();
  decisions: Decided[] = [];
  declined: DeclinedPair[] = [];
  private asOf: PlainDate = addDays(START, DAYS);
  private extras: Partial<MatchInput> = {};
  private readonly accounts = new Map<string, string | null>([
    ['c1', 'bank'],
    ['c2', 'bank'],
    ['c3', 'other'],
    ['c4', null],
  ]);
  private count = 0;

  get input(): MatchInput {
    const accountIdOf = ({ connectionId }: MatchPayout) => this.accounts.get(connectionId) ?? null;
    const { payouts, lines, decisions, declined, asOf, extras } = this;
    const rows = { payouts: [...payouts.values()], lines: [...lines.values()] };
    return { ...rows, decisions: [...decisions], declined: [...declined], asOf, accountIdOf, ...extras };
  }

  private day(pick: Pick): PlainDate {
    // Half of everything within two weeks.
    return addDays(START, pick(2) === 0 ? pick(14) : pick(DAYS));
  }

  addPayout(pick: Pick): void {
    this.count += 1;
    const more = {
      connectionId: one(['c1', 'c1', 'c2', 'c3', 'c4'], pick),
      currency: one(['AUD', 'AUD', 'AUD', 'EUR'], pick),
      status: one(STATUSES, pick),
      descriptor: one(DESCRIPTORS, pick),
      traceId: pick(5) === 0 ? `TRACE${this.count}X` : '',
      destination: pick(12) === 0 ? ('card' as const) : ('bank' as const),
    };
    const number = String(this.count).padStart(4, '0');
    // Those of a known shape, and others that banks cut.
    const id = pick(2) === 0 ? `po_${number}abc` : `${number}QXABCDEFGHIJ`;
    const row = payout(id, one(AMOUNTS, pick), this.day(pick), more);
    this.payouts.set(row.key, row);
  }

  /** Any line, or one that settles a payout, a few of them, or a part of one. */
  addLine(pick: Pick): void {
    this.count += 1;
    const key = `l${String(this.count).padStart(4, '0')}`;
    const account = one(['bank', 'bank', 'other', 'third'], pick);
    if (this.payouts.size === 0 || pick(3) === 0) {
      const currency = one(['AUD', 'AUD', 'EUR'], pick);
      const more = { currency, accountId: account };
      this.lines.set(key, line(key, one(LINE_AMOUNTS, pick), this.day(pick), one(TEXTS, pick), more));
      return;
    }
    const all = [...this.payouts.values()];
    const of = one(all, pick);
    const near = all.filter(
      ({ connectionId, arrivalDate }) => connectionId === of.connectionId && arrivalDate === of.arrivalDate,
    );
    const whole = pick(3) === 0 ? near.reduce((sum, { amount }) => sum + amount, 0) : of.amount;
    const amount = whole - one([0, 0, 0, 2, Math.trunc(whole / 2), 2 * whole], pick);
    // Of any payout now and then.
    const teller = pick(4) === 0 ? one(all, pick) : of;
    const named = one(['', '', teller.id, teller.traceId, teller.id.slice(0, 11)], pick);
    const text = `${one(TEXTS, pick)} ${named}`.trim();
    const more = {
      currency: pick(6) === 0 ? 'AUD' : of.currency,
      accountId: this.accounts.get(of.connectionId) ?? account,
    };
    this.lines.set(key, line(key, amount || 100, addDays(of.arrivalDate, pick(9) - 1), text, more));
  }

  changePayout(pick: Pick): void {
    if (this.payouts.size === 0) return;
    const row = one([...this.payouts.values()], pick);
    const change: Partial<Payout> = one(
      [
        { status: one(STATUSES, pick) },
        { arrivalDate: this.day(pick) },
        { amount: minor(one(AMOUNTS, pick)) },
        { descriptor: one(DESCRIPTORS, pick) },
        { traceId: pick(2) === 0 ? '' : `TRACE${pick(this.count + 1)}X` },
        { failureMessage: 'closed' },
      ],
      pick,
    );
    this.payouts.set(row.key, { ...row, ...change });
  }

  remove(pick: Pick): void {
    const rows = pick(2) === 0 ? this.payouts : this.lines;
    if (rows.size > 0) rows.delete(one([...rows.keys()], pick));
  }

  /** Confirms one proposal, or a few that are near each other in the list. */
  decide(matches: readonly Match[], pick: Pick): void {
    const able = matches.filter(({ lineKeys }) => lineKeys.length > 0);
    if (able.length === 0) return;
    const from = pick(able.length);
    const some = able.slice(from, from + one([1, 1, 2, 12], pick));
    const known = new Set(this.decisions.map(decidedId));
    for (const { payoutKeys, lineKeys } of some) {
      const decided = { payoutKeys, lineKeys };
      if (!known.has(decidedId(decided))) this.decisions.push(decided);
    }
  }

  undo(pick: Pick): void {
    if (this.decisions.length > 0) this.decisions.splice(pick(this.decisions.length), one([1, 1, 3], pick));
  }

  decline(matches: readonly Match[], pick: Pick): void {
    const able = matches.filter(({ lineKeys }) => lineKeys.length > 0);
    if (able.length === 0) return;
    const { payoutKeys, lineKeys } = one(able, pick);
    for (const payoutKey of payoutKeys)
      for (const lineKey of lineKeys) this.declined.push({ payoutKey, lineKey });
  }

  undecline(pick: Pick): void {
    if (this.declined.length > 0) this.declined.splice(pick(this.declined.length), 1);
  }

  changeGround(pick: Pick): void {
    const rate = { from: 'EUR', to: 'AUD', rate: '1.6' };
    const rates = Array.from({ length: 60 }, (_, at) => ({ ...rate, date: addDays(START, at * 7) }));
    const change: Partial<MatchInput> = one(
      [
        { aliases: pick(2) === 0 ? [ALIAS] : [] },
        { tolerances: [{ accountId: 'bank', maxFee: minor(5), maxBasisPoints: null }] },
        { rates: pick(2) === 0 ? rates : [] },
        { holidays: pick(2) === 0 ? HOLIDAYS : new Set<PlainDate>() },
        { lags: new Map([['c1', { median: 1, low: 0, high: one([1, 4, 9], pick), count: 0 }]]) },
        { lags: new Map() },
      ],
      pick,
    );
    this.extras = { ...this.extras, ...change };
  }

  changeDay(pick: Pick): void {
    this.asOf = fromDayNumber(20_000 + pick(600));
  }

  changeAccount(pick: Pick): void {
    this.accounts.set(one(['c1', 'c2', 'c3', 'c4'], pick), one(['bank', 'other', null], pick));
  }
}
