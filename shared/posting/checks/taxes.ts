/** Tax types: there, active, fit for the account, and of the rate that the totals were worked out with. */
import type { Account, TaxRate } from '../../books/model.ts';
import { subtract, sumMinor } from '../../money.ts';
import type { BookIndex } from '../books.ts';
import { taxOn } from '../plan/feeLines.ts';
import type { PostingProblem, PostingStep } from '../model.ts';
import { finding, ofStep } from './finding.ts';
import { type DraftLine, isLined, linesByStep } from './lines.ts';

/** Xero's account types that take tax types for income, and for expenses. Others take both. */
const REVENUE = new Set(['REVENUE', 'SALES', 'OTHERINCOME']);
const EXPENSE = new Set(['EXPENSE', 'OVERHEADS', 'DIRECTCOSTS', 'DEPRECIATN']);

/** Findings on the tax types that lines bear, by themselves and with their accounts. */
export function taxProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  const taxed = steps.filter(({ draft }) => isLined(draft) && draft.lineAmountTypes !== 'NoTax');
  const unusable = [...linesByStep(taxed, (line) => line.taxType)]
    .filter(([taxType]) => !isUsable(taxType, books))
    .map(([taxType, own]) => finding('taxTypeInvalid', { taxType }, { steps: own }));
  return [...unusable, ...misfits(taxed, books)];
}

/** Tax types for income on accounts for expenses, and the other way round: one finding for each pair. */
function misfits(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  const pairOf = ({ accountCode, taxType }: DraftLine) => JSON.stringify([accountCode, taxType]);
  const pairs = new Map(
    steps.flatMap(({ draft }) =>
      isLined(draft) ? draft.lines.map((line) => [pairOf(line), line] as const) : [],
    ),
  );
  return [...linesByStep(steps, pairOf)].flatMap(([pair, own]) => {
    const { accountCode = '', taxType = '' } = pairs.get(pair) ?? {};
    const account = books.accountsByCode.get(accountCode);
    const rate = books.taxRates.get(taxType);
    if (!account || !rate || fits(rate, account)) return [];
    const values = { taxType, account: `${account.code} ${account.name}` };
    return [finding('taxTypeMisfit', values, { steps: own })];
  });
}

function fits(rate: TaxRate, { type }: Pick<Account, 'type'>): boolean {
  return (rate.canApplyToRevenue || !REVENUE.has(type)) && (rate.canApplyToExpenses || !EXPENSE.has(type));
}

/** `NONE` is valid in every organisation, whether or not its list names it. */
function isUsable(taxType: string, books: BookIndex): boolean {
  const rate = books.taxRates.get(taxType);
  return rate === undefined ? taxType === 'NONE' : rate.status === 'ACTIVE';
}

/**
 * Xero computes the tax of `Exclusive` lines by the rates in the books, whatever the mapping remembers of them. Nothing is
 * sent whose total would come out differently.
 */
export function totalProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  return steps.flatMap((step): PostingProblem[] => {
    const { draft } = step;
    if (!isLined(draft) || draft.lines.some((line) => !isUsable(line.taxType, books))) return [];
    const rateOf = (taxType: string) => books.taxRates.get(taxType)?.rateBasisPoints ?? 0;
    const lines = draft.lines.flatMap(({ amount, taxType }) =>
      draft.lineAmountTypes === 'Exclusive' ? [amount, taxOn(amount, rateOf(taxType))] : [amount],
    );
    const amount = subtract(sumMinor(lines), draft.total);
    if (amount === 0) return [];
    const taxed = draft.lines.find(({ taxType }) => rateOf(taxType) > 0) ?? draft.lines[0];
    const values = { taxType: taxed?.taxType ?? '', amount, currency: draft.currency };
    return [finding('taxRateDiffers', values, ofStep(step))];
  });
}
