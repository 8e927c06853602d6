/** A plan in double-entry form, for the preview: what Xero's ledger will show. */
import { exponentOf, type Minor, minor, negate, subtract, sumMinor, toMajorText, ZERO } from '../money.ts';
import type { BookIndex } from './books.ts';
import { taxOn } from './plan/feeLines.ts';
import type { BankTransactionDraft, DocumentDraft, PaymentDraft, PostingPlan, Tracking } from './model.ts';
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
  readonly tracking: readonly Tracking[];
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
      if (draft.foreign) return foreignRows(draft, draft.foreign, make, books);
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
    tracking: readonly Tracking[] = [],
  ): LedgerRow => ({
    stepId,
    accountCode: account.code,
    accountName: account.name,
    description,
    debit: amount > 0 ? amount : ZERO,
    credit: amount < 0 ? negate(amount) : ZERO,
    tax,
    tracking,
  });
  const systemAccount = (name: string) =>
    [...books.accountsById.values()].find((account) => account.systemAccount === name);
  return {
    byId: (id: string, amount: Minor, description: string) =>
      row(books.accountsById.get(id) ?? { code: '', name: id }, amount, description, ''),
    byCode: (
      code: string,
      amount: Minor,
      { description, taxType, tracking }: BankTransactionDraft['lines'][number],
    ) => row(books.accountsByCode.get(code) ?? { code, name: '' }, amount, description, taxType, tracking),
    system: (name: string, fallback: string, amount: Minor, description: string) =>
      row(systemAccount(name) ?? { code: '', name: fallback }, amount, description, ''),
  };
}

/**
 * The payment of an invoice in another currency, in the account's: the invoice leaves debtors at the rate that it was booked
 * at, what the day's rate makes different is realised. Where the books don't tell its rate, at the rate of the payment.
 */
function foreignRows(
  draft: PaymentDraft,
  foreign: NonNullable<PaymentDraft['foreign']>,
  make: RowMaker,
  books: BookIndex,
): LedgerRow[] {
  const rate = books.invoicesById.get(draft.invoiceId)?.currencyRate;
  const isBase = draft.currency === books.organisation.baseCurrency;
  const owed = isBase ? atRate(foreign, rate, draft.currency) : null;
  const cleared = owed ?? draft.amount;
  const gain = subtract(draft.amount, cleared);
  const about = `${draft.invoiceNumber} · ${toMajorText(foreign.amount, foreign.currency)} ${foreign.currency}`;
  const rows = [
    make.byId(draft.accountId, draft.amount, `${draft.reference} · ${foreign.rate}`),
    make.system('DEBTORS', 'Accounts receivable', negate(cleared), about),
  ];
  if (gain === 0) return rows;
  return [
    ...rows,
    make.system('REALISEDCURRENCYGAIN', 'Realised Currency Gains', negate(gain), draft.invoiceNumber),
  ];
}

/** A foreign amount in the base currency at a rate of foreign units for one of base; null without a rate. */
function atRate(
  { amount, currency }: { readonly amount: Minor; readonly currency: string },
  rate: string | undefined,
  base: string,
): Minor | null {
  const units = Number(rate);
  if (!(units > 0)) return null;
  return minor(Math.round((amount / units) * 10 ** (exponentOf(base) - exponentOf(currency))));
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
    ...parts.map(({ line, net }) => make.byCode(line.accountCode, minor(-sign * net), line)),
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
