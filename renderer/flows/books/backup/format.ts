/**
 * A backup: lines of JSON, gzipped. First what it is, then table by table its rows (one a line, in an array so that no row looks like a line about the
 * file) and how many they were; last how many in all, so that a file that breaks off is known by it.
 */
import * as v from 'valibot';
import { BookIdSchema } from '../../../../shared/bookIds.ts';
import { BridgeError } from '../../../../shared/bridge.ts';
import { CountSchema } from '../../../../shared/schemas.ts';
import type { TieoutDatabase } from '../../../db/database.ts';

export const FORMAT = 1;

/** How a key or an index is written in Dexie: `++id`, `key`, `[a+b]`, `*list`. */
const PathSchema = v.pipe(v.string(), v.regex(/^[\w+.*&[\]]{1,120}$/));

const TableSchema = v.object({
  name: v.pipe(v.string(), v.regex(/^\w{1,60}$/)),
  primary: PathSchema,
  indexes: v.array(PathSchema),
});
export type BackupTable = v.InferOutput<typeof TableSchema>;

export const HeaderSchema = v.object({
  tieout: v.literal('backup'),
  format: CountSchema,
  /** Version of the local database's layout. */
  schema: CountSchema,
  /** Unix milliseconds. */
  savedAt: v.number(),
  book: v.object({ id: BookIdSchema, name: v.string(), createdAt: v.number(), demo: v.boolean() }),
  tables: v.array(TableSchema),
});
export type BackupHeader = v.InferOutput<typeof HeaderSchema>;

/** Enough of a header to say that a newer Tieout wrote it, whatever else it says. */
export const NewerSchema = v.object({
  tieout: v.literal('backup'),
  format: CountSchema,
  schema: CountSchema,
});

/** A line about the file, not a row. */
export const MarkSchema = v.union([
  v.object({ table: v.string() }),
  v.object({ end: v.string(), rows: CountSchema }),
]);

/** What the last line's `end` says. */
export const WHOLE = '*';

/** A table's layout, as its database has it. Call on an open database. */
export function tablesOf(db: TieoutDatabase): BackupTable[] {
  return db.tables.map(({ name, schema }) => ({
    name,
    primary: schema.primKey.src,
    indexes: schema.indexes.map(({ src }) => src).toSorted(),
  }));
}

/** What is wrong with a file that can't be restored, for people. Nothing was changed by then. */
export function unusable(what: 'foreign' | 'damaged' | 'newer'): BridgeError {
  return new BridgeError({ code: 'refused', message: WORDS[what], detail: what });
}

const WORDS = {
  foreign: 'This isn’t a backup of Tieout, so nothing was restored. Choose a file that ends in .tieout.gz.',
  damaged: 'This backup is damaged or isn’t complete, so nothing was restored. Use another copy of it.',
  newer:
    'A newer version of Tieout wrote this backup, so nothing was restored. Update Tieout, then restore it.',
} as const;
