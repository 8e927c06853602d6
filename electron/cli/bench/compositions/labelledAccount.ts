/** Makes accounts by living through them day by day: sales, refunds, payouts of every sort, some of which come back. */
import { minor } from '../../../../shared/money.ts';
import type { BankMovement } from '../../../../shared/payout/composition/pool.ts';
import type { PoolMovement } from '../../../../shared/payout/composition/model.ts';
import { type Random, randomFor } from '../../../sandbox/story/random.ts';
import {
  HABITS,
  type LabelledAccount,
  type TestPayout,
  type Traits,
  type Truth,
  bankMovement,
  instant,
  midnight,
  movement,
  untoldPayout,
} from './accountModel.ts';

interface Taken {
  readonly payout: TestPayout;
  readonly from: readonly PoolMovement[];
  readonly fuzzy: number;
  readonly previous: number | null;
}

interface Life {
  readonly traits: Traits;
  readonly movements: PoolMovement[];
  readonly payouts: TestPayout[];
  readonly bank: BankMovement[];
  readonly truths: Truth[];
  readonly nets: Map<string, number>;
  /** What no payout has taken yet. */
  open: PoolMovement[];
  /** Minor units taken by payouts that aren't whole movements, since the balance was last empty. */
  fuzzy: number;
  /** The day of the payout before. */
  previous: number | null;
  /** Money on its way back: on that day; `alone` if no other payout may come before. */
  coming: {
    readonly day: number;
    readonly taken: Taken;
    readonly alone: boolean;
    readonly byBank: boolean;
  } | null;
  /** No payouts up to this day: where the order of that day's events would be anybody's guess. */
  quietTo: number;
}

/** An account by name and number; the same every time. */
export function makeLabelledAccount(seed: string, number: number): LabelledAccount {
  const random = randomFor(`compositions|${seed}|${number}`);
  const traits = traitsFrom(random);
  const life: Life = {
    traits,
    movements: [],
    payouts: [],
    bank: [],
    truths: [],
    nets: new Map(),
    open: [],
    fuzzy: 0,
    previous: null,
    coming: null,
    quietTo: -1,
  };
  const days = random.int(15, 90);
  const every = random.int(1, 7);
  for (let day = 0; day < days; day += 1) {
    comeBack(life, day);
    if (day > 2 && day > life.quietTo && random.int(1, every) === 1) payOut(life, day);
    trade(life, day);
  }
  const account = {
    payouts: life.payouts,
    entries: life.movements,
    bankMovements: life.bank,
    historyComplete: true,
  };
  return { account, truths: life.truths, nets: life.nets, traits };
}

function traitsFrom(random: Random): Traits {
  const large = random.chance(20);
  const largest = large ? 5_000_000 : random.pick([3_000, 20_000, 150_000]);
  const base = { random, habit: random.pick(HABITS), namesDays: random.chance(75), largest };
  const list = random.chance(35)
    ? Array.from({ length: random.int(1, 5) }, () => random.int(500, largest))
    : [];
  return {
    ...base,
    line: random.pick(['utc', 'calendar'] as const),
    zoneHours: random.pick([0, 10, -8, 7]),
    salesADay: random.pick([1, 1, 2, 4, 10]),
    prices: list,
    roundTo: large ? 100_000 : random.pick([100, 1_000, 5_000]),
  };
}

function trade(life: Life, day: number): void {
  const { random, salesADay, prices, largest, namesDays } = life.traits;
  const at = () => instant(life.traits, day, 10 + random.next() * 12);
  const add = (net: number, delay: number) => {
    const id = `txn_${String(life.movements.length).padStart(5, '0')}`;
    const made = movement(id, net, at(), namesDays ? midnight(day + delay) : undefined);
    life.movements.push(made);
    life.open.push(made);
    life.nets.set(id, net);
  };
  for (let count = random.int(0, salesADay); count > 0; count -= 1) {
    const gross = prices.length > 0 ? random.pick(prices) : random.int(200, largest);
    const net = gross - Math.round(gross * 0.0175) - 30;
    add(net, 2);
    if (random.chance(4)) add(-gross, random.pick([0, 2]));
    if (random.chance(1)) add(-net, 2);
  }
  if (random.chance(2)) add(-random.int(500, 2_500), 0);
  if (random.chance(1)) {
    const held = random.int(1_000, largest);
    add(-held, 0);
    add(held, 1);
  }
}

function isThere(traits: Traits, { created, availableAt }: PoolMovement, day: number): boolean {
  const now = instant(traits, day, 9);
  if (created > now) return false;
  if (availableAt === undefined) return true;
  return traits.line === 'utc' ? availableAt <= now : availableAt <= midnight(day);
}

function sum(rows: readonly PoolMovement[]): number {
  return rows.reduce((total, { net }) => total + net, 0);
}

function payOut(life: Life, day: number): void {
  const { random, habit } = life.traits;
  const mostly = {
    sweeps: 'sweep',
    keepsSome: 'since',
    typesAmounts: 'typed',
    choosesSales: 'chosen',
  } as const;
  const how =
    habit === 'everything' || random.chance(15)
      ? random.pick(['sweep', 'since', 'typed', 'chosen', 'instant'] as const)
      : mostly[habit];
  const there = life.open.filter((row) => isThere(life.traits, row, day));
  const balance = sum(there) - life.fuzzy;
  if (how === 'sweep') return record(life, day, { how, from: there, cost: balance, empties: true });
  if (how === 'instant') return payInstantly(life, day);
  if (how === 'typed') return typed(life, day, balance);
  if (how === 'chosen') return chosen(life, day, there, balance);
  const last = life.previous;
  if (last === null) return typed(life, day, balance);
  const came = there.filter((row) => !isThere(life.traits, row, last));
  if (sum(came) < balance) return record(life, day, { how, from: came, cost: sum(came), empties: false });
}

function typed(life: Life, day: number, balance: number): void {
  const { random, roundTo } = life.traits;
  const most = Math.floor((balance - 1) / roundTo);
  if (most < 1) return;
  record(life, day, { how: 'typed', from: null, cost: random.int(1, most) * roundTo, empties: false });
}

function chosen(life: Life, day: number, there: readonly PoolMovement[], balance: number): void {
  const { random } = life.traits;
  const few = random.chance(50) ? random.int(1, 3) : there.length - random.int(1, 2);
  const from = [...there];
  while (from.length > Math.max(1, few)) from.splice(random.int(0, from.length - 1), 1);
  if (from.length > 0 && sum(from) < balance) {
    record(life, day, { how: 'chosen', from, cost: sum(from), empties: false });
  }
}

/** An instant payout takes pending money too, and costs one in a hundred. */
function payInstantly(life: Life, day: number): void {
  const { random, roundTo } = life.traits;
  const now = instant(life.traits, day, 9);
  const there = life.open.filter(({ created }) => created <= now);
  const total = sum(there) - life.fuzzy;
  if (random.chance(50)) {
    const fee = Math.round(total / 101);
    return record(life, day, { how: 'instant', from: there, cost: total, fee, empties: true });
  }
  const most = Math.floor(((total - 1) / roundTo) * 0.99);
  if (most < 1) return;
  const amount = random.int(1, most) * roundTo;
  const fee = Math.round(amount / 100);
  record(life, day, { how: 'instant', from: null, cost: amount + fee, fee, empties: false });
}

interface Taking {
  readonly how: Truth['how'];
  /** Null: not whole movements. */
  readonly from: readonly PoolMovement[] | null;
  readonly cost: number;
  readonly fee?: number;
  readonly empties: boolean;
}

function record(life: Life, day: number, { how, from, cost, fee = 0, empties }: Taking): void {
  if (cost - fee <= 0) return;
  const id = `po_${String(life.payouts.length).padStart(4, '0')}`;
  const method = how === 'instant' ? 'instant' : 'standard';
  const created = instant(life.traits, day, 9);
  const payout = untoldPayout(id, cost - fee, created, day, { method, ownFee: minor(fee) });
  const whole = from !== null && !(empties && life.fuzzy > 0);
  const taken: Taken = { payout, from: from ?? [], fuzzy: life.fuzzy, previous: life.previous };
  life.payouts.push(payout);
  life.bank.push(bankMovement(payout.balanceEntryId, 'payout', -cost, day));
  life.truths.push({ payoutId: id, how, inside: whole && from !== null ? from.map((row) => row.id) : null });
  if (from === null) life.fuzzy += cost;
  else life.open = life.open.filter((row) => !from.includes(row));
  if (empties) life.fuzzy = 0;
  life.previous = day;
  if (life.coming === null && life.traits.random.chance(8)) expectBack(life, day, taken);
}

function expectBack(life: Life, day: number, taken: Taken): void {
  const { random } = life.traits;
  const alone = random.chance(60);
  const back = day + (alone ? random.int(0, 5) : 6);
  const byBank = back > day && taken.payout.ownFee === 0 && random.chance(30);
  life.coming = { day: back, taken, alone, byBank };
  if (alone) life.quietTo = back + 2;
  if (back === day) comeBack(life, day);
}

/** The money of a payout comes back: as if it had never left, or, after other payouts, as a movement of its own. */
function comeBack(life: Life, day: number): void {
  const { coming } = life;
  if (coming !== null && !coming.alone && day === coming.day - 3) life.quietTo = coming.day + 2;
  if (coming === null || coming.day !== day) return;
  life.coming = null;
  const { taken, byBank } = coming;
  const { payout } = taken;
  const cost = payout.amount + payout.ownFee;
  const at = life.payouts.findIndex(({ id }) => id === payout.id);
  const undone = at === life.payouts.length - 1;
  const id = byBank ? `own_back_${payout.id}` : `back_${payout.id}`;
  if (byBank) takeBack(life, day, payout, cost);
  else {
    life.payouts[at] = { ...payout, status: 'failed', failureEntryId: id };
    life.bank.push(bankMovement(id, 'payoutReversal', cost, day));
  }
  if (undone) {
    life.open = [...life.open, ...taken.from].toSorted((a, b) => a.created - b.created);
    life.fuzzy = taken.fuzzy;
    life.previous = taken.previous;
    life.truths[at] = { payoutId: payout.id, how: 'returned', inside: null };
  } else {
    life.open.push(movement(id, cost, instant(life.traits, day, 9)));
    life.nets.set(id, cost);
  }
}

function takeBack(life: Life, day: number, payout: TestPayout, cost: number): void {
  const id = `back_${payout.id}`;
  const created = instant(life.traits, day, 9);
  life.payouts.push(untoldPayout(id, -cost, created, day, { originalPayoutId: payout.id }));
  life.bank.push(bankMovement(`own_${id}`, 'payout', cost, day));
  life.truths.push({ payoutId: id, how: 'takesBack', inside: null });
}
