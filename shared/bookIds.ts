/**
 * Books: one client's set of books is one Xero organisation (or none yet), its provider connections, its bank files and a local
 * database of its own. Here is how books and what belongs to them are named.
 */
import * as v from 'valibot';

/** The first book of a computer, and that of everything from before there were several. */
export const MAIN_BOOK = 'main';

/** A book's id: part of a database's name and of connections' ids, so short and plain. Not a secret. */
export const BookIdSchema = v.pipe(v.string(), v.regex(/^(?!books$)[a-z0-9-]{1,40}$/, 'a book’s id'));

/** Between the account's part of a connection's id and the book's; in no id of a provider. */
const MARK = '~';

/** The id of an account's connection in a book: the main book's is the account's own, `stripe-acct_1`, another's `stripe-acct_1~b-2f`. */
export function connectionIdIn(bookId: string, account: string): string {
  return bookId === MAIN_BOOK ? account : `${account}${MARK}${bookId}`;
}

/** What of a connection's id names the account at the provider: the same in every book and on every computer. */
export function accountOfId(connectionId: string): string {
  return connectionId.startsWith('file:') ? connectionId : connectionId.replace(/~[a-z0-9-]{1,40}$/, '');
}
