/** A plan in double-entry form, for the preview: what Xero's ledger will show. */
import { type Minor, minor, negate, subtract, sumMinor, ZERO } from '../money.ts';
import type { BookIndex } from './books.ts';
import { taxOn } from './feeLines.ts';
import type { BankTransactionDraft, DocumentDraft, PostingPlan } from './model.ts';
import { taxWithin } from './styles/lines.ts';

/** One row of the ledger. One of `debit` and `credit` is zero; both are minor units, never negative. */
export interface LedgerRow {
  readonly stepId: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly description: string;
  readonly debit: Minor;
  readonly credit: Minor;
  /** Tax type of the line; empty where there is none. */
  readonly tax: string;
}

/** Rows for every step of a plan, in order. Σ debit = Σ credit, within each step. */
export function doubleEntry(plan: Pick<PostingPlan, 'steps'>, books: BookIndex): LedgerRow[] {
  return plan.steps.flatMap((step) => {
    const { draft } = step;
    const make = rowMaker(step.id, books);
    if (draft.kind === 'bankTransaction' && draft.overpayment !== undefined) {
      return [
        make.byId(draft.bankAccountId, draft.total, draft.reference),
        make.system('DEBTORS', 'Accounts receivable', negate(draft.total), draft.contactName),
      ];
    }
    if (draft.kind === 'bankTransaction') return bankRows(draft, make, books);
    if (draft.kind === 'invoice' || draft.kind === 'creditNote') return documentRows(draft, make, books);
    if (draft.kind === 'payment') {
      const paid = draft.target === 'creditNote' ? negate(draft.amount) : draft.amount;
      return [
        make.byId(draft.accountId, paid, draft.reference),
        make.system('DEBTORS', 'Accounts receivable', negate(paid), draft.invoiceNumber),
      ];
    }
    return [
      make.byId(draft.toAccountId, draft.amount, draft.reference),
      make.byId(draft.fromAccountId, negate(draft.amount), draft.reference),
    ];
  });
}

type RowMaker = ReturnType<typeof rowMaker>;

/** Makers of rows; `amount` is debit when positive, credit when negative. */
function rowMaker(stepId: string, books: BookIndex) {
  const row = (
    account: { code: string; name: string },
    amount: Minor,
    description: string,
    tax: string,
  ): LedgerRow => ({
    stepId,
    accountCode: account.code,
    accountName: account.name,
    description,
    debit: amount > 0 ? amount : ZERO,
    credit: amount < 0 ? negate(amount) : ZERO,
    tax,
  });
  const systemAccount = (name: string) =>
    [...books.accountsById.values()].find((account) => account.systemAccount === name);
  return {
    byId: (id: string, amount: Minor, description: string) =>
      row(books.accountsById.get(id) ?? { code: '', name: id }, amount, description, ''),
    byCode: (code: string, amount: Minor, description: string, tax: string) =>
      row(books.accountsByCode.get(code) ?? { code, name: '' }, amount, description, tax),
    system: (name: string, fallback: string, amount: Minor, description: string) =>
      row(systemAccount(name) ?? { code: '', name: fallback }, amount, description, ''),
  };
}

function bankRows(draft: BankTransactionDraft, make: RowMaker, books: BookIndex): LedgerRow[] {
  const sign = draft.direction === 'SPEND' ? -1 : 1;
  return [
    make.byId(draft.bankAccountId, minor(sign * draft.total), draft.reference),
    ...lineRows(draft, sign, make, books),
  ];
}

function documentRows(draft: DocumentDraft, make: RowMaker, books: BookIndex): LedgerRow[] {
  const sign = draft.kind === 'creditNote' ? -1 : 1;
  return [
    make.system('DEBTORS', 'Accounts receivable', minor(sign * draft.total), draft.number),
    ...lineRows(draft, sign, make, books),
  ];
}

/** The other side: the lines without tax, and the tax on all of them. */
function lineRows(
  draft: BankTransactionDraft | DocumentDraft,
  sign: 1 | -1,
  make: RowMaker,
  books: BookIndex,
): LedgerRow[] {
  const parts = draft.lines.map((line) => {
    const rate = books.taxRates.get(line.taxType)?.rateBasisPoints ?? 0;
    const tax = taxOfLine(line.amount, rate, draft.lineAmountTypes);
    const net = draft.lineAmountTypes === 'Inclusive' ? subtract(line.amount, tax) : line.amount;
    return { line, tax, net };
  });
  const tax = sumMinor(parts.map((part) => part.tax));
  return [
    ...parts.map(({ line, net }) =>
      make.byCode(line.accountCode, minor(-sign * net), line.description, line.taxType),
    ),
    ...(tax === 0 ? [] : [make.system('GST', 'Tax', minor(-sign * tax), 'Tax')]),
  ];
}

function taxOfLine(
  amount: Minor,
  basisPoints: number,
  types: BankTransactionDraft['lineAmountTypes'],
): Minor {
  if (types === 'NoTax' || basisPoints === 0) return ZERO;
  return types === 'Exclusive' ? taxOn(amount, basisPoints) : taxWithin(amount, basisPoints);
}
