/** The pool of one balance: what the local database knows, as movements and payouts that `compose` can work with. */
import { dayNumber, type PlainDate } from '../../dates.ts';
import { minor } from '../../money.ts';
import type { Payout, PayoutEntry } from '../model.ts';
import { compose } from './compose.ts';
import { type Inside, type PoolMovement, costOf } from './model.ts';
import { composeTold } from './told.ts';

/** A movement between balance and bank: the payout's own, or one that gave the money back. */
export interface BankMovement {
  readonly id: string;
  readonly kind: PayoutEntry['kind'];
  readonly net: PayoutEntry['net'];
  /** In the provider account's time zone. */
  readonly date: PlainDate;
  /** Unix seconds; absent where only the day is known. */
  readonly created?: number;
  /** The payout of known composition that lists it; empty if none. */
  readonly payoutId: string;
}

/** Everything about one provider account in one currency. */
export interface Account {
  readonly payouts: readonly Omit<Payout, 'entries'>[];
  /** Movements that no payout of known composition claims, without those between balance and bank. */
  readonly entries: readonly PoolMovement[];
  readonly bankMovements: readonly BankMovement[];
  /** Whether the movements are read back to the account's beginning, when its balance was zero. */
  readonly historyComplete: boolean;
}

const DAY_SECONDS = 86_400;
/** A day's instants, whatever the zone, lie this close to its UTC midnight. */
const ZONE_SECONDS = 38 * 3600;

type Untold = Omit<Payout, 'entries'>;

/**
 * What each payout of composition `untold` holds, in the order of their ids. A payout whose money came back before another
 * one drew on the balance has taken nothing: it is left out, with what gave it back.
 */
export function composeAccount(account: Account): readonly Inside[] {
  const drawing = account.payouts.filter((payout) => payout.composition !== 'known');
  const untold = new Set(drawing.filter((payout) => payout.composition === 'untold').map(({ id }) => id));
  const byId = new Map(said(account, drawing).map((inside) => [inside.payoutId, inside]));
  return [...untold].toSorted().map((id) => byId.get(id) ?? plain(id, 'history'));
}

function said(account: Account, drawing: readonly Untold[]): readonly Inside[] {
  // Where the provider states its balance, a payout without a movement of its own has never left it.
  if (account.payouts.some(({ balanceAfter }) => balanceAfter !== undefined)) {
    const left = drawing.filter(({ balanceEntryId }) => balanceEntryId !== '');
    const never = drawing.filter(
      ({ balanceEntryId, status }) => balanceEntryId === '' && status !== 'pending',
    );
    return [...answers(account, left), ...never.map(({ id }) => plain(id, 'returned'))];
  }
  return account.historyComplete && isWhole(account) ? answers(account, drawing) : [];
}

function plain(payoutId: string, found: 'history' | 'returned' | 'takesBack'): Inside {
  return { payoutId, found, solutions: 0, candidates: 0, balance: null, entryIds: [] };
}

/** Whether every payout's own movement has its payout, and every untold payout its movement. */
function isWhole({ payouts, bankMovements }: Account): boolean {
  const own = new Set(bankMovements.filter(({ kind }) => kind === 'payout').map(({ id }) => id));
  const named = new Set(payouts.map((payout) => payout.balanceEntryId));
  return (
    [...own].every((id) => named.has(id)) &&
    payouts.every((payout) => payout.composition === 'known' || own.has(payout.balanceEntryId))
  );
}

function answers(account: Account, drawing: readonly Untold[]): readonly Inside[] {
  const takingBack = drawing.filter((payout) => costOf(payout) <= 0);
  const drawn = drawing.filter((payout) => costOf(payout) > 0);
  const givenBack = [...returnsOf(account, drawn), ...takingBack.map(asReturn)];
  const voided = drawn.filter((payout) => givenBack.some((each) => isVoid(payout, each, drawn)));
  const spent = new Set(
    givenBack.filter((each) => voided.some((payout) => isVoid(payout, each, drawn))).map(({ id }) => id),
  );
  const movements = [...account.entries, ...givenBack.filter(({ id }) => !spent.has(id))];
  const payouts = drawn.filter((payout) => !voided.includes(payout));
  const isTold = account.payouts.some(({ balanceAfter }) => balanceAfter !== undefined);
  const told = payouts.map((payout) => ({ ...payout, balanceAfter: payout.balanceAfter ?? null }));
  return [
    ...(isTold
      ? composeTold({ movements, payouts: told, historyComplete: account.historyComplete })
      : compose({ movements, payouts })),
    ...voided.map(({ id }) => plain(id, 'returned')),
    ...takingBack.map(({ id }) => plain(id, 'takesBack')),
  ];
}

interface Return extends PoolMovement {
  /** The payout that it gives back; empty if unknown. */
  readonly of: string;
  /** The last instant at which it can have come. */
  readonly latest: number;
}

/** Money that came back after failures and cancellations. */
function returnsOf({ payouts, bankMovements }: Account, drawn: readonly Untold[]): Return[] {
  const failed = new Map(payouts.map((payout) => [payout.failureEntryId, payout]));
  return bankMovements
    .filter(({ kind, payoutId }) => kind === 'payoutReversal' && payoutId === '')
    .map(({ id, net, date, created: at }) => {
      const payout = failed.get(id);
      const of = payout !== undefined && drawn.includes(payout) ? payout.id : '';
      // It can't have come back before it left.
      const created = at ?? Math.max(dayNumber(date) * DAY_SECONDS, (payout?.created ?? 0) + 1);
      return { id, net, created, of, latest: at ?? created + ZONE_SECONDS };
    });
}

/** A payout from the bank back into the balance, as the movement that it is. */
function asReturn(payout: Untold): Return {
  return {
    id: payout.balanceEntryId,
    net: minor(-costOf(payout)),
    created: payout.created,
    of: payout.originalPayoutId,
    latest: payout.created,
  };
}

/** Whether `back` undoes the payout whole before another payout could have drawn on the balance without its money. */
function isVoid(payout: Untold, back: Return, drawn: readonly Untold[]): boolean {
  if (back.of !== payout.id || back.net !== costOf(payout)) return false;
  return drawn.every(
    (other) => other === payout || other.created < payout.created || other.created > back.latest,
  );
}
