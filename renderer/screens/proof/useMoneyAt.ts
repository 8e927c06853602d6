import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Connection } from '../../../shared/bridge.ts';
import type { PlainDate } from '../../../shared/dates.ts';
import { groupBy } from '../../../shared/groups.ts';
import { type MoneyAtDate, moneyAt } from '../../../shared/proof/atDate.ts';
import type { BalanceDay } from '../../db/database.ts';
import { useServices } from '../../stores/services.tsx';

export interface AccountAtDate extends MoneyAtDate {
  readonly connection: Connection;
}

/** Where the money of every provider account stood at the end of a day; undefined while loading, empty without payouts. */
export function useMoneyAt(date: PlainDate | null): readonly AccountAtDate[] | undefined {
  const { db } = useServices();
  const read = useLiveQuery(async () => {
    const [connections, payouts, open, decisions, lines, days] = await Promise.all([
      db.connections.toArray(),
      db.payouts.toArray(),
      db.openEntries.toArray(),
      db.decisions.toArray(),
      db.statementLines.toArray(),
      db.balanceDays.toArray(),
    ]);
    const returned = returnsOf(days);
    return { connections, payouts, open, decisions, lines, returned };
  }, [db]);
  return useMemo(() => {
    if (read === undefined) return undefined;
    if (date === null) return [];
    const payouts = groupBy(read.payouts, ({ connectionId }) => connectionId);
    const open = groupBy(read.open, ({ connectionId }) => connectionId);
    return read.connections
      .filter(({ kind }) => kind !== 'xero')
      .flatMap((connection) =>
        moneyAt({
          date,
          payouts: payouts.get(connection.id) ?? [],
          openEntries: (open.get(connection.id) ?? []).map(({ entry }) => entry),
          decisions: read.decisions,
          lines: read.lines,
          returned: read.returned,
        }).map((at) => ({ ...at, connection })),
      );
  }, [read, date]);
}

/** Days on which payouts came back to the balance, by the id of the movement. */
function returnsOf(days: readonly BalanceDay[]): ReadonlyMap<string, PlainDate> {
  return new Map(
    days.flatMap(({ date, entries }) =>
      entries.filter(({ kind }) => kind === 'payoutReversal').map(({ id }) => [id, date] as const),
    ),
  );
}
