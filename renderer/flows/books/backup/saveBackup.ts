/** Writes a whole book into one file, table by table in pages: it never has to be in memory as text. */
import Dexie, { type Table } from 'dexie';
import { BridgeError } from '../../../../shared/bridge.ts';
import type { BookRow } from '../../../db/bookRegistry.ts';
import { bookName } from '../../../db/bookRegistry.ts';
import type { TieoutDatabase } from '../../../db/database.ts';
import { cancelled } from '../../../matching/cancelled.ts';
import type { FlowContext } from '../../context.ts';
import { type BackupHeader, FORMAT, tablesOf, WHOLE } from './format.ts';

export interface Backup {
  readonly blob: Blob;
  readonly rows: number;
}

const PAGE = 500;
/** Where the data change while they are read, it begins anew, this often at most. */
const TRIES = 3;

/**
 * A book as a gzipped file (see `format.ts`), as it was at one moment: what changes while it is read begins it anew. Rejects with `BridgeError`:
 * `refused` where the data don't come to rest, `cancelled`.
 */
export async function saveBackup(
  ctx: Pick<FlowContext, 'db' | 'now' | 'signal' | 'onProgress'>,
  book: Pick<BookRow, 'id' | 'name' | 'createdAt' | 'demo' | 'summary'>,
): Promise<Backup> {
  await ctx.db.open();
  for (let turn = 0; turn < TRIES; turn += 1) {
    const watch = watchChanges(ctx.db);
    try {
      // oxlint-disable-next-line no-await-in-loop -- another turn only where this one was disturbed
      const backup = await writeOnce(ctx, headerOf(ctx, book));
      if (!watch.changed()) return backup;
    } finally {
      watch.end();
    }
  }
  throw new BridgeError({
    code: 'refused',
    message:
      'The data of this organisation are being changed, so no backup was saved. Wait until syncing and posting are done, then try again.',
  });
}

/** A file name that says whose and from when: `Harbour & Pine 2026-11-22.tieout.gz`. */
export function backupFileName(name: string, now: number): string {
  const plain = name
    .replaceAll(/[^\p{L}\p{N} &.,()_-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${plain === '' ? 'Tieout' : plain.slice(0, 80)} ${new Date(now).toISOString().slice(0, 10)}.tieout.gz`;
}

function headerOf(
  { db, now }: Pick<FlowContext, 'db' | 'now'>,
  book: Parameters<typeof saveBackup>[1],
): BackupHeader {
  return {
    tieout: 'backup',
    format: FORMAT,
    schema: db.verno,
    savedAt: now(),
    book: { id: book.id, name: bookName(book), createdAt: book.createdAt, demo: book.demo },
    tables: tablesOf(db),
  };
}

async function writeOnce(
  ctx: Pick<FlowContext, 'db' | 'signal' | 'onProgress'>,
  header: BackupHeader,
): Promise<Backup> {
  const count = { rows: 0 };
  const lines = linesOf(ctx, header, count);
  const encoder = new TextEncoder();
  const text = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  const blob = await new Response(text.pipeThrough(new CompressionStream('gzip'))).blob();
  return { blob, rows: count.rows };
}

async function* linesOf(
  { db, signal, onProgress }: Pick<FlowContext, 'db' | 'signal' | 'onProgress'>,
  header: BackupHeader,
  count: { rows: number },
): AsyncGenerator<string> {
  const counts = await Promise.all(db.tables.map((table) => table.count()));
  const total = counts.reduce((sum, one) => sum + one, 0);
  yield line(header);
  for (const table of db.tables) {
    yield line({ table: table.name });
    const before = count.rows;
    for await (const page of pagesOf(table)) {
      if (signal?.aborted === true) throw cancelled();
      count.rows += page.length;
      onProgress?.({ stage: 'backup.saving', done: count.rows, total });
      yield page.map((row) => line([row])).join('');
    }
    yield line({ end: table.name, rows: count.rows - before });
  }
  yield line({ end: WHOLE, rows: count.rows });
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

/** All rows in the order of their keys, a page in each reading. */
async function* pagesOf(table: Table<object>): AsyncGenerator<readonly object[]> {
  let page = await table.orderBy(':id').limit(PAGE).toArray();
  while (page.length > 0) {
    yield page;
    if (page.length < PAGE) return;
    const last = keyOf(table, page.at(-1) ?? {});
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    page = await table.where(':id').above(last).limit(PAGE).toArray();
  }
}

function keyOf({ schema }: Table<object>, row: object): unknown {
  const { keyPath } = schema.primKey;
  const at = (path: string): unknown => Dexie.getByKeyPath(row, path);
  return Array.isArray(keyPath) ? keyPath.map(at) : at(keyPath ?? '');
}

/** Whether anything is written to a database from now on, in this window or another one. */
function watchChanges(db: TieoutDatabase): { readonly changed: () => boolean; readonly end: () => void } {
  let changed = false;
  const prefix = `idb://${db.name}/`;
  const hear = (parts: object) => {
    if (Object.keys(parts).some((part) => part.startsWith(prefix))) changed = true;
  };
  Dexie.on('storagemutated', hear);
  return {
    changed: () => changed,
    end: () => Dexie.on('storagemutated').unsubscribe(hear),
  };
}
