/** Taking postings back: written down, sent, then the books are read again. */
import type { FlowContext } from '../flows/context.ts';
import { queueUndo, type SendReport, sendQueue } from '../flows/post.ts';
import { syncPosted } from '../flows/sync.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { announce } from './announcer.ts';
import { attemptJob, type Ground } from './attempt.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type UndoWork = Pick<Work, 'takeBack'>;

/** Everything that takes out of the books again. */
export function undoWork(ground: Ground, texts: Texts): UndoWork {
  return {
    takeBack: async (planIds, reverse) => {
      const report = await attemptJob(ground, 'undo', (ctx) => takeBackAll(ctx, planIds, reverse));
      if (report !== null) tell(report, texts);
      return report !== null && !report.busy;
    },
  };
}

interface Outcome {
  readonly sent: SendReport | null;
  readonly gone: number;
  readonly busy: boolean;
}

async function takeBackAll(
  ctx: FlowContext,
  planIds: readonly string[],
  reverse: readonly string[],
): Promise<Outcome> {
  const { gone, busy } = await queueUndo(ctx, planIds, { reverse });
  if (busy) return { sent: null, gone, busy };
  const sent = await sendQueue(ctx);
  if (sent.done > 0) await syncPosted(ctx);
  return { sent, gone, busy };
}

function tell({ sent, gone, busy }: Outcome, { t }: Texts): void {
  const { show } = useToasts.getState();
  if (busy || sent === null) return show({ tone: 'bad', message: t('undo.busy') });
  const { refused, left, removed, paused } = sent;
  const message = t('undo.result', { done: removed + gone, refused, left });
  announce(message);
  show({ tone: refused > 0 ? 'bad' : 'good', message });
  if (paused !== null && paused.message !== '') show({ tone: 'bad', message: paused.message });
}
