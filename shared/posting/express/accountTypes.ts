/** What sort of account a mapping's codes named when they were chosen: an account that has become another sort is told. */
import type { Account } from '../../books/model.ts';
import type { Mapping } from '../model.ts';
import { ACCOUNT_FIELDS } from './fields.ts';
import { accountOf, isBankField } from './usable.ts';

/** Every code that a mapping names, its exceptions' too; each once. */
function codesOf(mapping: Mapping): string[] {
  const own = ACCOUNT_FIELDS.filter((field) => !isBankField(field)).map((field) => mapping[field]);
  const codes = [...own, ...mapping.overrides.map(({ accountCode }) => accountCode)];
  return [...new Set(codes)].filter((code) => code !== '');
}

/**
 * The mapping with the type (Xero's: REVENUE, EXPENSE, …) of each account that it names by code: as it was noted before, and as it is
 * now where nothing was. Codes that it doesn't name any more are forgotten. The same object where nothing changes.
 */
export function withTypesNoted(mapping: Mapping, accounts: readonly Account[]): Mapping {
  const before = mapping.accountTypes ?? {};
  const noted = codesOf(mapping).flatMap((code) => {
    const type = before[code] ?? accountOf(false, code, accounts)?.type;
    return type === undefined ? [] : [[code, type] as const];
  });
  const isSame =
    noted.length === Object.keys(before).length && noted.every(([code, type]) => before[code] === type);
  return isSame ? mapping : { ...mapping, accountTypes: Object.fromEntries(noted) };
}

/** The mapping with what was noted of one code forgotten: what its account is now is right. */
export function withTypeAccepted(mapping: Mapping, code: string): Mapping {
  const { [code]: _was, ...others } = mapping.accountTypes ?? {};
  return { ...mapping, accountTypes: others };
}
