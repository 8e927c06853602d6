import { useLiveQuery } from 'dexie-react-hooks';
import type { JournalRow, Mapping } from '../../../shared/posting/model.ts';
import { type LoadedBooks, loadBooks } from '../../flows/post/load.ts';
import { useServices } from '../../stores/services.tsx';

/** What a plan is made against, as it stands. */
export interface BooksGround {
  /** By Xero connection: two organisations may have the same invoice numbers and account codes. */
  readonly books: ReadonlyMap<string, LoadedBooks>;
  readonly mappings: readonly Mapping[];
  readonly journal: readonly JournalRow[];
}

/** The books with what their charges pay; undefined while loading. */
export function useBooks(): BooksGround | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const [journal, mappings] = await Promise.all([db.journal.toArray(), db.mappings.toArray()]);
    const connections = [...new Set(mappings.map((mapping) => mapping.xeroConnectionId))];
    const written = { journal, mappings };
    const books = await Promise.all(
      connections.map(async (id) => [id, await loadBooks(db, id, written)] as const),
    );
    return { books: new Map(books), mappings, journal };
  }, [db]);
}
