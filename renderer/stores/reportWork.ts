/** Work on provider's report files. */
import { askCompose } from '../flows/askCompose.ts';
import { confirmAfter } from '../flows/autoApply.ts';
import { importXenditReport } from '../flows/importXenditReport.ts';
import { ensureMappings } from '../flows/mapping.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { type Ground, attemptJob } from './attempt.ts';
import { tellByRule } from './tellByRule.ts';
import type { Work } from './work.ts';

type ReportWork = Pick<Work, 'importXenditReport'>;

/** Everything that takes a provider's own reports in. */
export function reportWork(ground: Ground, texts: Texts): ReportWork {
  return {
    importXenditReport: (connection, file) =>
      attemptJob(ground, 'import', async (ctx) => {
        const report = await importXenditReport(ctx, connection, file);
        if (report.kind === null) return report;
        await ensureMappings(ctx);
        await askCompose(ctx);
        tellByRule(texts, await confirmAfter(ctx));
        return report;
      }),
  };
}
