/** The fees of a time from the local database, payout by payout: totals and the audit, however many there are. */
import * as v from 'valibot';
import { isProviderConnection } from '../../shared/bridge.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { compositeKey } from '../../shared/ids.ts';
import type { Payout } from '../../shared/payout/model.ts';
import { auditFees } from '../../shared/proof/feeAudit.ts';
import { type FeeReading, FeeReadingSchema } from '../../shared/proof/feeReading.ts';
import {
  type FeeDimension,
  type FeeGround,
  type FeeMovement,
  type FeeTotal,
  feeMovements,
  feeTotals,
} from '../../shared/proof/fees.ts';
import { type FeeAuditSum, mergeAudits, regroup } from '../../shared/proof/feeSums.ts';
import { PlainDateSchema } from '../../shared/schemas.ts';
import type { RateRow } from '../../shared/proof/rateCard.ts';
import type { FlowContext } from './context.ts';
import { matcherOf } from './match.ts';

/** Days of movements, both ends inside. */
export const FeePeriodSchema = v.object({ from: PlainDateSchema, to: PlainDateSchema });
export type FeePeriod = v.InferOutput<typeof FeePeriodSchema>;

/** Payouts read at once. */
const CHUNK = 250;
/** A payout arrives after what it holds, but for what a provider dates later; so much earlier ones are read too. */
const MARGIN_DAYS = 45;
/** Differences that are kept; the sums are of all. */
const LISTED = 5_000;
const BY: readonly FeeDimension[] = ['connectionId', 'provider', 'month', 'kind', 'means'];

/** Reads the fees where matching runs, off the page's thread. Rejects with `BridgeError` `cancelled` when its signal is aborted. */
export async function askFees(ctx: FlowContext, period: FeePeriod): Promise<FeeReading> {
  const { now, signal, onProgress } = ctx;
  const answer = await matcherOf(ctx).job('fees', period, { now: now(), signal, onProgress });
  return v.parse(FeeReadingSchema, answer);
}

/** The same on the thread at hand. Nothing is audited without a rate card. */
export async function readFees(
  { db, signal, onProgress }: Pick<FlowContext, 'db' | 'signal' | 'onProgress'>,
  period: FeePeriod,
): Promise<{ readonly totals: readonly FeeTotal[]; readonly audits: readonly FeeAuditSum[] }> {
  const [connections, card, openEntries, keys] = await Promise.all([
    db.connections.toArray(),
    db.rateCard.toArray(),
    db.openEntries.toArray(),
    arrivedFrom(addDays(period.from, -MARGIN_DAYS)),
  ]);
  const providers = new Map(
    connections.filter(isProviderConnection).map(({ id, kind }) => [id, kind] as const),
  );
  const movementsOf = (part: Pick<FeeGround, 'payouts' | 'openEntries'>) =>
    feeMovements({ ...part, providers, period });
  const open = new Set(openEntries.map(({ connectionId, entry }) => compositeKey(connectionId, entry.id)));
  const sums = new FeeSums(card);
  for (let from = 0; from < keys.length; from += CHUNK) {
    signal?.throwIfAborted();
    onProgress?.({ stage: 'fees.reading', done: from, total: keys.length });
    // oxlint-disable-next-line no-await-in-loop -- one part after the other, so that never all are in memory
    const found = await db.payouts.bulkGet(keys.slice(from, from + CHUNK));
    const payouts = found.filter((payout): payout is Payout => payout !== undefined);
    const isOpen = ({ connectionId, id }: FeeMovement) => open.has(compositeKey(connectionId, id));
    sums.take(movementsOf({ payouts, openEntries: [] }).filter((each) => !isOpen(each)));
  }
  sums.take(movementsOf({ payouts: [], openEntries }));
  return sums.end();

  /** Oldest first: what belongs together is then near. */
  function arrivedFrom(date: PlainDate): Promise<string[]> {
    return db.payouts.where('arrivalDate').aboveOrEqual(date).primaryKeys();
  }
}

const chargeOf = ({ connectionId, chargeId }: FeeMovement) => compositeKey(connectionId, chargeId);

/** Adds up part by part. A charge waits for the part after it: what of it was never captured may be a movement in there. */
class FeeSums {
  private totals: readonly FeeTotal[] = [];
  private audits: readonly FeeAuditSum[] = [];
  private waiting: readonly FeeMovement[] = [];
  /** What was never captured, by charge, until the charge is audited. */
  private readonly reversals = new Map<string, FeeMovement[]>();
  private readonly card: readonly RateRow[];

  constructor(card: readonly RateRow[]) {
    this.card = card;
  }

  take(movements: readonly FeeMovement[]): void {
    this.totals = regroup([...this.totals, ...feeTotals(movements, BY)], BY);
    if (this.card.length === 0) return;
    for (const each of movements) {
      if (each.kind !== 'partialCaptureReversal') continue;
      const known = this.reversals.get(chargeOf(each));
      if (known) known.push(each);
      else this.reversals.set(chargeOf(each), [each]);
    }
    const found = auditFees(
      [...this.waiting, ...this.waiting.flatMap((each) => this.taken(each))],
      this.card,
    );
    this.audits = mergeAudits([...this.audits, ...found], LISTED);
    this.waiting = movements.filter(({ kind }) => kind === 'charge');
  }

  end(): { readonly totals: readonly FeeTotal[]; readonly audits: readonly FeeAuditSum[] } {
    this.take([]);
    return { totals: this.totals, audits: this.audits };
  }

  private taken(charge: FeeMovement): readonly FeeMovement[] {
    const own = this.reversals.get(chargeOf(charge)) ?? [];
    this.reversals.delete(chargeOf(charge));
    return own;
  }
}
