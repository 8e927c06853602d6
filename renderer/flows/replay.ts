/** Replaying rules over all cached history: cancellable between two matchings, never blocking for longer than one. */
import type { History } from '../../shared/matching/replay/history.ts';
import {
  compareSides,
  type ReplayReport,
  replaySide,
  type ReplaySide,
  type ReplayStep,
} from '../../shared/matching/replay/replay.ts';
import type { Rule } from '../../shared/matching/ruleRows.ts';
import type { FlowContext } from './context.ts';
import { readHistory } from './history.ts';

type Run = Pick<FlowContext, 'signal' | 'onProgress'>;

/** Lets whatever waits (a key pressed, a frame) go first. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function walk<T>(
  steps: Generator<ReplayStep, T, undefined>,
  { signal, onProgress }: Run,
  part: { readonly index: number; readonly of: number },
): Promise<T> {
  let next = steps.next();
  while (next.done !== true) {
    const { done, total } = next.value;
    onProgress?.({ stage: 'replay', done: part.index * total + done, total: part.of * total });
    // oxlint-disable-next-line no-await-in-loop -- one step after the other is the point
    await breathe();
    signal?.throwIfAborted();
    next = steps.next();
  }
  return next.value;
}

/** History as it was read, with what the rules there are make of it: asked again and again while a rule is typed. */
export interface ReplayGround {
  readonly history: History;
  readonly rules: readonly Rule[];
  readonly before: ReplaySide;
}

/** Reads all history and matches it with the rules there are. Rejects with the signal's reason when it is cancelled. */
export async function readReplayGround(ctx: FlowContext): Promise<ReplayGround> {
  const [history, rules] = await Promise.all([readHistory(ctx), ctx.db.rules.toArray()]);
  const before = await walk(replaySide(history, rules), ctx, { index: 0, of: 2 });
  return { history, rules, before };
}

/** What `after` in place of the rules there are would change. Rejects with the signal's reason when it is cancelled. */
export async function replayOver(
  ground: ReplayGround,
  after: readonly Rule[],
  run: Run,
): Promise<ReplayReport> {
  const side = await walk(replaySide(ground.history, after), run, { index: 1, of: 2 });
  return compareSides(ground.history, ground.before, side);
}
