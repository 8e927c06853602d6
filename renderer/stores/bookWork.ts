/** Work on the books: posting and proving. */
import { BridgeError } from '../../shared/bridge.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from '../flows/context.ts';
import {
  discardQueued,
  freshenBooks,
  type PostReport,
  postWritten,
  queuePosting,
  retryRefused,
} from '../flows/post.ts';
import { proveAll } from '../flows/prove.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { announce } from './announcer.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { isShown } from './currentBook.ts';
import { useProof } from './proof.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type BookWork = Pick<Work, 'post' | 'retry' | 'discard' | 'prove'>;

/** Everything that writes to the books or checks them. */
export function bookWork(ground: Ground, texts: Texts): BookWork {
  return {
    post: async () => {
      const report = await attemptJob(ground, 'post', postAll);
      if (report !== null) tell(report, texts, ground.db);
      return report !== null && report.sent.paused === null;
    },
    retry: (planIds) => attempt(() => retryRefused(ground, planIds)),
    discard: (planId) => attempt(() => discardQueued(ground, planId)),
    prove: () =>
      attempt(async () => {
        const result = await proveAll(ground);
        if (isShown(ground.db)) useProof.setState({ result });
      }),
  };
}

/**
 * Plans are made against the books as they are. Where those can't be read now, plans are made against what is known, and sending
 * checks them again first: it says what is wrong.
 */
async function freshenIfReached(ctx: FlowContext): Promise<void> {
  try {
    await freshenBooks(ctx);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.data.code === 'cancelled') throw error;
  }
}

/** Reads the books again, writes everything down, and posts it. */
async function postAll(ctx: FlowContext): Promise<PostReport> {
  await freshenIfReached(ctx);
  await queuePosting(ctx, { includeActivity: true });
  return await postWritten(ctx);
}

function tell(
  { sent: report, twins }: PostReport,
  { t }: Texts,
  { bookId }: Pick<TieoutDatabase, 'bookId'>,
): void {
  const { done, refused, left, held, paused } = report;
  const message = t('post.result', { done, refused, left });
  announce(message);
  const { show } = useToasts.getState();
  show({ tone: refused > 0 ? 'bad' : 'good', message, bookId });
  const settled = twins.removed + twins.taken;
  if (settled > 0) show({ tone: 'good', message: t('twins.settled', { n: settled }), bookId });
  if (twins.left > 0) show({ tone: 'bad', message: t('twins.left', { n: twins.left }), bookId });
  if (held > 0) show({ tone: 'bad', message: t('preflight.heldResult', { n: held }), bookId });
  if (paused !== null && paused.message !== '') show({ tone: 'bad', message: paused.message, bookId });
}
