/** What has become of the accounts that a mapping names: archived, gone, of another type, or no longer what they were. */
import type { Account } from '../../books/model.ts';
import type { Currency } from '../../money.ts';
import type { Mapping } from '../model.ts';
import { ACCOUNT_FIELDS, type AccountField } from './fields.ts';
import { type AccountTrouble, accountOf, isBankField, troubleOf } from './usable.ts';

export interface MappingTrouble {
  /** `overrides`: an exception's account; `n` says which, from 1. */
  readonly field: AccountField | 'overrides';
  readonly n: number;
  /** `type`: it can be used, but is another sort of account than when it was chosen. */
  readonly trouble: AccountTrouble | 'type';
  /** Name of the account; its code where it isn't there any more, empty where only its id is known. */
  readonly account: string;
  /** Of an account in another currency: its own; else empty. */
  readonly currency: Currency;
  /** Of an account of another type: its code, and Xero's words for what it was and is; else null. */
  readonly type: { readonly code: string; readonly was: string; readonly is: string } | null;
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
    const name = account === undefined ? '' : `${account.code} ${account.name}`.trim();
    if (trouble === null) {
      const type = isBank || account === undefined ? null : otherType(mapping, value, account);
      return type === null ? [] : [{ field, n, trouble: 'type', account: name, currency: '', type }];
    }
    const told = name === '' && !isBank ? value : name;
    const currency = trouble === 'currency' ? (account?.currency ?? baseCurrency) : '';
    return [{ field, n, trouble, account: told, currency, type: null }];
  };
  return [
    ...ACCOUNT_FIELDS.flatMap((field) => check(field, mapping[field], 0)),
    ...mapping.overrides.flatMap(({ accountCode }, index) => check('overrides', accountCode, index + 1)),
  ];
}

/** What the account was and is, where that isn't the same. */
function otherType(
  { accountTypes = {} }: Mapping,
  code: string,
  { type: is }: Pick<Account, 'type'>,
): MappingTrouble['type'] {
  const was = accountTypes[code];
  return was === undefined || was === is ? null : { code, was, is };
}
