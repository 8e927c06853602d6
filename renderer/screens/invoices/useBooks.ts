import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { type Answers, byPlan } from '../../../shared/posting/checks/answers.ts';
import type { JournalRow, Mapping } from '../../../shared/posting/model.ts';
import { type LoadedBooks, openBooks, readBooks } from '../../flows/post/load.ts';
import { useServices } from '../../stores/services.tsx';

/** What a plan is made against, as it stands. */
export interface BooksGround {
  /** By Xero connection: two organisations may have the same invoice numbers and account codes. */
  readonly books: ReadonlyMap<string, LoadedBooks>;
  readonly mappings: readonly Mapping[];
  readonly journal: readonly JournalRow[];
  /** What the user said of findings. */
  readonly answers: Answers;
}

/** The books with what their charges pay; undefined while loading. */
export function useBooks(): BooksGround | undefined {
  const { db } = useServices();
  const read = useLiveQuery(async () => {
    const [journal, mappings, answers] = await Promise.all([
      db.journal.toArray(),
      db.mappings.toArray(),
      db.answers.toArray(),
    ]);
    const connections = [...new Set(mappings.map((mapping) => mapping.xeroConnectionId))];
    const written = { journal, mappings };
    const books = await Promise.all(connections.map((id) => readBooks(db, id, written)));
    return { books, mappings, journal, answers: byPlan(answers) };
  }, [db]);
  return useMemo(
    () =>
      read && {
        ...read,
        books: new Map(read.books.map((one) => [one.connectionId, openBooks(one)] as const)),
      },
    [read],
  );
}
