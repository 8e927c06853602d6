/** Work that fetches: the demo, syncing, connections, mappings. */
import { askCompose } from '../flows/askCompose.ts';
import { confirmAfter, matchAndConfirm } from '../flows/autoApply.ts';
import type { FlowContext } from '../flows/context.ts';
import { removeFileConnection } from '../flows/fileConnections.ts';
import type { BookRegistry } from '../db/bookRegistry.ts';
import { noteReport } from '../flows/books/notices.ts';
import { syncWhole } from '../flows/books/syncBook.ts';
import { openDemo, restartDemo } from '../flows/demo.ts';
import { saveMapping } from '../flows/mapping.ts';
import { moveOver } from '../flows/moveOver.ts';
import { refreshConnections, settlePlaces, type SyncReport, syncAll } from '../flows/sync.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { forgetBudget } from './budget.ts';
import { isShown } from './currentBook.ts';
import { useMappingDrafts } from './mappingDrafts.ts';
import { organisationWork, type OpenBooks, type OrganisationWork } from './organisationWork.ts';
import { tellByRule } from './tellByRule.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type SyncWork = Pick<
  Work,
  | 'openDemo'
  | 'restartDemo'
  | 'sync'
  | 'refreshConnections'
  | 'keepSquare'
  | 'chooseLocations'
  | 'removeConnection'
  | 'addAccount'
  | 'moveOver'
  | 'saveMapping'
>;

/** Everything that fetches or decides where things go. */
export function syncWork(ground: Ground, books: OpenBooks, texts: Texts): SyncWork & OrganisationWork {
  const sync = async () => {
    const report = await attemptJob(ground, 'sync', (ctx) => syncAndMatch(ctx, books.registry, texts));
    if (report !== null) tellFailures(report);
    if (report !== null && !report.cancelled) readOlder(ground, texts);
    return report !== null && !report.cancelled;
  };
  const demo = async (open: (ctx: FlowContext) => Promise<void>) => {
    const opened = await attemptJob(ground, 'demo', async (ctx) => {
      await open(ctx);
      return syncAndMatch(ctx, books.registry, texts);
    });
    if (opened !== null) tellFailures(opened);
    if (opened !== null && !opened.cancelled) readOlder(ground, texts);
    return opened !== null && !opened.cancelled;
  };
  const organisations = organisationWork(ground, books, { sync, texts });
  return {
    sync,
    // There is one demo company: where it is open already, that is gone to.
    openDemo: async () => !(await organisations.showDemoElsewhere()) && demo(openDemo),
    restartDemo: () => demo(restartDemo),
    refreshConnections: () => attempt(() => refreshConnections(ground)),
    ...organisations,
    keepSquare: async (offerId, choice) => {
      const kept = await attempt(async () => {
        await ground.call('square.choose', { offerId, choice, bookId: ground.db.bookId });
        await refreshConnections(ground);
      });
      return kept && sync();
    },
    chooseLocations: async (connectionId, choice) => {
      const kept = await attempt(async () => {
        const { connection } = await ground.call('square.chooseLocations', { connectionId, choice });
        await refreshConnections(ground);
        // At once, whatever becomes of the sync: other books may have these locations from now on.
        await settlePlaces(ground, connection);
      });
      return kept && sync();
    },
    removeConnection: (connectionId) =>
      attempt(async () => {
        // The desktop process knows nothing of providers whose payouts come with files.
        if ((await ground.db.connections.get(connectionId))?.kind === 'file') {
          await removeFileConnection(ground.db, connectionId);
          return;
        }
        await ground.call('connections.remove', { connectionId });
        await ground.db.connections.delete(connectionId);
        forgetBudget(connectionId);
        await books.registry.notices.delete(`${ground.db.bookId}|${connectionId}`);
        await refreshConnections(ground);
      }),
    addAccount: (connectionId, accountId) =>
      attemptJob(ground, 'check', async ({ signal }) => {
        const params = { connectionId, accountId, bookId: ground.db.bookId };
        const added = await ground.call('provider.addAccount', params, { signal });
        if (added.connection !== null) await refreshConnections(ground);
        return added;
      }),
    moveOver: async (from, to) => {
      const moved = await attemptJob(ground, 'import', (ctx) => moveOver(ctx, from, to));
      return moved !== null && sync();
    },
    saveMapping: async (mapping) => {
      const done = await attempt(async () => {
        const missing = await saveMapping(ground, mapping);
        if (missing.length > 0) throw new Error(texts.t('mapping.missing', { n: missing.length }));
        useMappingDrafts.getState().drop(mapping.key);
      });
      if (done) await attemptJob(ground, 'match', (ctx) => matchAndConfirm(ctx));
      return done;
    },
  };
}

/**
 * What is older than twelve months follows by itself, so that the desk is usable first and the proof still reaches back
 * to the beginning.
 */
function readOlder(ground: Ground, texts: Texts): void {
  void attemptJob(ground, 'history', async (ctx) => {
    await syncAll(ctx, { history: 'older' });
    await askCompose(ctx);
    tellByRule(texts, await confirmAfter(ctx), ctx.db);
  });
}

async function syncAndMatch(ctx: FlowContext, registry: BookRegistry, texts: Texts): Promise<SyncReport> {
  const { report, mappings, byRule } = await syncWhole(ctx);
  // What failed is told now; it stays in the list of what needs the user.
  await noteReport(registry, ctx.db.bookId, report, { now: ctx.now(), isRead: true });
  const { incomplete } = mappings;
  if (isShown(ctx.db)) useMappingDrafts.setState({ drafts: incomplete.map(({ mapping }) => mapping) });
  tellByRule(texts, byRule, ctx.db);
  return report;
}

/** One message for each connection that could not be synced. */
function tellFailures(report: SyncReport): void {
  for (const { error, warnings } of report.connections) {
    const message = error?.message ?? warnings[0];
    if (message !== undefined) {
      const detail = [error?.code, error?.detail].filter(Boolean).join(' · ');
      useToasts.getState().show({ tone: 'bad', message, detail });
    }
  }
}
