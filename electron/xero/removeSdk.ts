/** Requests of xero-node 20 that take objects out again, and those that look at one object. */
import type { RemovalDraft } from '../../shared/posting/model.ts';
import type { Operation } from './clientSdk.ts';

type Removals = readonly RemovalDraft[];

/**
 * As Xero documents it: payments one a call, by the address; all others in one call for many, by id and status alone. Anything
 * else in an element would change the object before it goes.
 */
export const removals = {
  /** The first of the drafts only. */
  payment:
    (drafts: Removals, key: string): Operation =>
    async (api, tenant) =>
      await api.deletePayment(tenant, drafts[0]?.xeroId ?? '', { status: 'DELETED' }, key),
  bankTransaction:
    (drafts: Removals, key: string): Operation =>
    async (api, tenant, sdk) => {
      const bankTransactions = drafts.map(({ xeroId }) => {
        const gone = new sdk.BankTransaction();
        gone.bankTransactionID = xeroId;
        gone.status = sdk.BankTransaction.StatusEnum.DELETED;
        return gone;
      });
      return await api.updateOrCreateBankTransactions(tenant, { bankTransactions }, false, undefined, key);
    },
  transfer:
    (drafts: Removals, key: string): Operation =>
    async (api, tenant) => {
      const bankTransfers = drafts.map(({ xeroId }) => ({ bankTransferID: xeroId, status: 'DELETED' }));
      return await api.deleteBankTransfers(tenant, { bankTransfers }, false, key);
    },
  invoice:
    (drafts: Removals, key: string): Operation =>
    async (api, tenant, sdk) => {
      const status = sdk.Invoice.StatusEnum.VOIDED;
      const invoices = drafts.map(({ xeroId }) => ({ invoiceID: xeroId, status }));
      return await api.updateOrCreateInvoices(tenant, { invoices }, false, undefined, key);
    },
  creditNote:
    (drafts: Removals, key: string): Operation =>
    async (api, tenant, sdk) => {
      const status = sdk.CreditNote.StatusEnum.VOIDED;
      const creditNotes = drafts.map(({ xeroId }) => ({ creditNoteID: xeroId, status }));
      return await api.updateOrCreateCreditNotes(tenant, { creditNotes }, false, undefined, key);
    },
} as const satisfies Record<RemovalDraft['target'], (drafts: Removals, key: string) => Operation>;

/** An account is deleted while nothing was ever booked on it; else it can be archived. */
export const accountRemovals = {
  delete:
    (id: string): Operation =>
    async (api, tenant) =>
      await api.deleteAccount(tenant, id),
  archive:
    (id: string, key: string): Operation =>
    async (api, tenant, sdk) =>
      await api.updateAccount(
        tenant,
        id,
        { accounts: [{ accountID: id, status: sdk.Account.StatusEnum.ARCHIVED }] },
        key,
      ),
} as const;

/** One object by its id. */
export const readsOne = {
  payment:
    (id: string): Operation =>
    async (api, tenant) =>
      await api.getPayment(tenant, id),
  bankTransaction:
    (id: string): Operation =>
    async (api, tenant) =>
      await api.getBankTransaction(tenant, id),
  transfer:
    (id: string): Operation =>
    async (api, tenant) =>
      await api.getBankTransfer(tenant, id),
  invoice:
    (id: string): Operation =>
    async (api, tenant) =>
      await api.getInvoice(tenant, id),
  creditNote:
    (id: string): Operation =>
    async (api, tenant) =>
      await api.getCreditNote(tenant, id),
} as const;
