import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { type LedgerRow, doubleEntry } from '../../../shared/posting/doubleEntry.ts';
import type { PostingPlan } from '../../../shared/posting/model.ts';
import { bookedParts, bookedShares } from '../../../shared/posting/parts.ts';
import { planDecision } from '../../../shared/posting/plan/plan.ts';
import { useServices } from '../../stores/services.tsx';
import type { BooksGround } from '../invoices/useBooks.ts';
import type { DeskRow } from './deskRows.ts';
import { usePayouts } from './useDesk.ts';

export interface Preview {
  readonly plan: PostingPlan;
  readonly rows: readonly LedgerRow[];
}

/** What confirming a row would create in the books: null without a mapping, undefined while loading. */
export function usePlan(
  row: DeskRow,
  lineKeys: readonly string[],
  ground: BooksGround | undefined,
): Preview | null | undefined {
  const { db } = useServices();
  const payouts = usePayouts(row.payouts.map((payout) => payout.key));
  const joined = lineKeys.join('\n');
  const evidence = (row.decision ?? row.match)?.evidence;
  const lines = useLiveQuery(async () => {
    const found = await db.statementLines.bulkGet(joined === '' ? [] : joined.split('\n'));
    return found.filter((line) => line !== undefined);
  }, [db, joined]);
  return useMemo(() => {
    if (ground === undefined || payouts === undefined || lines === undefined) return undefined;
    const first = payouts[0];
    const mapping = ground.mappings.find(
      (one) => one.providerConnectionId === first?.connectionId && one.currency === first.currency,
    );
    const loaded = ground.books.get(mapping?.xeroConnectionId ?? '');
    if (mapping === undefined || first === undefined || loaded === undefined) return null;
    const { books, planned } = loaded;
    const plan = planDecision(
      {
        decision: {
          id: row.id,
          payoutKeys: payouts.map((one) => one.key),
          lineKeys: [...lineKeys],
          ...(evidence === undefined ? {} : { evidence }),
        },
        payouts,
        lines,
      },
      {
        mapping,
        books,
        booked: bookedParts(ground.journal),
        shares: bookedShares(ground.journal),
        planned,
        answers: ground.answers,
      },
    );
    return { plan, rows: doubleEntry(plan, books) };
  }, [ground, payouts, lines, row.id, evidence, lineKeys]);
}

export interface AccountSum {
  readonly key: string;
  readonly account: string;
  /** Tax type and tracking options; empty without. */
  readonly tax: string;
  readonly tracking: string;
  readonly debit: number;
  readonly credit: number;
}

/** Ledger rows summed by account, tax, tracking and side: what people check. Minor units. */
export function byAccount(rows: readonly LedgerRow[]): readonly AccountSum[] {
  const sums = new Map<string, AccountSum>();
  for (const row of rows) {
    const account = `${row.accountCode} ${row.accountName}`.trim();
    const { tax } = row;
    const tracking = row.tracking.map(({ option }) => option).join(', ');
    const key = JSON.stringify([account, tax, tracking]);
    const sum = sums.get(key) ?? { debit: 0, credit: 0 };
    const [debit, credit] = [sum.debit + row.debit, sum.credit + row.credit];
    sums.set(key, { key, account, tax, tracking, debit, credit });
  }
  return [...sums.values()];
}
