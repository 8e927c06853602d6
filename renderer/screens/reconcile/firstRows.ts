/** What the desk shows while the rest of years of data is still being read: the newest open rows, just as they will be. */
import type { Match } from '../../../shared/matching/model.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { inOne } from '../../db/inOne.ts';
import { type DeskRow, newestFirst, openRow, rowDate } from './deskRows.ts';

interface Limits {
  /** So many proposals at most are read wholly. */
  readonly few: number;
  /** So many of the newest payouts are looked at, and if most are decided, then so many. */
  readonly looks: readonly number[];
  /** Rows to begin with: a few screens. */
  readonly enough: number;
}

const LIMITS: Limits = { few: 400, looks: [150, 600, 2_400], enough: 60 };

export interface FirstRows {
  /** The newest open rows, newest first; none may be missing among them. May be empty though there are older ones. */
  readonly rows: readonly DeskRow[];
  readonly hasLines: boolean;
}

/** The newest rows that wait for a decision, as they are at one moment. */
export function firstRows(db: TieoutDatabase, limits: Limits = LIMITS): Promise<FirstRows> {
  const { payouts, payoutHeads, statementLines, proposals, decisions, parked } = db;
  const tables = [payouts, payoutHeads, statementLines, proposals, decisions, parked];
  return inOne(db, 'r', tables, async (view) => {
    // Counting all would look at each of them.
    const [some, someLine] = await Promise.all([
      view.proposals.limit(limits.few + 1).primaryKeys(),
      view.statementLines.limit(1).primaryKeys(),
    ]);
    const isFew = some.length <= limits.few;
    const found = isFew ? await allRows(view) : await newestRows(view, limits);
    return { rows: found.toSorted(newestFirst), hasLines: someLine.length > 0 };
  });
}

async function allRows(view: TieoutDatabase): Promise<readonly DeskRow[]> {
  return (await openRows(view, await view.proposals.toArray())).rows;
}

async function newestRows(view: TieoutDatabase, limits: Limits): Promise<readonly DeskRow[]> {
  let rows: readonly DeskRow[] = [];
  for (const most of limits.looks) {
    // oxlint-disable-next-line no-await-in-loop -- more only where the first ones aren't enough
    const look = await lookAt(view, most);
    rows = look.rows;
    if (look.isAll || rows.length >= limits.enough) break;
  }
  return rows;
}

/** Rows of the newest payouts, without those of the last day, of which there may be more. */
async function lookAt(view: TieoutDatabase, most: number) {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query of Dexie's, not a list
  const keys = await view.payouts.orderBy('arrivalDate').reverse().limit(most).primaryKeys();
  const found = await Promise.all(
    keys.map((key) => view.proposals.where('payoutKeys').equals(key).toArray()),
  );
  const byId = new Map(found.flat().map((match) => [match.id, match]));
  const { rows, payouts } = await openRows(view, [...byId.values()], keys.at(-1));
  const isAll = keys.length < most;
  const end = payouts.get(keys.at(-1) ?? '')?.arrivalDate ?? '';
  return { rows: isAll ? rows : rows.filter((row) => rowDate(row) > end), isAll };
}

/** The rows of proposals that are open. `besides` is a payout that is read as well. */
async function openRows(view: TieoutDatabase, matches: readonly Match[], besides?: string) {
  const payoutKeys = [...new Set(matches.flatMap((match) => match.payoutKeys))];
  const lineKeys = [...new Set(matches.flatMap((match) => match.lineKeys))];
  const [heads, lines, notes, decided] = await Promise.all([
    view.payoutHeads.bulkGet(besides === undefined ? payoutKeys : [...payoutKeys, besides]),
    view.statementLines.bulkGet(lineKeys),
    view.parked.bulkGet(payoutKeys),
    Promise.all(payoutKeys.map((key) => view.decisions.where('payoutKeys').equals(key).count())),
  ]);
  const there = <T>(rows: readonly (T | undefined)[]) => rows.filter((row) => row !== undefined);
  const payouts = new Map(there(heads).map((head) => [head.key, head]));
  const noteOf = new Map(there(notes).map(({ payoutKey, note }) => [payoutKey, note]));
  const away = new Set(payoutKeys.filter((_, at) => (decided[at] ?? 0) > 0));
  const ground = {
    payouts,
    lines: new Map(there(lines).map((line) => [line.key, line])),
    isDecided: (key: string) => away.has(key),
    noteOf: (key: string) => noteOf.get(key),
    isPosted: () => false,
  };
  return { rows: matches.flatMap((match) => openRow(ground, match) ?? []), payouts };
}
