/** The demo company on this machine: whether anything is here yet, opening it, and forgetting it to start over. */
import { BridgeError } from '../../shared/bridge.ts';
import { lookAtProviderFile } from '../../shared/payout/file/readProviderFile.ts';
import { SHIPPED_PROFILES } from '../../shared/payout/file/shippedProfiles.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { base64Bytes } from './base64.ts';
import type { FlowContext } from './context.ts';
import { importProviderFile, providerFileText } from './importProviderFile.ts';
import { defaultLocks, type Locks, withPostingLock } from './post/lock.ts';
import { inOne } from '../db/inOne.ts';

/** Whether the local database holds nothing that was read, decided or posted. What was only noted doesn't count. */
export async function isEmpty(db: TieoutDatabase): Promise<boolean> {
  const kept = db.tables.filter(({ name }) => name !== 'activity' && name !== 'fileProfiles');
  return db.transaction('r', kept, async () => {
    const counts = await Promise.all(kept.map((table) => table.count()));
    return counts.every((count) => count === 0);
  });
}

/**
 * Opens the demo company. With nothing on this machine its books start from their beginning: postings from another
 * browser or an earlier installation would stand in the way of a story that starts anew. Where there is data they are
 * left as they are.
 */
export async function openDemo(ctx: FlowContext): Promise<void> {
  const fresh = await isEmpty(ctx.db);
  await open(ctx, fresh);
}

/** What isn't connected to comes with its file, once: whoever removed it since then meant it. */
async function open(ctx: FlowContext, fresh: boolean): Promise<void> {
  await ctx.call('demo.open', { fresh, bookId: ctx.db.bookId }, { signal: ctx.signal });
  if (!fresh) return;
  const { files } = await ctx.call('demo.providerFiles', {}, { signal: ctx.signal });
  for (const { name, base64 } of files) {
    const bytes = base64Bytes(base64);
    const [profile] = lookAtProviderFile(providerFileText({ bytes }), SHIPPED_PROFILES).fitting;
    // oxlint-disable-next-line no-await-in-loop -- each is a transaction of its own
    if (profile !== undefined) await importProviderFile(ctx, { name, bytes }, { profile, demo: true });
  }
}

/**
 * Forgets what this machine has of the demo company, then opens it with its books at their beginning. Other connections
 * and their data stay. Refused (`BridgeError`) while postings are being sent.
 */
export async function restartDemo(ctx: FlowContext, locks: Locks = defaultLocks()): Promise<void> {
  const done = await withPostingLock(ctx.db.name, locks, async () => {
    await forgetDemo(ctx.db);
    await open(ctx, true);
    return true;
  });
  if (done !== null) return;
  throw new BridgeError({
    code: 'refused',
    message: 'Postings are being sent right now. Wait until that is done, then start over.',
  });
}

async function forgetDemo(whole: TieoutDatabase): Promise<void> {
  await inOne(whole, 'rw', whole.tables, async (db) => {
    const connections = await db.connections.toArray();
    const ids = connections.filter(({ demo }) => demo).map(({ id }) => id);
    if (ids.length === connections.length) {
      const stay = new Set(['connections', 'fileProfiles']);
      for (const table of db.tables) if (!stay.has(table.name)) await table.clear();
      await forgetFiles(db);
      return;
    }
    await forgetRules(db, ids);
    await forgetStatements(db, ids);
    await forgetDecisions(db, ids);
    await forgetRead(db, ids);
    await forgetFiles(db);
  });
}

/** Providers whose payouts came with files: nothing else knows of them. */
async function forgetFiles(db: TieoutDatabase): Promise<void> {
  await db.connections.filter(({ demo, kind }) => demo && kind === 'file').delete();
}

/** Rules of the accounts; those that speak of a whole provider, or of a currency, stay. */
async function forgetRules(db: TieoutDatabase, ids: readonly string[]): Promise<void> {
  const payoutKeys = new Set(
    await db.payouts
      .where('connectionId')
      .anyOf([...ids])
      .primaryKeys(),
  );
  const accounts = await db.accounts
    .where('connectionId')
    .anyOf([...ids])
    .toArray();
  const banks = new Set(accounts.map(({ accountId }) => accountId));
  await db.rules
    .filter((rule) => {
      if (rule.kind === 'rate') return false;
      if (rule.kind === 'tolerance') return banks.has(rule.accountId);
      if (rule.kind === 'byHandOnly') return rule.payoutKeys.some((key) => payoutKeys.has(key));
      return rule.connectionId !== null && ids.includes(rule.connectionId);
    })
    .delete();
}

/** Bank lines belong to the accounts of the books. */
async function forgetStatements(db: TieoutDatabase, ids: readonly string[]): Promise<void> {
  const accounts = await db.accounts
    .where('connectionId')
    .anyOf([...ids])
    .toArray();
  const accountIds = accounts.map(({ accountId }) => accountId);
  await db.statementLines.where('accountId').anyOf(accountIds).delete();
  await db.importedFiles.where('accountId').anyOf(accountIds).delete();
}

async function forgetDecisions(db: TieoutDatabase, ids: readonly string[]): Promise<void> {
  const keys = await db.payouts
    .where('connectionId')
    .anyOf([...ids])
    .primaryKeys();
  const own = new Set(keys);
  await db.proposals.where('payoutKeys').anyOf(keys).delete();
  await db.decisions.where('payoutKeys').anyOf(keys).delete();
  await db.parked.bulkDelete(keys);
  await db.declined.filter(({ payoutKey }) => own.has(payoutKey)).delete();
  const posted = db.journal.filter(({ xeroConnectionId }) => ids.includes(xeroConnectionId));
  await db.noticed.bulkDelete(await posted.primaryKeys());
  await posted.delete();
  await db.mappings
    .filter((one) => ids.includes(one.xeroConnectionId) || ids.includes(one.providerConnectionId))
    .delete();
}

/** What was read, with where reading stands. */
async function forgetRead(db: TieoutDatabase, ids: readonly string[]): Promise<void> {
  const read = [
    db.organisations,
    db.accounts,
    db.contacts,
    db.invoices,
    db.creditNotes,
    db.taxRates,
    db.tracking,
    db.ledgerItems,
    db.payouts,
    db.openEntries,
    db.entryLinks,
    db.compositions,
    db.statedBalances,
    db.cursors,
  ];
  for (const table of read)
    await table
      .where('connectionId')
      .anyOf([...ids])
      .delete();
  await db.balanceDays.filter(({ connectionId }) => ids.includes(connectionId)).delete();
}
