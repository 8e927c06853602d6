/** Reports for the screens: worked out, then saved as a file, each with progress and cancel. */
import type { Texts } from '../i18n/useTexts.ts';
import { askFile, askReport } from '../reports/askWorker.ts';
import type { What } from '../reports/messages.ts';
import { announce } from './announcer.ts';
import { type Ground, attemptJob } from './attempt.ts';
import { saveText } from './saveText.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type PaperWork = Pick<Work, 'monthReport' | 'workPaper' | 'saveReport'>;

/** Everything that makes reports; `locale` writes their figures and dates. */
export function paperWork(ground: Ground, texts: Texts, locale: string): PaperWork {
  const load = (what: What) =>
    attemptJob(ground, 'report', (ctx) =>
      askReport(ctx, { what, locale, db: ground.db.name, now: ground.now() }),
    );
  return {
    monthReport: ({ month, mappingKeys }) => load({ kind: 'month', month, mappingKeys: [...mappingKeys] }),
    workPaper: (lineKey) => load({ kind: 'paper', lineKey }),
    saveReport: async (report, format) => {
      const file = await attemptJob(ground, 'report', (ctx) => askFile(ctx, { report, format, locale }));
      if (file === null) return false;
      saveText(file.name, file.bytes, file.type);
      const message = texts.t('reports.saved', { name: file.name });
      announce(message);
      useToasts.getState().show({ tone: 'good', message });
      return true;
    },
  };
}
