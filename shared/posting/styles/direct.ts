/** Style `direct`: no clearing account; the bank line is one receive or spend money with everything inside. */
import { minor, negate, sumMinor, ZERO } from '../../money.ts';
import { compositeKey } from '../../ids.ts';
import type { Decision } from '../../matching/model.ts';
import { isExplained, type Payout } from '../../payout/model.ts';
import type { StatementLine } from '../../statement/model.ts';
import { homeOf, isGrossHome } from '../plan/homes.ts';
import type { PostingProblem, PostingStep } from '../model.ts';
import { bookedShare, documentKey, linePartKey, ownFeeId, partKey, partsOf } from '../parts.ts';
import { chargesOf, type EntryScope, openFees, type PlanContext } from '../plan/planEntries.ts';
import { transferReference } from '../references.ts';
import { categoryLines } from './lines.ts';
import { creditedInvoice } from './refunds.ts';
import { idsOf, keysOf } from './rest.ts';

export interface WholeLine {
  readonly decision: Pick<Decision, 'id'>;
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
}

/**
 * The bank line that a decision is, where it is just that: one line for whole, explained payouts that stand, their
 * amounts to the cent, nothing of them booked yet, none of their money came back, and no movement is booked apart
 * (invoices paid, credit notes). Anything else needs the clearing account.
 */
export function wholeLine(input: WholeLine, context: PlanContext): StatementLine | null {
  const { payouts } = input;
  const { booked, mapping } = context;
  const [line] = input.lines;
  if (line === undefined || input.lines.length > 1 || payouts.length === 0) return null;
  if (line.currency !== mapping.currency || line.amount === 0) return null;
  if (line.amount !== sumMinor(payouts.map((payout) => payout.amount))) return null;
  const keys = payouts.flatMap((payout) => [
    ...payout.entries.flatMap(partsOf).map((part) => part.key),
    partKey(ownFeeId(payout), 'fee'),
  ]);
  if ([linePartKey(line.key), ...keys].some((key) => booked.has(key))) return null;
  return payouts.every((payout) => isPlain(payout, context)) ? line : null;
}

function isPlain(payout: Payout, context: PlanContext): boolean {
  if (payout.status === 'failed' || payout.status === 'canceled' || !isExplained(payout)) return false;
  const isApart = payout.entries.some(
    (entry) =>
      homeOf(entry.kind) === 'transferred' ||
      bookedShare(context.shares, entry.id) !== 0 ||
      creditedInvoice(entry, context) !== undefined,
  );
  if (isApart) return false;
  const none = { entryId: '', amount: ZERO, tax: ZERO };
  const scope = {
    planId: '',
    tag: payout.id,
    date: payout.createdDate,
    entries: payout.entries,
    ownFee: none,
  };
  const { payments, overpayments, problems } = chargesOf(scope, context);
  return payments.length + overpayments.length + problems.length === 0;
}

/**
 * Without a clearing account there is no place for a payout whose make-up isn't told, unless a part of it went through
 * clearing before.
 */
export function untoldProblems(
  { payouts, lines }: WholeLine,
  { mapping, booked }: PlanContext,
): PostingProblem[] {
  if (mapping.style !== 'direct' || lines.some((line) => booked.has(linePartKey(line.key)))) return [];
  return payouts
    .filter(
      ({ composition, status }) => composition !== 'known' && status !== 'failed' && status !== 'canceled',
    )
    .filter((payout) => !booked.has(partKey(ownFeeId(payout), 'fee')))
    .map(({ id }) => ({
      code: 'directUntold',
      values: { payout: id },
      entryId: '',
      severity: 'block',
    }));
}

/** The one step of a decision that is a whole line, or null where clearing is needed. */
export function directStep(
  input: WholeLine,
  scopes: readonly EntryScope[],
  context: PlanContext,
): PostingStep | null {
  const line = wholeLine(input, context);
  const { mapping, booked } = context;
  if (line === null || input.payouts.some((payout) => booked.has(documentKey(payout.id)))) return null;
  const rest = {
    others: scopes.flatMap((scope) =>
      scope.entries.filter((entry) => entry.gross !== 0 && isGrossHome(entry.kind)),
    ),
    fees: scopes.flatMap((scope) => openFees(scope, context)),
  };
  const isSpend = line.amount < 0;
  const lines = categoryLines(rest.others, rest.fees, mapping, context.books.taxRates);
  return {
    id: `${input.decision.id}|${compositeKey('direct', line.key)}`,
    planId: input.decision.id,
    phase: 2,
    clearingEffect: ZERO,
    entryIds: idsOf(rest),
    parts: [...keysOf(rest), linePartKey(line.key)],
    draft: {
      kind: 'bankTransaction',
      direction: isSpend ? 'SPEND' : 'RECEIVE',
      bankAccountId: line.accountId,
      contactName: mapping.contactName,
      date: line.date,
      currency: mapping.currency,
      reference: transferReference(
        input.payouts.map((payout) => payout.id),
        null,
      ),
      lineAmountTypes: 'Inclusive',
      lines: isSpend ? lines.map((each) => ({ ...each, amount: negate(each.amount) })) : lines,
      total: minor(Math.abs(line.amount)),
    },
  };
}
