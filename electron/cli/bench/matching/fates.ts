/** What befalls payouts on their way to the statement, in the proportions of the generator. */
import { minor } from '../../../../shared/money.ts';
import { buildCompany, type CompanySize, type Draft, EURO_IN } from './company.ts';
import type { LabelledCompany } from './model.ts';

/** One labelled company. Deterministic in `seed`, `number` and `size`. */
export function makeLabelledCompany(seed: string, number: number, size: CompanySize): LabelledCompany {
  // Ids of one length: none is the beginning of another.
  const name = `${seed.replace(/[^A-Za-z0-9]/g, '')}n${String(number).padStart(6, '0')}`;
  return buildCompany(name, size, befall);
}

type Fate = (draft: Draft, day: number, connection: number) => void;

/** Odds of each fate, out of 10,000; the rest arrives alone on a line of its own. */
const FATES: readonly (readonly [number, Fate])[] = [
  [150, together],
  [30, inTwoLines],
  [50, short],
  [50, returned],
  [30, abroad],
  [100, twins],
  [60, withDecoy],
  [3, withStranger],
  [2, equalSums],
  [100, debit],
  [100, missing],
  [30, calledOff],
  [50, toCard],
  [30, failedAtOnce],
];

function befall(draft: Draft, day: number, connection: number): void {
  let drawn = draft.random.int(0, 9_999);
  for (const [odds, fate] of FATES) {
    drawn -= odds;
    if (drawn < 0) {
      fate(draft, day, connection);
      return;
    }
  }
  alone(draft, day, connection);
}

function arrive(draft: Draft, at: number): number {
  const payout = draft.payouts[at];
  const day = draft.calendar.later(dayOf(draft, at), draft.lateness());
  const line = draft.addMarked(day, payout?.amount ?? 0, at);
  draft.settle('single', [at], [line]);
  return line;
}

/** The day number of a payout's expected arrival. */
function dayOf(draft: Draft, at: number): number {
  return (draft.payouts[at]?.created ?? 0) / 86_400 + 2;
}

function alone(draft: Draft, day: number, connection: number): number {
  return arrive(draft, draft.addPayout(day, draft.amount(), connection));
}

function debit(draft: Draft, day: number, connection: number): void {
  arrive(draft, draft.addPayout(day, -draft.amount(), connection));
}

/** Two to four payouts of neighbouring days in one deposit. */
function together(draft: Draft, day: number, connection: number): void {
  const first = draft.calendar.rank(day);
  const group = Array.from({ length: draft.random.int(2, 4) }, (_, index) =>
    draft.addPayout(draft.calendar.days[first + (index >> 1)] ?? day, draft.oddAmount(), connection),
  );
  const sum = group.reduce((total, at) => total + (draft.payouts[at]?.amount ?? 0), 0);
  const last = Math.max(...group.map((at) => dayOf(draft, at)));
  draft.settle('batch', group, [draft.addMarked(draft.calendar.later(last, 0), sum, -1)]);
}

function inTwoLines(draft: Draft, day: number, connection: number): void {
  const at = draft.addPayout(day, draft.amount() + 20_000, connection);
  const amount = draft.payouts[at]?.amount ?? 0;
  const part = draft.random.int(5_000, amount - 5_000);
  const on = draft.calendar.later(day, draft.lateness());
  const lines = [draft.addMarked(on, part, at), draft.addMarked(on, amount - part, at)];
  draft.settle('split', [at], lines);
}

/** The receiving bank keeps a fee between 1.00 and 25.00. */
function short(draft: Draft, day: number, connection: number): void {
  const at = draft.addPayout(day, draft.amount() + 20_000, connection);
  const fee = draft.random.pick([100, 500, 1_000, 1_500, 2_500]);
  const on = draft.calendar.later(day, draft.lateness());
  draft.settle('short', [at], [draft.addMarked(on, (draft.payouts[at]?.amount ?? 0) - fee, at)]);
}

function returned(draft: Draft, day: number, connection: number): void {
  const more = { status: 'failed', failureMessage: 'account_closed' } as const;
  const at = draft.addPayout(day, draft.amount(), connection, more);
  const amount = draft.payouts[at]?.amount ?? 0;
  const late = draft.lateness();
  const credit = draft.addMarked(draft.calendar.later(day, late), amount, at);
  const back = draft.calendar.later(day, late + draft.random.int(1, 4));
  draft.settle('returned', [at], [credit, draft.addMarked(back, 0 - amount, at)]);
}

/** Sent in euros; the bank converts, at a rate of its own. */
function abroad(draft: Draft, day: number, connection: number): void {
  const amount = draft.amount();
  const at = draft.addPayout(day, amount, connection, { currency: 'EUR' });
  const rate = EURO_IN[draft.country] * (0.97 + 0.05 * draft.random.next());
  const on = draft.calendar.later(day, draft.lateness());
  draft.settle('fx', [at], [draft.addMarked(on, Math.round(amount * rate), at)]);
}

/** Two payouts of equal amount and day; each arrives in its own time, or not at all. */
function twins(draft: Draft, day: number, connection: number): void {
  const amount = draft.amount();
  for (let count = 0; count < 2; count += 1) {
    const at = draft.addPayout(day, amount, connection);
    if (draft.random.chance(95)) arrive(draft, at);
    else expect(draft, at);
  }
}

function expect(draft: Draft, at: number): void {
  draft.truth[at] = { shape: 'absent', payouts: [at], lines: [], expected: true };
}

/** A customer's deposit of the same amount, near the same day, without a mark. */
function withDecoy(draft: Draft, day: number, connection: number): void {
  const amount = draft.lines[alone(draft, day, connection)]?.amount ?? 0;
  draft.addLine(draft.calendar.later(day, draft.random.int(0, 3)), amount, 'DEPOSIT J WHITLAM', false);
}

/** An account that nobody told us of gets the same amount from the same provider. */
function withStranger(draft: Draft, day: number, connection: number): void {
  const line = alone(draft, day, connection);
  const amount = draft.lines[line]?.amount ?? 0;
  draft.addMarked(draft.calendar.later(day, draft.lateness()), amount, -1);
}

/** Four payouts of one day; two of them came in one deposit, and the other two, which didn't come, have the same sum. */
function equalSums(draft: Draft, day: number, connection: number): void {
  const [a, b, shift] = [draft.oddAmount() + 10_000, draft.oddAmount() + 20_000, draft.random.int(1, 4_000)];
  const group = [a, b, a + shift, b - shift].map((amount) => draft.addPayout(day, amount, connection));
  const line = draft.addMarked(draft.calendar.later(day, 0), a + b, -1);
  draft.settle('batch', group.slice(0, 2), [line]);
  for (const at of group.slice(2)) expect(draft, at);
  for (const at of group) draft.planted.set(at, group);
}

function missing(draft: Draft, day: number, connection: number): void {
  expect(draft, draft.addPayout(day, draft.amount(), connection));
}

function calledOff(draft: Draft, day: number, connection: number): void {
  draft.addPayout(day, draft.amount(), connection, { status: 'canceled' });
}

function toCard(draft: Draft, day: number, connection: number): void {
  const ownFee = minor(250);
  draft.addPayout(day, draft.amount(), connection, { destination: 'card', method: 'instant', ownFee });
}

function failedAtOnce(draft: Draft, day: number, connection: number): void {
  draft.addPayout(day, draft.amount(), connection, { status: 'failed', failureMessage: 'no_account' });
}
