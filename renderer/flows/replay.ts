/** Replaying rules over all cached history, on the thread at hand: cancellable between two matchings. Asked for by `askReplay`. */
import { canonicalJson } from '../../shared/ids.ts';
import type { History } from '../../shared/matching/replay/history.ts';
import {
  compareSides,
  type ReplayReport,
  replaySide,
  type ReplaySide,
  type ReplayStep,
} from '../../shared/matching/replay/replay.ts';
import { tooBroad } from '../../shared/matching/memory/aliasBreadth.ts';
import { type Rule, rulesInput } from '../../shared/matching/memory/ruleRows.ts';
import { type AliasSuggestion, suggestAliases } from '../../shared/matching/memory/suggestAliases.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { basisTables, readBasis } from '../matching/basis.ts';
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

/** History as it was read, with what the rules there are make of it. */
interface ReplayGround {
  readonly stamp: string;
  readonly history: History;
  readonly rules: readonly Rule[];
  readonly before: ReplaySide;
}

/** The last ground of each database: while a rule is typed, it is asked for again and again. */
const known = new WeakMap<TieoutDatabase, ReplayGround>();

/** All that a replay reads, at one moment; `stamp` is equal as long as it is. */
async function readAll(ctx: FlowContext): Promise<Omit<ReplayGround, 'before'>> {
  const { db } = ctx;
  return db.transaction('r', basisTables(db), async () => {
    const history = await readHistory(ctx);
    const who = history.decisions.map(({ id, by }) => [id, by]);
    const stamp = canonicalJson([await readBasis(db), who, history.asOf]);
    return { stamp, history, rules: await db.rules.toArray() };
  });
}

async function groundOf(ctx: FlowContext, run: Run): Promise<ReplayGround> {
  const read = await readAll(ctx);
  const last = known.get(ctx.db);
  if (last?.stamp === read.stamp) return last;
  const before = await walk(replaySide(read.history, read.rules), run, { index: 0, of: 2 });
  const ground = { ...read, before };
  known.set(ctx.db, ground);
  return ground;
}

/** Precision with the rules there are, by provider account. Rejects with the signal's reason when it is cancelled. */
export async function precisionNow(ctx: FlowContext): Promise<ReplaySide['byConnection']> {
  return (await groundOf(ctx, ctx)).before.byConnection;
}

/**
 * What a rule would change if it were kept as it is: in place of the one of the same id, or beside those there are. An alias that is
 * too broad isn't tried. Rejects with
 * the signal's reason when it is cancelled.
 */
export async function replayRule(ctx: FlowContext, rule: Rule): Promise<ReplayReport> {
  const { history, rules, before } = await groundOf(ctx, ctx);
  const broad = rule.kind === 'alias' ? tooBroad(rule, history.payouts, history.lines) : null;
  if (broad) return { ...compareSides(history, before, before), tooBroad: broad };
  const after = [...rules.filter(({ id }) => id !== rule.id), rule];
  const side = await walk(replaySide(history, after), ctx, { index: 1, of: 2 });
  return compareSides(history, before, side);
}

/** Aliases worth proposing, from what is confirmed. */
export async function suggestNow(ctx: FlowContext): Promise<AliasSuggestion[]> {
  const { history, rules } = await readAll(ctx);
  const aliases = rulesInput(rules).aliases ?? [];
  return suggestAliases({ ...history, aliases });
}
