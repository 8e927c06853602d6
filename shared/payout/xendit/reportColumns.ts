/**
 * The columns of Xendit's Balance report and Auto-Withdrawal report, found by their names. Xendit documents the names, and has
 * changed how it writes them; both reports have the same columns, the second one two more.
 */

/** What a column says. */
export type ReportField = keyof typeof NAMES;

const NAMES = {
  transactionId: ['transaction id', 'transactionid', 'txn id'],
  productId: ['product id', 'productid'],
  type: ['transaction type', 'type'],
  lineType: ['line type', 'linetype', 'entry type'],
  channel: ['payment channel', 'channel', 'channel code', 'channel name'],
  reference: ['reference', 'reference id', 'external id', 'referenceid'],
  currency: ['currency', 'transaction currency'],
  amount: ['amount', 'transaction amount'],
  balance: ['balance', 'running balance', 'account balance'],
  side: ['debit or credit', 'debit/credit', 'debit credit', 'cashflow'],
  createdIso: ['created date iso', 'created date (iso)', 'transaction created date iso', 'created'],
  created: ['created date', 'transaction date', 'date'],
  withdrawalDate: ['withdrawal date'],
  withdrawalStatus: ['status', 'withdrawal status'],
} as const;

/** Columns that the reports have and Tieout doesn't need. */
const SPARE: ReadonlySet<string> = new Set([
  'time zone',
  'timezone',
  'payment date',
  'payment date iso',
  'settlement date',
  'settlement date iso',
  'estimated settlement date',
  'business id',
  'business name',
  'user id',
  'account name',
  'account identifier',
  'account number',
  'description',
  'invoice id',
  'metadata',
  'channel category',
  'payment method',
  'sub account id',
  'source',
]);

const NEEDED: readonly ReportField[] = ['transactionId', 'type', 'lineType', 'currency', 'amount', 'side'];

export type ReportKind = 'balance' | 'autoWithdrawal';

export interface ReportColumns {
  readonly kind: ReportKind;
  readonly at: Readonly<Partial<Record<ReportField, number>>>;
  /** Names that say nothing to Tieout, as the file writes them. */
  readonly unknown: readonly string[];
}

/**
 * Which of the two reports a header belongs to, with its columns; null if neither: what tells them apart from any other file
 * is a line type beside a transaction's id.
 */
export function findReportColumns(header: readonly string[]): ReportColumns | null {
  const names = header.map(plainName);
  const at: Partial<Record<ReportField, number>> = {};
  const fields = Object.entries(NAMES).filter(
    (pair): pair is [ReportField, (typeof NAMES)[ReportField]] => pair[0] in NAMES,
  );
  for (const [field, aliases] of fields) {
    const index = aliases.map((alias) => names.indexOf(alias)).find((place) => place >= 0);
    if (index !== undefined) at[field] = index;
  }
  if (at.lineType === undefined || at.transactionId === undefined) return null;
  const used = new Set(Object.values(at));
  const unknown = header.filter((cell, index) => {
    const name = names[index] ?? '';
    return name !== '' && !used.has(index) && !SPARE.has(name) && cell.trim() !== '';
  });
  return { kind: at.withdrawalDate === undefined ? 'balance' : 'autoWithdrawal', at, unknown };
}

/** What a report can't be read without and hasn't, by the names that Xendit documents; empty if all is there. */
export function missingReportColumns({ kind, at }: ReportColumns): string[] {
  const missing = NEEDED.filter((field) => at[field] === undefined).map((field) => titled(NAMES[field][0]));
  if (kind === 'balance' && at.balance === undefined) missing.push('Balance');
  if (at.createdIso === undefined && at.created === undefined) missing.push('Created Date ISO');
  return missing;
}

function titled(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(/\bId\b/, 'ID');
}

/** Case, underscores, a byte order mark and doubled spaces don't count. */
function plainName(cell: string): string {
  return cell
    .replace(/^\uFEFF/, '')
    .replaceAll('_', ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
