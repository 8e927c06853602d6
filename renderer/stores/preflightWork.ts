/** Work on what was found before posting. */
import { BridgeError } from '../../shared/bridge.ts';
import {
  answerFindings,
  bookedBySomeone,
  planAnewNeverSent,
  refreshAndCheck,
  takeOver,
  withdrawAnswers,
} from '../flows/post.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { announce } from './announcer.ts';
import { type Ground, attempt } from './attempt.ts';
import { showError, useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type PreflightWork = Pick<
  Work,
  'takeOver' | 'bookedBySomeone' | 'answerFindings' | 'withdrawAnswers' | 'planAgain' | 'refreshBooks'
>;

/** What can be done about findings. */
export function preflightWork(ground: Ground, { t }: Texts): PreflightWork {
  return {
    takeOver: (planIds) =>
      attempt(async () => {
        const { taken, left } = await takeOver(ground, planIds);
        const message = t('preflight.taken', { taken, left });
        announce(message);
        useToasts.getState().show({ tone: left > 0 ? 'bad' : 'good', message });
      }),
    bookedBySomeone: (planId) => attempt(() => bookedBySomeone(ground, planId)),
    answerFindings: (answers) =>
      attempt(async () => {
        for (const [planId, words] of answers) {
          // oxlint-disable-next-line no-await-in-loop -- each plans again what waits
          await answerFindings(ground, planId, words);
        }
      }),
    withdrawAnswers: (planId, kind) => attempt(() => withdrawAnswers(ground, planId, kind)),
    planAgain: (planIds) => attempt(() => planAnewNeverSent(ground, planIds)),
    refreshBooks: () => refreshQuietly(ground),
  };
}

async function refreshQuietly(ground: Ground): Promise<boolean> {
  try {
    await refreshAndCheck(ground);
    return true;
  } catch (error) {
    if (!(error instanceof BridgeError && error.data.code === 'offline')) showError(error);
    return false;
  }
}
