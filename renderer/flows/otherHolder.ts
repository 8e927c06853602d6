/** Whether what a file tells is there already by a provider's own interface: then it must not be booked a second time. */
import { type Connection, isProviderConnection } from '../../shared/bridge.ts';
import { payoutKey } from '../../shared/payout/model.ts';
import type { FileProfile } from '../../shared/payout/file/profile.ts';
import type { ProviderFileRead } from '../../shared/payout/file/readProviderFile.ts';
import type { StatementIssue } from '../../shared/statement/model.ts';
import { openEntryKey } from '../db/balanceDays.ts';
import { cursorKey } from '../db/cursors.ts';
import type { SyncCursor, TieoutDatabase } from '../db/database.ts';

/** What the first pass or the reading of older history leaves in the cursor once there is nothing older. */
const BEGINNING = '0';

/**
 * Why a file must not be taken in beside connections that are read over the network; null if it may. A file of Stripe's names
 * the same payouts as Stripe itself. While a Stripe account's history is still being read, nobody can tell whether they are its
 * own. Call inside a transaction over payouts and open entries: it takes one wait.
 */
export async function otherHolder(
  db: TieoutDatabase,
  { file, read, profile, connections, cursors }: Question,
): Promise<StatementIssue | null> {
  const online = connections.filter(isProviderConnection).filter(({ kind }) => kind !== 'file');
  const ids = [...new Set([...read.payouts, ...read.openEntries].map(({ id }) => id))];
  const keys = online.map(({ id }) => ids.map((one) => payoutKey(id, one)));
  const rows = online.map(({ id }) => ids.map((one) => openEntryKey(id, one)));
  const counts = await Promise.all([
    ...keys.map((some) => db.payouts.where('key').anyOf(some).count()),
    ...rows.map((some) => db.openEntries.where('key').anyOf(some).count()),
  ]);
  const held = online.map((_, index) => (counts[index] ?? 0) + (counts[index + online.length] ?? 0));
  const at = held.findIndex((count) => count > 0);
  const holder = online[at];
  if (holder !== undefined) return alreadyThere(file, holder, held[at] ?? 0);
  const unread = online.find((one) => isOf(one, profile) && !isReadWhole(one, cursors));
  return unread === undefined ? null : maybeThere(file, unread, profile);
}

interface Question {
  readonly file: string;
  readonly read: Pick<ProviderFileRead, 'payouts' | 'openEntries'>;
  readonly profile: FileProfile;
  readonly connections: readonly Connection[];
  readonly cursors: readonly SyncCursor[];
}

/** Whether a file's ids are those that this provider gives over the network too. */
function isOf({ kind }: Connection, { provider, uniqueIds }: FileProfile): boolean {
  return uniqueIds && provider.toLowerCase().includes(kind.toLowerCase());
}

function isReadWhole({ id }: Connection, cursors: readonly SyncCursor[]): boolean {
  const key = cursorKey(id, 'payouts');
  return cursors.some((cursor) => cursor.key === key && cursor.completeFrom === BEGINNING);
}

function maybeThere(file: string, { name }: Connection, { provider }: FileProfile): StatementIssue {
  const message = `The account “${name}” of ${provider} is connected and its history isn’t read to its beginning yet, so these payouts may be its own and would be booked twice. Nothing was taken in. Sync until all history is read, or remove that connection first.`;
  return { severity: 'error', file, line: 0, field: 'payout', message };
}

function alreadyThere(file: string, { name }: Connection, count: number): StatementIssue {
  const what = count === 1 ? '1 payout or movement' : `${count} payouts or movements`;
  const message = `${what} of this file came with the account “${name}” already, which is connected. Nothing was taken in, so that nothing is booked twice.`;
  return { severity: 'error', file, line: 0, field: 'payout', message };
}
