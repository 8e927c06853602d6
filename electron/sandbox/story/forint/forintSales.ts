/**
 * The shop's sales in forints through the same Stripe account. Stripe charges in hundredths of a forint and pays out whole
 * forints, so each payout leaves a remainder in the balance (case 16). Source: Stripe's page on currencies.
 */
import { addDays, plainDate, type PlainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { renderOfx } from '../bankFiles.ts';
import { type DraftLine, otherLine, statementOf } from '../bankLine.ts';
import { STORY_END, addOpenDays, isStripeDay, sydneyTime } from '../calendar.ts';
import { type StoryCustomer, storyCustomers } from '../customers.ts';
import { cardFee } from '../fees.ts';
import type { DemoStory, SeedAccount, StripeSeed, StripeSeedObject, XeroSeed } from '../model.ts';
import { type Movement, type MovementSpec, movement } from '../movements.ts';
import { payoutObject } from '../payoutObject.ts';
import { codeFor, randomFor, stripeId } from '../random.ts';
import type { PlannedCharge } from '../sales.ts';
import { ACCOUNT_ID, chargeId, chargeObject } from '../stripeObjects.ts';

/** What Stripe pays out is divisible by this. */
const WHOLE = 100;
const OPENING = 42_150_000;
const DESTINATION = stripeId('ba', 'forint account');

export interface ForintPayout {
  readonly id: string;
  /** Minor units; whole forints. */
  readonly amount: number;
  readonly hardCase: string;
}

export interface ForintSales {
  readonly payouts: readonly ForintPayout[];
  /** What Stripe still has: the remainder. */
  readonly held: number;
  readonly bank: DemoStory['bank'];
  /** The Stripe account with these sales. */
  stripeWith(seed: StripeSeed): StripeSeed;
  /** The company's books with the forint accounts. */
  booksWith(seed: XeroSeed): XeroSeed;
  /** The statement of the forint account as OFX. */
  bankFile(): string;
}

/** Builds it. Without clock or chance: every call gives equal data. */
export function createForintSales(): ForintSales {
  const sold = sales();
  const sent = payouts(sold.map(({ moved }) => moved));
  const lines = statementOf([...sent.map(({ line }) => line), ...others()]);
  const bank = { accountKey: 'forintBank', openingBalance: minor(OPENING), lines };
  const moved = [...sold.map((sale) => sale.moved), ...sent.map((payout) => payout.moved)];
  return {
    payouts: sent.map(({ id, amount }) => ({ id, amount, hardCase: '16-remainder-left' })),
    held: moved.reduce((sum, { net }) => sum + net, 0),
    bank,
    stripeWith: (seed) => ({
      ...seed,
      account: withForintAccount(seed.account),
      balanceTransactions: [...seed.balanceTransactions, ...moved.map(({ wire }) => wire)],
      charges: [...seed.charges, ...sold.map(({ charge }) => charge)],
      payouts: [...seed.payouts, ...sent.map(({ wire }) => wire)],
    }),
    booksWith: (seed) => ({ ...seed, accounts: [...seed.accounts, ...accounts()] }),
    bankFile: () =>
      renderOfx(
        { asOf: STORY_END, bank },
        { currency: 'HUF', bankId: '11773016', number: '117730160084471500000000' },
      ),
  };
}

function accounts(): SeedAccount[] {
  const common = { type: 'BANK', taxType: 'BASEXCLUDED', currency: 'HUF' } as const;
  return [
    { ...common, key: 'forintBank', code: '104', name: 'Business Forint Account', bankAccountNumber: '11773016 00844715', openingBalance: minor(OPENING) },
    { ...common, key: 'forintClearing', code: '105', name: 'Stripe Clearing (HUF)', bankAccountNumber: '105STRIPEHUF' },
  ]; // prettier-ignore
}

const DAYS = [
  '2026-09-14',
  '2026-09-16',
  '2026-09-17',
  '2026-09-21',
  '2026-10-06',
  '2026-10-08',
  '2026-10-12',
];

interface Sale {
  readonly charge: StripeSeedObject;
  readonly moved: Movement;
}

function sales(): Sale[] {
  const random = randomFor('forints');
  const customers = storyCustomers().filter(({ trade }) => !trade);
  return DAYS.map((date, index) => saleOf(plainDate(date), index, random.pick(customers)));
}

function saleOf(date: PlainDate, index: number, customer: StoryCustomer): Sale {
  const amount = randomFor(`forints|${date}`).int(4_990, 38_990) * WHOLE;
  const goods = 'Coffee sent to Budapest';
  const planned: PlannedCharge = {
    index: 90_001 + index,
    daily: 0,
    date,
    created: sydneyTime(date, 18, 10 + index),
    customer: { ...customer, cardCountry: 'HU' },
    currency: 'aud',
    rate: 0,
    amount,
    captured: amount,
    goods,
    invoiceNumber: '',
    namedIn: 'nowhere',
  };
  const moved = inForints({
    name: `forint|${date}`,
    created: planned.created,
    availableOn: addOpenDays(addDays(date, 1), 2, isStripeDay),
    amount,
    type: 'charge',
    category: 'charge',
    source: chargeId(planned),
    description: goods,
    fee: cardFee(amount, false),
  });
  const state = { refunded: 0, disputed: false };
  return { charge: { ...chargeObject(planned, moved.id, state), currency: 'huf' }, moved };
}

/** A movement in forints. */
function inForints(spec: MovementSpec): Movement {
  const made = movement({ ...spec, untold: true });
  const { fee_details: details } = made.wire;
  const parts = Array.isArray(details) ? details : [];
  const inHuf = parts.map((part: unknown) => ({ ...Object(part), currency: 'huf' }));
  return { ...made, wire: { ...made.wire, currency: 'huf', fee_details: inHuf } };
}

const ASKED = ['2026-09-28', '2026-10-19'].map(plainDate);

/** Whatever is there, in whole forints. */
function payouts(sold: readonly Movement[]) {
  let left = 0;
  return ASKED.map((date, index) => {
    const before = ASKED[index - 1] ?? '';
    const came = sold.filter(({ availableOn }) => availableOn <= date && availableOn > before);
    left += came.reduce((sum, { net }) => sum + net, 0);
    const amount = left - (left % WHOLE);
    left -= amount;
    return payoutOf(date, amount);
  });
}

function payoutOf(date: PlainDate, amount: number) {
  const id = stripeId('po', `forint|${date}`);
  const created = sydneyTime(date, 10, 5);
  const arrival = addOpenDays(date, 2, isStripeDay);
  const moved = inForints({
    name: `forint payout|${date}`,
    created,
    availableOn: arrival,
    amount: -amount,
    type: 'payout',
    category: 'payout',
    source: id,
    description: 'STRIPE PAYOUT',
  });
  const facts = { id, kind: 'manual', created, arrival, amount, failed: false } as const;
  const made = payoutObject({ ...facts, own: moved.id, failure: '' });
  const wire: StripeSeedObject = { ...made, currency: 'huf', destination: DESTINATION };
  const line: DraftLine = {
    date: arrival,
    amount,
    narrative: `STRIPE ST-${codeFor(`forint|${id}`, 12, '0123456789')} HUF`,
    payoutIds: [id],
    hardCase: '16-remainder-left',
  };
  return { id, amount, wire, moved, line };
}

function withForintAccount(account: StripeSeed['account']): StripeSeed['account'] {
  const before = Object(account['external_accounts']);
  const first = Array.isArray(before.data) ? Object(before.data[0]) : {};
  const forint = {
    ...first,
    id: DESTINATION,
    account: ACCOUNT_ID,
    bank_name: 'OTP BANK',
    country: 'HU',
    currency: 'huf',
    last4: '4715',
    routing_number: '11773016',
  };
  const data = [...(Array.isArray(before.data) ? before.data : []), forint];
  return { ...account, external_accounts: { ...before, data } };
}

/** What else is on the account. */
function others(): DraftLine[] {
  return [
    otherLine(plainDate('2026-09-30'), -125_000, 'SZAMLAVEZETESI DIJ'),
    otherLine(plainDate('2026-10-14'), -4_860_000, 'FUTARSZOLGALAT BUDAPEST 88120'),
    otherLine(plainDate('2026-10-30'), -125_000, 'SZAMLAVEZETESI DIJ'),
  ];
}
