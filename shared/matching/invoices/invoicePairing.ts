/** Which charge of a group pays which invoice: the best total over all of them. */
import type { Invoice } from '../../books/model.ts';
import { daysBetween } from '../../dates.ts';
import type { Payer } from './invoiceGround.ts';
import type { Pair } from './invoiceTwins.ts';

/** All pairings of up to so many invoices are weighed. */
const MOST_INVOICES = 12;

const RELATIONS: Readonly<Record<string, number>> = { email: 3000, name: 2500, weak: 1000 };

/** The worth of a pair: whose it is first, then how near the days are. */
function worth({ payer, invoice, contact }: Pair): number {
  const days = Math.abs(daysBetween(invoice.dueDate ?? invoice.date, payer.charge.date));
  return (RELATIONS[contact.relation] ?? 0) + 10_000 - Math.min(days, 900);
}

interface Best {
  readonly total: number;
  readonly picks: readonly (number | null)[];
}

/**
 * The pairing of the highest total; of equal ones that with older invoices for earlier charges. `payers` by day, `invoices`
 * by age. Null where there are too many to weigh them all.
 */
export function bestPairing(
  payers: readonly Payer[],
  invoices: readonly Invoice[],
  pairs: readonly Pair[],
): Map<Payer, Invoice> | null {
  if (invoices.length > MOST_INVOICES || payers.length > 2 * MOST_INVOICES) return null;
  const worths = payers.map((payer) =>
    invoices.map((invoice) => {
      const pair = pairs.find((one) => one.payer === payer && one.invoice === invoice);
      return pair ? worth(pair) : null;
    }),
  );
  const seen = new Map<number, Best>();
  const from = (row: number, used: number): Best => {
    if (row === payers.length) return { total: 0, picks: [] };
    const key = row * 2 ** MOST_INVOICES + used;
    const known = seen.get(key);
    if (known) return known;
    let best: Best | null = null;
    for (const [column, value] of (worths[row] ?? []).entries()) {
      if (value === null || (used & (1 << column)) !== 0) continue;
      const rest = from(row + 1, used | (1 << column));
      const total = value + rest.total;
      if (best === null || total > best.total) best = { total, picks: [column, ...rest.picks] };
    }
    const skipped = from(row + 1, used);
    if (best === null || skipped.total > best.total) best = { ...skipped, picks: [null, ...skipped.picks] };
    seen.set(key, best);
    return best;
  };
  const { picks } = from(0, 0);
  const chosen = new Map<Payer, Invoice>();
  for (const [row, column] of picks.entries()) {
    const [payer, invoice] = [payers[row], column === null ? undefined : invoices[column]];
    if (payer && invoice) chosen.set(payer, invoice);
  }
  return chosen;
}
