/** Accounts: there, active, of the right type and currency. */
import type { BookIndex } from '../books.ts';
import { CONTROL_ACCOUNTS } from '../express/usable.ts';
import type { Mapping, PostingProblem, PostingStep } from '../model.ts';
import { effectsOf } from './effects.ts';
import { finding } from './finding.ts';
import { linesByStep } from './lines.ts';

/** Findings on the clearing account and every account that money is moved on: each must be an active BANK account of the currency. */
export function bankAccountProblems(
  steps: readonly PostingStep[],
  mapping: Mapping,
  books: BookIndex,
): PostingProblem[] {
  const touched = steps.flatMap((step) => effectsOf(step.draft)).map((effect) => effect.accountId);
  return [...new Set([mapping.clearingAccountId, ...touched])].flatMap((id) => {
    const account = books.accountsById.get(id);
    const own = steps.filter(({ draft }) => effectsOf(draft).some((effect) => effect.accountId === id));
    const about = own.length === 0 ? {} : { steps: own };
    if (!account) return [finding('accountMissing', { account: id }, about)];
    if (account.status !== 'ACTIVE') return [finding('accountArchived', { account: account.name }, about)];
    if (account.type !== 'BANK') return [finding('accountNotBank', { account: account.name }, about)];
    if (account.currency === null || account.currency === mapping.currency) return [];
    const values = { account: account.name, currency: account.currency, expected: mapping.currency };
    return [finding('currencyMismatch', values, about)];
  });
}

/** Findings on the accounts that lines are coded to. */
export function codeProblems(
  steps: readonly PostingStep[],
  mapping: Mapping,
  books: BookIndex,
): PostingProblem[] {
  return [...linesByStep(steps, (line) => line.accountCode)].flatMap(([code, own]) => {
    const about = { steps: own };
    if (code === '') return [finding('mappingIncomplete', { currency: mapping.currency }, about)];
    const account = books.accountsByCode.get(code);
    if (!account) return [finding('accountMissing', { account: code }, about)];
    const name = `${code} ${account.name}`;
    if (account.status !== 'ACTIVE') return [finding('accountArchived', { account: name }, about)];
    if (account.type === 'BANK' || CONTROL_ACCOUNTS.has(account.systemAccount))
      return [finding('accountControl', { account: name }, about)];
    return [];
  });
}
