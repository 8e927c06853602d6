/** Runs flows for the screens: as a job with progress, errors shown once. */
import { callsAs, type FlowContext } from '../flows/context.ts';
import { type JobKind, runJob } from './jobs.ts';
import { stepAside } from './scheduled.ts';
import { showError } from './toasts.ts';

/** Long work that leaves calls of Xero's minute free for a click; what isn't listed is the click. */
const LONG: ReadonlySet<JobKind> = new Set(['sync', 'demo', 'history']);

/** What a flow needs beside the job's own signal and progress. */
export type Ground = Pick<FlowContext, 'db' | 'call' | 'now' | 'matcher'>;

/** Runs `work` as a job. Resolves with its result, or null if it failed or was cancelled (shown already). */
export async function attemptJob<T>(
  ground: Ground,
  kind: JobKind,
  work: (ctx: FlowContext) => Promise<T>,
): Promise<T | null> {
  try {
    return await runJob(
      kind,
      async (handle) => {
        await stepAside(kind);
        return work({ ...ground, ...handle, call: callsOf(kind, ground, handle) });
      },
      ground.db.bookId,
    );
  } catch (error) {
    showError(error, ground.db.bookId);
    return null;
  }
}

/** Calls that wait for a rate limit say so in the job's progress. */
function callsOf(
  kind: JobKind,
  ground: Ground,
  handle: Pick<FlowContext, 'onProgress'>,
): FlowContext['call'] {
  const call = callsAs(ground.call, LONG.has(kind) ? 'sync' : 'user');
  return (name, params, options = {}) =>
    call(name, params, {
      ...options,
      onProgress: (progress) => {
        options.onProgress?.(progress);
        if (progress.unit === 'waitingForLimit') {
          handle.onProgress?.({ stage: 'waitingForLimit', done: progress.done, total: progress.total });
        }
      },
    });
}

/** Runs something short without a job. Resolves with whether it happened; what went wrong has been shown. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}
