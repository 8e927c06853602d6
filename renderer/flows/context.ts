/** What a flow works with: the local database, the bridge, a clock, and someone to tell how far it is. */
import type { CallPriority, Method, Params, Progress, Result } from '../../shared/bridge.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { Matcher } from '../matching/matcher.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** `user` where absent: somebody waits for it. */
  readonly priority?: CallPriority | undefined;
}

/** Calls a bridge method; rejects with `BridgeError`. */
export type BridgeCaller = <M extends Method>(
  name: M,
  params: Params<M>,
  options?: CallOptions,
) => Promise<Result<M>>;

/** The same caller with another priority for whatever doesn't say its own: `background` for work that begins by itself. */
export function callsAs(call: BridgeCaller, priority: CallPriority): BridgeCaller {
  return (name, params, options) => call(name, params, { priority, ...options });
}

/** Progress of a flow: `stage` is a catalogue key such as `sync.invoices`. `total` null while unknown. */
export interface FlowProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

export interface FlowContext {
  readonly db: TieoutDatabase;
  readonly call: BridgeCaller;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Who matches; without one it is done on this thread. */
  readonly matcher?: Matcher | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FlowProgress) => void) | undefined;
}
