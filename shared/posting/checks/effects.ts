/** What a draft does to the bank-type accounts of the books. */
import { type Minor, negate } from '../../money.ts';
import type { WrittenDraft } from '../model.ts';

/** How a draft changes the bank-type accounts that it touches; documents touch none, nor is it said what a removal does. */
export function effectsOf(draft: WrittenDraft): { accountId: string; amount: Minor }[] {
  if (draft.kind === 'invoice' || draft.kind === 'creditNote' || draft.kind === 'removal') return [];
  if (draft.kind === 'payment') {
    const amount = draft.target === 'creditNote' ? negate(draft.amount) : draft.amount;
    return [{ accountId: draft.accountId, amount }];
  }
  if (draft.kind === 'transfer') {
    return [
      { accountId: draft.fromAccountId, amount: negate(draft.amount) },
      { accountId: draft.toAccountId, amount: draft.amount },
    ];
  }
  const amount = draft.direction === 'SPEND' ? negate(draft.total) : draft.total;
  return [{ accountId: draft.bankAccountId, amount }];
}
