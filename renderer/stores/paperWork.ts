/** Reports for the screens: worked out, then saved as a file, each with progress and cancel. */
import { loadMonth } from '../flows/report/month.ts';
import { loadPaper } from '../flows/report/paper.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { makeFile } from '../reports/makeFile.ts';
import { announce } from './announcer.ts';
import { type Ground, attemptJob } from './attempt.ts';
import { saveText } from './saveText.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type PaperWork = Pick<Work, 'monthReport' | 'workPaper' | 'saveReport'>;

/** Everything that makes reports; `locale` writes their figures and dates. */
export function paperWork(ground: Ground, texts: Texts, locale: string): PaperWork {
  return {
    monthReport: (request) => attemptJob(ground, 'report', (ctx) => loadMonth(ctx, request, texts)),
    workPaper: (lineKey) => attemptJob(ground, 'report', (ctx) => loadPaper(ctx, lineKey, texts)),
    saveReport: async (report, format) => {
      const file = await attemptJob(ground, 'report', (ctx) => makeFile(ctx, { report, format, locale }));
      if (file === null) return false;
      saveText(file.name, file.bytes, file.type);
      const message = texts.t('reports.saved', { name: file.name });
      announce(message);
      useToasts.getState().show({ tone: 'good', message });
      return true;
    },
  };
}
