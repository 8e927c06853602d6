/**
 * Where Xero shows an object of ours: deep links by the organisation's short code. Sources: Xero's guide to deep links
 * (invoices, credit notes, bank transactions), and Xero's own MCP server, which opens payments as bank transactions.
 */
import type { Draft } from '../model.ts';

const HOST = 'https://go.xero.com';

const PAGES: Readonly<Record<Draft['kind'], string>> = {
  payment: '/Bank/ViewTransaction.aspx?bankTransactionID=',
  bankTransaction: '/Bank/ViewTransaction.aspx?bankTransactionID=',
  transfer: '/Bank/ViewTransaction.aspx?bankTransactionID=',
  invoice: '/AccountsReceivable/View.aspx?InvoiceID=',
  creditNote: '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
};

/**
 * The page of an object in the organisation with that short code, or in the one last used where it isn't known. `shownAs` is the
 * id that Xero shows it under (see `RowStanding`); null where that isn't known.
 */
export function xeroPage(kind: Draft['kind'], shownAs: string, shortCode: string): string | null {
  if (shownAs === '') return null;
  const page = `${PAGES[kind]}${encodeURIComponent(shownAs)}`;
  if (shortCode === '') return `${HOST}${page}`;
  return `${HOST}/organisationlogin/default.aspx?shortcode=${encodeURIComponent(shortCode)}&redirecturl=${page}`;
}
