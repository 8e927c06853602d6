/** Which rows of the local database were written, by this page, the worker or another window. */
import Dexie from 'dexie';
import { writtenPart } from './writtenRows.ts';

/** Rows of a table to be read again: single keys and ranges, both ends inside. */
export interface Dirty {
  readonly keys: readonly string[];
  readonly ranges: readonly (readonly [from: string, to: string])[];
  /** Everything may be other. */
  readonly all: boolean;
}

/** A node of Dexie's set of ranges; across windows it comes as plain data. */
interface RangeNode {
  readonly d: number;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly l?: RangeNode | null | undefined;
  readonly r?: RangeNode | null | undefined;
}

/** Nothing was written. */
export const NOTHING_DIRTY: Dirty = { keys: [], ranges: [], all: false };

/** What either says. */
export function together(a: Dirty, b: Dirty): Dirty {
  return { keys: [...a.keys, ...b.keys], ranges: [...a.ranges, ...b.ranges], all: a.all || b.all };
}

/** What was written, by table. */
export type ChangedRows = ReadonlyMap<string, Dirty>;

/** What either says, table by table. */
export function allTogether(a: ChangedRows, b: ChangedRows): ChangedRows {
  const both = new Map(a);
  for (const [table, more] of b) both.set(table, together(a.get(table) ?? NOTHING_DIRTY, more));
  return both;
}

const EVERYTHING: Dirty = { keys: [], ranges: [], all: true };

/** Reads a set of changed primary keys of a table whose keys are text. */
export function dirtyOf(set: RangeNode): Dirty {
  const keys: string[] = [];
  const ranges: [string, string][] = [];
  const stack: RangeNode[] = [set];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.d > 0 && 'from' in node) {
      const { from, to } = node;
      if (typeof from !== 'string' || typeof to !== 'string') return EVERYTHING;
      if (from === to) keys.push(from);
      else ranges.push([from, to]);
    }
    if (node.l) stack.push(node.l);
    if (node.r) stack.push(node.r);
  }
  return { keys, ranges, all: false };
}

/** Calls `hear` after each transaction that wrote to one of these tables, with what it wrote; returns what ends that. */
export function onChanges(
  databaseName: string,
  tables: readonly string[],
  hear: (dirty: ChangedRows) => void,
): () => void {
  const listen = (parts: Readonly<Record<string, RangeNode>>) => {
    const found = new Map<string, Dirty>();
    for (const table of tables) {
      const set = parts[writtenPart(databaseName, table)] ?? parts[`idb://${databaseName}/${table}/`];
      if (parts['all'] !== undefined) found.set(table, EVERYTHING);
      else if (set !== undefined) found.set(table, dirtyOf(set));
    }
    if (found.size > 0) hear(found);
  };
  Dexie.on('storagemutated', listen);
  return () => Dexie.on('storagemutated').unsubscribe(listen);
}
