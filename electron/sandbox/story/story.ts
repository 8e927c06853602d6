/** The demo company's story, put together: an online coffee shop in Melbourne, its Stripe account, its bank, its books. */
import { decoys, noiseLines } from './bankNoise.ts';
import { statementOf } from './bankLine.ts';
import { payoutLines } from './bankPayouts.ts';
import { books, transferredInvoices } from './books.ts';
import { STORY_END } from './calendar.ts';
import { BANK_OPENING } from './chart.ts';
import { storyCustomers } from './customers.ts';
import { cardFee, grossForNet } from './fees.ts';
import { minor } from '../../../shared/money.ts';
import type { DemoStory, StoryPayment } from './model.ts';
import { EQUAL_PAYOUTS } from './payoutPlan.ts';
import { BALANCING_DAYS, planSales, type PlannedCharge } from './sales.ts';
import { chargeId } from './stripeObjects.ts';
import { stripeSide, withInProgressPayout, withUnknownType, type StripeSide } from './stripeSide.ts';

/** Extras for tests, absent from the story that people see. */
export interface StoryOptions {
  /** An unsettled movement of a type that doesn't exist yet (case 31). */
  readonly unknownType?: boolean;
  /** The newest automatic payout isn't finished: no list of entries to rely on, no bank line (case 32). */
  readonly inProgressPayout?: boolean;
}

function payoutOf(side: StripeSide, date: string): number {
  return side.payouts.find((payout) => payout.kind === 'automatic' && payout.date === date)?.amount ?? 0;
}

/**
 * Makes two automatic payouts equal (case 23): the balancing sale behind the smaller one grows until they are. Sales reach
 * a payout two business days later, so each balancing day feeds one of the two.
 */
function equalise(charges: readonly PlannedCharge[], side: StripeSide): PlannedCharge[] {
  const gap = payoutOf(side, EQUAL_PAYOUTS[1]) - payoutOf(side, EQUAL_PAYOUTS[0]);
  const day = BALANCING_DAYS[gap > 0 ? 0 : 1];
  return charges.map((charge) => {
    if (charge.date !== day || charge.daily !== 0) return charge;
    const net = charge.amount - cardFee(charge.amount, true).fee + Math.abs(gap);
    const amount = grossForNet(net);
    return { ...charge, amount, captured: amount };
  });
}

/** What the payments pay that don't name one invoice. */
function paymentsOf({ charges, invoices }: ReturnType<typeof planSales>): StoryPayment[] {
  return charges
    .filter(({ namedIn }) => namedIn === 'unsaid' || namedIn === 'both')
    .map((charge) => {
      const numbers = [charge.invoiceNumber, charge.secondInvoice];
      const own = invoices.filter(({ number }) => numbers.includes(number));
      const parts = own.map(({ number, total }) => ({ number, amount: minor(total) }));
      return { chargeId: chargeId(charge), invoices: parts };
    });
}

/** Builds the story. Without clock or chance: every call gives equal data. */
export function createDemoStory(options: StoryOptions = {}): DemoStory {
  const sales = planSales();
  const customers = storyCustomers();
  const side = stripeSide(equalise(sales.charges, stripeSide(sales.charges)));
  const waiting = options.inProgressPayout
    ? side.payouts.findLast((payout) => payout.kind === 'automatic')
    : undefined;
  const arrived = payoutLines(side.payouts.filter((payout) => payout !== waiting));
  const transferred = transferredInvoices(customers);
  const known = waiting ? withInProgressPayout(side.seed) : side.seed;
  return {
    asOf: STORY_END,
    xero: books(customers, sales.invoices, transferred),
    payments: paymentsOf(sales),
    stripe: options.unknownType ? withUnknownType(known) : known,
    bank: {
      accountKey: 'bank',
      openingBalance: BANK_OPENING,
      lines: statementOf([...arrived, ...decoys(arrived), ...noiseLines(customers, transferred)]),
    },
  };
}
