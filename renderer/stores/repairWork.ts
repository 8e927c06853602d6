/** Work on what was changed or deleted in Xero. */
import { acceptFindings, reopenFindings } from '../flows/post/readBack.ts';
import { type NotRepaired, postAgain, type RepairReport } from '../flows/post/repair.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { plainDate } from '../../shared/dates.ts';
import { mayPost } from '../../shared/posting/checks/answers.ts';
import { announce } from './announcer.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

/** Repairs, each by the user's word. */
export function repairWork(
  ground: Ground,
  texts: Texts,
): Pick<Work, 'postAgain' | 'leaveFindings' | 'reopenFindings'> {
  return {
    postAgain: async (rowIds) => {
      const report = await attemptJob(ground, 'post', (ctx) => postAgain(ctx, rowIds));
      if (report !== null) tell(report, texts);
      return report !== null && report.freed > 0;
    },
    leaveFindings: (rowIds) =>
      attempt(async () => {
        const n = await acceptFindings(ground, rowIds);
        announce(texts.t('finding.kept', { n }));
      }),
    reopenFindings: (rowIds) => attempt(() => reopenFindings(ground, rowIds)),
  };
}

function tell(report: RepairReport, texts: Texts): void {
  const { t } = texts;
  const { show } = useToasts.getState();
  if (report.busy) {
    show({ tone: 'bad', message: t('notRepaired.busy') });
    return;
  }
  for (const reason of new Set(report.refused.map((each) => reasonText(texts, each))))
    show({ tone: 'bad', message: reason });
  if (report.freed === 0) return;
  const isHeld = report.plans.some((plan) => !mayPost(plan));
  const paused = report.sent?.paused ?? null;
  if (paused !== null && paused.message !== '') show({ tone: 'bad', message: paused.message });
  if (isHeld) show({ tone: 'bad', message: t('finding.blocked') });
  if (isHeld || paused !== null) return;
  if (report.plans.length === 0) {
    show({ tone: 'good', message: t('finding.freed', { n: report.freed }) });
    return;
  }
  const message = t('finding.result', { n: report.sent?.done ?? 0 });
  announce(message);
  show({ tone: 'good', message });
}

function reasonText({ t, told, date }: Texts, reason: NotRepaired): string {
  if (reason.code === 'xero') return t('queue.xeroSays', { message: told(reason.message) });
  const lock = 'date' in reason && reason.date !== undefined ? date(plainDate(reason.date), 'year') : '';
  return t(`notRepaired.${reason.code}`, { date: lock });
}
