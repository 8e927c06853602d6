/** Whether what the books hold is what a draft would make. */
import type { Invoice, LedgerItem } from '../../books/model.ts';
import type { BookIndex } from '../books.ts';
import { linesOf } from '../plan/codedLines.ts';
import type { Draft } from '../model.ts';
import { effectsOf } from './effects.ts';

/** What of an object in the books isn't as the draft has it. */
export type Difference = 'kind' | 'account' | 'amount' | 'date' | 'invoice' | 'lines';

/**
 * How an object on bank accounts differs from a draft: `items` are all its sides. `lines`: coded to other accounts, or in other
 * parts, where the ledger tells.
 */
export function differencesOf(
  draft: Draft,
  items: readonly LedgerItem[],
  books: Pick<BookIndex, 'invoicesById'>,
): Difference[] {
  const [first] = items;
  if (first === undefined || first.kind !== draft.kind) return ['kind'];
  const found: Difference[] = [];
  for (const { accountId, amount } of effectsOf(draft)) {
    const item = items.find((one) => one.accountId === accountId);
    if (!item) found.push('account');
    else if (item.amount !== amount) found.push('amount');
  }
  if (first.date !== draft.date) found.push('date');
  const { lines } = first;
  if (draft.kind === 'bankTransaction' && lines !== undefined && lines !== linesOf(draft))
    found.push('lines');
  if (draft.kind === 'payment' && !isOf(draft, first, books)) found.push('invoice');
  return [...new Set(found)];
}

/** Two invoices may bear one number over time: the number is all that the ledger tells. */
function isOf(
  draft: Extract<Draft, { kind: 'payment' }>,
  item: LedgerItem,
  { invoicesById }: Pick<BookIndex, 'invoicesById'>,
): boolean {
  const number = draft.invoiceNumber || (invoicesById.get(draft.invoiceId)?.number ?? '');
  return item.detail === '' || item.detail === number;
}

/** How a sales invoice in the books differs from a draft of one. */
export function documentDifferences(
  draft: Extract<Draft, { kind: 'invoice' }>,
  invoice: Invoice,
): Difference[] {
  const found: Difference[] = [];
  if (invoice.total !== draft.total || invoice.currency !== draft.currency) found.push('amount');
  if (invoice.date !== draft.date) found.push('date');
  return found;
}
