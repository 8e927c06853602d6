/** What a sync did, connection by connection. */
import type { BridgeErrorData, Connection } from '../../../shared/bridge.ts';
import type { Counts } from '../../db/counts.ts';

export interface ConnectionReport {
  readonly connectionId: string;
  readonly kind: Connection['kind'];
  readonly name: string;
  /** `partial`: some resources failed, see `warnings`. `failed`: stopped by `error`. `skipped`: no secret on this machine. */
  readonly outcome: 'done' | 'partial' | 'failed' | 'cancelled' | 'skipped';
  /** By resource: `accounts`, `invoices`, `entries`, `payouts`, … */
  readonly counts: Readonly<Record<string, Counts>>;
  /** Milliseconds by resource. */
  readonly ms: Readonly<Record<string, number>>;
  /** Sentences fit for people. */
  readonly warnings: readonly string[];
  /** What stopped it; null unless `outcome` is `failed`. */
  readonly error: BridgeErrorData | null;
}

export interface SyncReport {
  readonly connections: readonly ConnectionReport[];
  readonly ms: number;
  readonly cancelled: boolean;
}

/** Sums of all resources of a connection. */
export function totalOf(report: ConnectionReport): Counts {
  let [added, changed] = [0, 0];
  for (const counts of Object.values(report.counts)) {
    added += counts.added;
    changed += counts.changed;
  }
  return { added, changed };
}
