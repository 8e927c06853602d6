/** Who matches: the worker in the app, or the thread at hand. Both keep what they know between runs. */
import type { MatchStats } from '../../shared/matching/input.ts';
import type { Verdict } from '../../shared/matching/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowProgress } from '../flows/context.ts';

export interface MatchSummary {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Of what was looked at this time: all, or what a change touched. */
  readonly stats: MatchStats;
  /** Payouts that were solved this time. */
  readonly solved: number;
  /** Proposals written and removed by this run. */
  readonly changed: number;
  readonly removed: number;
}

export interface RunOptions {
  /** Unix milliseconds. */
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
  /** Stages `match.reading`, `match.solving`, `match.writing`, or those of a job. */
  readonly onProgress?: ((progress: FlowProgress) => void) | undefined;
}

/** What else can be asked for; see `JOBS`. */
export const JOB_NAMES = [
  'precision',
  'replay',
  'suggest',
  'compose',
  'summary',
  'fees',
  'held',
  'preview',
  'previewPart',
  'standings',
  'standingsPart',
  'books',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

export interface Matcher {
  /**
   * Brings the proposals to what the data say now. Runs follow one another. Rejects with `BridgeError` `cancelled` when its signal is
   * aborted: then nothing of it is written, and the next run is as if it had not been.
   */
  readonly run: (options: RunOptions) => Promise<MatchSummary>;
  /** Whether the last run's proposals still fit the data. Call inside a transaction over `matchingTables`, with its tables (`inOne`). */
  readonly isCurrent: (within?: TieoutDatabase) => Promise<boolean>;
  /** Runs one of `JOBS` where matching runs; `input` and the result are plain data. Cancelled as `run`. */
  readonly job: (name: JobName, input: unknown, options: RunOptions) => Promise<unknown>;
}
