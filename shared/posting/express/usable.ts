/** Whether an account of the books can be what a field of a mapping names, and if not, what has become of it. */
import type { Account } from '../../books/model.ts';
import type { Currency } from '../../money.ts';
import type { AccountField } from './fields.ts';

/** Xero keeps these by itself: nothing is coded to them. `SystemAccount` values of its documents. */
export const CONTROL_ACCOUNTS: ReadonlySet<string> = new Set([
  'DEBTORS',
  'CREDITORS',
  'UNPAIDEXPCLM',
  'TRACKINGTRANSFERS',
  'BANKCURRENCYGAIN',
  'REALISEDCURRENCYGAIN',
  'UNREALISEDCURRENCYGAIN',
]);

/** What can be wrong with the account that a field names. */
export type AccountTrouble = 'missing' | 'archived' | 'notBank' | 'isBank' | 'control' | 'currency';

/** Whether a field holds an AccountID of a BANK account; the others hold codes. */
export function isBankField(field: AccountField): boolean {
  return field === 'clearingAccountId' || field === 'bankAccountId';
}

/** The account that a field names: of several with one code the active one; undefined if there is none (any more). */
export function accountOf(isBank: boolean, value: string, accounts: readonly Account[]): Account | undefined {
  const own = accounts.filter((one) => (isBank ? one.accountId : one.code) === value);
  return own.find(({ status }) => status === 'ACTIVE') ?? own[0];
}

/** What keeps an account from being used for money (`isBank`) of a currency, or for lines; null if nothing. */
export function troubleOf(
  account: Account | undefined,
  isBank: boolean,
  currency: Currency,
  baseCurrency: Currency,
): AccountTrouble | null {
  if (account === undefined) return 'missing';
  if (account.status !== 'ACTIVE') return 'archived';
  if (!isBank && account.type === 'BANK') return 'isBank';
  if (!isBank) return CONTROL_ACCOUNTS.has(account.systemAccount) ? 'control' : null;
  if (account.type !== 'BANK') return 'notBank';
  return (account.currency ?? baseCurrency) === currency ? null : 'currency';
}

/** Whether the account that `value` names can be used for a field. */
export function isUsable(
  field: AccountField,
  value: string,
  currency: Currency,
  accounts: readonly Account[],
  baseCurrency: Currency,
): boolean {
  const isBank = isBankField(field);
  return troubleOf(accountOf(isBank, value, accounts), isBank, currency, baseCurrency) === null;
}
