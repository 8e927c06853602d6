/** The mapping: which accounts of the books a provider's money goes through. Suggested by us, chosen by the user. */
import * as v from 'valibot';
import type { Account, Organisation, TaxRate, TrackingCategory } from '../books/model.ts';
import { compositeKey } from '../ids.ts';
import { isGrossHome } from './plan/homes.ts';
import { type Mapping, MappingSchema, type Override, type Tracking } from './model.ts';
import type { Currency } from '../money.ts';
import { compareText } from '../order.ts';
import { CAPABILITIES } from '../payout/capabilities.ts';
import type { Provider } from '../payout/model.ts';

export type MappingField = keyof Mapping;

/** The key of a provider account's mapping for one currency. */
export function mappingKey(providerConnectionId: string, currency: Currency): string {
  return compositeKey(providerConnectionId, currency);
}

/** What of a mapping's key is the same in every book: without the mark of the book in the connection's id. */
export function accountOfMapping(key: string): string {
  return key.startsWith('file:') ? key : key.replace(/~[a-z0-9-]{1,40}(?=\|[^|]*$)/, '');
}

export interface SuggestInput {
  /** `name` is the connection's: that of the provider itself where its payouts come with files. */
  readonly provider: { readonly id: string; readonly kind: Provider; readonly name?: string };
  readonly xeroConnectionId: string;
  readonly currency: Currency;
  readonly organisation: Pick<Organisation, 'countryCode' | 'baseCurrency'>;
  readonly accounts: readonly Account[];
  readonly taxRates: readonly TaxRate[];
  /** Of the books. */
  readonly tracking?: readonly TrackingCategory[];
  /** Names of the account's places (a Square account's locations) that are these books'. */
  readonly places?: readonly string[];
}

const REQUIRED: readonly MappingField[] = [
  'clearingAccountId',
  'bankAccountId',
  'feeAccountCode',
  'salesAccountCode',
  'refundAccountCode',
  'disputeAccountCode',
  'adjustmentAccountCode',
  'feeTaxType',
  'salesTaxType',
  'refundTaxType',
  'noTaxType',
  'contactName',
];

/**
 * Fields that a mapping lacks before anything can be posted with it. The accounts of reserves and of payouts to elsewhere
 * may stay empty: a plan that needs one is refused by its own pre-flight.
 */
export function checkMapping(mapping: Mapping): MappingField[] {
  const missing = REQUIRED.filter((field) => mapping[field] === '');
  if (mapping.clearingAccountId !== '' && mapping.clearingAccountId === mapping.bankAccountId) {
    missing.push('bankAccountId');
  }
  if (!isEachOnce(mapping.tracking)) missing.push('tracking');
  if (!mapping.overrides.every(isOverrideWhole)) missing.push('overrides');
  return v.is(MappingSchema, mapping) ? missing : [...missing, 'key'];
}

/** Whether an override says what it is for (nothing that has no line at its gross: fees), and what is different for it. */
export function isOverrideWhole({ match, accountCode, taxType, tracking }: Override): boolean {
  const isFor = Object.values(match).some((text) => (text ?? '').trim() !== '');
  if (match.kind !== undefined && !isGrossHome(match.kind)) return false;
  const isDifferent = accountCode !== '' || taxType !== '' || tracking.length > 0;
  return isFor && isDifferent && isEachOnce(tracking);
}

/** Whether no tracking category is there twice, and none without its option. */
function isEachOnce(tracking: readonly Tracking[]): boolean {
  const isWhole = tracking.every(({ name, option }) => name !== '' && option !== '');
  return isWhole && new Set(tracking.map(({ name }) => name)).size === tracking.length;
}

/** A mapping by the names, types and codes of the accounts, and what couldn't be found. Same input, same answer. */
export function suggestMapping(input: SuggestInput): { mapping: Mapping; missing: MappingField[] } {
  const accounts = input.accounts
    .filter((account) => account.status === 'ACTIVE')
    .toSorted((a, b) => compareText(a.code, b.code) || compareText(a.accountId, b.accountId));
  const banks = suggestBanks(accounts, input);
  const codes = suggestCodes(accounts, namePattern(input.provider));
  const taxes = suggestTaxes(input);
  const mapping: Mapping = {
    key: mappingKey(input.provider.id, input.currency),
    providerConnectionId: input.provider.id,
    xeroConnectionId: input.xeroConnectionId,
    currency: input.currency,
    ...banks,
    ...codes,
    ...taxes,
    ...PLAIN,
    ...suggestTracking(input),
    contactName: properName(input.provider),
    startDate: null,
  };
  return { mapping, missing: checkMapping(mapping) };
}

/** The choices that nothing in the books suggests. */
const PLAIN = {
  style: 'itemised',
  invoicedCharges: 'pay',
  invoicedRefunds: 'line',
  splitByMonth: false,
  salesTaxAccountCode: '',
} satisfies Partial<Mapping>;

/**
 * Tracking by place, where the books have a category whose options bear the places' names: on every line where there is but one place,
 * otherwise on the sales of each.
 */
function suggestTracking({
  tracking = [],
  places = [],
}: SuggestInput): Pick<Mapping, 'tracking' | 'overrides'> {
  const plain = (text: string) => text.trim().toLocaleLowerCase('en');
  const active = tracking.filter(({ status }) => status === 'ACTIVE');
  const found = active.map(({ name, options }) =>
    places.flatMap((place) => {
      const option = options.find((one) => one.status === 'ACTIVE' && plain(one.name) === plain(place));
      return option === undefined ? [] : [{ place, tracking: [{ name, option: option.name }] }];
    }),
  );
  const best = found.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const [only] = best;
  if (places.length === 1 && only !== undefined) return { tracking: only.tracking, overrides: [] };
  const overrides = best.map((one) => ({
    match: { location: one.place },
    accountCode: '',
    taxType: '',
    tracking: one.tracking,
  }));
  return { tracking: [], overrides };
}

const CLEARING_LIKE = /clearing|suspense|paypal|square|xendit|stripe|alternative pay|card|saving|tax/i;

/** The provider's name as accounts carry it: `Alternative Payments Clearing`, `Alternative Payment Fees`. */
function namePattern(provider: SuggestInput['provider']): string {
  const plain = properName(provider).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return plain.replace(/s$/, 's?');
}

function properName({ kind, name }: SuggestInput['provider']): string {
  return kind === 'file' && name !== undefined ? name : CAPABILITIES[kind].name;
}

function suggestBanks(accounts: readonly Account[], { provider, currency, organisation }: SuggestInput) {
  const banks = accounts.filter(
    (account) => account.type === 'BANK' && (account.currency ?? organisation.baseCurrency) === currency,
  );
  const ofProvider = new RegExp(namePattern(provider), 'i');
  const { name } = provider;
  const clearing = pick(banks, [
    (account) => ofProvider.test(account.name) && /clearing/i.test(account.name),
    (account) => ofProvider.test(account.name),
  ]);
  const others = banks.filter((account) => account !== clearing);
  const plain = others.filter((account) => !CLEARING_LIKE.test(account.name));
  // What bears the name of the account at the provider is that business's own.
  const own = (name ?? '').toLowerCase();
  const bank = pick(plain, [
    (account) => own.length > 3 && account.name.toLowerCase().includes(own),
    (account) =>
      /operating|business|cheque|checking|transaction|current|everyday|trading/i.test(account.name),
    () => true,
  ]);
  return { clearingAccountId: clearing?.accountId ?? '', bankAccountId: bank?.accountId ?? '' };
}

const EXPENSES = new Set(['EXPENSE', 'OVERHEADS', 'DIRECTCOSTS']);
const REVENUES = new Set(['REVENUE', 'SALES', 'OTHERINCOME']);
const EQUITIES = new Set(['EQUITY', 'CURRLIAB']);
const LIABILITIES = new Set(['CURRLIAB', 'LIABILITY', 'TERMLIAB']);
const HOLDINGS = new Set(['CURRENT', 'PREPAYMENT', 'CURRLIAB']);

function suggestCodes(all: readonly Account[], name: string) {
  const accounts = all.filter((account) => account.code !== '' && account.type !== 'BANK');
  const find = (types: ReadonlySet<string>, ...patterns: readonly RegExp[]) =>
    pick(
      accounts.filter((account) => types.has(account.type) && account.systemAccount === ''),
      patterns.map((pattern) => (account: Account) => pattern.test(account.name)),
    )?.code ?? '';
  const either = new Set([...EXPENSES, ...REVENUES]);
  const fee = find(
    EXPENSES,
    new RegExp(`${name}.*fee`, 'i'),
    /(merchant|payment|processing|card).*(fee|charge)/i,
    /bank fee|bank charge/i,
  );
  const sales = find(REVENUES, /^online sales$|^sales$/i, /sales|revenue/i);
  const refund = find(either, /refund/i) || sales;
  return {
    feeAccountCode: fee,
    salesAccountCode: sales,
    refundAccountCode: refund,
    disputeAccountCode: find(either, /dispute|chargeback/i, /bad debt/i) || refund,
    adjustmentAccountCode: find(either, /adjustment/i, /rounding|other/i) || fee,
    reserveAccountCode: find(HOLDINGS, /reserve/i, /held|holding|deposit/i),
    elsewhereAccountCode: find(HOLDINGS, /debit card|prepaid card/i) || find(EQUITIES, /drawings/i),
    tipsAccountCode: find(LIABILITIES, /\btips?\b|gratuit/i) || find(REVENUES, /\btips?\b|gratuit/i),
    shippingAccountCode: find(REVENUES, /shipping|freight|delivery/i),
    giftCardAccountCode: find(LIABILITIES, /gift card|voucher/i),
    loanAccountCode: find(LIABILITIES, new RegExp(`${name} (capital|loan)`, 'i')),
    platformAccountCode: find(REVENUES, /platform (fee|earning|revenue)|application fee/i),
    bankFeeAccountCode: find(EXPENSES, /bank (fee|charge)/i),
    serviceChargeAccountCode: find(REVENUES, /service charge|surcharge/i),
    discountAccountCode: find(REVENUES, /discount/i),
  };
}

interface TaxWords {
  readonly fee: string;
  readonly sales: string;
  /** Sold without tax. */
  readonly free: string;
  readonly none: string;
}

const NO_TAX: TaxWords = { fee: 'NONE', sales: 'NONE', free: '', none: 'NONE' };

/** Xero's tax types by country of the organisation; `NONE` is valid everywhere. */
const TAX_BY_COUNTRY: Readonly<Record<string, TaxWords>> = {
  AU: { fee: 'INPUT', sales: 'OUTPUT', free: 'EXEMPTOUTPUT', none: 'BASEXCLUDED' },
  NZ: { fee: 'INPUT2', sales: 'OUTPUT2', free: 'ZERORATED', none: 'NONE' },
  GB: { fee: 'INPUT2', sales: 'OUTPUT2', free: 'ZERORATEDOUTPUT', none: 'NONE' },
};

function suggestTaxes({ organisation, taxRates }: SuggestInput) {
  const words = TAX_BY_COUNTRY[organisation.countryCode] ?? NO_TAX;
  const active = new Map(
    taxRates.filter((rate) => rate.status === 'ACTIVE').map((rate) => [rate.taxType, rate]),
  );
  const known = (taxType: string) => (active.has(taxType) || taxType === 'NONE' ? taxType : '');
  return {
    feeTaxType: known(words.fee),
    feeTaxBasisPoints: active.get(words.fee)?.rateBasisPoints ?? 0,
    salesTaxType: known(words.sales),
    untaxedTaxType: active.has(words.free) ? words.free : '',
    refundTaxType: known(words.sales),
    noTaxType: known(words.none) || known('NONE'),
  };
}

function pick<T>(items: readonly T[], tests: readonly ((item: T) => boolean)[]): T | undefined {
  for (const test of tests) {
    const found = items.find(test);
    if (found !== undefined) return found;
  }
  return undefined;
}
