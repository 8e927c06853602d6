/** What the plan of one payout is shown against: the books with what all charges pay, without the charges. */
import { byPlan, type PostingAnswer } from '../../../shared/posting/checks/answers.ts';
import { type Books, indexBooks } from '../../../shared/posting/books.ts';
import type { JournalRow, Mapping } from '../../../shared/posting/model.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { chargesOf, type LoadedBooks, planningTables, readBooks } from './load.ts';

/** Plain data: what goes from a worker to the page. */
export interface GroundNow {
  readonly books: readonly (Omit<LoadedBooks, 'books'> & {
    readonly connectionId: string;
    readonly known: Books;
  })[];
  readonly mappings: readonly Mapping[];
  readonly journal: readonly JournalRow[];
  readonly answers: readonly PostingAnswer[];
}

/** Reads the books and works out which invoices the charges pay. */
export async function readGround(db: TieoutDatabase): Promise<GroundNow> {
  const read = await db.transaction('r', planningTables(db), async () => {
    const [journal, mappings, answers] = await Promise.all([
      db.journal.toArray(),
      db.mappings.toArray(),
      db.answers.toArray(),
    ]);
    const ids = [...new Set(mappings.map((mapping) => mapping.xeroConnectionId))];
    const books = await Promise.all(ids.map((id) => readBooks(db, id, { journal, mappings })));
    return { journal, mappings, answers, books };
  });
  const books = read.books.map((one) => {
    const { known, planned, taken } = chargesOf(one);
    const { proposals } = indexBooks(known);
    return { connectionId: one.connectionId, known: { ...known, charges: [], proposals }, planned, taken };
  });
  return { ...read, books };
}

/** The look-ups that planning makes, of what `readGround` told. Pure. */
export function openGround({ books, answers, mappings, journal }: GroundNow) {
  const opened = books.map(({ connectionId, known, planned, taken }): [string, LoadedBooks] => [
    connectionId,
    { books: indexBooks(known), planned, taken },
  ]);
  return { mappings, journal, answers: byPlan(answers), books: new Map(opened) };
}
