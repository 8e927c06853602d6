/** The whole ledger as data for comparisons: exact decimal text in major units, every object, every account's entries. */
import { type Minor, minor, negate, sumMinor, toMajorText } from '../../../shared/money.ts';
import type { Invoice, LedgerEntry, LedgerLine, SourceKind, XeroState } from './model.ts';
import { balances } from './ledger.ts';
import { amountDue } from './wire.ts';

export interface LedgerAccountEntry {
  readonly date: string;
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  readonly reference: string;
  /** In the account's currency, debit positive. */
  readonly amount: string;
  readonly baseAmount: string;
}

export interface LedgerAccount {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly systemAccount: string;
  readonly currency: string;
  /** Debit positive: money in a bank account is positive. */
  readonly balance: string;
  readonly baseBalance: string;
  readonly entries: readonly LedgerAccountEntry[];
}

export interface LedgerObject {
  readonly id: string;
  readonly status: string;
  readonly date: string;
  readonly reference: string;
  readonly [field: string]: unknown;
}

export interface LedgerReport {
  readonly tenantId: string;
  readonly organisation: string;
  readonly baseCurrency: string;
  readonly periodLockDate: string | null;
  readonly endOfYearLockDate: string | null;
  readonly accounts: readonly LedgerAccount[];
  readonly contacts: readonly {
    readonly contactId: string;
    readonly name: string;
    readonly status: string;
  }[];
  readonly invoices: readonly LedgerObject[];
  readonly payments: readonly LedgerObject[];
  readonly bankTransactions: readonly LedgerObject[];
  readonly bankTransfers: readonly LedgerObject[];
  /** Base currency; `balanced` is whether every entry sums to zero. */
  readonly totals: { readonly debits: string; readonly credits: string; readonly balanced: boolean };
}

/** Everything in the books now. Same state, same report. */
export function ledgerReport(state: XeroState): LedgerReport {
  const { organisation } = state;
  return {
    tenantId: state.tenantId,
    organisation: organisation.name,
    baseCurrency: organisation.baseCurrency,
    periodLockDate: organisation.periodLockDate,
    endOfYearLockDate: organisation.endOfYearLockDate,
    accounts: accountsReport(state),
    contacts: [...state.contacts.values()].map(({ id, name, status }) => ({ contactId: id, name, status })),
    invoices: [...state.invoices.values()].map((invoice) => invoiceReport(state, invoice)),
    payments: paymentsReport(state),
    bankTransactions: transactionsReport(state),
    bankTransfers: transfersReport(state),
    totals: totalsReport([...state.entries.values()], organisation.baseCurrency),
  };
}

function accountsReport(state: XeroState): readonly LedgerAccount[] {
  const base = state.organisation.baseCurrency;
  const found = balances(state);
  const entries = entriesByAccount(state);
  return [...state.accounts.values()].map((account) => {
    const { id, code, name, type, status, systemAccount, currency } = account;
    const balance = found.get(id);
    return {
      accountId: id,
      code,
      name,
      type,
      status,
      systemAccount,
      currency,
      balance: toMajorText(balance?.amount ?? minor(0), currency),
      baseBalance: toMajorText(balance?.base ?? minor(0), base),
      entries: (entries.get(id) ?? []).map(({ entry, line }) => ({
        date: entry.date,
        sourceKind: entry.sourceKind,
        sourceId: entry.sourceId,
        reference: entry.reference,
        amount: toMajorText(line.amount, currency),
        baseAmount: toMajorText(line.base, base),
      })),
    };
  });
}

function entriesByAccount(state: XeroState): Map<string, { entry: LedgerEntry; line: LedgerLine }[]> {
  const found = new Map<string, { entry: LedgerEntry; line: LedgerLine }[]>();
  for (const entry of state.entries.values()) {
    for (const line of entry.lines) {
      const list = found.get(line.accountId) ?? [];
      list.push({ entry, line });
      found.set(line.accountId, list);
    }
  }
  for (const list of found.values())
    list.sort((a, b) => (a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : 0));
  return found;
}

function invoiceReport(state: XeroState, invoice: Invoice): LedgerObject {
  const amount = (value: Minor) => toMajorText(value, invoice.currency);
  const { id, type, number, reference, status, date, dueDate, currency, contactId } = invoice;
  return {
    id,
    type,
    number,
    reference,
    status,
    date,
    dueDate,
    currency,
    contact: state.contacts.get(contactId)?.name,
    subTotal: amount(invoice.subTotal),
    totalTax: amount(invoice.totalTax),
    total: amount(invoice.total),
    amountPaid: amount(invoice.amountPaid),
    amountDue: amount(minor(amountDue(invoice))),
  };
}

function paymentsReport(state: XeroState): readonly LedgerObject[] {
  return [...state.payments.values()].map((payment) => {
    const invoice = state.invoices.get(payment.invoiceId);
    const account = state.accounts.get(payment.accountId);
    const { id, status, date, reference, accountId, invoiceId, isReconciled } = payment;
    const currency = invoice?.currency ?? '';
    const amount = toMajorText(payment.amount, currency);
    const bankAmount = toMajorText(payment.bankAmount, account?.currency ?? '');
    const invoiceNumber = invoice?.number;
    return {
      id,
      status,
      date,
      reference,
      invoiceId,
      invoiceNumber,
      accountId,
      currency,
      amount,
      bankAmount,
      isReconciled,
    };
  });
}

function transactionsReport(state: XeroState): readonly LedgerObject[] {
  return [...state.bankTransactions.values()].map((item) => {
    const { id, type, status, date, reference, currency, bankAccountId, isReconciled, lineAmountTypes } =
      item;
    const amount = (value: Minor) => toMajorText(value, currency);
    const lines = item.lines.map((line) => ({
      description: line.description,
      accountCode: state.accounts.get(line.accountId)?.code,
      taxType: line.taxType,
      lineAmount: amount(line.lineAmount),
      taxAmount: amount(line.taxAmount),
      tracking: line.tracking.map(({ name, option }) => `${name}: ${option}`),
    }));
    const contact = state.contacts.get(item.contactId)?.name;
    const totals = {
      subTotal: amount(item.subTotal),
      totalTax: amount(item.totalTax),
      total: amount(item.total),
    };
    const head = {
      id,
      type,
      status,
      date,
      reference,
      currency,
      accountId: bankAccountId,
      contact,
      isReconciled,
    };
    return { ...head, lineAmountTypes, ...totals, lines };
  });
}

function transfersReport(state: XeroState): readonly LedgerObject[] {
  return [...state.bankTransfers.values()].map((transfer) => {
    const { id, status, date, reference, currency, fromAccountId, toAccountId } = transfer;
    const { fromIsReconciled, toIsReconciled } = transfer;
    const amount = toMajorText(transfer.amount, currency);
    return {
      id,
      status,
      date,
      reference,
      currency,
      amount,
      fromAccountId,
      toAccountId,
      fromIsReconciled,
      toIsReconciled,
    };
  });
}

function totalsReport(entries: readonly LedgerEntry[], base: string): LedgerReport['totals'] {
  const lines = entries.flatMap((entry) => entry.lines.map((line) => line.base));
  const debits = sumMinor(lines.filter((value) => value > 0));
  const credits = sumMinor(lines.filter((value) => value < 0));
  const balanced = entries.every((entry) => sumMinor(entry.lines.map((line) => line.base)) === 0);
  return { debits: toMajorText(debits, base), credits: toMajorText(negate(credits), base), balanced };
}
