/** Seeded companies with the truth beside them. The same seed and number give the same company on every machine. */
import { dayNumber, fromDayNumber, plainDate } from '../../../../shared/dates.ts';
import { bankHolidays } from '../../../../shared/matching/days/holidays.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { type Random, randomFor } from '../../../sandbox/story/random.ts';
import { type BankDays, bankDaysOf } from './bankDays.ts';
import type { Bank, LabelledCompany, Truth } from './model.ts';
import { makeLine, makePayout } from './rows.ts';

/** How a bank books: at once; mostly the next day; or with a long tail. */
const ODDS = [
  [0.93, 0.055, 0.011, 0.004],
  [0.12, 0.78, 0.08, 0.02],
  [0.7, 0.22, 0.06, 0.02],
] as const;
const COUNTRIES = ['AU', 'GB', 'US'] as const;
const CURRENCY = { AU: 'AUD', GB: 'GBP', US: 'USD' } as const;
/** What a euro is worth in each country's money, all these years. */
export const EURO_IN = { AU: 1.65, GB: 0.86, US: 1.09 } as const;
const NOISE = ['CARD PURCHASE', 'TRANSFER TO SAVINGS', 'DIRECT DEBIT RENT', 'DEPOSIT J WHITLAM', 'PAYROLL'];
const TRAPS = ['STRIPE* CORNER SHOP', 'SQ *CAFE NINE', 'SP * KILN STORE', 'PAYPAL *HOSTING'];
const PRICES = [4_900, 9_900, 10_000, 25_000, 50_000, 99_000];
const FIRST_DAY = dayNumber(plainDate('2020-03-02'));

export interface CompanySize {
  readonly payouts: number;
  /** Bank lines that have nothing to do with payouts, for each payout. */
  readonly noise: number;
  /** All companies of one country, so that one calendar holds for all. */
  readonly country?: (typeof COUNTRIES)[number];
}

const tables = new Map<string, BankDays>();

function bankDays(country: string): BankDays {
  const known = tables.get(country) ?? bankDaysOf(bankHolidays(country));
  tables.set(country, known);
  return known;
}

/** What all payouts of one company share, and what has been written so far. */
export class Draft {
  readonly payouts: Payout[] = [];
  readonly lines: StatementLine[] = [];
  readonly truth: Truth[] = [];
  readonly marked: boolean[] = [];
  readonly named: number[] = [];
  readonly planted = new Map<number, readonly number[]>();
  readonly random: Random;
  readonly name: string;
  readonly country: (typeof COUNTRIES)[number];
  readonly calendar: BankDays;
  readonly bank: Bank;
  readonly currency: string;
  readonly round: boolean;
  readonly descriptor: string;

  constructor(name: string, country: CompanySize['country']) {
    const random = randomFor(`matching|${name}`);
    this.random = random;
    this.name = name;
    this.country = country ?? random.pick(COUNTRIES);
    this.calendar = bankDays(this.country);
    this.currency = CURRENCY[this.country];
    const naming = random.chance(20) ? 'traceId' : random.chance(6) ? 'payoutId' : 'nothing';
    this.bank = { odds: random.pick(ODDS), marked: random.chance(6) ? 0 : 0.98, naming };
    this.round = random.chance(12);
    this.descriptor = random.chance(40) ? `KILN ${random.int(10, 99)} COFFEE` : '';
  }

  /** Minor units: from a price list, or from 50.00 to about 20,000.00, small sums more often than large ones. */
  amount(): number {
    if (this.round) return this.random.pick(PRICES) * this.random.int(1, 4);
    return this.oddAmount();
  }

  /** An amount that hardly ever occurs twice. */
  oddAmount(): number {
    return Math.round(5_000 * 400 ** this.random.next());
  }

  /** Business days late, by the bank's odds. */
  lateness(): number {
    let left = this.random.next();
    const { odds } = this.bank;
    for (let late = 0; late < odds.length; late += 1) {
      left -= odds[late] ?? 0;
      if (left < 0) return late;
    }
    return 0;
  }

  addPayout(arrival: number, amount: number, connection: number, more: Partial<Payout> = {}): number {
    const at = this.payouts.length;
    const code = `${this.name}x${String(at).padStart(7, '0')}`.toUpperCase();
    const facts = {
      id: `po_${code}`,
      connectionId: `${this.name}-${connection}`,
      amount,
      currency: this.currency,
      arrival,
      traceId: this.bank.naming === 'traceId' ? `TR${code}Z` : '',
      descriptor: this.descriptor,
    };
    this.payouts.push(makePayout(facts, more));
    this.truth.push({ shape: 'absent', payouts: [at], lines: [], expected: false });
    return at;
  }

  /** A line with the mark of a payout, as this bank writes it. `of` is −1 for an account that nobody told us of. */
  addMarked(day: number, amount: number, of: number): number {
    const { bank, random } = this;
    const isMarked = random.next() < bank.marked;
    const payout = this.payouts[of];
    const names = isMarked && payout !== undefined && bank.naming !== 'nothing' && random.chance(95);
    const name = names ? ` ${bank.naming === 'traceId' ? payout.traceId : payout.id}` : '';
    const word = this.descriptor !== '' && random.chance(50) ? this.descriptor : 'STRIPE PAYOUT';
    const text = isMarked ? `${word}${name}` : `DIRECT CREDIT`;
    return this.addLine(day, amount, text, isMarked, names ? of : -1);
  }

  addLine(day: number, amount: number, text: string, isMarked: boolean, names = -1): number {
    const at = this.lines.length;
    const key = `${this.name}|${at}`;
    this.lines.push(makeLine(key, this.name, fromDayNumber(day), amount, this.currency, text));
    this.marked.push(isMarked);
    this.named.push(names);
    return at;
  }

  settle(shape: Truth['shape'], payouts: readonly number[], lines: readonly number[]): void {
    for (const at of payouts) this.truth[at] = { shape, payouts, lines, expected: true };
  }
}

/** One line of somebody else's, on any business day of the company's time. */
function addNoise(draft: Draft, lastDay: number): void {
  const { random } = draft;
  const day = draft.calendar.later(random.int(FIRST_DAY, lastDay), 0);
  const size = Math.round(1_000 * 1_000 ** random.next());
  if (random.chance(2)) draft.addLine(day, -size, random.pick(TRAPS), false);
  else draft.addLine(day, random.chance(75) ? -size : size, random.pick(NOISE), false);
}

/** Builds one company; `befall` decides what becomes of each day's payout. */
export function buildCompany(
  name: string,
  size: CompanySize,
  befall: (draft: Draft, day: number, connection: number) => void,
): LabelledCompany {
  const draft = new Draft(name, size.country);
  const { random, calendar } = draft;
  const connections = random.int(1, 3);
  let rank = calendar.rank(FIRST_DAY);
  while (draft.payouts.length < size.payouts) {
    // Providers name a day of their own, sometimes one on which no bank works.
    const day = (calendar.days[rank] ?? FIRST_DAY) + (random.chance(8) ? 1 : 0);
    for (let connection = 0; connection < connections; connection += 1) befall(draft, day, connection);
    rank += 1;
  }
  const lastDay = calendar.days[rank] ?? FIRST_DAY;
  const noise = Math.round(size.noise * size.payouts);
  for (let count = 0; count < noise; count += 1) addNoise(draft, lastDay);
  const { payouts, lines, truth, marked, named, planted, bank } = draft;
  const holidays = bankHolidays(draft.country);
  const asOf = fromDayNumber(lastDay + 10);
  const euro = String(EURO_IN[draft.country]);
  return { payouts, lines, truth, marked, named, planted, bank, accountId: name, euro, holidays, asOf };
}
