/** The sync that runs by itself: at most one, which steps aside for what the user does. */
import { create } from 'zustand';
import type { Notice } from '../db/bookRegistry.ts';
import type { WholeSync } from '../flows/books/syncBook.ts';
import type { JobKind } from './jobs.ts';

/** What came of the last one, for the screens to tell. */
interface Scheduled {
  readonly told: {
    readonly bookId: string;
    readonly done: WholeSync;
    readonly fresh: readonly Notice[];
  } | null;
}

export const useScheduled = create<Scheduled>(() => ({ told: null }));

/** What reads or writes the same things; what only decides or looks goes on beside it. */
const FIRST: ReadonlySet<JobKind> = new Set([
  'sync',
  'demo',
  'history',
  'post',
  'undo',
  'express',
  'import',
  'backup',
  'restore',
]);

let running: { readonly stop: () => void; readonly ended: Promise<unknown> } | null = null;

/** Notes the one that runs, and forgets it once it has ended. */
export function holdScheduled(stop: () => void, ended: Promise<unknown>): void {
  const mine = { stop, ended };
  running = mine;
  const forget = () => {
    if (running === mine) running = null;
  };
  ended.then(forget, forget);
}

/** Stops a sync that runs by itself before work of this kind begins; it goes on where it was, later. */
export async function stepAside(kind: JobKind): Promise<void> {
  if (running === null || !FIRST.has(kind)) return;
  const { stop, ended } = running;
  stop();
  await ended.catch(() => undefined);
}
