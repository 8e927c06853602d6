/** What plans stand on, read whole or only where it changed. */
import { isSame } from '../../../shared/matching/incremental/changes.ts';
import type { Decision } from '../../../shared/matching/model.ts';
import { type Answers, byPlan } from '../../../shared/posting/checks/answers.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { type ChangedRows, type Dirty, NOTHING_DIRTY } from '../../db/changes.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import {
  decidedAmong,
  type LoadedBooks,
  type LooseMovements,
  openBooks,
  readBooks,
  readLoose,
  readPlaces,
} from './load.ts';
import { type Bookings, bookingsOf } from './planning.ts';

/** Everything but the decisions. */
export interface PlanningGround {
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly answers: Answers;
  readonly bookings: Bookings;
  /** By Xero connection. The very same object as long as the books and what the charges pay are the same. */
  readonly opened: ReadonlyMap<string, LoadedBooks>;
  readonly loose: LooseMovements;
  /** Failed and cancelled payouts that are decided. */
  readonly decidedOff: ReadonlySet<string>;
}

/** When each decision was made, by its id: one that is undone and made again is another. */
export type DecidedAt = ReadonlyMap<string, number>;

/** What is other than before. */
export interface Update {
  readonly ground: PlanningGround;
  /** Decisions that are new or other, with their places in the order. */
  readonly decisions: readonly { readonly id: string; readonly decidedAt: number; readonly place: string }[];
  /** Ids of decisions that aren't there any more. */
  readonly gone: readonly string[];
  /** Plans whose answers are other. */
  readonly replan: ReadonlySet<string>;
  /** Mappings that are other: everything of theirs is planned anew. */
  readonly remapped: ReadonlySet<string>;
}

/** Reads everything anew. Call inside a transaction over `planningTables`. */
export async function readGroundAnew(db: TieoutDatabase): Promise<() => Update> {
  const [journal, mappings, answers, decisions, loose] = await Promise.all([
    db.journal.toArray(),
    db.mappings.toArray(),
    db.answers.toArray(),
    db.decisions.toArray(),
    readLoose(db),
  ]);
  const ids = [...new Set(mappings.map((mapping) => mapping.xeroConnectionId))];
  const [books, places, decidedOff] = await Promise.all([
    Promise.all(ids.map((id) => readBooks(db, id, { journal, mappings }))),
    readPlaces(db, decisions),
    decidedAmong(db, loose.off),
  ]);
  return () => ({
    ground: {
      mappings: new Map(mappings.map((mapping) => [mapping.key, mapping])),
      answers: byPlan(answers),
      bookings: bookingsOf(journal),
      opened: new Map(books.map((read) => [read.connectionId, openBooks(read)])),
      loose,
      decidedOff,
    },
    decisions: placed(decisions, places),
    gone: [],
    replan: new Set(),
    remapped: new Set(),
  });
}

/** Tables that can be followed without reading the books again; and those that plans aren't made of. */
const FOLLOWED = new Set(['decisions', 'answers', 'mappings', 'statementLines']);
const UNUSED = new Set(['cursors', 'checks', 'activity', 'payoutHeads']);

/**
 * Reads what changed; null where the books are to be read again. `decidedAt` are all decisions as known. Call inside a transaction
 * over `planningTables`.
 */
export async function readChanges(
  db: TieoutDatabase,
  before: PlanningGround,
  decidedAt: DecidedAt,
  changed: ChangedRows,
): Promise<(() => Update) | null> {
  if (![...changed.keys()].every((table) => UNUSED.has(table) || FOLLOWED.has(table))) return null;
  const lines = changed.get('statementLines') ?? NOTHING_DIRTY;
  const [mappings, answers, decided, byLine, decidedOff] = await Promise.all([
    db.mappings.toArray(),
    db.answers.toArray(),
    readDecided(db, decidedAt, changed.get('decisions') ?? NOTHING_DIRTY),
    db.decisions.where('lineKeys').anyOf(lines.keys).toArray(),
    decidedAmong(db, before.loose.off),
  ]);
  const next = new Map(mappings.map((mapping) => [mapping.key, mapping]));
  if (!isSame(shapeOf(next), shapeOf(before.mappings))) return null;
  const found = [...new Map([...decided.found, ...byLine].map((one) => [one.id, one])).values()];
  const places = await readPlaces(db, found);
  const said = byPlan(answers);
  const isEach = lines.all || lines.ranges.length > 0;
  return () => ({
    ground: { ...before, mappings: next, answers: said, decidedOff },
    decisions: placed(found, places),
    gone: decided.gone,
    replan: differing(before.answers, said),
    remapped: isEach ? new Set(next.keys()) : differing(before.mappings, next),
  });
}

function placed(decisions: readonly Decision[], places: ReadonlyMap<string, string>): Update['decisions'] {
  return decisions.map(({ id, decidedAt }) => ({ id, decidedAt, place: places.get(id) ?? '' }));
}

/** What the books are read by. */
function shapeOf(mappings: ReadonlyMap<string, Mapping>): readonly string[] {
  return [...mappings.values()].map(({ key, xeroConnectionId, providerConnectionId }) =>
    [key, xeroConnectionId, providerConnectionId].join('\n'),
  );
}

function differing<T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): ReadonlySet<string> {
  const keys = new Set([...before.keys(), ...now.keys()]);
  return new Set([...keys].filter((key) => !isSame(before.get(key), now.get(key))));
}

/** Decisions that are new or other, and those that are gone. Where single ones weren't told, all are looked through. */
async function readDecided(
  db: TieoutDatabase,
  decidedAt: DecidedAt,
  { keys, ranges, all }: Dirty,
): Promise<{ readonly found: readonly Decision[]; readonly gone: readonly string[] }> {
  if (!all && ranges.length === 0) {
    const rows = await db.decisions.bulkGet([...keys]);
    const found = rows.filter((row) => row !== undefined);
    const there = new Set(found.map(({ id }) => id));
    return { found, gone: keys.filter((key) => !there.has(key)) };
  }
  const rows = await db.decisions.toArray();
  const [touched, there] = [new Set(keys), new Set(rows.map(({ id }) => id))];
  return {
    found: rows.filter((row) => touched.has(row.id) || decidedAt.get(row.id) !== row.decidedAt),
    gone: [...decidedAt.keys()].filter((id) => !there.has(id)),
  };
}
