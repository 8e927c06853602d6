/** All cached history as rules are replayed over it. */
import { todayIn } from '../../shared/dates.ts';
import { bankHolidays } from '../../shared/matching/days/holidays.ts';
import { matchPayoutsOf } from '../../shared/matching/input.ts';
import type { History } from '../../shared/matching/replay/history.ts';
import { mappingKey } from '../../shared/posting/mapping.ts';
import type { FlowContext } from './context.ts';
import { fileConnections, namesOf } from './fileConnections.ts';

/** Everything that matching works on, with the decisions beside it. */
export async function readHistory({ db, now }: Pick<FlowContext, 'db' | 'now'>): Promise<History> {
  const [heads, lines, decisions, declined, mappings, organisation, ofFiles] = await Promise.all([
    db.payoutHeads.toArray(),
    db.statementLines.toArray(),
    db.decisions.toArray(),
    db.declined.toArray(),
    db.mappings.toArray(),
    db.organisations.toCollection().first(),
    fileConnections(db),
  ]);
  const accounts = new Map(mappings.map((mapping) => [mapping.key, mapping.bankAccountId]));
  return {
    payouts: matchPayoutsOf(heads, namesOf(ofFiles)),
    lines,
    decisions,
    declined,
    accountIdOf: ({ connectionId, currency }) => accounts.get(mappingKey(connectionId, currency)) || null,
    asOf: todayIn(organisation?.timezone ?? 'UTC', now()),
    holidays: bankHolidays(organisation?.countryCode ?? ''),
  };
}
