import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import type { Connection } from '../../../shared/bridge.ts';
import type { PlainDate } from '../../../shared/dates.ts';
import { groupBy } from '../../../shared/groups.ts';
import { type Minor, sumMinor } from '../../../shared/money.ts';
import { compareText } from '../../../shared/order.ts';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import { inTransitAt } from '../../../shared/proof/atDate.ts';
import type { OnTheWay } from '../../../shared/report/transitList.ts';
import { askHeld, type Held } from '../../flows/books/held.ts';
import { returnsOf } from '../../flows/books/money.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useConnections } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { isCancelled, showError } from '../../stores/toasts.ts';

/** One provider account and currency: what had left and wasn't at the bank. */
export interface TransitAccount {
  readonly connection: Connection;
  readonly currency: string;
  readonly rows: readonly OnTheWay[];
  readonly total: Minor;
  /** Of it: expected by then, and nobody has said which line it is. */
  readonly unmatched: Minor;
}

const isOff = ({ status }: PayoutHead) => status === 'failed' || status === 'canceled';

/** Every account with payouts at the end of a day, in the order of the connections; undefined while loading. */
export function useTransit(date: PlainDate | null): readonly TransitAccount[] | undefined {
  const { db } = useServices();
  const data = useDeskData();
  const connections = useConnections();
  // Only what came back needs the days.
  const hasReturns = useMemo(() => [...(data?.payouts.values() ?? [])].some(isOff), [data]);
  const returned = useLiveQuery(
    async () => returnsOf(hasReturns ? await db.balanceDays.toArray() : []),
    [db, hasReturns],
  );
  return useMemo(() => {
    if (data === undefined || connections === undefined || returned === undefined) return undefined;
    if (date === null) return [];
    const lines = [...data.lines.values()];
    const decisions = data.rows.flatMap(({ decision }) => decision ?? []);
    const groups = groupBy(
      data.payouts.values(),
      ({ connectionId, currency }) => `${connectionId}|${currency}`,
    );
    return [...groups.values()]
      .flatMap((payouts): TransitAccount[] => {
        const [first] = payouts;
        const connection = connections.find(({ id }) => id === first?.connectionId);
        if (first === undefined || connection === undefined) return [];
        const rows = inTransitAt({ date, payouts, decisions, lines, returned }).map((row) => ({
          ...row,
          expected: data.payouts.get(row.payoutKeys[0] ?? '')?.arrivalDate ?? null,
        }));
        const open = rows.filter(({ state }) => state === 'unmatched');
        return [
          {
            connection,
            currency: first.currency,
            rows,
            total: sumMinor(rows.map(({ amount }) => amount)),
            unmatched: sumMinor(open.map(({ amount }) => amount)),
          },
        ];
      })
      .toSorted(
        (a, b) =>
          connections.indexOf(a.connection) - connections.indexOf(b.connection) ||
          compareText(a.currency, b.currency),
      );
  }, [data, connections, returned, date]);
}

/** Days chosen one after the other, as while typing: the last one is worked out. */
const PAUSE_MS = 200;

/** What the providers held at the end of a day; undefined while it is worked out. */
export function useHeld(date: PlainDate | null): readonly Held[] | undefined {
  const { db, call, now, replayer } = useServices();
  const [held, setHeld] = useState<{ readonly date: PlainDate; readonly rows: readonly Held[] }>();
  const sign = useLiveQuery(async () => {
    const [cursors, ...counts] = await Promise.all([
      db.cursors.toArray(),
      db.payouts.count(),
      db.openEntries.count(),
      db.statementLines.count(),
    ]);
    return JSON.stringify([cursors.map(({ finishedAt }) => finishedAt), counts]);
  }, [db]);
  useEffect(() => {
    if (date === null || sign === undefined) return undefined;
    const cancel = new AbortController();
    const work = async () => {
      try {
        const rows = await askHeld({ db, call, now, matcher: replayer, signal: cancel.signal }, date);
        if (!cancel.signal.aborted) setHeld({ date, rows });
      } catch (error) {
        if (!cancel.signal.aborted && !isCancelled(error)) showError(error);
      }
    };
    const timer = setTimeout(() => void work(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [db, call, now, replayer, date, sign]);
  return held?.date === date ? held?.rows : undefined;
}
