/** Payouts and bank lines as the app holds them. */
import { fromDayNumber, type PlainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { type Payout, payoutKey } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';

const NONE: Payout['entries'] = [];
const FREE = minor(0);

export interface PayoutFacts {
  readonly id: string;
  readonly connectionId: string;
  readonly amount: number;
  readonly currency: string;
  readonly arrival: number;
  readonly traceId: string;
  readonly descriptor: string;
}

/** A paid payout that goes to the bank. `arrival` is a day number, `amount` minor units. */
export function makePayout(facts: PayoutFacts, more: Partial<Payout> = {}): Payout {
  const { id, connectionId, amount, currency, arrival, traceId, descriptor } = facts;
  const arrivalDate = fromDayNumber(arrival);
  return {
    key: payoutKey(connectionId, id),
    id,
    connectionId,
    provider: 'stripe',
    currency,
    amount: minor(amount),
    status: 'paid',
    automatic: true,
    method: 'standard',
    created: (arrival - 2) * 86_400,
    createdDate: fromDayNumber(arrival - 2),
    arrivalDate,
    destination: 'bank',
    descriptor,
    traceId,
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: FREE,
    composition: 'untold',
    entries: NONE,
    ...more,
  };
}

/** A bank line of an account; `key` must be unique. */
export function makeLine(
  key: string,
  accountId: string,
  date: PlainDate,
  amount: number,
  currency: string,
  narrative: string,
): StatementLine {
  return {
    key,
    accountId,
    date,
    amount: minor(amount),
    currency,
    payee: '',
    narrative,
    reference: '',
    bankId: '',
    balance: null,
    source: { file: 'bank.csv', line: 0 },
  };
}
