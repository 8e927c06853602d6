/** From the story's books to the sandbox's state: accounts with opening balances, contacts, invoices and what was paid before. */
import { addDays, dayNumber, type PlainDate, plainDate } from '../../../shared/dates.ts';
import { minor, negate, subtract, sumMinor, toMajorNumber, ZERO } from '../../../shared/money.ts';
import type { SeedAccount, SeedInvoice, SeedReceipt, XeroSeed } from '../story/model.ts';
import { createBankTransaction } from './bankTransactions.ts';
import { share } from './decimal.ts';
import { uuidOf } from './ids.ts';
import { book, bookInvoice, bookPayment, dayRate } from './ledger.ts';
import type { Account, Invoice, LedgerLine, Line, Payment, XeroState } from './model.ts';

/** Accounts that every organisation has; made where the seed has none. */
const SYSTEM: readonly (readonly [system: string, code: string, name: string, type: string])[] = [
  ['DEBTORS', '610', 'Accounts Receivable', 'CURRENT'],
  ['CREDITORS', '800', 'Accounts Payable', 'CURRLIAB'],
  ['GST', '820', 'GST', 'CURRLIAB'],
  ['HISTORICAL', '840', 'Historical Adjustment', 'CURRLIAB'],
  ['REALISEDCURRENCYGAIN', '498', 'Realised Currency Gains', 'EXPENSE'],
];

/** Xero's id of the organisation and of an account, from their keys in the story. */
export const tenantIdOf = (tenantKey: string): string => uuidOf('tenant', tenantKey);
export const accountIdOf = (tenantKey: string, key: string): string => uuidOf(tenantKey, 'account', key);
export const invoiceIdOf = (tenantKey: string, number: string): string =>
  uuidOf(tenantKey, 'invoice', number);
export const contactIdOf = (tenantKey: string, key: string): string => uuidOf(tenantKey, 'contact', key);

const instantOf = (date: PlainDate): number => dayNumber(date) * 86_400_000;

/** The state at the start. Throws where the seed contradicts itself (unknown account code, tax type or contact). */
export function stateOf(seed: XeroSeed): XeroState {
  const start = startOf(seed);
  const state: XeroState = {
    tenantId: tenantIdOf(seed.tenantKey),
    organisation: { id: uuidOf(seed.tenantKey, 'organisation'), ...seed.organisation },
    accounts: new Map(),
    contacts: new Map(),
    invoices: new Map(),
    payments: new Map(),
    bankTransactions: new Map(),
    bankTransfers: new Map(),
    entries: new Map(),
    taxRates: seed.taxRates,
    tracking: seed.tracking.map((category) => ({
      id: uuidOf(seed.tenantKey, 'tracking', category.name),
      name: category.name,
      options: category.options.map((name) => ({
        id: uuidOf(seed.tenantKey, 'option', category.name, name),
        name,
      })),
    })),
    counter: 0,
  };
  addAccounts(state, seed, instantOf(start));
  for (const { key, name, email } of seed.contacts) {
    const id = contactIdOf(seed.tenantKey, key);
    state.contacts.set(id, { id, name, email, status: 'ACTIVE', updated: instantOf(start) });
  }
  bookOpening(state, seed, start);
  for (const invoice of seed.invoices) addInvoice(state, seed, invoice);
  for (const receipt of seed.receipts ?? []) addReceipt(state, receipt);
  return state;
}

function addReceipt(state: XeroState, { bankCode, contactName, lines, ...told }: SeedReceipt): void {
  createBankTransaction(
    { state, now: instantOf(told.date), unitDecimals: 2 },
    {
      Type: 'RECEIVE',
      Contact: { Name: contactName },
      BankAccount: { Code: bankCode },
      Date: told.date,
      Reference: told.reference,
      LineAmountTypes: 'NoTax',
      LineItems: lines.map(({ accountCode, description, amount }) => ({
        AccountCode: accountCode,
        Description: description,
        Quantity: 1,
        UnitAmount: toMajorNumber(amount, told.currency),
      })),
      IsReconciled: true,
    },
  );
}

function startOf(seed: XeroSeed): PlainDate {
  const dates = seed.invoices.map((invoice) => invoice.date).toSorted((a, b) => (a < b ? -1 : 1));
  return addDays(dates[0] ?? plainDate('2026-01-01'), -1);
}

function addAccounts(state: XeroState, seed: XeroSeed, updated: number): void {
  const add = (source: SeedAccount) => {
    const id = accountIdOf(seed.tenantKey, source.key);
    state.accounts.set(id, toAccount(source, id, seed.organisation.baseCurrency, updated));
  };
  seed.accounts.forEach(add);
  const taken = new Set(seed.accounts.map((account) => account.code));
  for (const [systemAccount, code, name, type] of SYSTEM) {
    if (seed.accounts.some((account) => account.systemAccount === systemAccount)) continue;
    const free = taken.has(code) ? `${code}.S` : code;
    const currency = seed.organisation.baseCurrency;
    add({
      key: `system ${systemAccount}`,
      code: free,
      name,
      type,
      taxType: 'BASEXCLUDED',
      currency,
      systemAccount,
    });
  }
}

function toAccount(source: SeedAccount, id: string, base: string, updated: number): Account {
  const { code, name, type, taxType } = source;
  return {
    id,
    code,
    name,
    type,
    taxType,
    currency: type === 'BANK' ? source.currency : base,
    bankAccountNumber: source.bankAccountNumber ?? '',
    description: '',
    enablePayments: source.enablePayments ?? false,
    status: source.archived === true ? 'ARCHIVED' : 'ACTIVE',
    systemAccount: source.systemAccount ?? '',
    updated,
  };
}

function bookOpening(state: XeroState, seed: XeroSeed, date: PlainDate): void {
  const base = seed.organisation.baseCurrency;
  const lines: LedgerLine[] = [];
  for (const source of seed.accounts) {
    const amount = source.openingBalance ?? ZERO;
    if (amount === 0) continue;
    const accountId = accountIdOf(seed.tenantKey, source.key);
    const rate = dayRate(base, source.currency);
    lines.push({ accountId, amount, base: minor(Math.round(amount / rate)) });
  }
  if (lines.length === 0) return;
  const rest = negate(sumMinor(lines.map((line) => line.base)));
  const historical = [...state.accounts.values()].find((account) => account.systemAccount === 'HISTORICAL');
  if (!historical) throw new Error('The seed has no account for opening balances');
  lines.push({ accountId: historical.id, base: rest, amount: rest });
  const sourceId = uuidOf(seed.tenantKey, 'opening');
  book(state, { sourceKind: 'opening', sourceId, date, reference: 'Opening balances', lines });
}

function addInvoice(state: XeroState, seed: XeroSeed, source: SeedInvoice): void {
  const contactId = contactIdOf(seed.tenantKey, source.contactKey);
  if (!state.contacts.has(contactId)) throw new Error(`Invoice ${source.number} names no contact`);
  const line = seedLine(state, seed, source);
  const invoice: Invoice = {
    id: invoiceIdOf(seed.tenantKey, source.number),
    type: 'ACCREC',
    number: source.number,
    reference: source.reference,
    url: '',
    contactId,
    date: source.date,
    dueDate: source.dueDate,
    currency: source.currency,
    rate: dayRate(seed.organisation.baseCurrency, source.currency),
    status: source.status,
    lineAmountTypes: 'Inclusive',
    lines: [line],
    subTotal: subtract(source.total, line.taxAmount),
    totalTax: line.taxAmount,
    total: source.total,
    amountPaid: ZERO,
    fullyPaidOn: null,
    updated: instantOf(source.date),
  };
  state.invoices.set(invoice.id, invoice);
  if (source.status === 'AUTHORISED') bookInvoice(state, invoice);
  if ((source.alreadyPaid ?? 0) > 0) payBefore(state, seed, source, invoice);
}

function seedLine(state: XeroState, seed: XeroSeed, source: SeedInvoice): Line {
  const account = [...state.accounts.values()].find((one) => one.code === source.accountCode);
  const tax = seed.taxRates.find((rate) => rate.taxType === source.taxType);
  if (!account || !tax) throw new Error(`Invoice ${source.number} names an unknown account or tax type`);
  return {
    id: uuidOf(seed.tenantKey, 'line', source.number),
    description: source.description,
    quantity: 1,
    unitAmount: toMajorNumber(source.total, source.currency),
    accountId: account.id,
    taxType: source.taxType,
    lineAmount: source.total,
    taxAmount: share(source.total, tax.rateBasisPoints, 10_000 + tax.rateBasisPoints),
    tracking: [],
  };
}

/** Into the account it names, or the first bank account of the invoice's currency; a day after the invoice where no day is told. */
function payBefore(state: XeroState, seed: XeroSeed, source: SeedInvoice, invoice: Invoice): void {
  const bank = seed.accounts.find((one) => one.type === 'BANK' && one.key === 'bank');
  const other = seed.accounts.find((one) => one.type === 'BANK' && one.currency === source.currency);
  const named = seed.accounts.find((one) => one.key === source.paidInto);
  const account = named ?? (bank?.currency === source.currency ? bank : other);
  if (!account || source.alreadyPaid === undefined)
    throw new Error(`No bank account for the payment of ${source.number}`);
  const paidOn = source.paidOn ?? addDays(source.date, 1);
  const payment: Payment = {
    id: uuidOf(seed.tenantKey, 'payment before', source.number),
    invoiceId: invoice.id,
    accountId: accountIdOf(seed.tenantKey, account.key),
    date: paidOn,
    amount: source.alreadyPaid,
    // An account that isn't a bank account is kept in the base currency.
    bankAmount:
      account.type === 'BANK' ? source.alreadyPaid : minor(Math.round(source.alreadyPaid / invoice.rate)),
    rate: invoice.rate,
    reference: `Paid ${source.number}`,
    isReconciled: true,
    status: 'AUTHORISED',
    updated: instantOf(paidOn),
  };
  const paidInFull = source.alreadyPaid === invoice.total;
  bookPayment(state, payment, invoice, paidInFull);
  state.payments.set(payment.id, payment);
  const fullyPaidOn = paidInFull ? payment.date : null;
  const status = paidInFull ? 'PAID' : invoice.status;
  state.invoices.set(invoice.id, {
    ...invoice,
    amountPaid: payment.amount,
    fullyPaidOn,
    status,
    updated: payment.updated,
  });
}
