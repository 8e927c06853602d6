/**
 * Which books there are on this machine, one row a book, in a small database of its own: what the list of organisations shows without
 * opening any book. Nothing in it is secret.
 */
import Dexie, { type EntityTable } from 'dexie';
import { MAIN_BOOK } from '../../shared/bookIds.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Currency, Minor } from '../../shared/money.ts';
import { TieoutDatabase } from './database.ts';

/** How books stand, worked out in their own database (`flows/books/summary.ts`) and kept here. */
export interface BookSummary {
  /** Of the Xero organisation; empty while there is none. */
  readonly organisation: string;
  readonly tenantId: string;
  /** ISO 3166 alpha-2; empty while unknown. */
  readonly countryCode: string;
  /** Null while unknown. */
  readonly baseCurrency: Currency | null;
  readonly periodLockDate: PlainDate | null;
  readonly yearEndLockDate: PlainDate | null;
  /** `pending`: no Xero organisation yet. `needsAttention`: `reason` says why, as a connection's does. */
  readonly status: 'connected' | 'pending' | 'needsAttention';
  readonly reason: string;
  /** Whose connection needs attention; empty if none. */
  readonly attention: string;
  /** When the last sync finished, unix milliseconds; null if never. */
  readonly syncedAt: number | null;
  /** Payouts that should be on the statement and are not decided, by days since they were expected: 0–7, 8–30, more. */
  readonly unmatched: { readonly week: number; readonly month: number; readonly older: number };
  /** Certain matches that wait for an OK. */
  readonly certain: number;
  /** Left the provider, not yet on the statement; minor units. */
  readonly inTransit: readonly { readonly currency: Currency; readonly amount: Minor }[];
  /** Clearing accounts as the books were last read; minor units. */
  readonly clearing: readonly {
    readonly mappingKey: string;
    readonly provider: string;
    readonly currency: Currency;
    readonly balance: Minor;
  }[];
  /** Postings that are written down and not (wholly) in Xero. */
  readonly queueOpen: number;
  /** Of what is posted: changed or deleted in Xero, and waiting for the user's word. */
  readonly findings: number;
  /** Nothing was ever read, decided or connected here. */
  readonly isBlank: boolean;
  /** When this was worked out, unix milliseconds. */
  readonly at: number;
}

export interface BookRow {
  readonly id: string;
  /** As added; the organisation's own name (`summary`) goes before it. */
  readonly name: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly lastOpenedAt: number;
  readonly demo: boolean;
  /** Null until it was worked out for the first time. */
  readonly summary: BookSummary | null;
}

/** The database of a book: the main one has the name that the only one had. */
export function databaseName(bookId: string): string {
  return bookId === MAIN_BOOK ? 'tieout' : `tieout-${bookId}`;
}

/** The database of a book, opened at its first use. Whoever opens it closes it. */
export function openBook(bookId: string): TieoutDatabase {
  return new TieoutDatabase(databaseName(bookId), bookId);
}

/** The list of books. Tests open it under another name. */
export class BookRegistry extends Dexie {
  declare books: EntityTable<BookRow, 'id'>;

  constructor(name = 'tieout-books') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ books: 'id' });
  }
}

/** A new row of the list. */
export function newBook(
  id: string,
  now: number,
  part: Partial<Pick<BookRow, 'name' | 'demo'>> = {},
): BookRow {
  return { id, name: '', demo: false, ...part, createdAt: now, lastOpenedAt: now, summary: null };
}

/** What a book is called: by its organisation, else by the name that it was added under; empty if nobody named it. */
export function bookName({ name, summary }: Pick<BookRow, 'name' | 'summary'>): string {
  return summary === null || summary.organisation === '' ? name : summary.organisation;
}
