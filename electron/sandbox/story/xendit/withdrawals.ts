/** Withdrawals of the marketplace: by itself every weekday at nine, all there is; one by hand; one that fails, one that comes back. */
import { plainDate } from '../../../../shared/dates.ts';
import { type XenditSeedTransaction, movementsOf } from '../../xendit/model.ts';
import { STORY_END, daysFrom, isStripeDay } from '../calendar.ts';
import { XENDIT_START, jakartaTime, transaction } from './payments.ts';

const RUPIAH = 100;
/** Less isn't worth a transfer. */
const LEAST = 10_000 * RUPIAH;

const FAILS = '2026-10-07';
/** A Friday; the money is back on Saturday, before anything else is withdrawn. */
const COMES_BACK = '2026-10-16';
const BY_HAND = { date: plainDate('2026-10-22'), amount: 5_000_000 * RUPIAH };

/** A withdrawal with what is truly inside. */
export interface StoryWithdrawal {
  readonly transaction: XenditSeedTransaction;
  /** `all`: emptied the balance; `part`: by hand, a part of it; `rest`: all that such a part had left and what came since. */
  readonly kind: 'all' | 'part' | 'rest' | 'failed' | 'back';
  /** What came into the balance since the one before, oldest first; empty where it holds nothing of its own. */
  readonly inside: readonly string[];
}

interface Moved {
  readonly id: string;
  readonly at: number;
  readonly net: number;
}

/** Plans the withdrawals over everything else that moves the balance. */
export function withdrawals(others: readonly XenditSeedTransaction[]): StoryWithdrawal[] {
  const moved: Moved[] = others
    .flatMap((one) => movementsOf(one).map(({ at, net }) => ({ id: one.id, at, net })))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const made: StoryWithdrawal[] = [];
  const state = { taken: 0, next: 0, waiting: new Array<Moved>(), left: false };
  for (const { at, date, byHand } of schedule()) {
    while ((moved[state.next]?.at ?? Infinity) <= at) {
      const [one] = moved.slice(state.next, state.next + 1);
      if (one) state.waiting.push(one);
      state.next += 1;
    }
    const balance = moved.slice(0, state.next).reduce((sum, { net }) => sum + net, 0) - state.taken;
    const amount = byHand ? BY_HAND.amount : balance;
    if (amount < LEAST || amount > balance) continue;
    const kind = byHand ? 'part' : kindOn(date, state.left);
    made.push(withdrawal(at, date, amount, kind, state.waiting));
    if (kind === 'failed' || kind === 'back') continue;
    state.taken += amount;
    state.left = kind === 'part';
    if (kind !== 'part') state.waiting = [];
  }
  return made;
}

function schedule() {
  const automatic = daysFrom(XENDIT_START, STORY_END)
    .filter(isStripeDay)
    .map((date) => ({ at: jakartaTime(date, 9, 0, 12), date, byHand: false }));
  const manual = { at: jakartaTime(BY_HAND.date, 15, 30, 40), date: BY_HAND.date, byHand: true };
  return [...automatic, manual].toSorted((a, b) => a.at - b.at);
}

function kindOn(date: string, afterPart: boolean): StoryWithdrawal['kind'] {
  if (date === FAILS) return 'failed';
  if (date === COMES_BACK) return 'back';
  return afterPart ? 'rest' : 'all';
}

function withdrawal(
  at: number,
  date: string,
  amount: number,
  kind: StoryWithdrawal['kind'],
  waiting: readonly Moved[],
): StoryWithdrawal {
  const day = date.replaceAll('-', '');
  const done = at + 150;
  const name = kind === 'part' ? `WD-${day}-M` : `AWD-${day}`;
  return {
    kind,
    inside: kind === 'all' ? waiting.map(({ id }) => id) : [],
    transaction: transaction(name, {
      type: 'WITHDRAWAL',
      cashflow: 'MONEY_OUT',
      channelCategory: 'BANK',
      channelCode: 'BCA',
      amount,
      created: at,
      settledAt: kind === 'failed' ? null : done,
      failedAt: kind === 'failed' ? at + 7_200 : null,
      reversedAt: kind === 'back' ? at + 27 * 3_600 : null,
    }),
  };
}
