/** Xero's ledger → local database: what changed, and once a day again what waits for OK there. */
import type { LedgerItem } from '../../../shared/books/model.ts';
import { addDays, type PlainDate, plainDate } from '../../../shared/dates.ts';
import { compositeKey } from '../../../shared/ids.ts';
import { compareText } from '../../../shared/order.ts';
import { realSides } from '../../../shared/posting/readBack/readBack.ts';
import { isBooking } from '../../../shared/posting/undo/takenBack.ts';
import type { Counts } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import { storeLedger } from '../../db/ledger.ts';
import type { FlowContext } from '../context.ts';
import { isoText, overChanges } from './changes.ts';
import { runPass } from './pass.ts';
import type { Stage } from './stages.ts';

const DAY_MS = 24 * 3_600_000;
/** What has waited longer is left to what Xero calls changed. */
const LONGEST_WAIT_DAYS = 120;

/** The ledger, as far as it changed since. */
export function syncLedger(ctx: FlowContext, connectionId: string): Promise<Counts> {
  const { ledgerItems } = ctx.db;
  return runPass<LedgerItem>(ctx, {
    ...overChanges(ctx, connectionId, 'ledgerItems'),
    tables: [ledgerItems],
    read: ({ passFrom, pageCursor }) => {
      const params = { connectionId, modifiedSince: passFrom, cursor: pageCursor };
      return ctx.call('xero.ledgerItems', params, { signal: ctx.signal });
    },
    store: (db, items, cursor) => storeLedger(db.ledgerItems, connectionId, items, cursor.passFrom === null),
  });
}

/**
 * Once a day: the ledger from the oldest posting that waits for OK in Xero. It isn't sure that clicking OK there, or taking it
 * back, counts as a change of the object. No stage where nothing waits.
 */
export async function ledgerAgain(ctx: FlowContext, connectionId: string): Promise<Stage[]> {
  const resource = 'ledgerAgain';
  const { finishedAt } = await loadCursor(ctx.db, connectionId, resource);
  if (finishedAt !== null && Math.abs(ctx.now() - finishedAt) < DAY_MS) return [];
  const datedFrom = await oldestWaiting(ctx, connectionId);
  if (datedFrom === null) return [];
  const { ledgerItems } = ctx.db;
  const run = () =>
    runPass<LedgerItem>(ctx, {
      connectionId,
      resource,
      stage: 'sync.ledgerItems',
      tables: [ledgerItems],
      once: true,
      begin: (cursor) => ({ ...cursor, passFrom: datedFrom }),
      finished: (cursor) => cursor,
      read: ({ passFrom, pageCursor }) => {
        const from = plainDate(passFrom ?? datedFrom);
        const params = { connectionId, modifiedSince: null, cursor: pageCursor, datedFrom: from };
        return ctx.call('xero.ledgerItems', params, { signal: ctx.signal });
      },
      store: (db, items) => storeLedger(db.ledgerItems, connectionId, items, false),
    });
  return [{ resource, run }];
}

/** The date of the oldest posting on a real bank account that nobody has clicked OK for in a day; null where there is none. */
async function oldestWaiting({ db, now }: FlowContext, connectionId: string): Promise<PlainDate | null> {
  const done = await db.journal.where({ state: 'done' }).toArray();
  const sides = done
    .filter((row) => row.xeroConnectionId === connectionId && isBooking(row) && now() - row.sentAt >= DAY_MS)
    .flatMap((row) =>
      realSides(row).map((accountId) => ({
        date: row.draft.date,
        key: [connectionId, compositeKey(row.draft.kind, row.xeroId, accountId)] as [string, string],
      })),
    );
  const items = await db.ledgerItems.bulkGet(sides.map(({ key }) => key));
  const oldest = addDays(plainDate(isoText(now()).slice(0, 10)), -LONGEST_WAIT_DAYS);
  return (
    sides
      .filter(({ date }, index) => items[index]?.isReconciled === false && date >= oldest)
      .map(({ date }) => date)
      .toSorted(compareText)[0] ?? null
  );
}
