/**
 * Payouts that never reach the bank statement: to a debit card or another account. Confirming one settles it without a
 * bank line: one bank transaction takes its amount out of the clearing account to the account chosen for that.
 */
import type { Decision } from '../../matching/model.ts';
import { type Minor, minor, negate } from '../../money.ts';
import type { Payout } from '../../payout/model.ts';
import { compositeKey } from '../../ids.ts';
import type { Mapping, PostingStep } from '../model.ts';
import { ownFeeId, partKey } from '../parts.ts';
import { partReference, transferReference } from '../references.ts';
import { tracked } from './tracking.ts';

/** Whether a payout may be confirmed without a bank line: it left, and not for a bank account, or nothing was to be paid. */
export function settlesElsewhere(payout: Pick<Payout, 'amount' | 'destination' | 'status'>): boolean {
  const isOut = payout.status === 'paid' || payout.status === 'inTransit';
  return isOut && (payout.destination !== 'bank' || payout.amount === 0);
}

/** What moves between clearing and elsewhere for a payout: `key` is the booked part, `effect` the change of clearing. */
export interface ElsewhereMove {
  readonly part: 'elsewhere' | 'returned';
  readonly entryId: string;
  readonly key: string;
  readonly effect: Minor;
}

/**
 * What a decision has still to move for a payout. Only a decision without bank lines moves anything this way. One that
 * failed or was cancelled moves nothing, or back what is booked as gone.
 */
export function movesElsewhere(
  decision: Pick<Decision, 'lineKeys'>,
  payout: Payout,
  booked: ReadonlySet<string>,
): ElsewhereMove[] {
  if (decision.lineKeys.length > 0 || payout.destination === 'bank' || payout.amount === 0) return [];
  const isOff = payout.status === 'failed' || payout.status === 'canceled';
  const [out, back] = elsewhereParts(payout);
  const due = isOff ? (booked.has(out.key) ? [back] : []) : [out];
  return due.filter(({ key }) => !booked.has(key));
}

/** The two moves that a payout may have: away, booked as its own movement's gross; and back, as its failure's. */
export function elsewhereParts(payout: Payout): readonly [ElsewhereMove, ElsewhereMove] {
  const own = ownFeeId(payout);
  const failure = payout.failureEntryId || compositeKey(own, 'returned');
  const { amount } = payout;
  return [
    { part: 'elsewhere', entryId: own, key: partKey(own, 'gross'), effect: negate(amount) },
    { part: 'returned', entryId: failure, key: partKey(failure, 'gross'), effect: amount },
  ];
}

const WORDS = {
  elsewhere: { bank: '', card: 'Payout to a card', other: 'Payout to another account' },
  returned: { bank: '', card: 'Payout to a card returned', other: 'Payout to another account returned' },
} as const;

/** The step that makes a move: spend or receive money on clearing, outside tax, on the day the payout was to arrive. */
export function elsewhereStep(
  planId: string,
  payout: Payout,
  move: ElsewhereMove,
  mapping: Mapping,
): PostingStep {
  const total = minor(Math.abs(move.effect));
  const description = `${WORDS[move.part][payout.destination]} · ${payout.id}`;
  const { elsewhereAccountCode: accountCode, noTaxType: taxType } = mapping;
  return {
    id: `${planId}|${compositeKey(payout.id, move.part)}`,
    planId,
    phase: 2,
    clearingEffect: move.effect,
    entryIds: [move.entryId],
    draft: {
      kind: 'bankTransaction',
      direction: move.effect < 0 ? 'SPEND' : 'RECEIVE',
      bankAccountId: mapping.clearingAccountId,
      contactName: mapping.contactName,
      date: payout.arrivalDate,
      currency: mapping.currency,
      reference:
        move.part === 'elsewhere'
          ? transferReference([payout.id], null)
          : partReference(payout.id, move.part),
      lineAmountTypes: 'Inclusive',
      lines: tracked([{ description, accountCode, taxType, amount: total }], mapping),
      total,
    },
  };
}
