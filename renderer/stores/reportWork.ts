/** Work on provider's report files. */
import { askCompose } from '../flows/askCompose.ts';
import { confirmAfter } from '../flows/autoApply.ts';
import { importProviderFile } from '../flows/importProviderFile.ts';
import { importXenditReport } from '../flows/importXenditReport.ts';
import { ensureMappings } from '../flows/mapping.ts';
import { tieProven, untieProven } from '../flows/tieProven.ts';
import type { Texts } from '../i18n/useTexts.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { isShown } from './currentBook.ts';
import { useMappingDrafts } from './mappingDrafts.ts';
import { tellByRule } from './tellByRule.ts';
import type { Work } from './work.ts';

type ReportWork = Pick<Work, 'importXenditReport' | 'tieProven' | 'importProviderFile' | 'saveFileProfile'>;

/** Everything that takes a provider's own reports in. */
export function reportWork(ground: Ground, texts: Texts): ReportWork {
  return {
    importXenditReport: (connection, file) =>
      attemptJob(ground, 'import', async (ctx) => {
        const report = await importXenditReport(ctx, connection, file);
        if (report.kind === null) return report;
        await ensureMappings(ctx);
        await askCompose(ctx);
        tellByRule(texts, await confirmAfter(ctx), ctx.db);
        return report;
      }),
    tieProven: (connectionId, isTied) =>
      attemptJob(ground, 'import', async (ctx) => {
        const count = await (isTied ? tieProven : untieProven)(ctx, connectionId);
        await askCompose(ctx);
        tellByRule(texts, await confirmAfter(ctx), ctx.db);
        return count;
      }),
    importProviderFile: (file, profile) =>
      attemptJob(ground, 'import', async (ctx) => {
        const report = await importProviderFile(ctx, file, { profile, demo: await isDemo(ctx.db) });
        if (report.connection === null) return report;
        const { incomplete } = await ensureMappings(ctx);
        if (isShown(ctx.db)) useMappingDrafts.setState({ drafts: incomplete.map(({ mapping }) => mapping) });
        await askCompose(ctx);
        tellByRule(texts, await confirmAfter(ctx), ctx.db);
        return report;
      }),
    saveFileProfile: (profile) => attempt(() => ground.db.fileProfiles.put(profile)),
  };
}

/** Files belong to the demo company where its books are the only ones: only then are they mapped to them. */
async function isDemo(db: TieoutDatabase): Promise<boolean> {
  const books = (await db.connections.toArray()).filter(({ kind }) => kind === 'xero');
  return books.length > 0 && books.every(({ demo }) => demo);
}
