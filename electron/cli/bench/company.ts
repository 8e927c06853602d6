/** Seeded payouts with the bank statement they arrive on, and the truth beside them. */
import { addDays, type PlainDate, plainDate, weekday } from '../../../shared/dates.ts';
import { minor } from '../../../shared/money.ts';
import { type Payout, payoutKey } from '../../../shared/payout/model.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { type Random, randomFor } from '../../sandbox/story/random.ts';

export interface Company {
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
  /** By payout key, the line it is on; payouts that haven't arrived are missing. */
  readonly truth: ReadonlyMap<string, string>;
  /** The day after the last line. */
  readonly asOf: PlainDate;
}

const PER_DAY = 40;
const START = plainDate('2019-01-01');
/** In 100: how many business days late the bank books a payout. */
const LATE: readonly (readonly [number, number])[] = [
  [70, 0],
  [92, 1],
  [98, 2],
  [100, 3],
];

/**
 * `count` payouts, 40 a business day, and 10 % more lines: 2 % of the payouts haven't arrived, 2 % come two in a deposit,
 * 8 % of the lines don't name the provider, and of the strangers' deposits 1 in 20 has the amount of a payout of that week.
 */
export function makeCompany(count: number, seed: string): Company {
  const random = randomFor(`bench|${seed}|${count}`);
  const payouts = Array.from({ length: count }, (_, index) => makePayout(index, random));
  const lines: StatementLine[] = [];
  const truth = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    const together = random.chance(1) ? payouts.slice(index, index + 2) : payouts.slice(index, index + 1);
    index += together.length - 1;
    if (random.chance(2)) continue;
    const [first] = together;
    if (first === undefined) continue;
    const amount = together.reduce((sum, payout) => sum + payout.amount, 0);
    const text = random.chance(92) ? 'STRIPE PAYOUT' : 'DIRECT CREDIT';
    const line = makeLine(lines.length, amount, later(first.arrivalDate, lateness(random)), text);
    lines.push(line);
    for (const payout of together) truth.set(payout.key, line.key);
  }
  while (lines.length < Math.round(count * 1.1)) lines.push(stranger(lines.length, payouts, random));
  return { payouts, lines, truth, asOf: addDays(payouts.at(-1)?.arrivalDate ?? START, 7) };
}

function makePayout(index: number, random: Random): Payout {
  const arrivalDate = later(START, Math.floor(index / PER_DAY));
  const id = `po_${index}`;
  const connectionId = `stripe-${index % PER_DAY}`;
  return {
    key: payoutKey(connectionId, id),
    id,
    connectionId,
    provider: 'stripe',
    currency: 'AUD',
    // From 50.00 to about 20,000.00, small sums more often than large ones.
    amount: minor(Math.round(5_000 * 400 ** random.next())),
    status: 'paid',
    automatic: true,
    method: 'standard',
    created: Date.parse(arrivalDate) / 1000 - 2 * 86_400,
    createdDate: addDays(arrivalDate, -2),
    arrivalDate,
    destination: 'bank',
    descriptor: '',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: minor(0),
    composition: 'untold',
    entries: [],
  };
}

function makeLine(index: number, amount: number, date: PlainDate, narrative: string): StatementLine {
  return {
    key: `line-${index}`,
    accountId: 'bank',
    date,
    amount: minor(amount),
    currency: 'AUD',
    payee: '',
    narrative,
    reference: '',
    bankId: `F${index}`,
    balance: null,
    source: { file: 'bank.ofx', line: index + 1 },
  };
}

function stranger(index: number, payouts: readonly Payout[], random: Random): StatementLine {
  const near = random.pick(payouts);
  const amount = random.chance(5) ? near.amount : random.int(1_000, 2_000_000);
  return makeLine(index, amount, later(near.arrivalDate, random.int(0, 3)), `DEPOSIT CUSTOMER ${index}`);
}

function lateness(random: Random): number {
  const drawn = random.int(1, 100);
  return LATE.find(([upTo]) => drawn <= upTo)?.[1] ?? 0;
}

/** `days` business days after `date`, which is moved to one first. */
function later(date: PlainDate, days: number): PlainDate {
  let found = date;
  const isWeekend = (): boolean => [0, 6].includes(weekday(found));
  while (isWeekend()) found = addDays(found, 1);
  const weeks = Math.floor(days / 5);
  found = addDays(found, weeks * 7);
  for (let left = days - weeks * 5; left > 0; left -= 1) {
    found = addDays(found, 1);
    while (isWeekend()) found = addDays(found, 1);
  }
  return found;
}
