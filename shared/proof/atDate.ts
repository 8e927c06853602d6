/**
 * Where a provider's money stood at the end of a day, for the month end: on its way to the bank, or still with the provider.
 * From movements, payouts and bank lines alone, not from what is posted.
 */
import { addDays, type PlainDate, plainDate } from '../dates.ts';
import { groupBy } from '../groups.ts';
import type { Decision } from '../matching/model.ts';
import { type Currency, type Minor, minor, subtract, sumMinor } from '../money.ts';
import { compareText } from '../order.ts';
import type { Payout, PayoutEntry } from '../payout/model.ts';
import type { StatementLine } from '../statement/model.ts';

export interface AtDateInput {
  readonly date: PlainDate;
  /** Of one provider account. */
  readonly payouts: readonly Payout[];
  readonly openEntries: readonly PayoutEntry[];
  readonly decisions: readonly Pick<Decision, 'payoutKeys' | 'lineKeys'>[];
  readonly lines: readonly StatementLine[];
  /** Days on which money of payouts came back, by the id of the movement, where the movement itself isn't among the above. */
  readonly returned?: ReadonlyMap<string, PlainDate>;
}

/** A payout, or what is left of some decided together, that had left the provider and wasn't on the statement. */
export interface InTransit {
  readonly payoutKeys: readonly string[];
  /** Of the first payout: when it left. */
  readonly left: PlainDate;
  readonly amount: Minor;
  /** The bank line's day; null where none is decided. */
  readonly arrived: PlainDate | null;
  /**
   * `arrived` later; `expected` later; `unmatched`: expected by that day, and nobody has said which line it is; `returning`:
   * it failed and wasn't back in the balance.
   */
  readonly state: 'arrived' | 'expected' | 'unmatched' | 'returning';
}

export interface MoneyAtDate {
  readonly currency: Currency;
  readonly inTransit: readonly InTransit[];
  readonly inTransitTotal: Minor;
  /** Of it, what was expected by then and has no bank line chosen: on its way, or a match that is still to be confirmed. */
  readonly unmatchedTotal: Minor;
  /** Earned (less fees, refunds, …) by the day and not paid out by then: what the provider held. */
  readonly notPaidOut: Minor;
  /** Movements in it. */
  readonly movements: number;
}

/** One figure a currency, in the order of their codes; currencies without any money at that day too. */
export function moneyAt(input: AtDateInput): MoneyAtDate[] {
  const currencies = new Set([
    ...input.payouts.map(({ currency }) => currency),
    ...input.openEntries.map(({ currency }) => currency),
  ]);
  return [...currencies].toSorted(compareText).map((currency) => {
    const payouts = input.payouts.filter((payout) => payout.currency === currency);
    const openEntries = input.openEntries.filter((entry) => entry.currency === currency);
    const inTransit = transitOf({ ...input, payouts, openEntries });
    const held = heldBy({ ...input, payouts, openEntries });
    return {
      currency,
      inTransit,
      inTransitTotal: sumMinor(inTransit.map(({ amount }) => amount)),
      unmatchedTotal: sumMinor(
        inTransit.filter(({ state }) => state === 'unmatched').map(({ amount }) => amount),
      ),
      ...held,
    };
  });
}

/** The last day of the month before a day's. */
export function lastMonthEnd(today: PlainDate): PlainDate {
  return addDays(plainDate(`${today.slice(0, 7)}-01`), -1);
}

/** A payout as far as its way to the bank goes. */
type OnItsWay = Omit<Payout, 'entries'>;

function transitOf(input: AtDateInput): InTransit[] {
  const returned = new Map([...(input.returned ?? []), ...returnDates(input)]);
  return inTransitAt({ ...input, returned });
}

/** What had left and wasn't on the statement at the end of a day, of payouts of one currency; `returned` has every payout that came back. */
export function inTransitAt({
  date,
  payouts,
  decisions,
  lines,
  returned,
}: Pick<AtDateInput, 'date' | 'decisions' | 'lines'> & {
  readonly payouts: readonly OnItsWay[];
  readonly returned: ReadonlyMap<string, PlainDate>;
}): InTransit[] {
  const gone = new Map(
    payouts.filter((payout) => hasLeft(payout, date, returned)).map((payout) => [payout.key, payout]),
  );
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const decided = new Set<string>();
  const rows: InTransit[] = [];
  for (const group of joined(decisions)) {
    const own = group.payoutKeys.flatMap((key) => gone.get(key) ?? []);
    for (const { key } of own) decided.add(key);
    const ownLines = group.lineKeys.flatMap((key) => byKey.get(key) ?? []);
    const rest = restOf(own, ownLines, date, returned);
    if (rest !== null) rows.push(rest);
  }
  for (const payout of gone.values()) {
    if (decided.has(payout.key) || isBack(payout, date, returned)) continue;
    const state = payout.arrivalDate > date ? 'expected' : 'unmatched';
    const { createdDate: left, amount } = payout;
    rows.push({ payoutKeys: [payout.key], left, amount, arrived: null, state });
  }
  return rows.toSorted(
    (a, b) => compareText(a.left, b.left) || compareText(a.payoutKeys[0] ?? '', b.payoutKeys[0] ?? ''),
  );
}

/** A failed payout may be decided twice, with its credit and with its return: the two are one. */
function joined(decisions: AtDateInput['decisions']): { payoutKeys: string[]; lineKeys: string[] }[] {
  const groups = groupBy(decisions, ({ payoutKeys }) => payoutKeys.toSorted(compareText).join('\n'));
  return [...groups.values()].map((some) => ({
    payoutKeys: [...new Set(some.flatMap(({ payoutKeys }) => payoutKeys))],
    lineKeys: [...new Set(some.flatMap(({ lineKeys }) => lineKeys))],
  }));
}

/**
 * What a decision's payouts still owed the statement on the day; null for nothing. Negative: the bank still has what is back
 * in the balance. A deposit that was short by the bank's fee owes nothing any more.
 */
function restOf(
  own: readonly OnItsWay[],
  lines: readonly StatementLine[],
  date: PlainDate,
  returned: ReadonlyMap<string, PlainDate>,
): InTransit | null {
  const [first] = own.toSorted((a, b) => compareText(a.createdDate, b.createdDate));
  const [arrived = null] = lines
    .map((line) => line.date)
    .filter((day) => day > date)
    .toSorted(compareText);
  const isOff = own.some(({ status }) => status === 'failed' || status === 'canceled');
  if (!first || (arrived === null && !isOff)) return null;
  const owed = own.filter((payout) => !isBack(payout, date, returned)).map((payout) => payout.amount);
  const seen = lines.filter((line) => line.date <= date).map((line) => line.amount);
  const amount = subtract(sumMinor(owed), sumMinor(seen));
  if (amount === 0) return null;
  return {
    payoutKeys: own.map(({ key }) => key),
    left: first.createdDate,
    amount,
    arrived,
    state: arrived === null ? 'returning' : 'arrived',
  };
}

function hasLeft(payout: OnItsWay, date: PlainDate, returned: ReadonlyMap<string, PlainDate>): boolean {
  if (payout.destination !== 'bank' || payout.amount === 0 || payout.createdDate > date) return false;
  // Cancelled before it left: no movement brought it back.
  return payout.status !== 'canceled' || returned.has(payout.failureEntryId);
}

/** Whether a payout that failed had come back to the balance by the day; where that isn't told, it had. */
function isBack(payout: OnItsWay, date: PlainDate, returned: ReadonlyMap<string, PlainDate>): boolean {
  if (payout.status !== 'failed' && payout.status !== 'canceled') return false;
  const back = returned.get(payout.failureEntryId);
  return back === undefined || back <= date;
}

/** Days on which failed payouts came back, by the id of the movement. */
function returnDates({
  payouts,
  openEntries,
}: Pick<AtDateInput, 'payouts' | 'openEntries'>): ReadonlyMap<string, PlainDate> {
  const all = [...openEntries, ...payouts.flatMap(({ entries }) => entries)];
  return new Map(all.filter(({ kind }) => kind === 'payoutReversal').map((entry) => [entry.id, entry.date]));
}

/**
 * Movements by the day, less what had left by then. Payouts whose make-up is told take their own movements; the others take
 * their amount and fee out of what no payout claims.
 */
function heldBy(input: AtDateInput): Pick<MoneyAtDate, 'notPaidOut' | 'movements'> {
  const { date, payouts, openEntries } = input;
  const among = returnDates(input);
  const isKnown = ({ composition }: Payout) => composition === 'known';
  const claimed = new Map(
    payouts.filter(isKnown).flatMap((payout) => payout.entries.map((entry) => [entry.id, { entry, payout }])),
  );
  const free = openEntries.filter((entry) => !claimed.has(entry.id) && entry.kind !== 'payout');
  const late = [...claimed.values()]
    .filter(({ payout }) => payout.createdDate > date)
    .map(({ entry }) => entry);
  const held = [...free, ...late].filter((entry) => entry.date <= date);
  // A movement of a payout's own list that came after the payout: it counts only from its day.
  const early = [...claimed.values()].filter(
    ({ entry, payout }) => payout.createdDate <= date && entry.date > date,
  );
  const gone = payouts.filter((payout) => !isKnown(payout) && payout.createdDate <= date);
  // Came back by a movement that isn't counted above.
  const back = payouts.filter(
    (payout) =>
      payout.createdDate <= date &&
      !among.has(payout.failureEntryId) &&
      isBack(payout, date, input.returned ?? among),
  );
  const notPaidOut =
    sumMinor([...held.map(({ net }) => net), ...back.map(({ amount }) => amount)]) -
    sumMinor(early.map(({ entry }) => entry.net)) -
    sumMinor(gone.map(({ amount, ownFee }) => sumMinor([amount, ownFee])));
  return { notPaidOut: minor(notPaidOut), movements: held.length };
}
