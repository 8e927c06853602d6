/** Express set-up: which accounts a provider account's mapping needs, which of them are there, and how the others are made. */
import type { Account, NewAccount, Organisation, TaxRate } from '../../books/model.ts';
import { CAPABILITIES } from '../../payout/capabilities.ts';
import type { Provider } from '../../payout/model.ts';
import { suggestMapping } from '../mapping.ts';
import type { Mapping } from '../model.ts';
import { ACCOUNT_FIELDS, type AccountField, FIELD_LOOKS, isWanted, type MadeField } from './fields.ts';
import { freeCode, freeName, placeholderNumber, type Taken, takenBy } from './names.ts';
import { isUsable } from './usable.ts';

/** What is done for a field: an account of the books (its id or code, as the field holds it), a new one, or none. */
export type ExpressChoice =
  | { readonly kind: 'use'; readonly value: string }
  | { readonly kind: 'create' }
  | { readonly kind: 'none' };

export interface ExpressItem {
  readonly field: AccountField;
  /** What is proposed; the user may choose otherwise. */
  readonly choice: ExpressChoice;
  /** The account that would be made; null for the client's bank account, which only the client has. */
  readonly account: NewAccount | null;
  /** Posting works without it. */
  readonly isOptional: boolean;
}

export interface ExpressInput {
  /** As it stands: saved, or a suggestion that lacks something. */
  readonly mapping: Mapping;
  /** Saved: what it names stays. A suggestion: what merely stands in for an account of its own doesn't. */
  readonly isSaved: boolean;
  /** `name` as the user knows the account; used where the provider has no name of its own (files). */
  readonly provider: { readonly kind: Provider; readonly name: string };
  readonly organisation: Pick<Organisation, 'countryCode' | 'baseCurrency' | 'currencies'>;
  /** All of the books, archived ones too: their codes and names are taken. */
  readonly accounts: readonly Account[];
  readonly taxRates: readonly TaxRate[];
  /** AccountIDs of the clearing accounts of other mappings. */
  readonly clearingTaken: ReadonlySet<string>;
  /** Optional accounts that movements of this account ask for. */
  readonly seen: ReadonlySet<MadeField>;
}

/** The list for the user, one item a field, in the order in which accounts are made. Same input, same list. */
export function expressAccounts(input: ExpressInput): ExpressItem[] {
  const taken = takenBy(input.accounts);
  const values = reused(input);
  return ACCOUNT_FIELDS.map((field): ExpressItem => {
    const value = values(field);
    const use = { kind: 'use', value } as const;
    if (field === 'bankAccountId') {
      return { field, choice: value === '' ? { kind: 'none' } : use, account: null, isOptional: false };
    }
    const { isOptional } = FIELD_LOOKS[field];
    const make = isWanted(field, input.provider.kind, input.seen);
    const otherwise: ExpressChoice = make ? { kind: 'create' } : { kind: 'none' };
    const account = newAccount(field, input, taken);
    return { field, choice: value === '' ? otherwise : use, account, isOptional };
  });
}

/** What is in the books already for a field; empty: nothing of its own. */
function reused(input: ExpressInput): (field: AccountField) => string {
  const { mapping, provider, clearingTaken } = input;
  const free = input.accounts.filter(({ accountId }) => !clearingTaken.has(accountId));
  const suggested = suggest(input, free);
  const own = suggest(
    input,
    free.filter(({ name }) => !isOfAnother(name, provider)),
  );
  const stands = (field: AccountField, value: string) =>
    value !== '' && isUsable(field, value, mapping.currency, free, input.organisation.baseCurrency);
  return (field) => {
    const value = mapping[field];
    const isChosen = input.isSaved || value !== suggested[field];
    if (isChosen && stands(field, value)) return value;
    const found = isStandIn(field, own) ? '' : own[field];
    return stands(field, found) ? found : '';
  };
}

function suggest(input: ExpressInput, accounts: readonly Account[]): Mapping {
  const { mapping, provider, organisation, taxRates } = input;
  return suggestMapping({
    provider: { id: mapping.providerConnectionId, ...provider },
    xeroConnectionId: mapping.xeroConnectionId,
    currency: mapping.currency,
    organisation,
    accounts,
    taxRates,
  }).mapping;
}

/** Whether an account bears another provider's name: `Stripe Refunds` isn't where Square's go. */
function isOfAnother(account: string, { kind, name: own }: ExpressInput['provider']): boolean {
  if (own !== '' && account.toLowerCase().includes(own.toLowerCase())) return false;
  const others = Object.entries(CAPABILITIES).filter(([other]) => other !== kind && other !== 'file');
  return others.some(([, { name }]) => account.toLowerCase().includes(name.toLowerCase()));
}

/** Whether a suggestion only takes another field's account, for want of one of its own. */
function isStandIn(field: AccountField, suggested: Mapping): boolean {
  const { salesAccountCode, refundAccountCode, feeAccountCode } = suggested;
  if (field === 'feeAccountCode') return feeAccountCode === suggested.bankFeeAccountCode;
  if (field === 'refundAccountCode') return refundAccountCode === salesAccountCode;
  if (field === 'disputeAccountCode') return suggested[field] === refundAccountCode;
  if (field === 'adjustmentAccountCode') return suggested[field] === feeAccountCode;
  return false;
}

function newAccount(field: MadeField, input: ExpressInput, taken: Taken): NewAccount {
  const { mapping, organisation } = input;
  const look = FIELD_LOOKS[field];
  const isBank = look.type === 'BANK';
  const isForeign = isBank && mapping.currency !== organisation.baseCurrency;
  const { name: known } = CAPABILITIES[input.provider.kind];
  const provider = input.provider.kind === 'file' ? input.provider.name : known;
  const words = [look.isOwn ? provider : '', look.name, isForeign ? mapping.currency : ''];
  return {
    code: freeCode(look.code, taken),
    name: freeName(words.filter(Boolean).join(' '), taken),
    type: look.type,
    taxType: taxOf(look.tax, mapping),
    bankAccountNumber: isBank ? placeholderNumber(organisation.countryCode, mapping.key, taken) : '',
    currency: isBank ? mapping.currency : null,
  };
}

/** What lines on the account carry; a BANK account carries none. */
function taxOf(tax: (typeof FIELD_LOOKS)[MadeField]['tax'], mapping: Mapping): string {
  if (tax === 'fee') return mapping.feeTaxType;
  if (tax === 'sales') return mapping.salesTaxType;
  return tax === 'refund' ? mapping.refundTaxType : mapping.noTaxType;
}
