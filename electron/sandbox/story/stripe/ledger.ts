/** A Stripe account written movement by movement: what a story says happened, as the wire objects that Stripe would send. */
import type { PlainDate } from '../../../../shared/dates.ts';
import type { StripeSeed, StripeSeedObject } from '../model.ts';
import { payoutObject } from '../payoutObject.ts';
import { stripeId } from '../random.ts';

/** What Stripe, the tax office or a platform keeps of a movement; Stripe's minor units. */
interface LedgerFee {
  readonly type: 'stripe_fee' | 'tax' | 'application_fee';
  readonly amount: number;
  readonly description: string;
}

export interface LedgerMove {
  /** Names the movement for its id. */
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly amount: number;
  /** Unix seconds. */
  readonly created: number;
  readonly currency?: string;
  readonly fees?: readonly LedgerFee[];
  readonly source?: StripeSeedObject | string | null;
  readonly description?: string;
  readonly exchangeRate?: number;
  readonly balanceType?: string;
}

interface LedgerPayout {
  readonly name: string;
  readonly created: number;
  readonly arrival: PlainDate;
  readonly currency?: string;
  /** Stripe gives the money back then, unix seconds. */
  readonly failedAt?: number;
}

export interface StripeLedger {
  /** Writes a movement down; the next payout of its currency takes it. Resolves its id. */
  move(move: LedgerMove): string;
  /** Pays out all that isn't paid out yet in a currency: what an automatic payout does. Its id. */
  pay(payout: LedgerPayout): string;
  /** An object that movements are about. */
  keep(list: 'charges' | 'refunds' | 'disputes' | 'others', object: StripeSeedObject): StripeSeedObject;
  /** The account as it is now. */
  seed(): StripeSeed;
}

/** The platform's application, as fees name it. */
const APPLICATION = 'ca_1TgHarbourMarketPlatform00';

/** The id of a movement by its name. */
export function movementId(account: string, name: string): string {
  return stripeId('txn', `${account}|${name}`);
}

/** Starts an account with an empty balance. */
export function createStripeLedger(account: StripeSeedObject): StripeLedger {
  const moves: StripeSeedObject[] = [];
  const payouts: StripeSeedObject[] = [];
  const paidBy = new Map<string, string>();
  const kept = {
    charges: [] as StripeSeedObject[],
    refunds: [] as StripeSeedObject[],
    disputes: [] as StripeSeedObject[],
    others: [] as StripeSeedObject[],
  };
  const move = (one: LedgerMove): string => {
    const wire = movementObject(account.id, one);
    moves.push(wire);
    return wire.id;
  };
  const pay = ({ name, created, arrival, currency = 'aud', failedAt }: LedgerPayout): string => {
    const id = stripeId('po', `${account.id}|${name}`);
    const taken = moves.filter((one) => one['currency'] === currency && !paidBy.has(one.id));
    const amount = taken.reduce((sum, { net }) => sum + Number(net), 0);
    const common = { created, currency, source: id, category: 'payout', type: 'payout' };
    const own = move({ ...common, name: `payout ${name}`, amount: -amount, description: 'STRIPE PAYOUT' });
    for (const one of [...taken.map((each) => each.id), own]) paidBy.set(one, id);
    const failure = failedAt === undefined ? '' : movementId(account.id, `failure ${name}`);
    if (failedAt !== undefined) {
      const back = { created: failedAt, category: 'payout_reversal', type: 'payout_failure' };
      move({ ...common, ...back, name: `failure ${name}`, amount, description: 'PAYOUT FAILURE' });
    }
    const facts = { id, kind: 'automatic', created, arrival, amount, own, failure } as const;
    payouts.push({ ...payoutObject({ ...facts, failed: failure !== '' }), currency });
    return id;
  };
  return {
    move,
    pay,
    keep: (list, object) => {
      kept[list].push(object);
      return object;
    },
    seed: () => ({
      account,
      balanceTransactions: moves.map((one) => ({ ...one, payout: paidBy.get(one.id) ?? '' })),
      payouts,
      ...kept,
    }),
  };
}

function movementObject(account: string, one: LedgerMove): StripeSeedObject {
  const { name, type, category, amount, created, currency = 'aud', fees = [], source = null } = one;
  const fee = fees.reduce((sum, each) => sum + each.amount, 0);
  return {
    id: movementId(account, name),
    object: 'balance_transaction',
    amount,
    available_on: created - (created % 86_400),
    balance_type: one.balanceType ?? 'payments',
    created,
    currency,
    description: one.description ?? null,
    exchange_rate: one.exchangeRate ?? null,
    fee,
    fee_details: fees.map((each) => ({
      ...each,
      application: each.type === 'application_fee' ? APPLICATION : null,
      currency,
    })),
    net: amount - fee,
    reporting_category: category,
    source: source === null || typeof source === 'string' ? source : source.id,
    status: 'available',
    type,
  };
}
