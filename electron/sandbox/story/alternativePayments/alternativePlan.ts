/** What business clients pay through Alternative Payments: payments and what comes back, payout by payout. Amounts are minor units. */
import { addDays, plainDate, type PlainDate } from '../../../../shared/dates.ts';
import { minor, type Minor, negate, sumMinor, toMajorText } from '../../../../shared/money.ts';
import { addOpenDays, isBankDay, isStripeDay } from '../calendar.ts';
import { codeFor, randomFor } from '../random.ts';

/** A fee of a payment; `covered` by the customer on top of what was owed. */
export interface PlannedFee {
  readonly name: string;
  readonly type: 'FT_METHOD' | 'FT_PRODUCT' | 'FT_LATE_PAYMENT';
  readonly amount: number;
  readonly covered: boolean;
}

/** A row of a payout. `amount` has no sign on the wire. */
export interface PlannedRow {
  readonly id: string;
  /** The payment that comes back; its own id for a payment. */
  readonly paymentId: string;
  readonly type: '' | 'payment' | 'refund' | 'chargeback' | 'holdback_v2';
  readonly status: string;
  readonly method: 'card' | 'ach';
  readonly customer: number;
  readonly amount: number;
  readonly fees: readonly PlannedFee[];
  readonly day: PlainDate;
  /** Numbers of the invoices that it pays. */
  readonly invoices: readonly string[];
  /** How it changes the balance, fees taken off: the truth, never sent. */
  readonly net: Minor;
}

export interface PlannedPayout {
  readonly id: string;
  readonly day: PlainDate;
  readonly arrival: PlainDate;
  readonly status: string;
  readonly rows: readonly PlannedRow[];
  /** A fee of the payout itself; `told`: with its payments' fees beside it, so that only the whole list is right. */
  readonly ownFee: number;
  readonly total: Minor;
  readonly hardCase: string;
}

/** Names of the business clients. */
export const CLIENTS = [
  'Harbor Street Offices LLC',
  'Maple & Main Bakehouse',
  'Northgate Coworking',
  'Pine Ridge Dental Group',
  'Summit Legal Partners',
  'Riverside Bookshops Inc',
] as const;

const FIRST_DAY = plainDate('2026-08-03');
const PAYOUTS = 20;
/** The payout that the bank sends back, and the one that pays the same again. */
const FAILED = 13;
const REISSUED = 15;
/** The payout that the provider's own Xero sync may have booked, and the one that may hold a type that doesn't exist yet. */
export const SYNCED = 17;
export const STRANGE = 18;
/** Fees of a returned ACH debit and of a card dispute, as the provider's help pages have them. */
const RETURN_FEE = 1500;
const DISPUTE_FEE = 2500;
const PLATFORM_FEE = 4900;

const cardFee = (amount: number) => Math.round(amount * 0.029) + 30;
const ACH_FEE = 50;

function wireId(prefix: string, name: string): string {
  return `${prefix}_${codeFor(`alternative|${name}`, 20)}`;
}

/** Id of the nth payout, from 0. */
export function alternativePayoutId(index: number): string {
  return wireId('po', `payout-${index}`);
}

/** Numbers of invoices begin here. */
const FIRST_INVOICE = 4101;

/** Plans everything. Without clock or chance: every call gives equal data. */
export function planAlternative(): PlannedPayout[] {
  const random = randomFor('alternative payments');
  let invoice = FIRST_INVOICE;
  let count = 0;
  const payments: PlannedRow[] = [];
  const pay = (day: PlainDate, index: number): PlannedRow => {
    const method = random.chance(45) ? 'card' : 'ach';
    const amount = random.int(180_00, 3_900_00);
    const number = () => `INV-${invoice++}`;
    // A payment of two invoices, and one of an invoice that only the provider knows.
    const invoices = index === 6 ? [number(), number()] : index === 9 ? [] : [number()];
    const fee: PlannedFee = {
      name: method === 'card' ? 'Card processing' : 'ACH processing',
      type: 'FT_METHOD',
      amount: method === 'card' ? cardFee(amount) : ACH_FEE,
      covered: random.chance(35),
    };
    const id = wireId('pay', `payment-${(count += 1)}`);
    const net = minor(amount - (fee.covered ? 0 : fee.amount));
    const common = {
      type: 'payment',
      status: 'succeeded',
      customer: random.int(0, CLIENTS.length - 1),
    } as const;
    const row: PlannedRow = { id, paymentId: id, ...common, method, amount, fees: [fee], day, invoices, net };
    payments.push(row);
    return row;
  };
  const plans = Array.from({ length: PAYOUTS }, (_, index) => {
    const day = addOpenDays(addDays(FIRST_DAY, index * 5), 0, isStripeDay);
    const rows = Array.from({ length: random.int(1, 4) }, () => pay(addDays(day, -random.int(1, 4)), index));
    return { index, day, rows };
  });
  // What the bank sent back is paid out once more, with what came since.
  const again = (index: number) => (index === REISSUED ? (plans[FAILED]?.rows ?? []) : []);
  return plans.map(({ index, day, rows }) =>
    settle(index, day, [...rows, ...again(index), ...returnsIn(index, day, payments)]),
  );
}

/** What comes back in the nth payout of payments made before. */
function returnsIn(index: number, day: PlainDate, payments: readonly PlannedRow[]): PlannedRow[] {
  const from = (method: PlannedRow['method'], nth: number) => payments.filter((row) => row.method === method && row.day < addDays(day, -10))[nth]; // prettier-ignore
  if (index === 5)
    return back(from('ach', 0), day, { type: 'chargeback', fee: RETURN_FEE, name: 'ACH return' });
  if (index === 8) return back(from('card', 0), day, { type: 'refund', fee: 0, name: '' });
  if (index === 11)
    return back(from('card', 1), day, { type: 'chargeback', fee: DISPUTE_FEE, name: 'Dispute' });
  // Shown as the payment once more, with what became of it: only the payout's total tells.
  if (index === 14) return back(from('ach', 2), day, { type: '', fee: 0, name: '' });
  return [];
}

function back(
  payment: PlannedRow | undefined,
  day: PlainDate,
  { type, fee, name }: { readonly type: PlannedRow['type']; readonly fee: number; readonly name: string },
): PlannedRow[] {
  if (payment === undefined) return [];
  const fees: PlannedFee[] = fee === 0 ? [] : [{ name, type: 'FT_PRODUCT', amount: fee, covered: false }];
  const repeated = type === '';
  return [
    {
      ...payment,
      id: repeated ? payment.id : wireId(type === 'refund' ? 'ref' : 'cb', payment.id),
      type,
      status: repeated ? 'refunded' : 'succeeded',
      fees,
      day: addDays(day, -1),
      invoices: [],
      net: negate(minor(payment.amount + fee)),
    },
  ];
}

const CASES: Readonly<Record<number, string>> = {
  2: '1-lumped',
  3: '1-lumped',
  5: 'ach-return',
  6: 'two-invoices',
  7: '22-own-fee',
  8: '12-refund-later',
  9: 'no-invoice',
  11: '11-dispute',
  [FAILED]: '6-returned',
  14: 'refund-in-doubt',
  [REISSUED]: 'paid-again',
  16: '7-cancelled',
  19: '32-in-progress',
};

function settle(index: number, day: PlainDate, rows: readonly PlannedRow[]): PlannedPayout {
  const ownFee = index === 7 ? PLATFORM_FEE : 0;
  return {
    id: alternativePayoutId(index),
    day,
    arrival: addOpenDays(day, 2, isBankDay),
    status:
      index === FAILED ? 'failed' : index === 16 ? 'canceled' : index === 19 ? 'scheduled' : 'succeeded',
    rows,
    ownFee,
    total: minor(sumMinor(rows.map((row) => row.net)) - ownFee),
    hardCase: CASES[index] ?? '',
  };
}

/** An amount as the wire has it: a JSON number in major units. */
export function majorNumber(amount: number, currency: string): number {
  return Number(toMajorText(minor(amount), currency));
}
