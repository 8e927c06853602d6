/** What a bank kept of a deposit: a spend money on clearing, so that clearing goes to zero and the transfer equals the line. */
import { compositeKey } from '../../ids.ts';
import type { Decision } from '../../matching/model.ts';
import { type Minor, negate, sumMinor, ZERO } from '../../money.ts';
import type { Payout } from '../../payout/model.ts';
import type { StatementLine } from '../../statement/model.ts';
import { bankStep } from '../plan/bankStep.ts';
import type { Mapping, PostingStep } from '../model.ts';
import { bankFeeKey } from '../parts.ts';

/** The parts of a decision that say whether it is short by a bank's fee. */
export interface ShortDecision {
  readonly decision: Pick<Decision, 'id'> & Partial<Pick<Decision, 'evidence'>>;
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
}

/** What the bank kept: only where the user confirmed a deposit as short by just that, else zero. */
export function bankFeeOf({ decision, payouts, lines }: ShortDecision): Minor {
  const said = decision.evidence?.find(({ code }) => code === 'shortByFee')?.values['amount'];
  const [line] = lines;
  const [payout] = payouts;
  if (said === undefined || !line || !payout || lines.length > 1) return ZERO;
  if (payouts.some(({ currency }) => currency !== line.currency)) return ZERO;
  const fee = sumMinor([...payouts.map(({ amount }) => amount), negate(line.amount)]);
  return fee > 0 && fee === said ? fee : ZERO;
}

/** The step for it, on the line's day; none where it is booked. */
export function bankFeeSteps(
  input: ShortDecision,
  mapping: Mapping,
  booked: ReadonlySet<string>,
): PostingStep[] {
  const fee = bankFeeOf(input);
  const [line] = input.lines;
  const [payout] = input.payouts;
  const key = bankFeeKey(input.decision.id);
  if (fee === 0 || !line || !payout || booked.has(key)) return [];
  const scope = { planId: input.decision.id, tag: payout.id, date: line.date };
  const text = {
    description: `Kept by the bank · ${payout.id}`,
    accountCode: mapping.bankFeeAccountCode || mapping.feeAccountCode,
    taxType: mapping.noTaxType,
    amount: negate(fee),
  };
  const parts = {
    lines: [text],
    received: negate(fee),
    lineAmountTypes: 'Inclusive' as const,
    ids: [compositeKey('bankFee', payout.id)],
    keys: [key],
  };
  return [bankStep(scope, 'bank-fee', parts, mapping)];
}
