/** Where the money of every provider account stood at the end of a day, from the local database. */
import type { Connection } from '../../../shared/bridge.ts';
import type { PlainDate } from '../../../shared/dates.ts';
import { groupBy } from '../../../shared/groups.ts';
import type { Decision } from '../../../shared/matching/model.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { type MoneyAtDate, moneyAt } from '../../../shared/proof/atDate.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import type { BalanceDay, OpenEntry, TieoutDatabase } from '../../db/database.ts';

export interface AccountAtDate extends MoneyAtDate {
  readonly connection: Connection;
}

export interface MoneyRows {
  readonly connections: readonly Connection[];
  readonly payouts: readonly Payout[];
  readonly open: readonly OpenEntry[];
  readonly decisions: readonly Decision[];
  readonly lines: readonly StatementLine[];
  /** Days on which payouts came back to the balance, by the id of the movement. */
  readonly returned: ReadonlyMap<string, PlainDate>;
}

/** Everything that `accountsAt` looks at. */
export async function readMoney(db: TieoutDatabase): Promise<MoneyRows> {
  const [connections, payouts, open, decisions, lines, days] = await Promise.all([
    db.connections.toArray(),
    db.payouts.toArray(),
    db.openEntries.toArray(),
    db.decisions.toArray(),
    db.statementLines.toArray(),
    db.balanceDays.toArray(),
  ]);
  return { connections, payouts, open, decisions, lines, returned: returnsOf(days) };
}

/** One row a provider account and currency; none without payouts. */
export function accountsAt(rows: MoneyRows, date: PlainDate): readonly AccountAtDate[] {
  const payouts = groupBy(rows.payouts, ({ connectionId }) => connectionId);
  const open = groupBy(rows.open, ({ connectionId }) => connectionId);
  return rows.connections
    .filter(({ kind }) => kind !== 'xero')
    .flatMap((connection) =>
      moneyAt({
        date,
        payouts: payouts.get(connection.id) ?? [],
        openEntries: (open.get(connection.id) ?? []).map(({ entry }) => entry),
        decisions: rows.decisions,
        lines: rows.lines,
        returned: rows.returned,
      }).map((at) => ({ ...at, connection })),
    );
}

/** Days on which payouts came back to the balance, by the id of the movement. */
export function returnsOf(days: readonly BalanceDay[]): ReadonlyMap<string, PlainDate> {
  return new Map(
    days.flatMap(({ date, entries }) =>
      entries.filter(({ kind }) => kind === 'payoutReversal').map(({ id }) => [id, date] as const),
    ),
  );
}
