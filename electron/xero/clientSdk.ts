/**
 * The only module that knows xero-node 20. Loaded on first use (it takes a quarter of a second). Builds requests from
 * our drafts, and turns the JSON texts that the library rejects with into `XeroFailure`.
 */
import type * as Xero from 'xero-node';
import * as v from 'valibot';
import type { NewAccount } from '../../shared/books/model.ts';
import { toMajorNumber } from '../../shared/money.ts';
import type {
  BankTransactionDraft,
  CreditNoteDraft,
  DocumentDraft,
  InvoiceDraft,
  PaymentDraft,
  TransferDraft,
} from '../../shared/posting/model.ts';

type Sdk = typeof Xero;
type AccountingApi = Xero.AccountingApi;
type Answer = { readonly response: { readonly headers: unknown }; readonly body: unknown };

/** One API call, ready to be made with a token. */
export type Operation = (api: AccountingApi, tenantId: string, sdk: Sdk) => Promise<Answer>;

/** Where and as whom to call. */
export interface Target {
  /** `https://api.xero.com/api.xro/2.0`, no trailing slash. */
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly tenantId: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A call that did not succeed. `status` 0: no reply; `body` is then the reason as the network gave it. Never holds a token. */
export class XeroFailure extends Error {
  override readonly name = 'XeroFailure';
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  constructor(status: number, body: unknown, headers: Headers) {
    super(`Xero answered ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const HeadersSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((raw): Headers => {
    const texts = Object.entries(raw).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return Object.fromEntries(texts);
  }),
);

const RejectionSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    response: v.object({ statusCode: v.number(), body: v.unknown(), headers: v.fallback(HeadersSchema, {}) }),
  }),
);

/** Makes one call. Throws `XeroFailure`. Redirects aren't followed: the token stays with the host it is for. */
export async function callSdk(
  operation: Operation,
  target: Target,
): Promise<{ body: unknown; headers: Headers }> {
  const sdk = await import('xero-node');
  const api = new sdk.AccountingApi();
  api.basePath = target.baseUrl;
  api.accessToken = target.accessToken;
  const loopback = ['127.0.0.1', 'localhost'].includes(new URL(target.baseUrl).hostname);
  // The library's hook for authentication sees the request options before they are used.
  api.setDefaultAuthentication({
    applyToRequest: (request) => {
      request.signal = target.signal;
      request.timeout = target.timeoutMs;
      request.maxRedirects = 0;
      if (loopback) request.proxy = false;
    },
  });
  try {
    const { response, body } = await operation(api, target.tenantId, sdk);
    return { body, headers: v.parse(v.fallback(HeadersSchema, {}), { ...Object(response.headers) }) };
  } catch (rejection) {
    throw failureOf(rejection);
  }
}

function failureOf(rejection: unknown): XeroFailure {
  const parsed = v.safeParse(RejectionSchema, rejection);
  if (!parsed.success) return new XeroFailure(0, 'unexpected reply', {});
  const { statusCode, body, headers } = parsed.output.response;
  return new XeroFailure(statusCode, body, headers);
}

/** What a paged read asks for; `page` from 1. */
export interface PageQuery {
  readonly since: Date | undefined;
  readonly page: number;
  readonly where?: string | undefined;
  /** `PAGE_SIZE` without it. */
  readonly pageSize?: number;
}

/** Objects on a page: the most that Xero gives. */
export const PAGE_SIZE = 1000;

/**
 * Paged lists are ordered by id: in Xero's default order (by last change) an object that changes while pages are read
 * moves to the end and the first of the next page slips into the one already read.
 */
export const reads = {
  organisation: (): Operation => async (api, tenant) => await api.getOrganisations(tenant),
  accounts:
    (since: Date | undefined): Operation =>
    async (api, tenant) =>
      await api.getAccounts(tenant, since),
  currencies: (): Operation => async (api, tenant) => await api.getCurrencies(tenant),
  taxRates: (): Operation => async (api, tenant) => await api.getTaxRates(tenant),
  tracking: (): Operation => async (api, tenant) =>
    await api.getTrackingCategories(tenant, undefined, undefined, true),
  contacts:
    ({ since, page, pageSize = PAGE_SIZE }: PageQuery): Operation =>
    async (api, tenant) =>
      await api.getContacts(
        tenant,
        since,
        undefined,
        'ContactID ASC',
        undefined,
        page,
        true,
        undefined,
        undefined,
        pageSize,
      ),
  invoices:
    ({ since, page, where, pageSize = PAGE_SIZE }: PageQuery): Operation =>
    async (api, tenant) => {
      const none = undefined;
      return await api.getInvoices(
        tenant,
        since,
        where,
        'InvoiceID ASC',
        none,
        none,
        none,
        none,
        page,
        none,
        none,
        none,
        none,
        pageSize,
      );
    },
  creditNotes:
    ({ since, page, where, pageSize = PAGE_SIZE }: PageQuery): Operation =>
    async (api, tenant) =>
      await api.getCreditNotes(tenant, since, where, 'CreditNoteID ASC', page, undefined, pageSize),
  payments:
    ({ since, page, where, pageSize = PAGE_SIZE }: PageQuery): Operation =>
    async (api, tenant) =>
      await api.getPayments(tenant, since, where, 'PaymentID ASC', page, pageSize),
  bankTransactions:
    ({ since, page, where, pageSize = PAGE_SIZE }: PageQuery): Operation =>
    async (api, tenant) =>
      await api.getBankTransactions(tenant, since, where, 'BankTransactionID ASC', page, undefined, pageSize),
  /** Xero gives transfers without pages. Deleted ones are included. */
  transfers:
    ({ since, where }: Omit<PageQuery, 'page'>): Operation =>
    async (api, tenant) =>
      await api.getBankTransfers(tenant, since, where, undefined, true),
} as const;

/** The document that a payment is of: by its id, or by its number where the reply that gave the id isn't needed. */
function paidDocument({ target, invoiceId, invoiceNumber }: PaymentDraft) {
  if (target === 'creditNote') {
    return {
      creditNote: invoiceId === '' ? { creditNoteNumber: invoiceNumber } : { creditNoteID: invoiceId },
    };
  }
  return { invoice: invoiceId === '' ? { invoiceNumber } : { invoiceID: invoiceId } };
}

/** In the invoice's currency, with the rate that makes of it what the account gets. */
function paidAmount({ amount, currency, foreign }: PaymentDraft) {
  if (foreign === undefined) return { amount: toMajorNumber(amount, currency) };
  return {
    amount: toMajorNumber(foreign.amount, foreign.currency),
    currencyRate: Number(foreign.rate),
  };
}

function lineItems({ lines, currency }: Pick<DocumentDraft, 'lines' | 'currency'>) {
  return lines.map((line) => ({
    description: line.description,
    quantity: 1,
    unitAmount: toMajorNumber(line.amount, currency),
    accountCode: line.accountCode,
    taxType: line.taxType,
    ...trackingOf(line),
  }));
}

function trackingOf({ tracking }: DocumentDraft['lines'][number]) {
  return tracking === undefined || tracking.length === 0 ? {} : { tracking };
}

/** Never left out: Xero would take the organisation's own. */
function currencyOf(currency: string, sdk: Sdk): Xero.CurrencyCode {
  const found = Object.values(sdk.CurrencyCode).find(
    (code): code is Xero.CurrencyCode => String(code) === currency,
  );
  if (found === undefined) throw new RangeError(`Xero knows no currency ${currency}`);
  return found;
}

function documentFields(draft: DocumentDraft, sdk: Sdk) {
  return {
    contact: draft.contactId === '' ? { name: draft.contactName } : { contactID: draft.contactId },
    date: draft.date,
    reference: draft.reference,
    currencyCode: currencyOf(draft.currency, sdk),
    lineAmountTypes: sdk.LineAmountTypes[draft.lineAmountTypes],
    lineItems: lineItems(draft),
  };
}

function accountFields({ type, ...given }: NewAccount, sdk: Sdk): Xero.Account {
  const { code, name, taxType, bankAccountNumber, currency } = given;
  return {
    name,
    type: sdk.AccountType[type],
    ...(code === '' ? {} : { code }),
    ...(taxType === '' || type === 'BANK' ? {} : { taxType }),
    ...(type === 'BANK' ? { bankAccountNumber } : {}),
    ...(type === 'BANK' && currency !== null ? { currencyCode: currencyOf(currency, sdk) } : {}),
  };
}

/** Creation only (PUT), never marked as reconciled: that is the user's OK in Xero. */
export const writes = {
  /** One at a time: Xero takes no list of accounts. */
  account:
    (account: NewAccount, key: string): Operation =>
    async (api, tenant, sdk) =>
      await api.createAccount(tenant, accountFields(account, sdk), key),
  invoices:
    (drafts: readonly InvoiceDraft[], key: string): Operation =>
    async (api, tenant, sdk) => {
      const invoices = drafts.map((draft) => ({
        ...documentFields(draft, sdk),
        type: sdk.Invoice.TypeEnum.ACCREC,
        status: sdk.Invoice.StatusEnum.AUTHORISED,
        invoiceNumber: draft.number,
        dueDate: draft.date,
      }));
      return await api.createInvoices(tenant, { invoices }, false, undefined, key);
    },
  creditNotes:
    (drafts: readonly CreditNoteDraft[], key: string): Operation =>
    async (api, tenant, sdk) => {
      const creditNotes = drafts.map((draft) => ({
        ...documentFields(draft, sdk),
        type: sdk.CreditNote.TypeEnum.ACCRECCREDIT,
        status: sdk.CreditNote.StatusEnum.AUTHORISED,
        creditNoteNumber: draft.number,
      }));
      return await api.createCreditNotes(tenant, { creditNotes }, false, undefined, key);
    },
  payments:
    (drafts: readonly PaymentDraft[], key: string): Operation =>
    async (api, tenant) => {
      const payments = drafts.map((draft) => ({
        ...paidDocument(draft),
        account: { accountID: draft.accountId },
        date: draft.date,
        ...paidAmount(draft),
        reference: draft.reference,
      }));
      return await api.createPayments(tenant, { payments }, false, key);
    },
  bankTransactions:
    (drafts: readonly BankTransactionDraft[], key: string): Operation =>
    async (api, tenant, sdk) => {
      const bankTransactions = drafts.map((draft) => ({
        type: draft.overpayment
          ? sdk.BankTransaction.TypeEnum.RECEIVEOVERPAYMENT
          : sdk.BankTransaction.TypeEnum[draft.direction],
        contact: draft.overpayment ? { contactID: draft.overpayment.contactId } : { name: draft.contactName },
        bankAccount: { accountID: draft.bankAccountId },
        date: draft.date,
        reference: draft.reference,
        lineAmountTypes: sdk.LineAmountTypes[draft.lineAmountTypes],
        lineItems: draft.lines.map((line) => ({
          description: line.description,
          quantity: 1,
          unitAmount: toMajorNumber(line.amount, draft.currency),
          // Xero books an overpayment on accounts receivable by itself.
          ...(draft.overpayment
            ? {}
            : { accountCode: line.accountCode, taxType: line.taxType, ...trackingOf(line) }),
        })),
      }));
      return await api.createBankTransactions(tenant, { bankTransactions }, false, undefined, key);
    },
  transfers:
    (drafts: readonly TransferDraft[], key: string): Operation =>
    async (api, tenant) => {
      const bankTransfers = drafts.map((draft) => ({
        fromBankAccount: { accountID: draft.fromAccountId },
        toBankAccount: { accountID: draft.toAccountId },
        amount: toMajorNumber(draft.amount, draft.currency),
        date: draft.date,
        reference: draft.reference,
      }));
      return await api.createBankTransfer(tenant, { bankTransfers }, key);
    },
} as const;
