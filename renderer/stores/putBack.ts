/** What was put back on the list in this session: that, too, is a step that can be taken back. */
import type { TieoutDatabase } from '../db/database.ts';

interface PutBack {
  readonly at: number;
  readonly again: () => Promise<unknown>;
}

const steps = new WeakMap<TieoutDatabase, readonly PutBack[]>();

/** Remembers a step; `again` does what it undid. */
export function rememberPutBack(db: TieoutDatabase, step: PutBack): void {
  steps.set(db, [...(steps.get(db) ?? []), step].slice(-50));
}

/** The last such step, if it came after `at` (milliseconds); it is forgotten with that. */
export function takePutBack(db: TieoutDatabase, at: number): PutBack | null {
  const all = steps.get(db) ?? [];
  const last = all.at(-1);
  if (last === undefined || last.at < at) return null;
  steps.set(db, all.slice(0, -1));
  return last;
}
