/** What the marketplace's story is made of, each as Stripe writes it. */
import { plainDate } from '../../../../shared/dates.ts';
import { sydneyTime } from '../calendar.ts';
import { storyCustomers } from '../customers.ts';
import type { StripeSeedObject } from '../model.ts';
import { stripeId } from '../random.ts';
import type { PlannedCharge } from '../sales.ts';
import { chargeObject } from '../stripeObjects.ts';
import { movementId, type StripeLedger } from './ledger.ts';

/** The platform's own account. */
export const PLATFORM_ID = 'acct_1TgHarbourMarket00';

interface EarnedFee {
  readonly name: string;
  readonly amount: number;
  readonly created: number;
  /** The connected account that paid it, and the charge there. */
  readonly of: string;
  readonly charge: string;
}

/** What the platform earns of a sale of a connected account's. Its id. */
export function applicationFee(
  platform: StripeLedger,
  { name, amount, created, of, charge }: EarnedFee,
): string {
  const id = stripeId('fee', name);
  const fee = platform.keep('others', {
    id,
    object: 'application_fee',
    account: of,
    amount,
    amount_refunded: 0,
    application: 'ca_1TgHarbourMarketPlatform00',
    balance_transaction: movementId(PLATFORM_ID, `fee ${name}`),
    charge,
    created,
    currency: 'aud',
    fee_source: { charge, type: 'charge' },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: listOf(`/v1/application_fees/${id}/refunds`),
  });
  const earned = { type: 'application_fee', category: 'platform_earning', amount, created, source: fee };
  platform.move({ ...earned, name: `fee ${name}` });
  return id;
}

/** An empty list within an object. */
export function listOf(url: string) {
  return { object: 'list', data: [], has_more: false, url };
}

/** A sale by one of the story's customers, at ten in the morning. Throws `RangeError` for a number beyond them. */
export function planned(n: number, amount: number, day: string, goods: string): PlannedCharge {
  const customer = storyCustomers()[n];
  if (customer === undefined) throw new RangeError('The story has fewer customers');
  const date = plainDate(day);
  return {
    index: 90_000 + n,
    daily: 0,
    date,
    created: sydneyTime(date, 10),
    customer,
    currency: 'aud',
    rate: 0,
    amount,
    captured: amount,
    goods,
    invoiceNumber: '',
    namedIn: 'nowhere',
  };
}

/** Its charge, paid whole. */
export function chargeOf(charge: PlannedCharge, movement: string): StripeSeedObject {
  return chargeObject(charge, movement, { refunded: 0, disputed: false });
}

/** What Stripe keeps. */
export function processing(amount: number) {
  return { type: 'stripe_fee', amount, description: 'Stripe processing fees' } as const;
}

/** The tax on what Stripe keeps. */
export function gst(amount: number) {
  return { type: 'tax', amount, description: 'GST' } as const;
}
