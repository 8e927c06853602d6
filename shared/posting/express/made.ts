/** New accounts against the books: what Xero would refuse, and which account is the one that was asked for. */
import type { Account, NewAccount } from '../../books/model.ts';
import type { Mapping } from '../model.ts';
import type { AccountField } from './fields.ts';
import { LONGEST_CODE, LONGEST_NAME, normalName, normalNumber, takenBy } from './names.ts';
import { isBankField } from './usable.ts';

/** What is wrong with a new account as the user has it; `express.problem.<it>` in the catalogue. */
export type NewAccountProblem =
  | 'codeMissing'
  | 'codeLong'
  | 'codeTaken'
  | 'nameMissing'
  | 'nameLong'
  | 'nameTaken'
  | 'numberMissing'
  | 'numberTaken'
  | 'currencyMissing';

/**
 * Xero's rules for a new account beside those that are there and `others` that are made with it; empty: it may be sent. `currencies` are
 * those of the organisation; unknown without it.
 */
export function newAccountProblems(
  account: NewAccount,
  accounts: readonly Account[],
  others: readonly NewAccount[],
  currencies?: readonly string[],
): NewAccountProblem[] {
  const taken = takenBy(accounts);
  const code = account.code.toLowerCase();
  const name = normalName(account.name);
  const number = normalNumber(account.bankAccountNumber);
  const isBank = account.type === 'BANK';
  const checks: readonly (readonly [NewAccountProblem, boolean])[] = [
    ['codeMissing', code === '' && !isBank],
    ['codeLong', code.length > LONGEST_CODE],
    [
      'codeTaken',
      code !== '' && (taken.codes.has(code) || others.some((one) => one.code.toLowerCase() === code)),
    ],
    ['nameMissing', name === ''],
    ['nameLong', account.name.length > LONGEST_NAME],
    ['nameTaken', taken.names.has(name) || others.some((one) => normalName(one.name) === name)],
    ['numberMissing', isBank && number === ''],
    ['numberTaken', isBank && taken.numbers.has(number)],
    ['currencyMissing', account.currency !== null && currencies?.includes(account.currency) === false],
  ];
  return checks.flatMap(([problem, isSo]) => (isSo ? [problem] : []));
}

/**
 * The account of the books that is the one asked for, as an earlier attempt or another computer has made it: its name, type and
 * (BANK) currency, and active. Its code may be another. Undefined: it isn't there.
 */
export function madeAccount(account: NewAccount, accounts: readonly Account[]): Account | undefined {
  return accounts.find(
    (one) =>
      one.status === 'ACTIVE' &&
      normalName(one.name) === normalName(account.name) &&
      one.type === account.type &&
      (account.type === 'BANK' ? one.currency === account.currency : one.code !== ''),
  );
}

/** The mapping with accounts put in, each as its field holds it; null: none. */
export function withAccounts(
  mapping: Mapping,
  chosen: ReadonlyMap<AccountField, Pick<Account, 'accountId' | 'code'> | null>,
): Mapping {
  const values = [...chosen].map(([field, account]) => {
    if (account === null) return [field, ''] as const;
    return [field, isBankField(field) ? account.accountId : account.code] as const;
  });
  return { ...mapping, ...Object.fromEntries(values) };
}
