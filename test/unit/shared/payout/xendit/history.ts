/** Generated lives of a Xendit account, with the truth: what the balance was, and what each withdrawal took. */
import * as fc from 'fast-check';
import { wireOf } from '../../../../../electron/sandbox/xendit/wire.ts';
import { type XenditSeedTransaction, movementsOf } from '../../../../../electron/sandbox/xendit/model.ts';
import { type Minor, minor } from '../../../../../shared/money.ts';
import type { Payout, PayoutEntry } from '../../../../../shared/payout/model.ts';
import { mapXenditTransaction } from '../../../../../shared/payout/xendit/entry.ts';
import { askAt, mapXenditPayout } from '../../../../../shared/payout/xendit/payout.ts';

const context = { connectionId: 'xendit-1', timezone: 'Asia/Jakarta' };
const START = 1_790_000_000;

export interface History {
  readonly transactions: readonly XenditSeedTransaction[];
  readonly end: number;
  /** For each withdrawal that emptied a balance which was empty after the one before: what it holds. */
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

interface Step {
  readonly wait: number;
  readonly what: 'pay' | 'refund' | 'disburse' | 'all' | 'part' | 'failed' | 'topup';
  readonly rupiah: number;
  readonly lag: number;
  readonly late: number;
  readonly cents: number;
}

/** Steps of a life. `latest`: seconds by which settlement may miss its expected time; `parts`: withdrawals of a part as well. */
export function lives(latest: number, parts: boolean): fc.Arbitrary<History> {
  const what = fc.constantFrom<Step['what']>(
    ...(['pay', 'pay', 'pay', 'pay', 'refund', 'disburse', 'topup', 'all', 'all', 'failed'] as const),
    ...(parts ? (['part', 'part'] as const) : []),
  );
  const step = fc.record({
    wait: fc.integer({ min: 1, max: 90_000 }),
    what,
    rupiah: fc.integer({ min: 1, max: 60 }).map((value) => value * 25_000),
    lag: fc.integer({ min: 0, max: 300_000 }),
    late: fc.integer({ min: 0, max: latest }),
    cents: fc.integer({ min: 0, max: 99 }),
  });
  return fc.array(step, { minLength: 2, maxLength: 60 }).map(live);
}

function live(steps: readonly Step[]): History {
  const transactions: XenditSeedTransaction[] = [];
  const truth = new Map<string, readonly string[]>();
  let now = START;
  let [emptyAt, isEmpty] = [0, true];
  const balanceAt = (at: number) =>
    transactions
      .flatMap(movementsOf)
      .filter((one) => one.at <= at)
      .reduce((sum, { net }) => sum + net, 0);
  for (const [index, step] of steps.entries()) {
    now += step.wait;
    const balance = balanceAt(now);
    const made = transactionOf(step, `txn_${index}`, now, balance);
    if (made === null) continue;
    if (made.type === 'WITHDRAWAL' && step.what !== 'failed') {
      if (step.what === 'all' && isEmpty) truth.set(made.id, cameIn(transactions, emptyAt, now));
      isEmpty = step.what === 'all';
      emptyAt = now;
    }
    transactions.push(made);
  }
  return { transactions, end: now + 1_000_000, truth };
}

function cameIn(all: readonly XenditSeedTransaction[], after: number, until: number): string[] {
  return all
    .filter(({ type }) => type !== 'WITHDRAWAL')
    .filter((one) => movementsOf(one).some(({ at }) => at > after && at <= until))
    .map(({ id }) => id);
}

function transactionOf(step: Step, id: string, now: number, balance: number): XenditSeedTransaction | null {
  const amount = step.rupiah * 100 + step.cents;
  const plain = { ...PLAIN, id, productId: `p-${id}`, created: now, settledAt: now };
  const into = { ...plain, cashflow: 'MONEY_IN', amount } as const;
  const out = (type: string, size: number) =>
    size <= 0 || size > balance ? null : { ...plain, type, cashflow: 'MONEY_OUT' as const, amount: size };
  if (step.what === 'pay') {
    const expectedAt = now + step.lag;
    const settled = { expectedAt, settledAt: expectedAt + step.late };
    return { ...into, ...settled, type: 'PAYMENT', fee: 450_000 + step.cents, vat: 49_500 };
  }
  if (step.what === 'topup') return { ...into, type: 'TOPUP' };
  if (step.what === 'refund') return out('REFUND', amount);
  if (step.what === 'disburse') return out('DISBURSEMENT', amount);
  if (step.what === 'part') return out('WITHDRAWAL', Math.floor(balance / 3));
  const whole = out('WITHDRAWAL', balance);
  // The money is back within the second: nobody else meets it missing.
  return step.what === 'all' ? whole : whole && { ...whole, settledAt: null, failedAt: now };
}

const PLAIN = {
  channelCategory: 'QR_CODE',
  channelCode: 'QRIS',
  referenceId: '',
  currency: 'IDR',
  fee: 0,
  vat: 0,
  withheld: 0,
  billedMonthly: false,
  expectedAt: null,
  failedAt: null,
  voidedAt: null,
  reversedAt: null,
} as const;

/** What Tieout reads of a life at a moment, over the wire format. */
export function readAt(
  { transactions }: History,
  now: number,
): {
  readonly entries: PayoutEntry[];
  readonly payouts: Payout[];
  readonly balance: Minor;
} {
  const known = transactions.filter(({ created }) => created <= now);
  const balanceAt = (at: number) =>
    minor(
      known
        .flatMap(movementsOf)
        .filter((one) => one.at <= Math.min(at, now))
        .reduce((sum, { net }) => sum + net, 0),
    );
  const wires = known.map((one) => wireOf(one, 'business', now));
  return {
    entries: wires.flatMap((wire) => mapXenditTransaction(wire, context)),
    payouts: wires.flatMap((wire) => {
      const ask = askAt(wire);
      const payout = mapXenditPayout(wire, context, ask && balanceAt(ask.at));
      return payout === null ? [] : [payout];
    }),
    balance: balanceAt(now),
  };
}
