/** Which rows hang together: a document that we made, and its payments. */
import { groupBy } from '../../groups.ts';
import type { JournalRow } from '../model.ts';

/** The rows in groups: a document of ours with the payments that name it by its number; every other row by itself. */
export function ofOneDocument(rows: readonly JournalRow[]): JournalRow[][] {
  return [...groupBy(rows, groupOf).values()];
}

function groupOf({ id, draft }: JournalRow): string {
  if (draft.kind === 'invoice' || draft.kind === 'creditNote') return `${draft.kind} ${draft.number}`;
  if (draft.kind !== 'payment' || draft.invoiceId !== '') return `row ${id}`;
  return `${draft.target ?? 'invoice'} ${draft.invoiceNumber}`;
}
