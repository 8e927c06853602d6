import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import { useDeskView } from '../../stores/deskData.ts';
import { useEntrySearch } from '../../stores/entrySearch.ts';
import { wordsSought } from '../../stores/searchWords.ts';
import { useToday } from '../../stores/today.ts';
import { useReconcile } from '../../stores/reconcile.ts';
import { useServices } from '../../stores/services.tsx';
import type { DeskCounts } from './deskCounts.ts';
import { type DeskRow, answers, inFilter, isWithin, withoutGone } from './deskRows.ts';

export interface Desk {
  readonly all: readonly DeskRow[];
  readonly shown: readonly DeskRow[];
  /** Null until everything is read: `all` then has the newest open rows only. */
  readonly counts: DeskCounts | null;
  readonly current: DeskRow | null;
  readonly hasLines: boolean;
}

/** The desk as it stands, filtered and searched; undefined until its first rows are read. */
export function useDesk(): Desk | undefined {
  const { filter, search, narrow, current, comesBack, gone } = useReconcile();
  const today = useToday();
  const within = useEntrySearch(search);
  const view = useDeskView();
  const all = view?.rows;
  const found = useMemo(() => {
    const sought = wordsSought(search);
    return all?.filter(
      (row) => inFilter(row, filter) && isWithin(row, narrow, today) && answers(row, sought, within),
    );
  }, [all, filter, search, narrow, today, within]);
  const shown = useMemo(() => found && withoutGone(found, gone), [found, gone]);
  return useMemo(() => {
    if (view === undefined || all === undefined || shown === undefined) return undefined;
    return {
      all,
      shown,
      counts: view.isWhole ? view.counts : null,
      current: backAgain(shown, comesBack) ?? shown.find((row) => row.id === current) ?? shown[0] ?? null,
      hasLines: view.isWhole ? view.lines.size > 0 : view.hasLines,
    };
  }, [view, all, shown, current, comesBack]);
}

function backAgain(shown: readonly DeskRow[], payoutKey: string | null): DeskRow | undefined {
  return payoutKey === null
    ? undefined
    : shown.find(({ payouts }) => payouts.some(({ key }) => key === payoutKey));
}

/** The payouts of a row with their entries, read when the row becomes current. */
export function usePayouts(keys: readonly string[]): readonly Payout[] | undefined {
  const { db } = useServices();
  const joined = keys.join('\n');
  return useLiveQuery(async () => {
    const found = await db.payouts.bulkGet(joined === '' ? [] : joined.split('\n'));
    return found.filter((payout) => payout !== undefined);
  }, [db, joined]);
}
