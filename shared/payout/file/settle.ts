/**
 * What a file that was read changes in what earlier files gave. A row that is there already stays one row, also where the file
 * gives it no id of its own, and also when it was open and is now in a payout: it keeps the id that it may be posted under.
 */
import { toMajorText } from '../../money.ts';
import { compareText } from '../../order.ts';
import type { StatementIssue } from '../../statement/model.ts';
import type { Payout, PayoutEntry } from '../model.ts';
import { mergePayouts } from './mergePayouts.ts';
import { numbered } from './numbered.ts';
import { type Known, baseRows, knownRows } from './knownRows.ts';

/** What is stored of a connection. */
export interface StoredOfFiles {
  readonly payouts: readonly Payout[];
  readonly open: readonly PayoutEntry[];
  /** Keys of payouts that the user or a rule has matched: their amounts and rows don't change any more. */
  readonly decided: ReadonlySet<string>;
}

export interface Settled {
  /** Payouts as they are to be stored. */
  readonly payouts: readonly Payout[];
  /** Open movements as they are to be stored. */
  readonly openEntries: readonly PayoutEntry[];
  /** Movements as they were, whose day or currency has changed: to be taken out of their days. */
  readonly moved: readonly PayoutEntry[];
  readonly issues: readonly StatementIssue[];
}

interface FileRead {
  readonly file: string;
  readonly payouts: readonly Payout[];
  readonly openEntries: readonly PayoutEntry[];
}

/** Settles a file against what is stored. The same file again changes nothing; files in any order come to the same. */
export function settleFile(stored: StoredOfFiles, read: FileRead): Settled {
  const known = knownRows(stored);
  const before = new Map(stored.payouts.map((payout) => [payout.key, payout]));
  const issues: StatementIssue[] = [];
  const moved: PayoutEntry[] = [];
  const payouts: Payout[] = [];
  for (const payout of read.payouts.toSorted((a, b) => compareText(a.key, b.key))) {
    const old = before.get(payout.key);
    const entries = identify(known, payout.entries, payout.key);
    const merged = mergePayouts(old, { ...payout, entries });
    const problem = old === undefined ? '' : refusal(old, merged, stored.decided);
    if (problem !== '') {
      issues.push(issue(read.file, 'error', problem));
      continue;
    }
    for (const entry of entries) known.claim(payout.key, entry);
    if (old !== undefined) {
      const change = changeText(old, merged);
      if (change !== '') issues.push(issue(read.file, 'warning', change));
      moved.push(...movedEntries(old.entries, entries));
    }
    moved.push(...movedEntries(stored.open, entries));
    payouts.push(merged);
  }
  const openEntries = settleOpen(known, read);
  moved.push(...movedEntries(stored.open, openEntries));
  return { payouts, openEntries, moved, issues };
}

function issue(file: string, severity: StatementIssue['severity'], message: string): StatementIssue {
  return { severity, file, line: 0, field: 'payout', message };
}

/** Gives rows the ids that they are known by: of this payout, else of an open one, else a new number. */
function identify(known: Known, rows: readonly PayoutEntry[], payoutKey: string): PayoutEntry[] {
  const taken = new Set<string>();
  return [...baseRows(rows)].flatMap(([base, same]) => {
    const free = [...known.heldBy(payoutKey, base), ...known.openOf(base)];
    const found = same.map((row) => {
      const equal = free.find((entry) => !taken.has(entry.id) && isSameContent(entry, row));
      if (equal !== undefined) taken.add(equal.id);
      return { row, id: equal?.id ?? '' };
    });
    return found.map(({ row, id }) => {
      if (id !== '') return { ...row, id };
      const rest = free.find((entry) => !taken.has(entry.id))?.id ?? nextId(known, base, taken);
      taken.add(rest);
      return { ...row, id: rest };
    });
  });
}

function nextId(known: Known, base: string, taken: ReadonlySet<string>): string {
  let count = 1;
  while (known.isUsed(numbered(base, count)) || taken.has(numbered(base, count))) count += 1;
  return numbered(base, count);
}

function isSameContent(a: PayoutEntry, b: PayoutEntry): boolean {
  return a.date === b.date && a.gross === b.gross && a.fee === b.fee && a.currency === b.currency;
}

/**
 * Open rows: of each base as many as the file with most of them has, less those that payouts hold. An old file read after a
 * newer one so doesn't open again what was paid out since.
 */
function settleOpen(known: Known, { openEntries, payouts: inFile }: FileRead): PayoutEntry[] {
  const filed = baseRows(inFile.flatMap(({ entries }) => entries));
  return [...baseRows(openEntries)].flatMap(([base, rows]) => {
    const own = known.openOf(base);
    const inPayouts = filed.get(base)?.length ?? 0;
    const total = Math.max(rows.length + inPayouts, known.countBefore(base));
    const room = Math.max(own.length, total - known.claimedNow(base));
    const used = new Set<string>();
    const placed: PayoutEntry[] = [];
    for (const row of rows) {
      const equal = own.find((entry) => !used.has(entry.id) && isSameContent(entry, row));
      const place = equal ?? own.find((entry) => !used.has(entry.id));
      if (place === undefined && placed.length >= room) continue;
      const id = place?.id ?? nextId(known, base, used);
      used.add(id);
      placed.push({ ...row, id });
    }
    return placed;
  });
}

function movedEntries(before: readonly PayoutEntry[], after: readonly PayoutEntry[]): PayoutEntry[] {
  const now = new Map(after.map((entry) => [entry.id, entry]));
  return before.filter(({ id, date, currency }) => {
    const entry = now.get(id);
    return entry !== undefined && (entry.date !== date || entry.currency !== currency);
  });
}

/** Why a payout can't change as the file says; empty if it can. */
function refusal(old: Payout, merged: Payout, decided: ReadonlySet<string>): string {
  if (old.currency !== merged.currency) {
    return `Payout ${old.id} is known in ${old.currency} and here in ${merged.currency}. It stays as it was. If the file is right, remove the provider and import its files again.`;
  }
  if (!decided.has(old.key) || isSamePayout(old, merged)) return '';
  return `Payout ${old.id} is matched already with ${money(old)} and the file would make it ${money(merged)} of ${merged.entries.length} rows. It stays as it was. Undo its match, then import the file again.`;
}

function isSamePayout(old: Payout, merged: Payout): boolean {
  const rows = new Map(old.entries.map((entry) => [entry.id, entry]));
  return (
    old.amount === merged.amount &&
    old.ownFee === merged.ownFee &&
    old.entries.length === merged.entries.length &&
    merged.entries.every((entry) => {
      const row = rows.get(entry.id);
      return row !== undefined && isSameContent(row, entry) && row.kind === entry.kind;
    })
  );
}

/** What the user should know of a change: another amount than before. */
function changeText(old: Payout, merged: Payout): string {
  if (old.amount === merged.amount) return '';
  return `Payout ${old.id} was ${money(old)} by earlier files and is ${money(merged)} of ${merged.entries.length} rows now. Check that against the provider.`;
}

function money({ amount, currency }: Payout): string {
  return `${toMajorText(amount, currency)} ${currency}`;
}
