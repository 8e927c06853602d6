/** Holds answers against the truth of labelled accounts. */
import type { Inside } from '../../../../shared/payout/composition/model.ts';
import { composeAccount } from '../../../../shared/payout/composition/pool.ts';
import type { LabelledAccount, Truth } from './accountModel.ts';

export interface Judged {
  readonly truth: Truth;
  readonly inside: Inside;
  /** `right` and `wrong` answers; `refused` where there was an answer; `unknowable` where there was none. */
  readonly result: 'right' | 'wrong' | 'refused' | 'unknowable';
}

/** One judgement for each payout of the account. Throws if a payout has no answer at all. */
export function judgeAccount(labelled: LabelledAccount): readonly Judged[] {
  const answers = new Map(composeAccount(labelled.account).map((inside) => [inside.payoutId, inside]));
  return labelled.truths.map((truth) => {
    const inside = answers.get(truth.payoutId);
    if (inside === undefined) throw new Error(`No answer for ${truth.payoutId}`);
    return { truth, inside, result: judge(truth, inside) };
  });
}

function judge({ inside: truth }: Truth, { entryIds }: Inside): Judged['result'] {
  if (entryIds.length === 0) return truth === null ? 'unknowable' : 'refused';
  if (truth === null) return 'wrong';
  const ids = new Set(truth);
  return ids.size === entryIds.length && entryIds.every((id) => ids.has(id)) ? 'right' : 'wrong';
}
