/** Double entry: what each kind of object does to the accounts. Every entry sums to zero in base currency or isn't made. */
import { type Minor, minor, negate, subtract, sumMinor, ZERO } from '../../../shared/money.ts';
import { convert } from './decimal.ts';
import type {
  Account,
  BankTransaction,
  BankTransfer,
  Document,
  Invoice,
  LedgerEntry,
  LedgerLine,
  Payment,
  XeroState,
} from './model.ts';

/** Units of a currency for one US dollar: the sandbox's own, fixed, so that runs are the same. */
const PER_USD: Readonly<Record<string, number>> = {
  USD: 1,
  AUD: 1.53,
  NZD: 1.67,
  EUR: 0.92,
  GBP: 0.79,
  CAD: 1.37,
  SGD: 1.34,
  IDR: 16_250,
  JPY: 150,
  HUF: 352,
};

/** Xero's own rate of the day: units of `currency` for one unit of `base`, six digits. */
export function dayRate(base: string, currency: string): number {
  if (base === currency) return 1;
  return Math.round(((PER_USD[currency] ?? 1) / (PER_USD[base] ?? 1)) * 1e6) / 1e6;
}

/** The account that Xero itself owns, e.g. `DEBTORS`. Throws if the seed made none. */
export function systemAccount(state: XeroState, name: string): Account {
  for (const account of state.accounts.values()) if (account.systemAccount === name) return account;
  throw new Error(`The organisation has no ${name} account`);
}

/** Balance of an account, debit positive: in base currency and in its own. */
export function balances(state: XeroState): Map<string, { base: Minor; amount: Minor }> {
  const found = new Map<string, { base: Minor; amount: Minor }>();
  for (const entry of state.entries.values()) {
    for (const line of entry.lines) {
      const before = found.get(line.accountId) ?? { base: ZERO, amount: ZERO };
      found.set(line.accountId, {
        base: sumMinor([before.base, line.base]),
        amount: sumMinor([before.amount, line.amount]),
      });
    }
  }
  return found;
}

/** Records an entry in place of any earlier one of the same source. Throws if it doesn't balance. */
export function book(state: XeroState, entry: LedgerEntry): void {
  const total = sumMinor(entry.lines.map((line) => line.base));
  if (total !== 0) throw new Error(`${entry.sourceKind} ${entry.sourceId} is out of balance by ${total}`);
  state.entries.set(entry.sourceId, {
    ...entry,
    lines: entry.lines.filter((line) => line.base !== 0 || line.amount !== 0),
  });
}

/** Takes the entry of a deleted or voided object out of the ledger. */
export function unbook(state: XeroState, sourceId: string): void {
  state.entries.delete(sourceId);
}

/** Lines of a document on its accounts and GST; `sign` is 1 where they are debits. Base currency. */
function documentLines(state: XeroState, document: Document, sign: 1 | -1): LedgerLine[] {
  const base = state.organisation.baseCurrency;
  const lines: LedgerLine[] = [];
  const add = (accountId: string, foreign: Minor) => {
    const amount = minor(sign * convert(foreign, document.rate, document.currency, base));
    lines.push({ accountId, base: amount, amount });
  };
  const gst = systemAccount(state, 'GST').id;
  for (const line of document.lines) {
    const net =
      document.lineAmountTypes === 'Inclusive' ? subtract(line.lineAmount, line.taxAmount) : line.lineAmount;
    add(line.accountId, net);
    if (line.taxAmount !== 0) add(gst, line.taxAmount);
  }
  return lines;
}

/** Sale: debtors up, income and GST credited. Bill: creditors up, expense and GST debited. Credit note: a sale undone. */
export function bookInvoice(state: XeroState, invoice: Invoice): void {
  const lines = documentLines(state, invoice, invoice.type === 'ACCREC' ? -1 : 1);
  const control = negate(sumMinor(lines.map((line) => line.base)));
  const account = systemAccount(state, controlOf(invoice));
  lines.push({ accountId: account.id, base: control, amount: control });
  const reference = invoice.number || invoice.reference;
  book(state, { sourceKind: 'invoice', sourceId: invoice.id, date: invoice.date, reference, lines });
}

/** Receive: the bank up. Spend: the bank down. In the bank account's currency. */
export function bookBankTransaction(state: XeroState, item: BankTransaction): void {
  const receives = item.type !== 'SPEND';
  const lines = documentLines(state, item, receives ? -1 : 1);
  const base = negate(sumMinor(lines.map((line) => line.base)));
  lines.push({ accountId: item.bankAccountId, base, amount: receives ? item.total : negate(item.total) });
  const { id, date, reference } = item;
  book(state, { sourceKind: 'bankTransaction', sourceId: id, date, reference, lines });
}

/** One account down, the other up. */
export function bookTransfer(state: XeroState, transfer: BankTransfer): void {
  const base = convert(transfer.amount, transfer.rate, transfer.currency, state.organisation.baseCurrency);
  const { id, date, reference, amount } = transfer;
  const lines = [
    { accountId: transfer.fromAccountId, base: negate(base), amount: negate(amount) },
    { accountId: transfer.toAccountId, base, amount },
  ];
  book(state, { sourceKind: 'bankTransfer', sourceId: id, date, reference, lines });
}

const controlOf = ({ type }: Invoice) => (type === 'ACCPAY' ? 'CREDITORS' : 'DEBTORS');

/**
 * The account up and debtors down (the other way round for a bill, and for the refund of a credit note), both at their own rates; the difference is a
 * realised currency gain. The last payment clears what is left of the invoice in base currency.
 */
export function bookPayment(state: XeroState, payment: Payment, invoice: Invoice, isLast: boolean): void {
  const base = state.organisation.baseCurrency;
  const account = state.accounts.get(payment.accountId);
  if (!account) throw new Error('The payment has no account');
  const control = systemAccount(state, controlOf(invoice)).id;
  const cleared = isLast
    ? openBase(state, invoice, control)
    : convert(payment.amount, invoice.rate, invoice.currency, base);
  const paid =
    account.currency === base
      ? payment.bankAmount
      : convert(payment.bankAmount, payment.rate, account.currency, base);
  const sign = invoice.type === 'ACCREC' ? 1 : -1;
  const gain = minor(sign * (cleared - paid));
  const lines: LedgerLine[] = [
    { accountId: payment.accountId, base: minor(sign * paid), amount: minor(sign * payment.bankAmount) },
    { accountId: control, base: minor(-sign * cleared), amount: minor(-sign * cleared) },
  ];
  if (gain !== 0)
    lines.push({ accountId: systemAccount(state, 'REALISEDCURRENCYGAIN').id, base: gain, amount: gain });
  const { id, date, reference } = payment;
  book(state, { sourceKind: 'payment', sourceId: id, date, reference, lines });
}

/** What the control account still holds of an invoice, as a positive number of base currency. */
function openBase(state: XeroState, invoice: Invoice, control: string): Minor {
  const sources = new Set([invoice.id]);
  for (const payment of state.payments.values()) {
    if (payment.invoiceId === invoice.id && payment.status === 'AUTHORISED') sources.add(payment.id);
  }
  let open = 0;
  for (const source of sources) {
    for (const line of state.entries.get(source)?.lines ?? [])
      if (line.accountId === control) open += line.base;
  }
  return minor(Math.abs(open));
}
