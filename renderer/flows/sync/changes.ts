/** How a pass over what changed in Xero is bounded. */
import type { SyncCursor } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import type { PassSpec } from './pass.ts';

/**
 * What changed within a day before the last pass is read again: this machine's clock may be hours ahead (a wrong time
 * zone), and reading a day of changes costs no more calls than an hour's.
 */
const OVERLAP_MS = 24 * 3_600_000;

/** The bounds of a pass over what changed since the last one began; everything the first time. */
export function overChanges(
  ctx: Pick<FlowContext, 'now'>,
  connectionId: string,
  resource: string,
): Pick<PassSpec<unknown>, 'connectionId' | 'resource' | 'stage' | 'begin' | 'finished'> {
  return {
    connectionId,
    resource,
    stage: `sync.${resource}`,
    begin: (cursor: SyncCursor) => ({
      ...cursor,
      passFrom: cursor.completeTo === null ? null : isoText(Date.parse(cursor.completeTo) - OVERLAP_MS),
      passTo: isoText(ctx.now()),
    }),
    finished: (cursor: SyncCursor) => ({ ...cursor, completeTo: cursor.passTo }),
  };
}

/** Unix milliseconds as an ISO instant. */
export function isoText(ms: number): string {
  return new Date(ms).toISOString();
}
