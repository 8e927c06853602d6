/** Reads what planning needs from the local database. Call inside a transaction over `PLANNING_TABLES`. */
import { addDays, dayNumber, type PlainDate } from '../../../shared/dates.ts';
import type { Minor } from '../../../shared/money.ts';
import type { PayoutEntry, Payout } from '../../../shared/payout/model.ts';
import { knownIds } from '../../../shared/posting/readBack/adopt.ts';
import { ownFeeEntry } from '../../../shared/posting/plan/planActivity.ts';
import { homeOf } from '../../../shared/posting/plan/homes.ts';
import { type BookIndex, type Books, indexBooks } from '../../../shared/posting/books.ts';
import { mappingKey } from '../../../shared/posting/mapping.ts';
import { entryKey, invoiceCharges } from '../../../shared/posting/plan/invoiceCharges.ts';
import type { JournalRow, Mapping } from '../../../shared/posting/model.ts';
import { paymentsInFlight } from '../../../shared/posting/plan/outstanding.ts';
import { bookedParts, bookedShares } from '../../../shared/posting/parts.ts';
import { isBooking } from '../../../shared/posting/undo/takenBack.ts';
import type { Decision } from '../../../shared/matching/model.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import type { EntryLink, OpenEntry, TieoutDatabase } from '../../db/database.ts';
import { compareText } from '../../../shared/order.ts';

/** The tables that a queueing transaction covers. */
export function planningTables(db: TieoutDatabase) {
  return [
    db.decisions,
    db.payouts,
    db.payoutHeads,
    db.statementLines,
    db.openEntries,
    db.mappings,
    db.organisations,
    db.accounts,
    db.invoices,
    db.contacts,
    db.entryLinks,
    db.taxRates,
    db.tracking,
    db.ledgerItems,
    db.journal,
    db.activity,
    db.checks,
    db.answers,
    db.cursors,
  ];
}

/** The books with what their charges pay, and the payments on their way that they don't show yet, by invoice. */
export interface LoadedBooks {
  readonly books: BookIndex;
  readonly planned: ReturnType<typeof paymentsInFlight>;
  /** These, and what the user gave charges that aren't posted. */
  readonly taken: ReadonlyMap<string, Minor>;
}

/** What the journal and the mappings say, read before the books. */
export interface Written {
  readonly journal: readonly JournalRow[];
  readonly mappings: readonly Mapping[];
}

/** Everything about one Xero connection as read, before anything is worked out of it. */
export interface ReadBooks {
  readonly cached: Books;
  readonly written: Written;
  readonly connectionId: string;
  readonly links: readonly EntryLink[];
  readonly charges: readonly { readonly connectionId: string; readonly entry: PayoutEntry }[];
}

/**
 * Reads the books of one Xero connection as cached, and the charges of its provider accounts. An organisation not read yet
 * has no lock dates: Xero still refuses. Only reads: what takes long is `openBooks`, so that no transaction waits for it.
 */
export async function readBooks(
  db: TieoutDatabase,
  connectionId: string,
  written: Written,
): Promise<ReadBooks> {
  const providers = written.mappings.filter((mapping) => mapping.xeroConnectionId === connectionId);
  const ids = [...new Set(providers.map((mapping) => mapping.providerConnectionId))];
  const reading = readCached(db, connectionId);
  // One wait for everything: a transaction doesn't live through several waits of a flow within a flow.
  const [cached, links, charges] = await Promise.all([
    reading,
    db.entryLinks.where('connectionId').anyOf(ids).toArray(),
    // oxlint-disable-next-line promise/prefer-await-to-then -- see above
    reading.then(({ invoices }) => readCharges(db, ids, invoices.filter(isOpen))),
  ]);
  return { cached, written, connectionId, links, charges };
}

/** The books of one Xero connection as cached, in one wait. */
export function readCached(db: TieoutDatabase, connectionId: string): PromiseLike<Books> {
  // oxlint-disable-next-line promise/prefer-await-to-then -- as in `readBooks`
  return Promise.all([
    db.organisations.get(connectionId),
    db.accounts.where({ connectionId }).toArray(),
    db.contacts.where({ connectionId }).toArray(),
    db.taxRates.where({ connectionId }).toArray(),
    db.tracking.where({ connectionId }).toArray(),
    db.ledgerItems.where({ connectionId }).toArray(),
    db.invoices.where({ connectionId }).toArray(),
  ]).then(([organisation, accounts, contacts, taxRates, tracking, ledgerItems, invoices]) => {
    const locks = organisation ?? { periodLockDate: null, endOfYearLockDate: null };
    return { organisation: locks, accounts, contacts, taxRates, tracking, ledgerItems, invoices };
  });
}

/** Works out which invoices the charges pay, anew, and indexes the books. Pure. */
export function openBooks(read: ReadBooks): LoadedBooks {
  const { known, planned, taken } = chargesOf(read);
  return { books: indexBooks(known), planned, taken };
}

/** What indexing the books takes, with the charges that may pay invoices, and the payments on their way. Pure. */
export function chargesOf({
  cached,
  written,
  connectionId,
  links,
  charges,
}: ReadBooks): Omit<LoadedBooks, 'books'> & { readonly known: Books } {
  const { journal } = written;
  // Deleted ones too: what the books know to be gone is no longer on its way.
  const payments = cached.ledgerItems.filter((item) => item.kind === 'payment');
  const own = journal.filter((row) => row.xeroConnectionId === connectionId);
  const planned = paymentsInFlight(own, new Set(payments.map((item) => item.xeroId)));
  const given = invoiceCharges({
    entries: charges,
    booked: bookedParts(journal),
    shares: bookedShares(journal),
    paying: new Set(
      own.flatMap((row) => (row.draft.kind === 'payment' && isBooking(row) ? row.entryIds : [])),
    ),
    links,
    planned,
    currencies: new Map(cached.invoices.map(({ invoiceId, currency }) => [invoiceId, currency])),
  });
  const known = knownIds(own);
  return { known: { ...cached, links, ...given, known }, planned, taken: given.taken };
}

const isOpen = (invoice: { status: string; amountDue: number }) =>
  invoice.status === 'AUTHORISED' && invoice.amountDue > 0;

/** Days before an invoice's date from which no charge is thought of as its payment, but for one that names it. */
const LONG_BEFORE_DAYS = 31;

type EntryOf = ReadBooks['charges'][number];

/** Every whole charge of the provider accounts, once, that is young enough for any of the open invoices. */
function readCharges(
  db: TieoutDatabase,
  ids: readonly string[],
  invoices: readonly { readonly date: PlainDate }[],
): PromiseLike<EntryOf[]> | EntryOf[] {
  const [oldest] = invoices.map(({ date }) => date).toSorted();
  if (oldest === undefined) return [];
  const since = dayNumber(addDays(oldest, -LONG_BEFORE_DAYS)) * 86_400;
  const lists = ids.map((id) =>
    db.payouts.where('[connectionId+created]').between([id, since], [id, Number.MAX_SAFE_INTEGER]).toArray(),
  );
  const open = db.openEntries.where('connectionId').anyOf(ids).toArray();
  // oxlint-disable-next-line promise/prefer-await-to-then -- as in `readBooks`
  return Promise.all([open, ...lists]).then(([own, ...payouts]) => chargesIn(own, payouts.flat()));
}

function chargesIn(open: readonly OpenEntry[], payouts: readonly Payout[]): EntryOf[] {
  const all = [
    ...open.map(({ connectionId, entry }) => ({ connectionId, entry })),
    ...payouts.flatMap(({ connectionId, entries }) => entries.map((entry) => ({ connectionId, entry }))),
  ].filter(({ entry }) => entry.kind === 'charge');
  return [...new Map(all.map((each) => [entryKey(each.connectionId, each.entry.id), each])).values()];
}

/** A decision with what it is about. */
export interface LoadedDecision {
  readonly decision: Decision;
  readonly payouts: Payout[];
  readonly lines: StatementLine[];
}

/** The decisions asked for (all if undefined) with payouts and lines, in order of their first bank line's date, or of arrival. */
export async function loadDecisions(
  db: TieoutDatabase,
  ids: readonly string[] | undefined,
): Promise<LoadedDecision[]> {
  const found = ids === undefined ? await db.decisions.toArray() : await db.decisions.bulkGet([...ids]);
  const decisions = found.filter((decision) => decision !== undefined);
  const payouts = byKey(await db.payouts.bulkGet(decisions.flatMap((each) => each.payoutKeys)));
  const lines = byKey(await db.statementLines.bulkGet(decisions.flatMap((each) => each.lineKeys)));
  return decisions
    .map((decision) => withRows(decision, payouts, lines))
    .toSorted((a, b) => compareText(placeOf(a), placeOf(b)));
}

/** Where decisions stand in the order of `loadDecisions`, by their ids, without reading entries. */
export async function readPlaces(
  db: TieoutDatabase,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, string>> {
  const [heads, lines] = await Promise.all([
    db.payoutHeads.bulkGet(decisions.flatMap((each) => each.payoutKeys)),
    db.statementLines.bulkGet(decisions.flatMap((each) => each.lineKeys)),
  ]);
  const [headOf, lineOf] = [byKey(heads), byKey(lines)];
  return new Map(decisions.map((decision) => [decision.id, placeOf(withRows(decision, headOf, lineOf))]));
}

function withRows<P, L>(
  decision: Decision,
  payouts: ReadonlyMap<string, P>,
  lines: ReadonlyMap<string, L>,
): { readonly decision: Decision; readonly payouts: P[]; readonly lines: L[] } {
  return {
    decision,
    payouts: decision.payoutKeys.flatMap((key) => payouts.get(key) ?? []),
    lines: decision.lineKeys.flatMap((key) => lines.get(key) ?? []),
  };
}

function byKey<T extends { key: string }>(items: readonly (T | undefined)[]): Map<string, T> {
  return new Map(items.filter((item) => item !== undefined).map((item) => [item.key, item]));
}

function placeOf({
  decision,
  payouts,
  lines,
}: {
  readonly decision: Pick<Decision, 'id'>;
  readonly payouts: readonly Pick<Payout, 'arrivalDate'>[];
  readonly lines: readonly Pick<StatementLine, 'date'>[];
}): string {
  const days =
    lines.length > 0 ? lines.map((line) => line.date) : payouts.map((payout) => payout.arrivalDate);
  return `${days.toSorted(compareText)[0] ?? ''}|${decision.id}`;
}

/** The mapping of a loaded decision: that of its first payout's account and currency. */
export function mappingOf(
  { payouts }: LoadedDecision,
  mappings: ReadonlyMap<string, Mapping>,
): Mapping | undefined {
  const [first] = payouts;
  return first && mappings.get(mappingKey(first.connectionId, first.currency));
}

/** Movements that may be balance activity, of all connections. */
export interface LooseMovements {
  /** That no payout with a known make-up claims. */
  readonly open: readonly OpenEntry[];
  /** Payouts that failed or were cancelled. */
  readonly off: readonly Payout[];
}

/** Reads them. Payouts are looked through without their entries: there may be very many. */
export async function readLoose(db: TieoutDatabase): Promise<LooseMovements> {
  // All at once: a filter in the database goes from row to row, which takes many times as long.
  const [open, heads] = await Promise.all([db.openEntries.toArray(), db.payoutHeads.toArray()]);
  const off = await db.payouts.bulkGet(heads.filter(isOff).map(({ key }) => key));
  return { open, off: off.filter((payout) => payout !== undefined) };
}

/** Which of some payouts are decided. */
export async function decidedAmong(
  db: TieoutDatabase,
  payouts: readonly Pick<Payout, 'key'>[],
): Promise<ReadonlySet<string>> {
  if (payouts.length === 0) return new Set();
  const keys = payouts.map(({ key }) => key);
  const decisions = await db.decisions.where('payoutKeys').anyOf(keys).toArray();
  return new Set(decisions.flatMap(({ payoutKeys }) => payoutKeys));
}

/**
 * Movements that are activity of a mapping: open ones; and those of payouts that failed or were cancelled without ever
 * being decided, whose money went back to the balance, with the fees of such payouts. Pure.
 */
export function activityOf(
  { providerConnectionId, style, currency }: Mapping,
  loose: LooseMovements,
  decidedPayouts: ReadonlySet<string>,
): PayoutEntry[] {
  const isOwn = ({ connectionId }: { readonly connectionId: string }) =>
    connectionId === providerConnectionId;
  const gone = loose.off.filter((payout) => isOwn(payout) && !decidedPayouts.has(payout.key));
  const known = gone.filter((payout) => payout.composition === 'known');
  const entries = [
    // Posted straight to the bank, movements wait for their payout.
    ...(style === 'direct' ? [] : loose.open.filter(isOwn).map((row) => row.entry)),
    ...known.flatMap((payout) => payout.entries),
    ...gone.filter((payout) => payout.ownFee !== 0).map(ownFeeEntry),
  ];
  const unique = new Map(entries.map((entry) => [entry.id, entry]));
  return [...unique.values()].filter(
    (entry) => entry.currency === currency && homeOf(entry.kind) !== 'transferred',
  );
}

const isOff = ({ status }: Pick<Payout, 'status'>) => status === 'failed' || status === 'canceled';

/** The next free sequence number of the journal. */
export function nextSequence(rows: readonly JournalRow[]): number {
  return rows.reduce((next, row) => Math.max(next, row.sequence + 1), 0);
}
