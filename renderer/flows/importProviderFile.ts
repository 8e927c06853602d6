/** Any other provider's file: payouts and movements into the local database, once however often it comes. */
import type { Connection } from '../../shared/bridge.ts';
import type { FileProfile } from '../../shared/payout/file/profile.ts';
import { type ProviderFileRead, readProviderFile } from '../../shared/payout/file/readProviderFile.ts';
import { type Settled, settleFile } from '../../shared/payout/file/settle.ts';
import { SHIPPED_PROFILES } from '../../shared/payout/file/shippedProfiles.ts';
import { type Encoding, detectEncoding } from '../../shared/statement/encoding.ts';
import type { StatementIssue } from '../../shared/statement/model.ts';
import { loadDays } from '../db/balanceDays.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { payoutTables, storeEntries, storePayouts } from '../db/payouts.ts';
import type { FlowContext } from './context.ts';
import { fileConnection } from './fileConnections.ts';
import { otherHolder } from './otherHolder.ts';
import { inOne } from '../db/inOne.ts';

/** A provider's file as dropped or chosen. */
export interface ProviderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As chosen by the user; otherwise what the bytes say. */
  readonly encoding?: Encoding | undefined;
}

/** How much is read of one file. Beyond this a browser's text may not hold it. */
const MOST_BYTES = 200_000_000;

export interface ProviderFileReport {
  /** The connection that the file went to; null where nothing was stored. */
  readonly connection: Connection | null;
  /** Rows below the header. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  /** Open movements that are new. */
  readonly entries: number;
  readonly issues: readonly StatementIssue[];
}

/** The text of a file as it is read; empty where it is larger than can be read. */
export function providerFileText({ bytes, encoding }: Pick<ProviderFile, 'bytes' | 'encoding'>): string {
  if (bytes.length > MOST_BYTES) return '';
  return new TextDecoder(encoding ?? detectEncoding(bytes).label).decode(bytes);
}

/** The user's own profiles, then those that Tieout brings; one that the user saved stands in for the one it was made of. */
export function allProfiles(saved: readonly FileProfile[]): readonly FileProfile[] {
  const own = new Set(saved.map(({ id }) => id));
  return [...saved, ...SHIPPED_PROFILES.filter(({ id }) => !own.has(id))];
}

/** Reads a file by a profile without storing anything. Never throws for what is in the file: see `issues`. */
function readFile(file: ProviderFile, profile: FileProfile, connectionId: string): ProviderFileRead {
  if (file.bytes.length > MOST_BYTES) return tooLarge(file.name);
  return readProviderFile({ name: file.name, text: providerFileText(file), profile, connectionId });
}

function tooLarge(file: string): ProviderFileRead {
  const message = `The file is larger than ${MOST_BYTES / 1_000_000} MB. Nothing was read. Export a shorter time, and import the parts one after another.`;
  const issues: StatementIssue[] = [{ severity: 'error', file, line: 0, field: 'file', message }];
  return {
    payouts: [],
    openEntries: [],
    issues,
    unknownTypes: [],
    types: [],
    firstRows: [],
    rows: 0,
    skipped: 0,
  };
}

/**
 * Takes a file in by a profile, in one transaction: the provider's connection (made where there is none), payouts, movements, the
 * row that remembers the file and one activity row. The same file again adds nothing; files that overlap come to the same in any
 * order. A file whose payouts another connection has already is refused whole. `demo`: whether it belongs to the demo company.
 * Throws `RangeError` if the profile names no provider.
 */
export async function importProviderFile(
  ctx: FlowContext,
  file: ProviderFile,
  options: { readonly profile: FileProfile; readonly demo: boolean },
): Promise<ProviderFileReport> {
  const { profile, demo } = options;
  const connection = fileConnection(profile.provider, demo, ctx.db.bookId);
  if (connection.name === '') throw new RangeError('A profile of a file needs the name of its provider');
  const read = readFile(file, profile, connection.id);
  if (read.payouts.length + read.openEntries.length === 0) return nothing(read, read.issues);
  const { connections: all, decisions: made, cursors: where, importedFiles, activity } = ctx.db;
  const tables = [...payoutTables(ctx.db), all, made, where, importedFiles, activity];
  return inOne(ctx.db, 'rw', tables, async (db) => {
    // One wait for everything: a transaction doesn't outlive several waits of a function within another.
    const [connections, cursors, payouts, open, decisions] = await Promise.all([
      db.connections.toArray(),
      db.cursors.toArray(),
      db.payouts.where({ connectionId: connection.id }).toArray(),
      db.openEntries.where({ connectionId: connection.id }).toArray(),
      db.decisions.toArray(),
    ]);
    const holder = await otherHolder(db, { file: file.name, read, profile, connections, cursors });
    if (holder !== null) return nothing(read, [...read.issues, holder]);
    const kept = connections.find(({ id }) => id === connection.id) ?? connection;
    const decided = new Set(decisions.flatMap(({ payoutKeys }) => payoutKeys));
    const stored = { payouts, open: open.map(({ entry }) => entry), decided };
    const settled = settleFile(stored, { file: file.name, ...read });
    const counts = await store(db, connection.id, settled);
    const issues = [...read.issues, ...settled.issues];
    await remember(
      { ...ctx, db },
      {
        file,
        connection: kept,
        rows: read.rows,
        added: counts.added,
        issues,
      },
    );
    return { connection: kept, rows: read.rows, ...counts, issues };
  });
}

function nothing({ rows }: ProviderFileRead, issues: readonly StatementIssue[]): ProviderFileReport {
  return { connection: null, rows, added: 0, changed: 0, entries: 0, issues };
}

async function store(
  db: TieoutDatabase,
  connectionId: string,
  { payouts, openEntries, moved }: Settled,
): Promise<Pick<ProviderFileReport, 'added' | 'changed' | 'entries'>> {
  const days = await loadDays(db, connectionId, moved);
  for (const entry of moved) days.remove(entry);
  await days.save();
  const counts = await storePayouts(db, connectionId, payouts);
  const { added: entries } = await storeEntries(db, connectionId, openEntries);
  return { added: counts.added, changed: counts.changed, entries };
}

async function remember(
  { db, now }: FlowContext,
  told: {
    readonly file: ProviderFile;
    readonly connection: Connection;
    readonly rows: number;
    readonly added: number;
    readonly issues: readonly StatementIssue[];
  },
): Promise<void> {
  const { file, connection, rows, added, issues } = told;
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  await Promise.all([
    db.connections.put(connection),
    db.importedFiles.add({ name: file.name, accountId: connection.id, at: now(), lines: rows, added }),
    db.activity.add({
      at: now(),
      level: issues.length > 0 ? 'warning' : 'info',
      code: 'importedFile',
      values: { name: file.name, lines: rows, added, errors },
    }),
  ]);
}
