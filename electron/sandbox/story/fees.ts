/** What Stripe Australia charges in the story. Whole cents; halves round up; GST of 10 % on each fee by itself. */

/** A fee with its parts: `fee = stripeFee + tax`. */
export interface FeeSplit {
  readonly stripeFee: number;
  readonly tax: number;
  readonly fee: number;
}

/** `amount × basisPoints`, half up. */
function share(amount: number, basisPoints: number): number {
  return Math.floor((amount * basisPoints + 5000) / 10_000);
}

/** Adds GST to a fee before tax. */
export function withGst(stripeFee: number): FeeSplit {
  const tax = share(stripeFee, 1000);
  return { stripeFee, tax, fee: stripeFee + tax };
}

/** Card fee: 1.75 % + A$0.30 for Australian cards, 2.9 % + A$0.30 for others. `amount` in cents. */
export function cardFee(amount: number, domestic: boolean): FeeSplit {
  return withGst(share(amount, domestic ? 175 : 290) + 30);
}

/** Fee of an instant payout: 1.5 % of what is sent. */
export function instantFee(amount: number): FeeSplit {
  return withGst(share(amount, 150));
}

/** The smallest amount on an Australian card that leaves exactly `net` after fees. One exists: net rises by at most a cent a step. */
export function grossForNet(net: number): number {
  let amount = Math.max(0, net);
  while (amount - cardFee(amount, true).fee !== net) amount += 1;
  return amount;
}

/** Converts cents of another currency at a rate given in ten-thousandths, half up. */
export function convert(amount: number, rateTenThousandths: number): number {
  return share(amount, rateTenThousandths);
}

/** Stripe's conversion fee: 2 % of the converted amount. Input taxed, so no GST. */
export function conversionFee(amount: number): number {
  return share(amount, 200);
}
