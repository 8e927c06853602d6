/** The user's last step at the desk, whatever it was: confirmed, parked or declined. */
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from './context.ts';
import { undecline, undoTogether, unpark } from './decide.ts';
import { defaultLocks, type Locks } from './post/lock.ts';

/** What can be taken back, and when it was done (milliseconds). */
export interface LastStep {
  readonly kind: 'confirmed' | 'parked' | 'declined';
  readonly at: number;
  /** Ids of decisions, keys of payouts, or keys of declined pairs. */
  readonly keys: readonly string[];
  /** The payout that it was about, or one of them. */
  readonly payoutKey: string;
}

/**
 * The newest decision (or all of the last "OK all certain"), payouts parked or pair declined; null where there is none. What a rule
 * confirmed is nobody's step: it is taken back one by one, by `undoDecision`.
 */
export async function lastStep(db: TieoutDatabase): Promise<LastStep | null> {
  const steps = await Promise.all([lastConfirmed(db), lastParked(db), lastDeclined(db)]);
  return steps.reduce((last, step) => (last === null || (step !== null && step.at > last.at) ? step : last));
}

async function lastConfirmed({ decisions }: TieoutDatabase): Promise<LastStep | null> {
  const last = await decisions
    .orderBy('decidedAt')
    .filter(({ by }) => by !== 'rule')
    .last();
  if (!last) return null;
  const at = last.decidedAt;
  const [payoutKey = ''] = last.payoutKeys;
  if (last.by !== 'allCertain') return { kind: 'confirmed', at, keys: [last.id], payoutKey };
  const together = await decisions.where({ decidedAt: at }).toArray();
  const keys = together.filter(({ by }) => by === 'allCertain').map(({ id }) => id);
  return { kind: 'confirmed', at, keys, payoutKey };
}

async function lastParked({ parked }: TieoutDatabase): Promise<LastStep | null> {
  return newest('parked', await parked.toArray(), ({ payoutKey }) => payoutKey);
}

async function lastDeclined({ declined }: TieoutDatabase): Promise<LastStep | null> {
  return newest('declined', await declined.toArray(), ({ key }) => key);
}

/** The rows that were written last, in one go. */
function newest<T extends { readonly at: number; readonly payoutKey: string }>(
  kind: LastStep['kind'],
  rows: readonly T[],
  keyOf: (row: T) => string,
): LastStep | null {
  const [last] = rows.toSorted((a, b) => b.at - a.at);
  if (last === undefined) return null;
  const { at, payoutKey } = last;
  return { kind, at, keys: rows.filter((row) => row.at === at).map(keyOf), payoutKey };
}

/** Takes a step back. Refused as `undoDecision`. */
export async function undoStep(
  ctx: FlowContext,
  { kind, keys }: LastStep,
  locks: Locks = defaultLocks(),
): Promise<void> {
  if (kind === 'confirmed') await undoTogether(ctx, keys, locks);
  if (kind === 'parked') await unpark(ctx, keys);
  if (kind === 'declined') await undecline(ctx, keys);
}
