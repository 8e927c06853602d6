/** The list of express set-up as the user has it. */
import type { Wish } from '../../flows/express.ts';
import type { Account, NewAccount } from '../../../shared/books/model.ts';
import type { ExpressItem } from '../../../shared/posting/express/expressAccounts.ts';
import type { AccountField } from '../../../shared/posting/express/fields.ts';
import { type NewAccountProblem, newAccountProblems } from '../../../shared/posting/express/made.ts';

/** A row of the list: what is chosen, and the account that is made if that is chosen. */
export interface ExpressRow {
  readonly field: AccountField;
  readonly choice: ExpressItem['choice'];
  readonly account: NewAccount | null;
  readonly isOptional: boolean;
}

/** What is wrong with a row; `chooseOne` where posting needs an account and none is chosen. */
export type RowProblem = NewAccountProblem | 'chooseOne';

/** What stands in the way of each row, in the order of the rows. */
export function rowProblems(
  rows: readonly ExpressRow[],
  accounts: readonly Account[],
  currencies?: readonly string[],
): readonly (readonly RowProblem[])[] {
  const made = rows.flatMap(({ choice, account }) =>
    choice.kind === 'create' && account !== null ? [account] : [],
  );
  return rows.map(({ choice, account, isOptional }) => {
    if (choice.kind === 'none') return isOptional ? [] : ['chooseOne'];
    if (choice.kind === 'use' || account === null) return [];
    return newAccountProblems(
      account,
      accounts,
      made.filter((one) => one !== account),
      currencies,
    );
  });
}

/** The rows as the flow takes them. */
export function wishesOf(rows: readonly ExpressRow[]): ReadonlyMap<AccountField, Wish> {
  return new Map(
    rows.map(({ field, choice, account }): [AccountField, Wish] => {
      if (choice.kind !== 'create') return [field, choice];
      return [field, account === null ? { kind: 'none' } : { kind: 'create', account }];
    }),
  );
}
