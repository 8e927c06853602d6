import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import { useReconcile } from '../../stores/reconcile.ts';
import { useServices } from '../../stores/services.tsx';
import { type DeskRow, type SlimPayout, answers, countBy, deskRows, inFilter, isGone } from './deskRows.ts';

export interface Desk {
  readonly all: readonly DeskRow[];
  readonly shown: readonly DeskRow[];
  readonly counts: ReturnType<typeof countBy>;
  readonly current: DeskRow | null;
  readonly hasLines: boolean;
}

/** The desk as it stands, filtered and searched; undefined while loading. */
export function useDesk(): Desk | undefined {
  const { db } = useServices();
  const { filter, search, current, gone } = useReconcile();
  const input = useLiveQuery(async () => {
    const [proposals, decisions, parked, payouts, lines, journal] = await Promise.all([
      db.proposals.toArray(),
      db.decisions.toArray(),
      db.parked.toArray(),
      db.payouts.toArray(),
      db.statementLines.toArray(),
      db.journal.toArray(),
    ]);
    return {
      proposals,
      decisions,
      parked,
      payouts: new Map(payouts.map((payout) => [payout.key, slim(payout)])),
      lines: new Map(lines.map((line) => [line.key, line])),
      journal,
    };
  }, [db]);
  const all = useMemo(() => (input === undefined ? undefined : deskRows(input)), [input]);
  const shown = useMemo(
    () => all?.filter((row) => !isGone(row, gone) && inFilter(row, filter) && answers(row, search)),
    [all, filter, search, gone],
  );
  return useMemo(() => {
    if (input === undefined || all === undefined || shown === undefined) return undefined;
    return {
      all,
      shown,
      counts: countBy(all),
      current: shown.find((row) => row.id === current) ?? shown[0] ?? null,
      hasLines: input.lines.size > 0,
    };
  }, [input, all, shown, current]);
}

function slim({ entries: _entries, ...payout }: Payout): SlimPayout {
  return payout;
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
