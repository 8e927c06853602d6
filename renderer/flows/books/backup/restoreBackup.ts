/** Makes a book of a backup, beside the others: whole or not at all. */
import Dexie from 'dexie';
import * as v from 'valibot';
import { ConnectionSchema } from '../../../../shared/bridge.ts';
import {
  type BookRegistry,
  type BookRow,
  databaseName,
  newBook,
  openBook,
} from '../../../db/bookRegistry.ts';
import type { TieoutDatabase } from '../../../db/database.ts';
import { cancelled } from '../../../matching/cancelled.ts';
import type { FlowContext } from '../../context.ts';
import { createBookId } from '../list.ts';
import { keepSummary } from '../summary.ts';
import {
  type BackupHeader,
  type BackupTable,
  FORMAT,
  HeaderSchema,
  MarkSchema,
  NewerSchema,
  tablesOf,
  unusable,
  WHOLE,
} from './format.ts';
import { readLines } from './readLines.ts';
import { inOne } from '../../../db/inOne.ts';

export interface Restored {
  readonly book: BookRow;
  readonly rows: number;
}

export interface RestoreContext extends Pick<FlowContext, 'now' | 'signal' | 'onProgress'> {
  readonly registry: BookRegistry;
  /** Any open book: its layout is that of this version. */
  readonly db: TieoutDatabase;
}

const PAGE = 1000;

/**
 * Reads a backup into a book of its own, keeping the book's id where it is free: its connections then keep theirs. Rejects with `BridgeError`
 * (`refused`, detail `foreign`, `damaged` or `newer`; `cancelled`): then nothing is here that wasn't before.
 */
export async function restoreBackup(ctx: RestoreContext, file: Blob): Promise<Restored> {
  const lines = readLines(file);
  const header = await readHeader(lines, ctx.db);
  const id = await freeId(ctx.registry, header.book.id);
  try {
    const rows = await fill(ctx, id, { header, lines });
    const book = {
      ...newBook(id, ctx.now(), { name: header.book.name, demo: header.book.demo }),
      createdAt: header.book.createdAt,
    };
    await settle(ctx, id);
    await ctx.registry.books.add(book);
    await summarise(ctx, id);
    return { book, rows };
  } catch (error) {
    await lines.return(undefined);
    await ctx.registry.books.delete(id);
    await Dexie.delete(databaseName(id));
    throw error;
  }
}

async function readHeader(lines: AsyncGenerator<string>, db: TieoutDatabase): Promise<BackupHeader> {
  const { value, done } = await lines.next();
  const raw = done === true ? null : parseLine(value, 'foreign');
  const newer = v.safeParse(NewerSchema, raw);
  if (!newer.success) throw unusable('foreign');
  if (newer.output.format > FORMAT || newer.output.schema > db.verno) throw unusable('newer');
  const header = v.safeParse(HeaderSchema, raw);
  if (!header.success || !isOurs(header.output, db)) throw unusable('damaged');
  return header.output;
}

/** Whether the tables are those of this version, or could be an older one's: the same tables by the same keys, or fewer. */
function isOurs({ schema, tables }: BackupHeader, db: TieoutDatabase): boolean {
  const own = tablesOf(db);
  if (schema === db.verno) return JSON.stringify(sorted(tables)) === JSON.stringify(sorted(own));
  const primaries = new Map(own.map(({ name, primary }) => [name, primary]));
  const names = new Set(tables.map(({ name }) => name));
  return names.size === tables.length && tables.every(({ name, primary }) => primaries.get(name) === primary);
}

function sorted(tables: readonly BackupTable[]): BackupTable[] {
  return tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function freeId(registry: BookRegistry, wished: string): Promise<string> {
  const isTaken =
    (await registry.books.get(wished)) !== undefined || (await Dexie.exists(databaseName(wished)));
  return isTaken ? createBookId() : wished;
}

/** Writes the rows under the layout that they were saved in; opening the book then brings it to this version's. */
async function fill(
  ctx: RestoreContext,
  id: string,
  { header, lines }: { readonly header: BackupHeader; readonly lines: AsyncGenerator<string> },
): Promise<number> {
  const raw = new Dexie(databaseName(id));
  raw
    .version(header.schema)
    .stores(
      Object.fromEntries(header.tables.map((one) => [one.name, [one.primary, ...one.indexes].join(', ')])),
    );
  try {
    const filler = new Filler(raw);
    for await (const text of lines) {
      if (ctx.signal?.aborted === true) throw cancelled();
      await filler.take(parseLine(text, 'damaged'));
      ctx.onProgress?.({ stage: 'backup.reading', done: filler.rows, total: null });
    }
    return filler.whole();
  } finally {
    raw.close();
  }
}

/** Takes the lines after the first, and knows whether they are all there. */
class Filler {
  rows = 0;
  private readonly raw: Dexie;
  private readonly open: Set<string>;
  private table = '';
  private inTable = 0;
  private page: object[] = [];
  private isWhole = false;

  constructor(raw: Dexie) {
    this.raw = raw;
    this.open = new Set(raw.tables.map(({ name }) => name));
  }

  async take(value: unknown): Promise<void> {
    if (this.isWhole) throw unusable('damaged');
    if (Array.isArray(value)) await this.takeRow(value[0]);
    else await this.takeMark(value);
  }

  /** How many rows there were; throws where the last line was never seen. */
  whole(): number {
    if (!this.isWhole) throw unusable('damaged');
    return this.rows;
  }

  private async takeRow(row: unknown): Promise<void> {
    if (this.table === '' || typeof row !== 'object' || row === null) throw unusable('damaged');
    this.page.push(row);
    this.rows += 1;
    this.inTable += 1;
    if (this.page.length >= PAGE) await this.write();
  }

  private async takeMark(value: unknown): Promise<void> {
    const mark = v.safeParse(MarkSchema, value);
    if (!mark.success) throw unusable('damaged');
    if ('table' in mark.output) {
      if (this.table !== '' || !this.open.delete(mark.output.table)) throw unusable('damaged');
      this.table = mark.output.table;
      this.inTable = 0;
      return;
    }
    const { end, rows } = mark.output;
    if (end === WHOLE && this.table === '' && this.open.size === 0 && rows === this.rows) {
      this.isWhole = true;
      return;
    }
    if (this.table === '' || end !== this.table || rows !== this.inTable) throw unusable('damaged');
    await this.write();
    this.table = '';
  }

  private async write(): Promise<void> {
    const page = this.page;
    this.page = [];
    // A row without its key, or two with one key, were never saved by us.
    await this.raw
      .table(this.table)
      .bulkAdd(page)
      .catch(() => {
        throw unusable('damaged');
      });
  }
}

/**
 * Brings a restored book to this version, and says what is no longer true of it: its keys aren't here, and what was found of waiting
 * postings was found long ago.
 */
async function settle({ db: shown }: RestoreContext, id: string): Promise<void> {
  const whole = openBook(id);
  try {
    await whole.open();
    if (whole.verno !== shown.verno) throw unusable('damaged');
    await inOne(whole, 'rw', [whole.connections, whole.checks], async (db) => {
      const connections = v.safeParse(v.array(ConnectionSchema), await db.connections.toArray());
      if (!connections.success) throw unusable('damaged');
      const lost = { bookId: id, status: 'needsAttention', reason: 'signInAgain' } as const;
      await db.connections.bulkPut(
        connections.output.map((one) => ({ ...one, ...(one.kind === 'file' ? { bookId: id } : lost) })),
      );
      await db.checks.clear();
    });
  } finally {
    whole.close();
  }
}

async function summarise({ registry, now }: RestoreContext, id: string): Promise<void> {
  const db = openBook(id);
  try {
    await keepSummary(registry, { db, now });
  } finally {
    db.close();
  }
}

function parseLine(text: string, otherwise: 'foreign' | 'damaged'): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw unusable(otherwise);
  }
}
