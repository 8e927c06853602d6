/** The accounts of a mapping that can be set up for the user: what each is called, its type, where its code goes, who needs it. */
import type { NewAccount } from '../../books/model.ts';
import type { EntryKind, Payout, PayoutEntry, Provider, SalePartKind } from '../../payout/model.ts';
import { homeOf, type Home } from '../plan/homes.ts';
import type { Mapping } from '../model.ts';

/** What an account's lines carry by default. */
export type TaxUse = 'fee' | 'sales' | 'refund' | 'none';

/** How an account of a field is made. */
export interface FieldLook {
  /** Behind the provider's name; without one it is the client's own, shared by providers. */
  readonly name: string;
  readonly isOwn: boolean;
  readonly type: NewAccount['type'];
  readonly tax: TaxUse;
  /** Where a free code is looked for first. */
  readonly code: number;
  /** Posting works without one: lines then go where others go. */
  readonly isOptional: boolean;
}

const needed = { isOwn: true, isOptional: false } as const;
const optional = { isOwn: true, isOptional: true } as const;
/** Not the provider's: the same for whatever sells. */
const shared = { isOwn: false, isOptional: true } as const;

/** Every field that names an account but the client's real bank account, which isn't ours to make. */
export const FIELD_LOOKS = {
  clearingAccountId: { ...needed, name: 'Clearing', type: 'BANK', tax: 'none', code: 95 },
  feeAccountCode: { ...needed, name: 'Fees', type: 'EXPENSE', tax: 'fee', code: 404 },
  salesAccountCode: { ...needed, isOwn: false, name: 'Sales', type: 'REVENUE', tax: 'sales', code: 200 },
  refundAccountCode: { ...needed, name: 'Refunds', type: 'REVENUE', tax: 'refund', code: 205 },
  disputeAccountCode: { ...needed, name: 'Disputes', type: 'EXPENSE', tax: 'none', code: 410 },
  adjustmentAccountCode: { ...needed, name: 'Adjustments', type: 'EXPENSE', tax: 'none', code: 412 },
  reserveAccountCode: { ...optional, name: 'Reserves', type: 'CURRENT', tax: 'none', code: 630 },
  elsewhereAccountCode: { ...optional, name: 'Paid Elsewhere', type: 'CURRENT', tax: 'none', code: 632 },
  tipsAccountCode: { ...shared, name: 'Tips Payable', type: 'CURRLIAB', tax: 'none', code: 830 },
  shippingAccountCode: { ...shared, name: 'Shipping Income', type: 'REVENUE', tax: 'sales', code: 210 },
  giftCardAccountCode: { ...shared, name: 'Gift Cards Sold', type: 'CURRLIAB', tax: 'none', code: 832 },
  loanAccountCode: { ...optional, name: 'Loan', type: 'CURRLIAB', tax: 'none', code: 834 },
  platformAccountCode: { ...optional, name: 'Platform Fees Earned', type: 'REVENUE', tax: 'none', code: 212 },
  bankFeeAccountCode: { ...shared, name: 'Bank Fees', type: 'EXPENSE', tax: 'none', code: 414 },
  salesTaxAccountCode: {
    ...shared,
    name: 'Sales Tax Collected',
    type: 'CURRLIAB',
    tax: 'none',
    code: 836,
  },
  serviceChargeAccountCode: {
    ...shared,
    name: 'Service Charges',
    type: 'REVENUE',
    tax: 'sales',
    code: 214,
  },
  discountAccountCode: { ...shared, name: 'Discounts Given', type: 'REVENUE', tax: 'sales', code: 216 },
} as const satisfies Partial<Readonly<Record<keyof Mapping, FieldLook>>>;

/** A field whose account can be made. */
export type MadeField = keyof typeof FIELD_LOOKS;

/** A field that names an account: one that can be made, or the client's own bank account. */
export type AccountField = MadeField | 'bankAccountId';

/** In the order of `FIELD_LOOKS`, the bank account behind the clearing account. */
export const ACCOUNT_FIELDS: readonly AccountField[] = (() => {
  const made = Object.keys(FIELD_LOOKS).filter((key): key is MadeField => key in FIELD_LOOKS);
  const [clearing, ...rest] = made;
  return clearing === undefined ? [] : [clearing, 'bankAccountId', ...rest];
})();

/** Optional fields that a provider's accounts use as a rule; others are made once a movement of theirs was seen. */
const USUAL: Readonly<Record<Provider, readonly MadeField[]>> = {
  stripe: ['reserveAccountCode'],
  square: ['reserveAccountCode', 'tipsAccountCode', 'giftCardAccountCode'],
  xendit: [],
  alternativePayments: ['reserveAccountCode'],
  file: [],
};

/** Whether an account is made unless the user says no: every one that posting can't do without, the usual, and what was seen. */
export function isWanted(field: MadeField, provider: Provider, seen: ReadonlySet<MadeField>): boolean {
  return !FIELD_LOOKS[field].isOptional || USUAL[provider].includes(field) || seen.has(field);
}

const BY_HOME: Partial<Readonly<Record<Home, MadeField>>> = {
  reserve: 'reserveAccountCode',
  loan: 'loanAccountCode',
  platform: 'platformAccountCode',
};

/** What stands apart in the books wherever it occurs: what is owed to others. Shipping, charges and discounts are sales to most. */
const BY_PART: Partial<Readonly<Record<SalePartKind, MadeField>>> = {
  tip: 'tipsAccountCode',
  giftCard: 'giftCardAccountCode',
};

/** The optional field that a movement's kind asks for; null if none. */
export function fieldOfKind(kind: EntryKind): MadeField | null {
  return BY_HOME[homeOf(kind)] ?? null;
}

/** The optional fields that movements and payouts ask for, added to `seen`. */
export function noteSeen(
  seen: Set<MadeField>,
  entries: readonly PayoutEntry[],
  payout?: Pick<Payout, 'destination'>,
): void {
  if (payout !== undefined && payout.destination !== 'bank') seen.add('elsewhereAccountCode');
  for (const { kind, saleParts = [] } of entries) {
    const field = fieldOfKind(kind);
    if (field !== null) seen.add(field);
    for (const part of saleParts) {
      const own = BY_PART[part.kind];
      if (own !== undefined) seen.add(own);
    }
  }
}
