/** Movements of the Stripe balance (balance transactions) before payouts settle them. */
import type { PlainDate } from '../../../shared/dates.ts';
import { STORY_END, addOpenDays, isStripeDay, utcMidnight } from './calendar.ts';
import { conversionFee, convert, cardFee, type FeeSplit } from './fees.ts';
import type { StripeSeedObject } from './model.ts';
import { stripeId } from './random.ts';
import type { PlannedCharge } from './sales.ts';
import { chargeId } from './stripeObjects.ts';

/** One movement. `net` in cents as it changes the balance. */
export interface Movement {
  readonly id: string;
  readonly created: number;
  /** First day on which an automatic payout can take it. */
  readonly availableOn: PlainDate;
  readonly net: number;
  /** Taken by manual and instant payouts, whose make-up Stripe never tells. */
  readonly untold: boolean;
  readonly wire: StripeSeedObject;
}

const NO_FEE: FeeSplit = { stripeFee: 0, tax: 0, fee: 0 };

/** What a movement is, in Stripe's words. Amounts in cents. */
export interface MovementSpec {
  /** Names the movement for its id. */
  readonly name: string;
  readonly created: number;
  readonly availableOn: PlainDate;
  readonly amount: number;
  readonly type: string;
  readonly category: string;
  readonly source: string | null;
  readonly description: string | null;
  readonly fee?: FeeSplit;
  readonly feeLabel?: string;
  /** AUD per unit of the charge's currency, in ten-thousandths. */
  readonly rate?: number;
  readonly untold?: boolean;
}

function feeDetail(amount: number, type: string, description: string): Record<string, unknown> {
  return { amount, application: null, currency: 'aud', description, type };
}

/** Builds a movement and its wire form. */
export function movement(spec: MovementSpec): Movement {
  const fee = spec.fee ?? NO_FEE;
  const id = stripeId('txn', spec.name);
  const details = [
    feeDetail(fee.stripeFee, 'stripe_fee', spec.feeLabel ?? 'Stripe processing fees'),
    feeDetail(fee.tax, 'tax', 'GST'),
  ];
  const net = spec.amount - fee.fee;
  const wire = {
    id,
    object: 'balance_transaction',
    amount: spec.amount,
    available_on: utcMidnight(spec.availableOn),
    balance_type: 'payments',
    created: spec.created,
    currency: 'aud',
    description: spec.description,
    exchange_rate: spec.rate ? spec.rate / 10_000 : null,
    fee: fee.fee,
    fee_details: fee.fee === 0 ? [] : details,
    net,
    reporting_category: spec.category,
    source: spec.source,
    status: spec.availableOn <= STORY_END ? 'available' : 'pending',
    type: spec.type,
  };
  return {
    id,
    created: spec.created,
    availableOn: spec.availableOn,
    net,
    untold: spec.untold ?? false,
    wire,
  };
}

/** Days and shares of sales that instant and manual payouts take before an automatic payout would. */
function isUntold(charge: PlannedCharge): boolean {
  const { date } = charge;
  if (date >= '2026-09-09' && date <= '2026-09-11') return charge.daily % 3 === 0;
  if (date >= '2026-10-02' && date <= '2026-10-07') return charge.daily % 2 === 0;
  if (date >= '2026-10-21' && date <= '2026-10-23') return charge.daily % 3 === 0;
  return false;
}

/** Id of a charge's own movement. */
export function chargeMovementId(charge: PlannedCharge): string {
  return stripeId('txn', `charge|${charge.index}`);
}

function describedOn(charge: PlannedCharge): string {
  if (charge.namedIn === 'description') return `Invoice ${charge.invoiceNumber}`;
  if (charge.namedIn === 'both') return `Invoices ${charge.invoiceNumber} and ${charge.secondInvoice ?? ''}`;
  return charge.goods;
}

/** What a charge does to the balance: itself, the conversion fee of a dollar charge, the part not captured. */
export function chargeMovements(charge: PlannedCharge): Movement[] {
  const availableOn = addOpenDays(charge.date, 2, isStripeDay);
  const foreign = charge.currency === 'usd';
  const amount = foreign ? convert(charge.amount, charge.rate) : charge.amount;
  const captured = foreign ? amount : charge.captured;
  const when = { created: charge.created, availableOn, untold: isUntold(charge) };
  const own = movement({
    ...when,
    name: `charge|${charge.index}`,
    amount,
    type: 'charge',
    category: 'charge',
    source: chargeId(charge),
    description: describedOn(charge),
    fee: cardFee(captured, charge.customer.cardCountry === 'AU'),
    ...(foreign ? { rate: charge.rate } : {}),
  });
  if (foreign) return [own, movement({ ...when, ...conversion(charge, amount) })];
  return charge.captured === charge.amount ? [own] : [own, movement({ ...when, ...uncaptured(charge) })];
}

function conversion(charge: PlannedCharge, amount: number): Omit<MovementSpec, 'created' | 'availableOn'> {
  return {
    name: `fx|${charge.index}`,
    amount: -conversionFee(amount),
    type: 'stripe_fx_fee',
    category: 'fee',
    source: null,
    description: 'Currency conversion fee (USD to AUD)',
  };
}

function uncaptured(charge: PlannedCharge): Omit<MovementSpec, 'created' | 'availableOn'> {
  return {
    name: `uncaptured|${charge.index}`,
    amount: charge.captured - charge.amount,
    type: 'refund',
    category: 'partial_capture_reversal',
    source: uncapturedRefundId(charge),
    description: 'PARTIAL CAPTURE',
  };
}

/** Id of the refund that Stripe makes for the part of an authorisation that wasn't captured. */
export function uncapturedRefundId(charge: PlannedCharge): string {
  return stripeId('re', `uncaptured|${charge.index}`);
}
