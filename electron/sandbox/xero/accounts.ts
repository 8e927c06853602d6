/** The chart of accounts: one account at a time. */
import * as v from 'valibot';
import { uuidOf } from './ids.ts';
import { balances } from './ledger.ts';
import type { Account, XeroState } from './model.ts';
import { parseInput, Refusal, type WriteContext } from './refusal.ts';

const TYPES =
  'BANK CURRENT CURRLIAB DEPRECIATN DIRECTCOSTS EQUITY EXPENSE FIXED INVENTORY LIABILITY NONCURRENT OTHERINCOME OVERHEADS PREPAYMENT REVENUE SALES TERMLIAB'.split(
    ' ',
  );

const AccountInput = v.object({
  AccountID: v.optional(v.string()),
  Code: v.optional(v.string()),
  Name: v.optional(v.string()),
  Type: v.optional(v.string()),
  TaxType: v.optional(v.string()),
  Description: v.optional(v.string()),
  BankAccountNumber: v.optional(v.string()),
  BankAccountType: v.optional(v.string()),
  CurrencyCode: v.optional(v.string()),
  EnablePaymentsToAccount: v.optional(v.boolean()),
  Status: v.optional(v.picklist(['ACTIVE', 'ARCHIVED'])),
});

/** `PUT /Accounts`. Returns the id. Throws `Refusal` or `BadPost`. */
export function createAccount(context: WriteContext, element: unknown): string {
  const { state, now } = context;
  const input = parseInput(AccountInput, element);
  const messages = problems(context, input);
  if (messages.length > 0) throw new Refusal(...messages);
  const type = input.Type ?? '';
  state.counter += 1;
  const account: Account = {
    id: uuidOf(state.tenantId, 'account', state.counter),
    code: input.Code ?? '',
    name: input.Name ?? '',
    type,
    taxType: input.TaxType ?? (type === 'BANK' ? 'BASEXCLUDED' : 'NONE'),
    currency:
      type === 'BANK'
        ? (input.CurrencyCode ?? state.organisation.baseCurrency)
        : state.organisation.baseCurrency,
    bankAccountNumber: input.BankAccountNumber ?? '',
    description: input.Description ?? '',
    enablePayments: input.EnablePaymentsToAccount ?? false,
    status: 'ACTIVE',
    systemAccount: '',
    updated: now,
  };
  state.accounts.set(account.id, account);
  return account.id;
}

/** The currencies that the organisation has: its own and those of its accounts. */
export function currenciesOf(state: XeroState): string[] {
  const own = [...state.accounts.values()].map((account) => account.currency);
  return [...new Set([state.organisation.baseCurrency, ...own])].toSorted();
}

function problems(context: WriteContext, input: v.InferOutput<typeof AccountInput>): string[] {
  const messages: string[] = [];
  const accounts = [...context.state.accounts.values()];
  const { Code: code = '', Name: name = '', Type: type = '' } = input;
  if (!TYPES.includes(type)) messages.push('Please enter a valid account type.');
  if (name === '') messages.push('Please enter an account name.');
  if (name.length > 150) messages.push('The account name must not be longer than 150 characters.');
  const { TaxType: tax } = input;
  if (tax !== undefined && tax !== 'NONE' && !context.state.taxRates.some((one) => one.taxType === tax))
    messages.push(`The TaxType code '${tax}' does not exist or cannot be used for this type of transaction.`);
  if (code.length > 10) messages.push('The account code must not be longer than 10 characters.');
  if (code === '' && type !== 'BANK') messages.push('Please enter an account code.');
  if (code !== '' && accounts.some((one) => one.code === code)) messages.push('Please enter a unique Code.');
  if (accounts.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    messages.push('Please enter a unique Name.');
  if (type !== 'BANK') return messages;
  const number = input.BankAccountNumber ?? '';
  if (number === '') messages.push('Please enter a bank account number.');
  else if (accounts.some((one) => one.bankAccountNumber === number)) {
    messages.push('Please enter a unique bank account number.');
  }
  if (input.BankAccountType === 'PAYPAL') messages.push('A PayPal account cannot be created.');
  const currency = input.CurrencyCode;
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) messages.push('Please enter a valid currency.');
  else if (currency !== undefined && !currenciesOf(context.state).includes(currency)) {
    messages.push(`Organisation is not subscribed to currency ${currency}`);
  }
  return messages;
}

/** `DELETE /Accounts/{id}`: only while nothing was ever booked on it. Throws `Refusal`. */
export function deleteAccount({ state }: WriteContext, id: string): void {
  const account = state.accounts.get(id);
  if (!account) throw new Refusal('Account could not be found');
  if (account.systemAccount !== '') throw new Refusal('System accounts cannot be deleted');
  if (hasBookings(state, id))
    throw new Refusal('This account has transactions and cannot be deleted. It can be archived.');
  state.accounts.delete(id);
}

/** What was booked counts also after it was deleted. */
function hasBookings(state: XeroState, id: string): boolean {
  const isOn = (ids: readonly string[]) => ids.includes(id);
  return (
    balances(state).has(id) ||
    [...state.bankTransactions.values()].some(({ bankAccountId, lines }) =>
      isOn([bankAccountId, ...lines.map(({ accountId }) => accountId)]),
    ) ||
    [...state.bankTransfers.values()].some(({ fromAccountId, toAccountId }) =>
      isOn([fromAccountId, toAccountId]),
    ) ||
    [...state.payments.values()].some(({ accountId }) => accountId === id)
  );
}

/** `POST /Accounts/{id}`: name, description, tax type, payments, archive. Returns the id. */
export function updateAccount(context: WriteContext, element: unknown, urlId: string | null): string {
  const { state, now } = context;
  const input = parseInput(AccountInput, element);
  const account = state.accounts.get((urlId ?? '').toLowerCase());
  if (!account) throw new Refusal('Account could not be found');
  if (account.systemAccount !== '' && input.Status === 'ARCHIVED')
    throw new Refusal('System accounts cannot be archived');
  state.accounts.set(account.id, {
    ...account,
    name: input.Name ?? account.name,
    description: input.Description ?? account.description,
    taxType: input.TaxType ?? account.taxType,
    enablePayments: input.EnablePaymentsToAccount ?? account.enablePayments,
    status: input.Status ?? account.status,
    updated: now,
  });
  return account.id;
}
