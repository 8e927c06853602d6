/**
 * Which rows were written, also where very many were at once. Of fifty rows or more in one go Dexie only tells that the table has
 * changed, and a posting writes fifty with every call: whoever keeps a table in memory would read all of it again each time.
 */
import { type DBCore, type DBCoreMutateRequest, type DBCoreTable, type Middleware, RangeSet } from 'dexie';

/** Of more the keys aren't told one by one: reading everything is as quick. */
const MOST = 5_000;

/** The name under which they are told, beside what Dexie tells. */
export function writtenPart(databaseName: string, table: string): string {
  return `idb://${databaseName}/${table}/:written`;
}

/** Adds the keys of all rows that are written or deleted to what is told when their transaction is through. Below `derivedTables`. */
export const writtenRows: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'writtenRows',
  level: 5,
  create: (core) => ({
    ...core,
    table: (name) => {
      const table = core.table(name);
      const part = writtenPart(core.schema.name, name);
      return {
        ...table,
        mutate: (req) => {
          const told = rangesOf(req, table) ?? new RangeSet(core.MIN_KEY, core.MAX_KEY);
          req.mutatedParts = { ...req.mutatedParts, [part]: told };
          return table.mutate(req);
        },
      };
    },
  }),
};

/** The keys of the rows; null where they aren't single texts, or too many. */
function rangesOf(req: DBCoreMutateRequest, { schema }: DBCoreTable): RangeSet | null {
  if (req.type === 'deleteRange') {
    const { lower, upper }: { readonly lower?: unknown; readonly upper?: unknown } = req.range;
    return typeof lower === 'string' && typeof upper === 'string' ? new RangeSet(lower, upper) : null;
  }
  const { extractKey } = schema.primaryKey;
  const count = req.type === 'delete' ? req.keys.length : req.values.length;
  if (count > MOST || (req.type !== 'delete' && !extractKey)) return null;
  const keys: unknown[] = req.type === 'delete' ? req.keys : req.values.map((row) => extractKey?.(row));
  const texts = keys.filter((key) => typeof key === 'string');
  if (texts.length < keys.length) return null;
  const told = new RangeSet();
  told.addKeys(texts);
  return told;
}
