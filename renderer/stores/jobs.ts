/** Long work under way: what, how far, and how to stop it. */
import { create } from 'zustand';
import { MAIN_BOOK } from '../../shared/bookIds.ts';
import type { FlowProgress } from '../flows/context.ts';
import { useCurrentBook } from './currentBook.ts';

/** `job.<kind>` in the catalogue is its name. */
export type JobKind =
  | 'demo'
  | 'sync'
  /** A sync that began by itself. */
  | 'scheduled'
  | 'import'
  | 'match'
  | 'post'
  | 'undo'
  | 'prove'
  | 'signIn'
  | 'check'
  | 'decide'
  | 'history'
  | 'express'
  | 'backup'
  | 'restore'
  | 'report';

export interface Job {
  readonly id: number;
  /** Whose books it works on. */
  readonly bookId: string;
  readonly kind: JobKind;
  readonly progress: FlowProgress | null;
  readonly cancel: () => void;
  readonly cancelling: boolean;
}

interface JobStore {
  readonly jobs: readonly Job[];
}

export const useJobs = create<JobStore>(() => ({ jobs: [] }));

let nextId = 1;
const patch = (id: number, part: Partial<Job>) =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...part } : job)) }));

/** What a job's work receives. */
export interface JobHandle {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FlowProgress) => void;
}

/**
 * Runs `work` as a job in the jobs bar. Progress is taken at most once a frame. Rejects with what `work` rejects with;
 * the job leaves the bar either way. `bookId` says whose books it works on: those that are shown without it.
 */
export async function runJob<T>(
  kind: JobKind,
  work: (handle: JobHandle) => Promise<T>,
  bookId = useCurrentBook.getState().bookId ?? MAIN_BOOK,
): Promise<T> {
  const id = nextId;
  nextId += 1;
  const controller = new AbortController();
  const cancel = () => {
    patch(id, { cancelling: true });
    controller.abort();
  };
  const job: Job = { id, bookId, kind, progress: null, cancel, cancelling: false };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  let latest: FlowProgress | null = null;
  let pending = false;
  const onProgress = (progress: FlowProgress) => {
    latest = progress;
    if (pending) return;
    pending = true;
    globalThis.setTimeout(() => {
      pending = false;
      patch(id, { progress: latest });
    }, 16);
  };
  try {
    return await work({ signal: controller.signal, onProgress });
  } finally {
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((one) => one.id !== id) }));
  }
}

/** Whether a job of one of these kinds is running on the books that are shown. */
export function useRunning(...kinds: readonly JobKind[]): boolean {
  const shown = useCurrentBook((store) => store.bookId) ?? MAIN_BOOK;
  return useJobs(({ jobs }) => jobs.some((job) => job.bookId === shown && kinds.includes(job.kind)));
}
