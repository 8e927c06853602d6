/**
 * Which books there are on this machine, one row a book, in a small database of its own: what the list of organisations shows without
 * opening any book. Nothing in it is secret.
 */
import Dexie, { type EntityTable } from 'dexie';
import * as v from 'valibot';
import { MAIN_BOOK } from '../../shared/bookIds.ts';
import type { BridgeErrorData } from '../../shared/bridge.ts';
import { CountSchema, CurrencySchema, MinorSchema, PlainDateSchema } from '../../shared/schemas.ts';
import { TieoutDatabase } from './database.ts';

/** How books stand, worked out in their own database (`flows/books/summary.ts`) and kept here. */
export const BookSummarySchema = v.object({
  /** Of the Xero organisation; empty while there is none. */
  organisation: v.string(),
  tenantId: v.string(),
  /** ISO 3166 alpha-2; empty while unknown. */
  countryCode: v.string(),
  /** Null while unknown. */
  baseCurrency: v.nullable(CurrencySchema),
  periodLockDate: v.nullable(PlainDateSchema),
  yearEndLockDate: v.nullable(PlainDateSchema),
  /** `pending`: no Xero organisation yet. `needsAttention`: `reason` says why, as a connection's does. */
  status: v.picklist(['connected', 'pending', 'needsAttention']),
  reason: v.string(),
  /** Whose connection needs attention; empty if none. */
  attention: v.string(),
  /** When the last sync finished, unix milliseconds; null if never. */
  syncedAt: v.nullable(v.number()),
  /** Payouts that should be on the statement and are neither decided nor parked, by days since they were expected: 0–7, 8–30, more. */
  unmatched: v.object({ week: CountSchema, month: CountSchema, older: CountSchema }),
  /** Payouts put aside to check. */
  parked: v.optional(CountSchema),
  /** Certain matches that wait for an OK. */
  certain: CountSchema,
  /** Left the provider, not yet on the statement; minor units. */
  inTransit: v.array(v.object({ currency: CurrencySchema, amount: MinorSchema })),
  /** Clearing accounts as the books were last read; minor units. */
  clearing: v.array(
    v.object({
      mappingKey: v.string(),
      /** The name of its connection. */
      provider: v.string(),
      currency: CurrencySchema,
      balance: MinorSchema,
      /** How the proof came out; null where there are too many payouts to prove at each change. */
      state: v.optional(v.nullable(v.picklist(['tied', 'explained', 'notTied']))),
    }),
  ),
  /** Plans that are written down and not (wholly) in Xero. */
  queueOpen: CountSchema,
  /** Of what is posted: changed or deleted in Xero, and waiting for the user's word. */
  findings: CountSchema,
  /** Nothing was ever read, decided or connected here. */
  isBlank: v.boolean(),
  /** When this was worked out, unix milliseconds. */
  at: v.number(),
});
export type BookSummary = v.InferOutput<typeof BookSummarySchema>;

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

/** A connection that needs the user: told once, gone when it was read again. */
export interface Notice {
  /** `bookId|connectionId`. */
  readonly key: string;
  readonly bookId: string;
  readonly connectionId: string;
  /** The connection's. */
  readonly name: string;
  readonly code: BridgeErrorData['code'];
  /** For people: what happened and what to do. */
  readonly message: string;
  /** How many syncs in a row came to this. */
  readonly tries: number;
  /** Whether it is shown: what often passes by itself is told after several tries only. */
  readonly isTold: boolean;
  readonly isRead: boolean;
  /** When it began, unix milliseconds. */
  readonly at: number;
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
  declare notices: EntityTable<Notice, 'key'>;

  constructor(name = 'tieout-books') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ books: 'id' });
    this.version(2).stores({ books: 'id', notices: 'key' });
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
