import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useEntrySearch } from '../../stores/entrySearch.ts';
import { wordsSought } from '../../stores/searchWords.ts';
import { useToday } from '../../stores/today.ts';
import { useReconcile } from '../../stores/reconcile.ts';
import { useServices } from '../../stores/services.tsx';
import { type DeskRow, answers, countBy, inFilter, isGone, isWithin } from './deskRows.ts';

export interface Desk {
  readonly all: readonly DeskRow[];
  readonly shown: readonly DeskRow[];
  readonly counts: ReturnType<typeof countBy>;
  readonly current: DeskRow | null;
  readonly hasLines: boolean;
}

/** The desk as it stands, filtered and searched; undefined while loading. */
export function useDesk(): Desk | undefined {
  const { filter, search, narrow, current, gone } = useReconcile();
  const today = useToday();
  const within = useEntrySearch(search);
  const data = useDeskData();
  const all = data?.rows;
  const counts = useMemo(() => all && countBy(all), [all]);
  const shown = useMemo(() => {
    const sought = wordsSought(search);
    return all?.filter(
      (row) =>
        !isGone(row, gone) &&
        inFilter(row, filter) &&
        isWithin(row, narrow, today) &&
        answers(row, sought, within),
    );
  }, [all, filter, search, narrow, today, within, gone]);
  return useMemo(() => {
    if (all === undefined || shown === undefined || counts === undefined) return undefined;
    return {
      all,
      shown,
      counts,
      current: shown.find((row) => row.id === current) ?? shown[0] ?? null,
      hasLines: (data?.lines.size ?? 0) > 0,
    };
  }, [data, all, shown, counts, current]);
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
