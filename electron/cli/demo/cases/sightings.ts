/** Where the demo company's stories have the hard cases. Works from the providers' own objects and the truth beside bank lines. */
import type { PlainDate } from '../../../../shared/dates.ts';
import type { BusinessClients } from '../../../sandbox/story/alternativePayments/businessClients.ts';
import type { StoryBankLine } from '../../../sandbox/story/model.ts';
import type { ForintSales } from '../../../sandbox/story/forint/forintSales.ts';
import { NEW_TYPE } from '../../../sandbox/story/webShop/shopRows.ts';
import type { WebShop } from '../../../sandbox/story/webShop/webShop.ts';
import type { XenditStory } from '../../../sandbox/story/xendit/story.ts';

/** One place that shows a case. */
export interface Sighting {
  readonly number: number;
  /** The story's own word for it. */
  readonly name: string;
  readonly provider: string;
  /** A payout, or a movement of the provider's balance; empty where it is a bank line of its own. */
  readonly id: string;
  readonly line: { readonly date: PlainDate; readonly amount: number; readonly narrative: string } | null;
}

/** Sightings by tags as `6-returned`, several joined by `+`; words without a number are none. */
export function tagged(
  provider: string,
  tags: string,
  id: string,
  line: Sighting['line'] = null,
): Sighting[] {
  return tags.split('+').flatMap((tag) => {
    const [, number, name = ''] = /^(\d+)-(.+)$/.exec(tag) ?? [];
    return number === undefined ? [] : [{ number: Number(number), name, provider, id, line }];
  });
}

/** Those of a statement's lines: by their payouts, or by the line where it has none or the case is the line's own. */
export function ofLines(provider: string, lines: readonly StoryBankLine[]): Sighting[] {
  return lines.flatMap((line) => {
    const { payoutIds, hardCase } = line.truth;
    return tagged(provider, hardCase, '').flatMap((one): Sighting[] =>
      payoutIds.length === 0 || one.number === 25
        ? [{ ...one, provider: 'Bank', line }]
        : payoutIds.map((id) => ({ ...one, id })),
    );
  });
}

/** Those of the marketplace. */
export function ofMarketplace({ hardCases }: XenditStory): Sighting[] {
  return Object.entries(hardCases).flatMap(([tag, ids]) => ids.flatMap((id) => tagged('Xendit', tag, id)));
}

/** Those of the business clients. */
export function ofClients({ side }: BusinessClients): Sighting[] {
  return side.payouts.flatMap(({ id, hardCase }) => tagged('Alternative Payments', hardCase, id));
}

/** Those of the sales in forints. */
export function ofForints({ payouts }: ForintSales): Sighting[] {
  return payouts.flatMap(({ id, hardCase }) => tagged('Stripe', hardCase, id));
}

/** Those of the web shop: payouts, and the type that no profile knew until the user said what it is. */
export function ofWebShop({ payouts, rows }: WebShop): Sighting[] {
  const levied = rows.filter(({ type, payout }) => type === NEW_TYPE && payout !== null);
  return [
    ...payouts.flatMap(({ id, hardCase }) => tagged('Shopify Payments', hardCase, id)),
    ...levied.flatMap(({ payout }) => tagged('Shopify Payments', '31-type-named-by-the-user', payout ?? '')),
  ];
}
