/** What a provider and Xero hold after rows were posted, for the proofs' tests. */
import type { LedgerItem } from '../../../../shared/books/model.ts';
import type { PlainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { Payout, PayoutEntry } from '../../../../shared/payout/model.ts';
import type { JournalRow } from '../../../../shared/posting/model.ts';
import { effectsOf } from '../../../../shared/posting/checks/preflight.ts';
import type { MovementDay } from '../../../../shared/proof/records.ts';

/** The movements of payouts and of what is still in the balance, by day. */
export function movementDays(payouts: readonly Payout[], openEntries: readonly PayoutEntry[]): MovementDay[] {
  const days = new Map<PlainDate, MovementDay['entries'][number][]>();
  const add = (date: PlainDate, entry: MovementDay['entries'][number]) =>
    days.set(date, [...(days.get(date) ?? []), entry]);
  for (const entry of [...payouts.flatMap((payout) => payout.entries), ...openEntries])
    add(entry.date, entry);
  for (const payout of payouts) {
    const net = minor(0 - payout.amount - payout.ownFee);
    add(payout.createdDate, { id: payout.balanceEntryId, kind: 'payout', net });
  }
  return [...days].map(([date, entries]) => ({ date, entries }));
}

/** What Xero holds after these rows, seen from an account. */
export function itemsOn(accountId: string, rows: readonly JournalRow[]): LedgerItem[] {
  return rows.flatMap((row) => {
    const { kind } = row.draft;
    if (kind === 'invoice' || kind === 'creditNote' || kind === 'removal') return [];
    return effectsOf(row.draft)
      .filter((effect) => effect.accountId === accountId)
      .map(({ amount }) => ({
        key: `${kind}|${row.xeroId}|${accountId}`,
        kind,
        xeroId: row.xeroId,
        accountId,
        otherAccountId: '',
        date: row.draft.date,
        amount,
        currency: 'AUD',
        reference: row.draft.reference,
        detail: '',
        isReconciled: false,
        status: 'AUTHORISED',
      }));
  });
}
