/** The list of books: which one to open, which are known to the desktop process only, and where a new organisation goes. */
import { MAIN_BOOK } from '../../../shared/bookIds.ts';
import type { Connection } from '../../../shared/bridge.ts';
import { type BookRegistry, type BookRow, newBook } from '../../db/bookRegistry.ts';
import type { BridgeCaller } from '../context.ts';
import { inOne } from '../../db/inOne.ts';

/** An id that no book has yet. */
export function createBookId(): string {
  return `b-${globalThis.crypto.randomUUID().slice(0, 8)}`;
}

/**
 * The book to open at the start: the one wished for (this window's last one) if it is still there, else the one that was opened last.
 * On a machine without any, the main book is made: what was here before there were several belongs to it.
 */
export async function startingBook(
  registry: BookRegistry,
  wished: string | null,
  now: number,
): Promise<string> {
  return inOne(registry, 'rw', [registry.books], async ({ books }) => {
    const rows = await books.toArray();
    const last = rows.toSorted((a, b) => b.lastOpenedAt - a.lastOpenedAt)[0];
    const found = rows.find(({ id }) => id === wished) ?? last;
    if (found === undefined) await books.add(newBook(MAIN_BOOK, now));
    else await books.update(found.id, { lastOpenedAt: now });
    return found?.id ?? MAIN_BOOK;
  });
}

/** Lists books whose connections only the desktop process knows, as in another browser of this computer. */
export async function adoptBooks(registry: BookRegistry, call: BridgeCaller, now: number): Promise<void> {
  const { connections } = await call('connections.list', {});
  const ids = new Set(connections.map(({ bookId }) => bookId));
  await inOne(registry, 'rw', [registry.books], async ({ books }) => {
    const known = new Set(await books.toCollection().primaryKeys());
    const missing = [...ids].filter((id) => !known.has(id));
    await books.bulkAdd(
      missing.map((id) => ({ ...newBook(id, now, nameAndKind(connections, id)), lastOpenedAt: 0 })),
    );
  });
}

function nameAndKind(connections: readonly Connection[], bookId: string): Pick<BookRow, 'name' | 'demo'> {
  const own = connections.filter((one) => one.bookId === bookId);
  const named = own.find(({ kind }) => kind === 'xero') ?? own[0];
  return { name: named?.name ?? '', demo: own.some(({ demo }) => demo) };
}

/** Whether nothing was ever put into a book: such a one is offered instead of making another, and isn't listed. */
export function isUnused({ summary, name }: BookRow): boolean {
  return name === '' && (summary === null || summary.isBlank);
}

/** Whether a book has no organisation yet and may get one. */
function takesOne({ demo, summary }: BookRow): boolean {
  return !demo && (summary === null || summary.tenantId === '');
}

/** One of the organisations that a sign-in found. */
export interface FoundOrganisation {
  readonly tenantId: string;
  readonly name: string;
  /** The book that the desktop process has it in; null for none. */
  readonly bookId: string | null;
}

/**
 * The book for an organisation: its own where it has one, else `here` (a book without an organisation, where the user is), else one that
 * nothing was ever put into, else a new one; it is listed under the organisation's name.
 */
export async function bookFor(
  registry: BookRegistry,
  { tenantId, name, bookId }: FoundOrganisation,
  { here, now }: { readonly here: string | null; readonly now: number },
): Promise<string> {
  return inOne(registry, 'rw', [registry.books], async ({ books }) => {
    const rows = await books.toArray();
    // A copy that was restored beside its original has the same organisation: the one that is connected goes first, then the one shown.
    const own =
      rows.find(({ id }) => id === bookId) ??
      rows
        .filter(({ summary }) => bookId === null && summary?.tenantId === tenantId)
        .toSorted((a, b) => Number(b.id === here) - Number(a.id === here))[0];
    const free = rows.find((row) => row.id === here && takesOne(row)) ?? rows.find(isUnused);
    const chosen = own ?? (bookId === null ? free : undefined);
    if (chosen === undefined) {
      const id = bookId ?? createBookId();
      await books.add(newBook(id, now, { name }));
      return id;
    }
    if (chosen.name === '') await books.update(chosen.id, { name });
    return chosen.id;
  });
}

/** After an organisation for which `bookFor` made room couldn't be connected: a book that nothing was ever put into is none. */
export async function dropUnused(registry: BookRegistry, bookId: string, shown: string): Promise<void> {
  await inOne(registry, 'rw', [registry.books], async ({ books }) => {
    const row = await books.get(bookId);
    if (row === undefined || !(row.summary === null || row.summary.isBlank)) return;
    if (bookId === shown) await books.update(bookId, { name: '' });
    else await books.delete(bookId);
  });
}
