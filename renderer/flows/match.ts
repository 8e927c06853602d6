/** Matching over the local database: reads what is open, writes what changed in the proposals. */
import type { Organisation } from '../../shared/books/model.ts';
import { dateInZone, type PlainDate } from '../../shared/dates.ts';
import { canonicalJson } from '../../shared/ids.ts';
import type { MatchInput, MatchPayout, MatchStats } from '../../shared/matching/input.ts';
import { bankHolidays } from '../../shared/matching/holidays.ts';
import { matchAll } from '../../shared/matching/matchAll.ts';
import type { Match, Verdict } from '../../shared/matching/model.ts';
import { mappingKey } from '../../shared/posting/mapping.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from './context.ts';

export interface MatchSummary {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly stats: MatchStats;
  /** Proposals written and removed by this run. */
  readonly changed: number;
  readonly removed: number;
}

/** The tables a matching transaction covers; a transaction over more may call `rematch`. */
export function matchingTables(db: TieoutDatabase) {
  return [
    db.payouts,
    db.statementLines,
    db.decisions,
    db.declined,
    db.mappings,
    db.organisations,
    db.proposals,
  ];
}

/** Today on the wall of the organisation's zone; UTC if no organisation has been read. */
function today(ctx: FlowContext, organisation: Organisation | undefined): PlainDate {
  const seconds = Math.floor(ctx.now() / 1000);
  try {
    return dateInZone(seconds, organisation?.timezone ?? 'UTC');
  } catch {
    return dateInZone(seconds, 'UTC');
  }
}

async function readInput(ctx: FlowContext): Promise<MatchInput> {
  const { db } = ctx;
  const [payouts, lines, decisions, declined, mappings, organisations] = await Promise.all([
    db.payouts.toArray(),
    db.statementLines.toArray(),
    db.decisions.toArray(),
    db.declined.toArray(),
    db.mappings.toArray(),
    db.organisations.toArray(),
  ]);
  const accounts = new Map(mappings.map((mapping) => [mapping.key, mapping.bankAccountId]));
  // Without a mapping any account will do whose lines are in the payout's currency: those the user imported.
  const accountIdOf = (payout: MatchPayout) =>
    accounts.get(mappingKey(payout.connectionId, payout.currency)) || null;
  const [organisation] = organisations;
  const asOf = today(ctx, organisation);
  const holidays = bankHolidays(organisation?.countryCode ?? '');
  return { payouts, lines, decisions, declined, accountIdOf, asOf, holidays };
}

function countVerdicts(matches: readonly Match[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { certain: 0, likely: 0, ambiguous: 0, noLine: 0, residual: 0 };
  for (const { verdict } of matches) counts[verdict] += 1;
  return counts;
}

/** Matches anew and writes what changed. Call inside a transaction over `matchingTables` or more. */
export async function rematch(ctx: FlowContext): Promise<MatchSummary> {
  const { db } = ctx;
  const { matches, stats } = matchAll(await readInput(ctx));
  const before = new Map((await db.proposals.toArray()).map((match) => [match.id, canonicalJson(match)]));
  const after = new Set(matches.map(({ id }) => id));
  const changed = matches.filter((match) => before.get(match.id) !== canonicalJson(match));
  const removed = [...before.keys()].filter((id) => !after.has(id));
  await db.proposals.bulkDelete(removed);
  await db.proposals.bulkPut(changed);
  return { verdicts: countVerdicts(matches), stats, changed: changed.length, removed: removed.length };
}

/** Matches every open payout with every free line, in one transaction. The same data gives the same proposals. */
export async function runMatching(ctx: FlowContext): Promise<MatchSummary> {
  return ctx.db.transaction('rw', matchingTables(ctx.db), () => rematch(ctx));
}
