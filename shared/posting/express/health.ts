/** What has become of the accounts that a mapping names: archived, gone, or no longer what they were. */
import type { Account } from '../../books/model.ts';
import type { Currency } from '../../money.ts';
import type { Mapping } from '../model.ts';
import { ACCOUNT_FIELDS, type AccountField } from './fields.ts';
import { type AccountTrouble, accountOf, isBankField, troubleOf } from './usable.ts';

export interface MappingTrouble {
  /** `overrides`: an exception's account; `n` says which, from 1. */
  readonly field: AccountField | 'overrides';
  readonly n: number;
  readonly trouble: AccountTrouble;
  /** Name of the account; its code where it isn't there any more, empty where only its id is known. */
  readonly account: string;
  /** Of an account in another currency: its own; else empty. */
  readonly currency: Currency;
}

/** Every field that names an account it can't use (any more), in the order of the form. Empty fields aren't troubles. */
export function mappingTroubles(
  mapping: Mapping,
  accounts: readonly Account[],
  baseCurrency: Currency,
): MappingTrouble[] {
  const check = (field: MappingTrouble['field'], value: string, n: number): MappingTrouble[] => {
    if (value === '') return [];
    const isBank = field !== 'overrides' && isBankField(field);
    const account = accountOf(isBank, value, accounts);
    const trouble = troubleOf(account, isBank, mapping.currency, baseCurrency);
    if (trouble === null) return [];
    const name = account === undefined ? '' : `${account.code} ${account.name}`.trim();
    const told = name === '' && !isBank ? value : name;
    const currency = trouble === 'currency' ? (account?.currency ?? baseCurrency) : '';
    return [{ field, n, trouble, account: told, currency }];
  };
  return [
    ...ACCOUNT_FIELDS.flatMap((field) => check(field, mapping[field], 0)),
    ...mapping.overrides.flatMap(({ accountCode }, index) => check('overrides', accountCode, index + 1)),
  ];
}
