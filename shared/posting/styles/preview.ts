/** What a style would make of a payout that arrived, for the chooser: as if nothing of it were booked. Nothing is sent. */
import type { Payout } from '../../payout/model.ts';
import { isExplained } from '../../payout/model.ts';
import type { StatementLine } from '../../statement/model.ts';
import { type Books, indexBooks } from '../books.ts';
import { doubleEntry, type LedgerRow } from '../doubleEntry.ts';
import type { Mapping } from '../model.ts';
import { planDecision } from '../plan/plan.ts';

export interface StylePreview {
  readonly rows: readonly LedgerRow[];
  /** Objects in Xero. */
  readonly objects: number;
  /** Entries that need an answer before they could be posted; their rows are missing. */
  readonly open: number;
}

/** The payout to show: the latest of the mapping that arrived whole; of equal days the one with the greater id. */
export function previewPayout(
  payouts: readonly Payout[],
  { currency }: Pick<Mapping, 'currency'>,
): Payout | null {
  const usable = payouts.filter(
    (payout) =>
      payout.currency === currency &&
      payout.status === 'paid' &&
      payout.destination === 'bank' &&
      payout.amount !== 0 &&
      payout.entries.length > 1 &&
      isExplained(payout),
  );
  const order = ({ arrivalDate, id }: Payout) => `${arrivalDate} ${id}`;
  return usable.toSorted((a, b) => (order(a) > order(b) ? -1 : 1))[0] ?? null;
}

/** The ledger rows of a payout in the mapping's style, on one bank line of its amount, its invoices as before they were paid. */
export function previewStyle(payout: Payout, mapping: Mapping, books: Books): StylePreview {
  const invoices = books.invoices.map((invoice) =>
    invoice.status === 'PAID'
      ? { ...invoice, status: 'AUTHORISED', amountDue: invoice.total }
      : { ...invoice, amountDue: invoice.total },
  );
  const organisation = { ...books.organisation, periodLockDate: null, endOfYearLockDate: null };
  const open = { organisation, ledgerItems: [] };
  const index = indexBooks({ ...books, ...open, invoices, charges: [] });
  const line: StatementLine = {
    key: 'preview',
    accountId: mapping.bankAccountId,
    date: payout.arrivalDate,
    amount: payout.amount,
    currency: payout.currency,
    payee: '',
    narrative: '',
    reference: '',
    bankId: '',
    balance: null,
    source: { file: '', line: 1 },
  };
  const decision = { id: 'preview', payoutKeys: [payout.key], lineKeys: [line.key] };
  const plan = planDecision(
    { decision, payouts: [payout], lines: [line] },
    { mapping, books: index, booked: new Set(), planned: new Map() },
  );
  return {
    rows: doubleEntry(plan, index),
    objects: plan.steps.length,
    open: plan.problems.filter(({ severity, entryId }) => severity === 'block' && entryId !== '').length,
  };
}
