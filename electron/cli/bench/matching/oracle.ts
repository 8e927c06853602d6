/**
 * What the data can tell, from the generator's own odds and not from any matcher: for every payout the likeliest other
 * truth, found by exchanging lines of one amount, and how it compares with the real one.
 */
import { dayNumber } from '../../../../shared/dates.ts';
import { type BankDays, bankDaysOf } from './bankDays.ts';
import { type Clarity, type LabelledCompany, STRANGER_MARKED } from './model.ts';

/** Another truth less than so many times less likely leaves the real one unclear. */
const CLEAR_ODDS = Math.log(20);
const EPSILON = 1e-9;
/** Longest exchange that is tried, in payouts. */
const LONGEST = 4;

interface Group {
  readonly payouts: number[];
  readonly lines: number[];
}

/** By position in `company.payouts`. */
export function clarityOf(company: LabelledCompany): Clarity[] {
  const oracle = new Oracle(company, calendarOf(company));
  return oracle.run();
}

const calendars = new WeakMap<object, BankDays>();

function calendarOf({ holidays }: LabelledCompany): BankDays {
  const known = calendars.get(holidays) ?? bankDaysOf(holidays);
  calendars.set(holidays, known);
  return known;
}

/** Payouts and lines by amount, where there are more than one of each. */
function groupsOf({ payouts, lines, truth }: LabelledCompany): Group[] {
  const groups = new Map<string, Group>();
  payouts.forEach(({ amount, currency }, at) => {
    const facts = truth[at];
    if (!facts?.expected || (facts.shape !== 'single' && facts.shape !== 'absent')) return;
    const key = `${currency}${amount}`;
    const group = groups.get(key);
    if (group) group.payouts.push(at);
    else groups.set(key, { payouts: [at], lines: [] });
  });
  lines.forEach(({ amount, currency }, at) => groups.get(`${currency}${amount}`)?.lines.push(at));
  return [...groups.values()].filter(({ payouts: some, lines: on }) => some.length > 1 || on.length > 1);
}

class Oracle {
  private readonly company: LabelledCompany;
  private readonly calendar: BankDays;
  /** By line: the single payout whose line it is; −1 free; −2 another shape's. */
  private readonly owner: Int32Array;
  /** By payout: log odds of the likeliest other truth against the real one. */
  private readonly best: Float64Array;

  constructor(company: LabelledCompany, calendar: BankDays) {
    this.company = company;
    this.calendar = calendar;
    this.owner = new Int32Array(company.lines.length).fill(-1);
    this.best = new Float64Array(company.payouts.length).fill(Number.NEGATIVE_INFINITY);
    company.truth.forEach(({ shape, lines }, at) => {
      for (const line of lines) this.owner[line] = shape === 'single' ? at : -2;
    });
  }

  run(): Clarity[] {
    for (const group of groupsOf(this.company)) {
      for (const payout of group.payouts) {
        const line = this.lineOf(payout);
        // A line that names its payout is nobody else's, and a stranger's names none that we know: nothing takes its place.
        if (line >= 0 && (this.company.named[line] ?? -1) < 0) this.walk(group, [payout], line, 0);
      }
    }
    return this.company.payouts.map((_, at) => {
      const odds = this.company.planted.has(at) ? 0 : (this.best[at] ?? 0);
      return odds >= -EPSILON ? 'ambiguous' : odds > -CLEAR_ODDS ? 'unclear' : 'determinable';
    });
  }

  private lineOf(payout: number): number {
    return this.company.truth[payout]?.lines[0] ?? -1;
  }

  /** Log odds that a payout's line is booked so late; −∞ if it can't be its line. */
  private late(payout: number, line: number): number {
    const { payouts, lines, bank, named } = this.company;
    const [from, to, names] = [payouts[payout], lines[line], named[line] ?? -1];
    if (!from || !to || (names >= 0 && names !== payout)) return Number.NEGATIVE_INFINITY;
    const [due, day] = [dayNumber(from.arrivalDate), dayNumber(to.date)];
    return day < due ? Number.NEGATIVE_INFINITY : Math.log(bank.odds[this.calendar.lag(due, day)] ?? 0);
  }

  /** Log odds of a payout's line to look so, against a stranger's line to look so. */
  private looks(line: number): number {
    const { bank, marked } = this.company;
    if (marked[line]) return Math.log(bank.marked / STRANGER_MARKED);
    return Math.log((1 - bank.marked) / (1 - STRANGER_MARKED));
  }

  /** Lines between which it makes no difference: the books would be the same. */
  private alike(a: number, b: number): boolean {
    const { lines, marked } = this.company;
    return lines[a]?.date === lines[b]?.date && marked[a] === marked[b];
  }

  private note(path: readonly number[], odds: number): void {
    for (const payout of path) this.best[payout] = Math.max(this.best[payout] ?? odds, odds);
  }

  /**
   * `path` are payouts that leave their lines, the last of which still needs one; `open` is the line of the first, and
   * `odds` what the moves so far are worth.
   */
  private walk(group: Group, path: readonly number[], open: number, odds: number): void {
    const last = path.at(-1) ?? -1;
    const own = this.lineOf(last);
    const left = odds - this.late(last, own);
    if (path.length > 1) {
      const back = left + this.late(last, open);
      // Whoever ends up on a line alike to its own has the same answer as before: only the others are told apart by nothing.
      const moved = this.alike(open, own) ? path.slice(0, -1) : path;
      if (back > -CLEAR_ODDS) this.note(moved, back);
    }
    // A twin that never arrived may be the one that did, and the last of the path the one that didn't.
    for (const twin of group.payouts) {
      if (this.lineOf(twin) >= 0) continue;
      const swapped = left + this.late(twin, open);
      if (swapped > -CLEAR_ODDS) this.note([...path, twin], swapped);
    }
    for (const line of group.lines) {
      const owner = this.owner[line] ?? -2;
      if (owner === -2 || line === own || path.includes(owner) || this.alike(line, own)) continue;
      const moved = left + this.late(last, line);
      if (moved === Number.NEGATIVE_INFINITY || Number.isNaN(moved)) continue;
      if (owner === -1) {
        const freed = moved + this.looks(line) - this.looks(open);
        if (freed > -CLEAR_ODDS) this.note(path, freed);
      } else if (path.length < LONGEST) this.walk(group, [...path, owner], open, moved);
    }
  }
}
