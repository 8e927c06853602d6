import 'fake-indexeddb/auto';
import { gunzipSync, gzipSync } from 'node:zlib';
import Dexie from 'dexie';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BookRegistry, databaseName, newBook } from '../../../../../renderer/db/bookRegistry.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import { restoreBackup } from '../../../../../renderer/flows/books/backup/restoreBackup.ts';
import { backupFileName, saveBackup } from '../../../../../renderer/flows/books/backup/saveBackup.ts';
import { payout } from '../../../shared/matching/world.ts';
import { MAPPING } from '../../../shared/posting/world.ts';

const registry = new BookRegistry('books-backup');
const source = new TieoutDatabase('backup-source', 'b-source');
const row = newBook('b-source', 1_000, { name: 'Shop & Söhne' });
const ctx = { db: source, now: () => 5_000 };

beforeAll(async () => {
  await source.open();
});
afterEach(async () => {
  const made = (await registry.books.toArray()).filter(({ id }) => id !== 'kept');
  await Promise.all(made.map(({ id }) => Dexie.delete(databaseName(id))));
  await registry.books.clear();
});
afterAll(async () => {
  await source.delete();
  await registry.delete();
});

async function contentOf(db: Dexie): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return Object.fromEntries(rows);
}

const sizeOf = (content: Record<string, unknown[]>) => Object.values(content).flat().length;

async function restored(file: Blob) {
  const { book, rows } = await restoreBackup({ ...ctx, registry }, file);
  const db = new TieoutDatabase(databaseName(book.id), book.id);
  const content = await contentOf(db);
  db.close();
  return { book, rows, content };
}

const linesOf = async (file: Blob) =>
  gunzipSync(await file.arrayBuffer())
    .toString('utf8')
    .split('\n');
const fileOf = (lines: readonly string[]) => new Blob([new Uint8Array(gzipSync(lines.join('\n')))]);

async function fillSource(): Promise<void> {
  await Promise.all(source.tables.map((table) => table.clear()));
  await source.payouts.bulkAdd([payout('po_1', 100, '2026-11-09'), payout('po_2', 250, '2026-11-10')]);
  await source.mappings.add({ ...MAPPING, contactName: 'Ünï\n"quoted"\u2028' });
  await source.activity.bulkAdd([
    { at: 1, level: 'info', code: 'post.sent', values: { n: 1 } },
    { at: 2, level: 'info', code: 'post.sent', values: { n: 2 } },
  ]);
  // oxfmt-ignore
  await source.connections.add({
    id: 'stripe-acct_1~b-source', bookId: 'b-source', kind: 'stripe', name: 'Shop', externalId: 'acct_1', demo: false, status: 'connected', reason: '', canWrite: false,
  });
}

describe('a backup', () => {
  it('comes back as it was, with its connections waiting for a new sign-in', async () => {
    await fillSource();
    const before = await contentOf(source);
    const { blob, rows } = await saveBackup(ctx, row);
    const after = await restored(blob);
    expect(after.rows).toBe(rows);
    expect(rows).toBe(sizeOf(before));
    expect(before['payouts']).toHaveLength(2);
    // The id was free: the same accounts keep their connections' ids.
    expect(after.book).toMatchObject({ id: 'b-source', name: 'Shop & Söhne', createdAt: 1_000, demo: false });
    const lost = { status: 'needsAttention', reason: 'signInAgain', bookId: 'b-source' };
    const [connection] = before['connections'] ?? [];
    expect(after.content).toEqual({ ...before, connections: [{ ...Object(connection), ...lost }] });
    expect(await registry.books.get('b-source')).toMatchObject({ summary: { status: 'needsAttention' } });
  });

  it('gets an id of its own beside its original', async () => {
    await fillSource();
    await registry.books.add(row);
    const { blob } = await saveBackup(ctx, row);
    const { book, content } = await restored(blob);
    expect(book.id).toMatch(/^b-[0-9a-f]{8}$/);
    expect(book.id).not.toBe('b-source');
    expect(content['connections']).toMatchObject([{ id: 'stripe-acct_1~b-source', bookId: book.id }]);
    expect(content['payouts']).toHaveLength(2);
  });

  it('holds any text and number, over any number of pages', async () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    const anyRows = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1, unit: 'grapheme' }), kind: fc.constant('rate'), value }),
      { selector: ({ id }) => id, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(anyRows, fc.nat({ max: 1_700 }), async (rules, many) => {
        await fillSource();
        await source.table('rules').bulkAdd(rules);
        await source.entryLinks.bulkAdd(
          // Keys whose order as text isn't that of their numbers.
          Array.from({ length: many }, (_none, n) => ({
            key: `a|${n}`,
            connectionId: 'a',
            entryId: String(n),
            allocations: [],
            at: n,
          })),
        );
        const before = await contentOf(source);
        const { blob } = await saveBackup(ctx, row);
        const { content, book } = await restored(blob);
        // What JSON can't tell apart (0 and −0) isn't told apart.
        const plain = JSON.parse(JSON.stringify({ ...before, connections: [] }));
        expect({ ...content, connections: [] }).toEqual(plain);
        await Dexie.delete(databaseName(book.id));
        await registry.books.delete(book.id);
      }),
      { numRuns: 12 },
    );
  });

  it('is of one moment: what changes while it is read begins it anew', async () => {
    await fillSource();
    let disturbed = 0;
    const onProgress = () => {
      disturbed += 1;
      if (disturbed === 1) void source.parked.put({ payoutKey: 'po_1', note: '', at: 1 });
    };
    const { blob, rows } = await saveBackup({ ...ctx, onProgress }, row);
    expect(rows).toBe(sizeOf(await contentOf(source)));
    expect((await restored(blob)).content['parked']).toHaveLength(1);
    let turn = 0;
    const always = () => {
      turn += 1;
      void source.parked.put({ payoutKey: `po_${turn}`, note: '', at: 1 });
    };
    await expect(saveBackup({ ...ctx, onProgress: always }, row)).rejects.toMatchObject({
      data: { code: 'refused' },
    });
  });

  it('of an older version is brought to this one', async () => {
    await fillSource();
    const { blob, rows } = await saveBackup(ctx, row);
    const lines = await linesOf(blob);
    const header = JSON.parse(lines[0] ?? '');
    let removed = 0;
    header.schema = 8;
    // What is newer than version 8.
    for (const name of ['fileProfiles', 'payoutHeads', 'journalHeads']) {
      header.tables = header.tables.filter((table: { name: string }) => table.name !== name);
      const end = lines.findIndex((one) => one.startsWith(`{"end":"${name}"`));
      const gone = lines.splice(
        lines.indexOf(`{"table":"${name}"}`),
        end + 1 - lines.indexOf(`{"table":"${name}"}`),
      );
      removed += gone.length - 2;
    }
    const all = lines.findIndex((one) => one.startsWith('{"end":"*"'));
    lines[all] = JSON.stringify({ end: '*', rows: rows - removed });
    const old = [
      JSON.stringify(header),
      ...lines.slice(1).map((one) => one.replace(/"bookId":"[^"]*",/, '')),
    ];
    const { content } = await restored(fileOf(old));
    expect(content['payouts']).toHaveLength(2);
    expect(content['payoutHeads']).toHaveLength(2);
    expect(content['fileProfiles']).toEqual([]);
    expect(content['connections']).toMatchObject([{ bookId: 'b-source' }]);
  });
});

describe('a file that can’t be restored', () => {
  const refused = async (file: Blob, detail: string) => {
    const names = await Dexie.getDatabaseNames();
    await expect(restoreBackup({ ...ctx, registry }, file)).rejects.toMatchObject({
      data: { code: 'refused', detail },
    });
    expect(await registry.books.toArray()).toEqual([]);
    expect(await Dexie.getDatabaseNames()).toEqual(names);
  };

  it('is said to be none of ours, or from a newer version, and leaves nothing behind', async () => {
    await fillSource();
    const lines = await linesOf((await saveBackup(ctx, row)).blob);
    const header = JSON.parse(lines[0] ?? '');
    await refused(new Blob(['Date,Amount\n1,2']), 'foreign');
    await refused(new Blob([]), 'foreign');
    await refused(fileOf(['']), 'foreign');
    await refused(fileOf(['{"some":"json"}', '']), 'foreign');
    await refused(fileOf([JSON.stringify({ ...header, format: 2, tables: 'other' }), '']), 'newer');
    await refused(fileOf([JSON.stringify({ ...header, schema: 999 }), ...lines.slice(1)]), 'newer');
  });

  it('is known by whatever is missing, doubled or changed in it', async () => {
    await fillSource();
    const { blob } = await saveBackup(ctx, row);
    const lines = await linesOf(blob);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: blob.size - 1 }), (size) => refusedOrForeign(blob.slice(0, size))),
      { numRuns: 25, examples: [[blob.size - 1], [blob.size - 8], [10]] },
    );
    // Whole lines taken out or told twice, in a file that is fine otherwise; the last is the empty rest after the last line.
    for (let at = 0; at < lines.length - 1; at += 1) {
      const without = lines.toSpliced(at, 1);
      await refusedOrForeign(fileOf(without));
      await refusedOrForeign(fileOf(lines.toSpliced(at, 0, lines[at] ?? '')));
    }
    const [header = '', ...rest] = lines;
    const bad = header.replace('"primary":"key"', '"primary":"++key"');
    await refused(fileOf([bad, ...rest]), 'damaged');
  });

  async function refusedOrForeign(file: Blob): Promise<void> {
    const failed = await restoreBackup({ ...ctx, registry }, file).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ data: { code: 'refused' } });
    expect(await registry.books.count()).toBe(0);
    expect(await Dexie.exists(databaseName('b-source'))).toBe(false);
  }
});

it('is named after its organisation and its day', () => {
  const day = Date.UTC(2026, 10, 22);
  expect(backupFileName('Harbour & Pine', day)).toBe('Harbour & Pine 2026-11-22.tieout.gz');
  expect(backupFileName('../\\:*?"<>|', day)).toBe('.. 2026-11-22.tieout.gz');
  expect(backupFileName('', day)).toBe('Tieout 2026-11-22.tieout.gz');
});
