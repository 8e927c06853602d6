/** Deposits that aren't the payout's amount and may still be it: short by the bank's fee, or converted by the bank. */
import { exponentOf, type Minor, minor, toMajorText, ZERO } from '../../money.ts';
import type { Candidate, LineNode, PayoutNode, ReferenceRate, Tolerance } from '../input.ts';
import { RateTable } from '../days/rateTable.ts';
import type { LineDays } from '../days/lineDays.ts';
import type { Evidence } from '../model.ts';
import { lateDays } from '../days/reach.ts';
import { FOREIGN, FOREIGN_WEIGHT, SHORT_WEIGHT, WINDOW } from '../rules.ts';
import { fitOf, type ScoreContext, tidy, total } from '../score.ts';

export interface InexactSearch {
  /** Payouts that no line of their own explains. */
  readonly payouts: readonly PayoutNode[];
  /** All lines by account and day. */
  readonly days: LineDays;
  readonly allows: (payout: PayoutNode, line: LineNode) => boolean;
  readonly context: ScoreContext;
  readonly tolerances: readonly Tolerance[];
  readonly rates: readonly ReferenceRate[];
  readonly accountOf: (payout: PayoutNode) => string | null;
}

/** Every short and every converted deposit of the payouts given, in their order. Only lines that carry a payout's mark. */
export function findInexact(search: InexactSearch): Candidate[] {
  const { payouts, tolerances, rates } = search;
  if (payouts.length === 0 || tolerances.length + rates.length === 0) return [];
  const table = new RateTable(rates);
  return payouts.flatMap((payout) => [...shortOf(search, payout), ...foreignOf(search, payout, table)]);
}

function around(
  { accountOf, days, context }: InexactSearch,
  payout: PayoutNode,
  currency: string,
): LineNode[] {
  return days.within(
    currency,
    accountOf(payout),
    payout.day - WINDOW.early,
    payout.day + lateDays(payout, context),
  );
}

function shortOf(search: InexactSearch, payout: PayoutNode): Candidate[] {
  if (search.tolerances.length === 0) return [];
  const { amount, currency } = payout.payout;
  return around(search, payout, currency).flatMap((line) => {
    const fee = amount - line.line.amount;
    if (fee <= 0 || amount > 0 !== line.line.amount > 0) return [];
    if (!search.tolerances.some((tolerance) => isWithin(tolerance, line, fee, amount))) return [];
    const values = { amount: fee, payoutAmount: amount, currency };
    const why: Evidence = { code: 'shortByFee', values, weight: SHORT_WEIGHT };
    const candidate = inexact(search, { kind: 'short', payout, line, why, shortBy: minor(fee) });
    return candidate ? [candidate] : [];
  });
}

function isWithin(tolerance: Tolerance, { line }: LineNode, fee: number, amount: number): boolean {
  const { accountId, maxFee, maxBasisPoints } = tolerance;
  if (accountId !== line.accountId || (maxFee === null && maxBasisPoints === null)) return false;
  if (maxFee !== null && fee > maxFee) return false;
  return maxBasisPoints === null || fee * 10_000 <= Math.abs(amount) * maxBasisPoints;
}

function foreignOf(search: InexactSearch, payout: PayoutNode, table: RateTable): Candidate[] {
  const account = search.accountOf(payout);
  if (search.rates.length === 0 || account === null) return [];
  const { currency: from, amount } = payout.payout;
  return table.partners(from).flatMap((to) => {
    const reference = table.rate(from, to, payout.day);
    if (reference === null) return [];
    return around(search, payout, to).flatMap((line) => {
      if (line.line.accountId !== account || amount > 0 !== line.line.amount > 0) return [];
      const off = offBy(payout, line, reference);
      if (off > FOREIGN.band) return [];
      const why = rateEvidence(payout, line, reference, off);
      const candidate = inexact(search, { kind: 'foreign', payout, line, why, shortBy: ZERO });
      return candidate ? [candidate] : [];
    });
  });
}

function paidRate({ payout }: PayoutNode, { line }: LineNode): number {
  const scale = 10 ** (exponentOf(payout.currency) - exponentOf(line.currency));
  return (line.amount / payout.amount) * scale;
}

/** How far the rate that the bank would have used is from the reference, as a share of it. */
function offBy(payout: PayoutNode, line: LineNode, reference: number): number {
  return Math.abs(paidRate(payout, line) / reference - 1);
}

function rateEvidence(payout: PayoutNode, line: LineNode, reference: number, off: number): Evidence {
  const { amount, currency } = payout.payout;
  const { most, least } = FOREIGN_WEIGHT;
  return {
    code: 'bankRate',
    values: {
      amount: line.line.amount,
      currency: line.line.currency,
      payoutAmount: `${toMajorText(amount, currency)} ${currency}`,
      rate: paidRate(payout, line).toPrecision(6),
      reference: reference.toPrecision(6),
      value: (off * 100).toFixed(1),
    },
    weight: tidy(most - ((most - least) * off) / FOREIGN.band),
  };
}

interface Inexact {
  readonly kind: 'short' | 'foreign';
  readonly payout: PayoutNode;
  readonly line: LineNode;
  readonly why: Evidence;
  readonly shortBy: Minor;
}

function inexact(search: InexactSearch, { kind, payout, line, why, shortBy }: Inexact): Candidate | null {
  if (!search.allows(payout, line)) return null;
  const fit = fitOf(payout, line, search.context);
  if (!fit?.marked) return null;
  const evidence = [why, ...fit.evidence];
  return {
    kind,
    payouts: [payout.index],
    lines: [line.index],
    score: total(evidence),
    marked: true,
    dateInside: fit.dateInside,
    unproven: true,
    shortBy,
    evidence,
  };
}
