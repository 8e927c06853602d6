/** Checks before anything is queued, against the books as last synced. Each finding says what stands in the way. */
import { lockedTo } from '../books/lockDate.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import { type Minor, negate, subtract, sumMinor } from '../money.ts';
import { amountKey, type BookIndex } from './books.ts';
import { taxOn } from './feeLines.ts';
import type {
  BankTransactionDraft,
  DocumentDraft,
  Draft,
  Mapping,
  PostingProblem,
  PostingStep,
} from './model.ts';
import { isOurReference } from './references.ts';

/** Days to either side within which an equal amount of someone else's is worth a look. */
const DUPLICATE_WINDOW_DAYS = 3;

/** All findings for the steps of one plan. */
export function preflight(
  steps: readonly PostingStep[],
  mapping: Mapping,
  books: BookIndex,
): PostingProblem[] {
  if (steps.length === 0) return [];
  return [
    ...lockProblems(steps, books),
    ...bankAccountProblems(steps, mapping, books),
    ...codeProblems(steps, mapping, books),
    ...taxProblems(steps, books),
    ...totalProblems(steps, books),
    ...duplicateProblems(steps, books),
  ];
}

const problem = (
  code: PostingProblem['code'],
  values: PostingProblem['values'],
  severity: PostingProblem['severity'] = 'block',
  entryId = '',
): PostingProblem => ({ code, values, entryId, severity });

/** The later of the two lock dates; postings on or before it are refused. */
export function lockDateOf(books: BookIndex): PlainDate | null {
  return lockedTo(books.organisation);
}

function lockProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  const lock = lockDateOf(books);
  if (lock === null) return [];
  const count = steps.filter((step) => step.draft.date <= lock).length;
  return count === 0 ? [] : [problem('locked', { date: lock, count })];
}

function bankAccountProblems(
  steps: readonly PostingStep[],
  mapping: Mapping,
  books: BookIndex,
): PostingProblem[] {
  const touched = steps.flatMap((step) => effectsOf(step.draft)).map((effect) => effect.accountId);
  return [...new Set([mapping.clearingAccountId, ...touched])].flatMap((id) => {
    const account = books.accountsById.get(id);
    if (!account) return [problem('accountMissing', { account: id })];
    if (account.status !== 'ACTIVE') return [problem('accountArchived', { account: account.name })];
    if (account.type !== 'BANK') return [problem('accountNotBank', { account: account.name })];
    if (account.currency === null || account.currency === mapping.currency) return [];
    const values = { account: account.name, currency: account.currency, expected: mapping.currency };
    return [problem('currencyMismatch', values)];
  });
}

const linesOf = (steps: readonly PostingStep[]) =>
  steps.flatMap(({ draft }) => (isLined(draft) ? draft.lines : []));

/** Whether a draft's lines are on accounts of ours to choose: an overpayment's one is on accounts receivable. */
function isLined(draft: Draft): draft is BankTransactionDraft | DocumentDraft {
  return 'lines' in draft && !(draft.kind === 'bankTransaction' && draft.overpayment !== undefined);
}

function codeProblems(steps: readonly PostingStep[], mapping: Mapping, books: BookIndex): PostingProblem[] {
  return [...new Set(linesOf(steps).map((line) => line.accountCode))].flatMap((code) => {
    if (code === '') return [problem('mappingIncomplete', { currency: mapping.currency })];
    const account = books.accountsByCode.get(code);
    if (!account) return [problem('accountMissing', { account: code })];
    if (account.status !== 'ACTIVE') {
      return [problem('accountArchived', { account: `${code} ${account.name}` })];
    }
    return [];
  });
}

function taxProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  return [...new Set(linesOf(steps).map((line) => line.taxType))]
    .filter((taxType) => !isUsable(taxType, books))
    .map((taxType) => problem('taxTypeInvalid', { taxType }));
}

/** `NONE` is valid in every organisation, whether or not its list names it. */
function isUsable(taxType: string, books: BookIndex): boolean {
  return taxType === 'NONE' || books.taxRates.get(taxType)?.status === 'ACTIVE';
}

/**
 * Xero computes the tax of `Exclusive` lines by the rates in the books, whatever the mapping remembers of them. Nothing is
 * sent whose total would come out differently.
 */
function totalProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  return steps.flatMap(({ draft, entryIds }): PostingProblem[] => {
    if (!isLined(draft) || draft.lines.some((line) => !isUsable(line.taxType, books))) return [];
    const rateOf = (taxType: string) => books.taxRates.get(taxType)?.rateBasisPoints ?? 0;
    const lines = draft.lines.flatMap(({ amount, taxType }) =>
      draft.lineAmountTypes === 'Exclusive' ? [amount, taxOn(amount, rateOf(taxType))] : [amount],
    );
    const amount = subtract(sumMinor(lines), draft.total);
    if (amount === 0) return [];
    const taxed = draft.lines.find(({ taxType }) => rateOf(taxType) > 0) ?? draft.lines[0];
    const values = { taxType: taxed?.taxType ?? '', amount, currency: draft.currency };
    return [problem('taxRateDiffers', values, 'block', entryIds[0] ?? '')];
  });
}

function duplicateProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  return steps.flatMap((step): PostingProblem[] => {
    const entryId = step.entryIds[0] ?? '';
    const { reference } = step.draft;
    const same = books.itemsByReference.get(reference)?.[0] ?? documentInBooks(step.draft, books);
    if (same) return [problem('alreadyInBooks', { reference, date: same.date }, 'block', entryId)];
    const other = effectsOf(step.draft).flatMap(({ accountId, amount }) =>
      (books.itemsByAmount.get(amountKey(accountId, amount)) ?? []).filter(
        (item) =>
          !isOurReference(item.reference) &&
          Math.abs(daysBetween(item.date, step.draft.date)) <= DUPLICATE_WINDOW_DAYS,
      ),
    )[0];
    if (!other) return [];
    const values = {
      reference: other.reference || other.detail,
      date: other.date,
      amount: other.amount,
      currency: other.currency,
    };
    return [problem('sameAmountInBooks', values, 'warn', entryId)];
  });
}

/** A sales invoice that bears a draft's number already: Xero takes no second one. */
function documentInBooks(draft: Draft, books: BookIndex): { readonly date: PlainDate } | undefined {
  if (draft.kind !== 'invoice') return undefined;
  return books.invoicesByNumber
    .get(draft.number)
    ?.find(({ status }) => status !== 'DELETED' && status !== 'VOIDED');
}

/** How a draft changes the bank-type accounts that it touches; documents touch none. */
export function effectsOf(draft: Draft): { accountId: string; amount: Minor }[] {
  if (draft.kind === 'invoice' || draft.kind === 'creditNote') return [];
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
