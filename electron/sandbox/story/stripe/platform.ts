/**
 * A marketplace on Stripe Connect: the platform's own account and two sellers' accounts that are connected to it. Every way in which
 * money goes between them is in it once, and what else a Stripe account can have that the coffee company hasn't: a second
 * currency, money held back, a payout that fails after it was paid.
 */
import { plainDate } from '../../../../shared/dates.ts';
import { sydneyTime } from '../calendar.ts';
import type { StripeSeed, StripeSeedObject } from '../model.ts';
import { stripeId } from '../random.ts';
import { accountObject } from '../stripeAccount.ts';
import { disputeObject, refundObject } from '../stripeObjects.ts';
import { createStripeLedger, movementId, type StripeLedger } from './ledger.ts';
import { applicationFee, chargeOf, gst, listOf, PLATFORM_ID, planned, processing } from './platformParts.ts';

/** The platform with its sellers. */
export interface PlatformStory {
  readonly platform: StripeSeed;
  /** In the order in which they joined. */
  readonly sellers: readonly [bakery: StripeSeed, flowers: StripeSeed];
}

export const BAKERY_ID = 'acct_1TgFerryBakery000';
export const FLOWERS_ID = 'acct_1TgQuayFlowers000';

const at = (day: string, hour = 10) => sydneyTime(plainDate(day), hour);

function account(id: string, name: string, joined: string): StripeSeedObject {
  const whole = accountObject();
  return {
    ...whole,
    id,
    created: at(joined),
    business_profile: { ...Object(whole['business_profile']), name },
    email: `owner@${id.slice(8).toLowerCase()}.example`,
  };
}

/** Tells the story: the same objects each time. */
export function createPlatformStory(): PlatformStory {
  const platform = createStripeLedger(account(PLATFORM_ID, 'Harbour Market', '2026-09-01'));
  const bakery = createStripeLedger(account(BAKERY_ID, 'Ferry Street Bakery', '2026-09-02'));
  const flowers = createStripeLedger(account(FLOWERS_ID, 'Quay Flowers', '2026-09-03'));
  destinationCharge(platform, bakery);
  directCharge(platform, flowers);
  ownSales(platform);
  holds(platform);
  platform.pay({ name: 'first', created: at('2026-10-08'), arrival: plainDate('2026-10-09') });
  platform.pay({
    name: 'first dollars',
    created: at('2026-10-08'),
    arrival: plainDate('2026-10-09'),
    currency: 'usd',
  });
  bakery.pay({ name: 'first', created: at('2026-10-08'), arrival: plainDate('2026-10-09') });
  flowers.pay({
    name: 'first',
    created: at('2026-10-08'),
    arrival: plainDate('2026-10-09'),
    failedAt: at('2026-10-13'),
  });
  partlyRefunded(platform, bakery);
  dispute(flowers);
  collected(platform, flowers);
  released(platform);
  flowers.pay({ name: 'second', created: at('2026-10-20'), arrival: plainDate('2026-10-21') });
  platform.pay({ name: 'second', created: at('2026-10-20'), arrival: plainDate('2026-10-21') });
  return { platform: platform.seed(), sellers: [bakery.seed(), flowers.seed()] };
}

const BAKERY_SALE = planned(1, 10_000, '2026-10-05', 'Celebration cakes');
const FLOWER_SALE = planned(2, 5000, '2026-10-05', 'Spring bouquet');
const DISPUTED_SALE = planned(3, 3000, '2026-10-06', 'Wreath');

/** Paid to the platform, handed on whole to the bakery, which gives the platform its fee. */
function destinationCharge(platform: StripeLedger, bakery: StripeLedger): void {
  const created = at('2026-10-05');
  const transferId = stripeId('tr', 'bakery sale');
  const paymentId = stripeId('py', 'bakery sale');
  const own = movementId(PLATFORM_ID, 'sale');
  const sale = { ...chargeOf(BAKERY_SALE, own), application_fee_amount: 1000, transfer: transferId };
  const charge = platform.keep('charges', {
    ...sale,
    transfer_data: { amount: null, destination: BAKERY_ID },
  });
  platform.move({
    name: 'sale',
    type: 'charge',
    category: 'charge',
    amount: 10_000,
    created,
    source: charge,
    description: BAKERY_SALE.goods,
    fees: [processing(290), gst(29)],
  });
  const transfer = platform.keep('others', {
    id: transferId,
    object: 'transfer',
    amount: 10_000,
    amount_reversed: 4000,
    balance_transaction: movementId(PLATFORM_ID, 'handed on'),
    created,
    currency: 'aud',
    description: null,
    destination: BAKERY_ID,
    destination_payment: paymentId,
    livemode: false,
    metadata: {},
    reversals: listOf(`/v1/transfers/${transferId}/reversals`),
    reversed: false,
    source_transaction: charge.id,
    source_type: 'card',
    transfer_group: `group_${charge.id}`,
  });
  const handedOn = { type: 'transfer', category: 'transfer', amount: -10_000, created, source: transfer };
  platform.move({ ...handedOn, name: 'handed on' });
  const fee = applicationFee(platform, {
    name: 'sale',
    amount: 1000,
    created,
    of: BAKERY_ID,
    charge: paymentId,
  });
  const payment = bakery.keep('charges', {
    ...chargeOf(BAKERY_SALE, movementId(BAKERY_ID, 'sale')),
    id: paymentId,
    description: null,
    metadata: {},
    application_fee: fee,
    application_fee_amount: 1000,
    source_transfer: transferId,
  });
  bakery.move({
    name: 'sale',
    type: 'payment',
    category: 'charge',
    amount: 10_000,
    created,
    source: payment,
    fees: [{ type: 'application_fee', amount: 1000, description: 'Harbour Market application fee' }],
  });
}

/** Paid to the shop itself, on its own account; the platform's fee is taken of it. */
function directCharge(platform: StripeLedger, flowers: StripeLedger): void {
  const created = at('2026-10-05', 11);
  const charge = flowers.keep('charges', chargeOf(FLOWER_SALE, movementId(FLOWERS_ID, 'sale')));
  applicationFee(platform, { name: 'flowers', amount: 500, created, of: FLOWERS_ID, charge: charge.id });
  flowers.move({
    name: 'sale',
    type: 'charge',
    category: 'charge',
    amount: 5000,
    created,
    source: charge,
    description: FLOWER_SALE.goods,
    fees: [
      processing(160),
      gst(15),
      { type: 'application_fee', amount: 500, description: 'Harbour Market application fee' },
    ],
  });
}

/** What the platform sells itself: in Australian dollars from euros, and in US dollars, which stay what they are. */
function ownSales(platform: StripeLedger): void {
  const euros = { ...planned(4, 3000, '2026-10-06', 'Stall fee, Berlin'), currency: 'usd' as const };
  const euro = platform.keep('charges', {
    ...chargeOf(euros, movementId(PLATFORM_ID, 'euros')),
    currency: 'eur',
  });
  const created = at('2026-10-06');
  const common = { type: 'charge', category: 'charge', created } as const;
  platform.move({
    ...common,
    name: 'euros',
    amount: 4950,
    source: euro,
    exchangeRate: 1.65,
    fees: [processing(200)],
  });
  const fx = { type: 'stripe_fx_fee', category: 'fee', created, description: 'Currency conversion fee' };
  platform.move({ ...fx, name: 'conversion', amount: -99 });
  const dollars = { ...planned(5, 2000, '2026-10-06', 'Stall fee, Seattle'), currency: 'usd' as const };
  const dollar = platform.keep('charges', chargeOf(dollars, movementId(PLATFORM_ID, 'dollars')));
  platform.move({
    ...common,
    name: 'dollars',
    amount: 2000,
    currency: 'usd',
    source: dollar,
    fees: [processing(88)],
  });
  platform.move({
    name: 'connect fees',
    type: 'stripe_fee',
    category: 'fee',
    amount: -400,
    created,
    description: 'Connect (2026-09-01 - 2026-09-30): Active accounts',
  });
}

/** Money that stays with Stripe: for the platform's sellers, and so that the balance doesn't fall below what was chosen. */
function holds(platform: StripeLedger): void {
  const created = at('2026-10-07');
  const held = { type: 'reserve_transaction', category: 'connect_reserved_funds', created };
  platform.move({ ...held, name: 'reserve', amount: -150, description: 'Connect reserve' });
  const kept = { type: 'reserved_funds', category: 'risk_reserved_funds', created };
  platform.move({ ...kept, name: 'kept', amount: -100, description: 'Risk reserve' });
  platform.move({
    name: 'minimum',
    type: 'payout_minimum_balance_hold',
    category: 'other_adjustment',
    amount: -2000,
    created: at('2026-10-08', 9),
    description: 'Minimum balance hold',
  });
}

/** What was held back comes again with the payout after. */
function released(platform: StripeLedger): void {
  const created = at('2026-10-20', 9);
  const held = { type: 'reserve_transaction', category: 'connect_reserved_funds', created };
  platform.move({ ...held, name: 'reserve back', amount: 150, description: 'Connect reserve release' });
  const kept = { type: 'reserved_funds', category: 'risk_reserved_funds', created };
  platform.move({ ...kept, name: 'kept back', amount: 100, description: 'Risk reserve release' });
  platform.move({
    name: 'minimum back',
    type: 'payout_minimum_balance_release',
    category: 'other_adjustment',
    amount: 2000,
    created,
    description: 'Minimum balance release',
  });
}

/** The platform gives a part back, takes it from the bakery, and returns that part of its fee. */
function partlyRefunded(platform: StripeLedger, bakery: StripeLedger): void {
  const created = at('2026-10-12');
  const plain = { amount: 4000, created, failure: '', charge: BAKERY_SALE };
  const refund = platform.keep(
    'refunds',
    refundObject({
      ...plain,
      id: stripeId('re', 'part of cakes'),
      balanceTransaction: movementId(PLATFORM_ID, 'refund'),
    }),
  );
  const fields = { type: 'refund', category: 'refund', amount: -4000, created, source: refund };
  platform.move({ ...fields, name: 'refund', description: 'REFUND FOR CHARGE (Celebration cakes)' });
  const reversal = platform.keep('others', {
    id: stripeId('trr', 'part of cakes'),
    object: 'transfer_reversal',
    amount: 4000,
    balance_transaction: movementId(PLATFORM_ID, 'taken back'),
    created,
    currency: 'aud',
    destination_payment_refund: stripeId('pyr', 'part of cakes'),
    metadata: {},
    source_refund: refund.id,
    transfer: stripeId('tr', 'bakery sale'),
  });
  const back = { type: 'transfer_refund', category: 'transfer_reversal', amount: 4000, created };
  platform.move({ ...back, name: 'taken back', source: reversal });
  const feeRefund = platform.keep('others', {
    id: stripeId('fr', 'part of cakes'),
    object: 'fee_refund',
    amount: 400,
    balance_transaction: movementId(PLATFORM_ID, 'fee back'),
    created,
    currency: 'aud',
    fee: stripeId('fee', 'sale'),
    metadata: {},
  });
  const returned = { type: 'application_fee_refund', category: 'platform_earning_refund', created };
  platform.move({ ...returned, name: 'fee back', amount: -400, source: feeRefund });
  const taken = bakery.keep('refunds', {
    ...refundObject({
      ...plain,
      id: stripeId('pyr', 'part of cakes'),
      balanceTransaction: movementId(BAKERY_ID, 'refund'),
    }),
    charge: stripeId('py', 'bakery sale'),
  });
  bakery.move({
    name: 'refund',
    type: 'payment_refund',
    category: 'refund',
    amount: -4000,
    created,
    source: taken,
    fees: [{ type: 'application_fee', amount: -400, description: 'Harbour Market application fee refund' }],
  });
}

/** Lost money and a fee, then won: both come back. */
function dispute(flowers: StripeLedger): void {
  const sold = flowers.keep('charges', chargeOf(DISPUTED_SALE, movementId(FLOWERS_ID, 'wreath')));
  const sale = { type: 'charge', category: 'charge', amount: 3000, created: at('2026-10-09'), source: sold };
  flowers.move({
    ...sale,
    name: 'wreath',
    description: DISPUTED_SALE.goods,
    fees: [processing(110), gst(10)],
  });
  const lost = { type: 'adjustment', category: 'dispute', amount: -3000, created: at('2026-10-14') };
  const won = { type: 'adjustment', category: 'dispute_reversal', amount: 3000, created: at('2026-10-19') };
  const object = flowers.keep(
    'disputes',
    disputeObject({
      id: stripeId('du', 'wreath'),
      created: lost.created,
      amount: 3000,
      status: 'won',
      charge: DISPUTED_SALE,
      movements: [],
    }),
  );
  const fee = (amount: number) => [{ type: 'stripe_fee', amount, description: 'Dispute fee' } as const];
  const described = `Chargeback withdrawal for ${sold.id}`;
  flowers.move({ ...lost, name: 'dispute', source: object, fees: fee(2500), description: described });
  const reversal = `Chargeback reversal for ${sold.id}`;
  flowers.move({ ...won, name: 'dispute won', source: object, fees: fee(-2500), description: reversal });
}

/** The shop's balance was below nothing: the platform made it good. */
function collected(platform: StripeLedger, flowers: StripeLedger): void {
  const type = 'connect_collection_transfer';
  const common = { name: 'collection', type, category: type, created: at('2026-10-15') };
  const description = 'Connect collection transfer';
  platform.move({ ...common, amount: -700, description });
  flowers.move({ ...common, amount: 700, description });
}
