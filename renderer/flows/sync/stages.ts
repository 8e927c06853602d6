/** Runs the resources of one connection one after the other: a resource that fails doesn't stop the next, a lost connection does. */
import { BridgeError, type BridgeErrorData, type Connection } from '../../../shared/bridge.ts';
import type { Counts } from '../../db/counts.ts';
import type { ActivityRow } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { throwIfCancelled } from './pass.ts';
import { type ConnectionReport, totalOf } from './report.ts';

export interface Stage {
  /** Name in the report. */
  readonly resource: string;
  readonly run: () => Promise<Counts>;
}

/** After these nothing more can be had from the connection now. */
const FATAL = new Set<BridgeErrorData['code']>([
  'cancelled',
  'offline',
  'unauthorised',
  'rateLimited',
  'internal',
]);

/** Runs the stages, writes one activity row, and reports. Never throws for what a stage throws. */
export async function runStages(
  ctx: FlowContext,
  connection: Connection,
  stages: readonly Stage[],
): Promise<ConnectionReport> {
  const counts: Record<string, Counts> = {};
  const ms: Record<string, number> = {};
  const warnings: string[] = [];
  let error: BridgeErrorData | null = null;
  for (const { resource, run } of stages) {
    const began = ctx.now();
    try {
      throwIfCancelled(ctx);
      counts[resource] = await run();
    } catch (thrown) {
      const data = dataOf(thrown);
      if (FATAL.has(data.code)) error = data;
      else warnings.push(data.message);
    }
    ms[resource] = ctx.now() - began;
    if (error !== null) break;
  }
  const report = { ...head(connection), ...judge(error, warnings), counts, ms, warnings };
  await ctx.db.activity.add(activityOf(ctx, report));
  return report;
}

/** The report of a connection whose secret this machine no longer has. */
export function skipped(connection: Connection): ConnectionReport {
  return { ...head(connection), outcome: 'skipped', error: null, counts: {}, ms: {}, warnings: [] };
}

function head({ id, kind, name }: Connection) {
  return { connectionId: id, kind, name };
}

function judge(
  error: BridgeErrorData | null,
  warnings: readonly string[],
): Pick<ConnectionReport, 'outcome' | 'error'> {
  if (error?.code === 'cancelled') return { outcome: 'cancelled', error: null };
  if (error !== null) return { outcome: 'failed', error };
  return { outcome: warnings.length > 0 ? 'partial' : 'done', error: null };
}

function dataOf(thrown: unknown): BridgeErrorData {
  if (thrown instanceof BridgeError) return thrown.data;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new BridgeError({
    code: 'internal',
    message: `What was read could not be kept on this machine: ${said}`,
  }).data;
}

const LEVELS = {
  done: 'info',
  skipped: 'info',
  cancelled: 'info',
  partial: 'warning',
  failed: 'error',
} as const;
const CODES = {
  done: 'sync.finished',
  skipped: 'sync.finished',
  cancelled: 'sync.cancelled',
  partial: 'sync.partial',
  failed: 'sync.failed',
} as const;

function activityOf(ctx: FlowContext, report: ConnectionReport): ActivityRow {
  const { added, changed } = totalOf(report);
  const message = report.error?.message ?? report.warnings[0] ?? '';
  const { name, kind } = report;
  return {
    at: ctx.now(),
    level: LEVELS[report.outcome],
    code: CODES[report.outcome],
    values: { name, kind, added, changed, message },
  };
}
