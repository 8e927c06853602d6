/** Xendit's report files: movements and withdrawals that the API didn't give, and what withdrawals hold by Xendit's own list. */
import type { Connection } from '../../shared/bridge.ts';
import type { Payout, PayoutEntry } from '../../shared/payout/model.ts';
import type { ReportKind } from '../../shared/payout/xendit/reportColumns.ts';
import { type ReportRead, readReportLines } from '../../shared/payout/xendit/reportLines.ts';
import { balanceReport } from '../../shared/payout/xendit/reports.ts';
import { tieWithdrawals, withdrawalTies } from '../../shared/payout/xendit/ties.ts';
import { detectEncoding } from '../../shared/statement/encoding.ts';
import type { StatementIssue } from '../../shared/statement/model.ts';
import { payoutTables, storeEntries, storePayouts } from '../db/payouts.ts';
import type { FlowContext } from './context.ts';
import { settleTimezone } from './sync/timezone.ts';
import { inOne } from '../db/inOne.ts';

/** A report as dropped or chosen. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReportImport {
  /** Null where the file is neither report; then nothing was stored. */
  readonly kind: ReportKind | null;
  /** Movements and withdrawals that weren't there. */
  readonly entries: number;
  readonly payouts: number;
  /** Withdrawals whose make-up is known now. */
  readonly tied: number;
  readonly issues: readonly StatementIssue[];
}

/**
 * Takes a Balance report or an Auto-Withdrawal report into a Xendit account, in one transaction. What the API has given stays as
 * it is: a report adds what is missing, and ties. The same file again adds nothing. Never throws for what is in the file.
 */
export async function importXenditReport(
  ctx: FlowContext,
  connection: Pick<Connection, 'id' | 'demo'>,
  file: ReportFile,
): Promise<ReportImport> {
  const timezone = await settleTimezone(ctx, connection);
  const text = new TextDecoder(detectEncoding(file.bytes).label).decode(file.bytes);
  const read = readReportLines({ name: file.name, text, timezone });
  if (read.kind === null) return { kind: null, entries: 0, payouts: 0, tied: 0, issues: read.issues };
  const stored =
    read.kind === 'balance'
      ? await storeBalance(ctx, connection.id, read)
      : await storeTies(ctx, connection.id, read, file.name);
  const result = { kind: read.kind, ...stored, issues: [...read.issues, ...stored.issues] };
  await remember(ctx, connection.id, { name: file.name, lines: read.lines.length, result });
  return result;
}

/** The row that remembers the file, and the activity's: of ties it says how many withdrawals are whole now. */
async function remember(
  { db: whole, now }: FlowContext,
  connectionId: string,
  told: { readonly name: string; readonly lines: number; readonly result: ReportImport },
): Promise<void> {
  const { name, lines, result } = told;
  const { kind, entries, payouts, tied, issues } = result;
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const isTies = kind === 'autoWithdrawal';
  const added = isTies ? tied : entries + payouts;
  await inOne(whole, 'rw', [whole.importedFiles, whole.activity], (db) =>
    Promise.all([
      db.importedFiles.add({ name, accountId: connectionId, at: now(), lines, added }),
      db.activity.add({
        at: now(),
        level: issues.length > 0 ? 'warning' : 'info',
        code: isTies ? 'xendit.tied' : 'importedFile',
        values: { name, lines, added, errors },
      }),
    ]),
  );
}

type Stored = Omit<ReportImport, 'kind'>;

async function storeBalance(ctx: FlowContext, connectionId: string, read: ReportRead): Promise<Stored> {
  const report = balanceReport(read, connectionId);
  return inOne(ctx.db, 'rw', payoutTables(ctx.db), async (db) => {
    const [days, payouts] = await Promise.all([
      db.balanceDays.filter((day) => day.connectionId === connectionId).toArray(),
      db.payouts.where({ connectionId }).toArray(),
    ]);
    const known = new Set([
      ...days.flatMap(({ entries }) => entries.map(({ id }) => id)),
      ...payouts.map(({ id }) => id),
    ]);
    const isNew = ({ id }: { readonly id: string }) => !known.has(id) && !known.has(id.split(':')[0] ?? id);
    const entries = report.entries.filter(isNew);
    const fresh = report.payouts.filter(isNew);
    await storeEntries(db, connectionId, entries);
    await storePayouts(db, connectionId, fresh);
    return { entries: entries.length, payouts: fresh.length, tied: 0, issues: [] };
  });
}

async function storeTies(
  ctx: FlowContext,
  connectionId: string,
  read: ReportRead,
  file: string,
): Promise<Stored> {
  const ties = withdrawalTies(read);
  return inOne(ctx.db, 'rw', payoutTables(ctx.db), async (db) => {
    const [payouts, open] = await Promise.all([
      db.payouts.where({ connectionId }).toArray(),
      db.openEntries.where({ connectionId }).toArray(),
    ]);
    const known = new Map([...open.map(({ entry }) => entry), ...payouts.flatMap(entriesOf)].map(byId));
    const { payouts: tied, issues } = tieWithdrawals(payouts, ties, file, known);
    const { changed } = await storePayouts(db, connectionId, tied);
    return { entries: 0, payouts: 0, tied: changed, issues };
  });
}

function entriesOf({ entries }: Payout): readonly PayoutEntry[] {
  return entries;
}

function byId(entry: PayoutEntry): readonly [string, PayoutEntry] {
  return [entry.id, entry];
}
