/**
 * The windows of time that a provider is read in. Bounds are unix seconds as text. They hang on the data's own clock, not on
 * this machine's: a wrong local clock makes no gap.
 */
import type { ProviderCapabilities } from '../../../shared/payout/capabilities.ts';
import type { SyncCursor } from '../../db/database.ts';
import type { Page, PassSpec } from './pass.ts';

/** The beginning of time: everything has been read. */
export const BEGINNING = '0';

interface Created {
  readonly created: number;
}

type Bounds<T> = Pick<PassSpec<T>, 'begin' | 'finished'> & {
  readonly opened: NonNullable<PassSpec<T>['opened']>;
};

/** Bounds of the passes that keep up: the first, then incremental ones. `firstFrom` bounds the first one if known. */
export function recentBounds<T extends Created>(
  can: Pick<ProviderCapabilities, 'firstPass' | 'overlap'>,
  nowSeconds: number,
  firstFrom: string | null,
): Bounds<T> {
  return {
    begin: (cursor) => ({
      ...cursor,
      passFrom: beginAt(cursor, firstFrom, can.overlap),
      passTo: null,
    }),
    opened: (cursor, first) => ({
      ...cursor,
      passFrom: cursor.passFrom ?? firstBound(first, nowSeconds, can.firstPass),
      passTo: String(newest(first, Number(cursor.completeTo ?? 0))),
    }),
    finished: (cursor) => ({
      ...cursor,
      completeTo: cursor.passTo,
      completeFrom: cursor.completeFrom ?? cursor.passFrom,
    }),
  };
}

function beginAt(cursor: SyncCursor, firstFrom: string | null, overlap: number): string | null {
  if (cursor.completeTo === null) return cursor.completeFrom ?? firstFrom;
  return String(Math.max(0, Number(cursor.completeTo) - overlap));
}

function firstBound(first: Page<Created>, nowSeconds: number, firstPass: number): string {
  if (first.next === null) return BEGINNING;
  return String(Math.max(0, newest(first, 0, nowSeconds) - firstPass));
}

function newest(page: Page<Created>, least: number, most = Number.MAX_SAFE_INTEGER): number {
  return Math.min(
    most,
    page.items.reduce((latest, item) => Math.max(latest, item.created), least),
  );
}

/** Bounds of the pass that reads all history before `completeFrom`. */
export function olderBounds<T>(completeFrom: string): Bounds<T> {
  return {
    begin: (cursor) => ({ ...cursor, passFrom: null, passTo: completeFrom }),
    opened: (cursor) => cursor,
    finished: (cursor) => ({ ...cursor, completeTo: cursor.passTo, completeFrom: BEGINNING }),
  };
}

/** A bound as the bridge takes it. */
export function seconds(bound: string | null): number | null {
  return bound === null ? null : Number(bound);
}
