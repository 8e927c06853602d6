/** What needs the user is told once, over any row of syncs, and gone when it is right again. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { BookRegistry } from '../../../../../renderer/db/bookRegistry.ts';
import { markRead, noteReport } from '../../../../../renderer/flows/books/notices.ts';
import type { ConnectionReport } from '../../../../../renderer/flows/sync.ts';
import type { BridgeErrorData } from '../../../../../shared/bridge.ts';

const registry = new BookRegistry('books-notices');
beforeEach(() => registry.notices.clear());
afterAll(() => registry.delete());

type Outcome = 'done' | 'skipped' | BridgeErrorData['code'];

function reportOf(outcome: Outcome, connectionId = 'stripe'): ConnectionReport {
  const report = { connectionId, kind: 'stripe', name: 'Shop', counts: {}, ms: {}, warnings: [] } as const;
  if (outcome === 'done' || outcome === 'skipped') return { ...report, outcome, error: null };
  const error = {
    code: outcome,
    message: `Why ${outcome}.`,
    detail: '',
    retryAfterSeconds: null,
    unknownOutcome: false,
  };
  return { ...report, outcome: 'failed', error };
}

const note = (outcome: Outcome, now = 1, isRead = false) =>
  noteReport(registry, 'main', { connections: [reportOf(outcome)], cancelled: false }, { now, isRead });
const listed = () => registry.notices.filter(({ isTold }) => isTold).toArray();

it('tells a lost key once, keeps it while it lasts, forgets it once it was read again, and tells it anew then', async () => {
  expect(await note('unauthorised', 5)).toMatchObject([{ name: 'Shop', code: 'unauthorised', at: 5 }]);
  expect(await note('unauthorised', 9)).toEqual([]);
  expect(await listed()).toMatchObject([{ at: 5, tries: 2, isRead: false }]);
  await markRead(registry);
  await note('unauthorised', 10);
  expect(await listed()).toMatchObject([{ isRead: true }]);
  await note('done');
  expect(await listed()).toEqual([]);
  expect(await note('unauthorised')).toHaveLength(1);
});

it('says nothing of what passes, and of a provider’s own trouble only after three tries in a row', async () => {
  for (const code of ['offline', 'rateLimited', 'cancelled'] as const) expect(await note(code)).toEqual([]);
  expect(await listed()).toEqual([]);
  expect([await note('provider'), await note('provider')]).toEqual([[], []]);
  expect(await listed()).toEqual([]);
  expect(await note('provider')).toHaveLength(1);
  expect(await note('provider')).toEqual([]);
});

it('lists what a sync asked for by the user came to as read: it was told already', async () => {
  expect(await note('permission', 1, true)).toEqual([]);
  expect(await listed()).toMatchObject([{ isRead: true, message: 'Why permission.' }]);
  expect(await note('permission', 2)).toEqual([]);
});

it('forgets what isn’t connected any more, unless the sync was stopped before it came there', async () => {
  await note('unauthorised');
  const other = { connections: [reportOf('done', 'xero')], cancelled: true };
  await noteReport(registry, 'main', other, { now: 1, isRead: false });
  await noteReport(registry, 'b-two', { ...other, cancelled: false }, { now: 1, isRead: false });
  expect(await listed()).toHaveLength(1);
  await noteReport(registry, 'main', { ...other, cancelled: false }, { now: 1, isRead: false });
  expect(await listed()).toEqual([]);
});

it('whatever happens in whatever order: as many are told as troubles began, and none stays after a good sync', async () => {
  const outcomes = fc.array(
    fc.constantFrom<Outcome>('done', 'skipped', 'unauthorised', 'permission', 'offline'),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(outcomes, async (all) => {
      await registry.notices.clear();
      let [told, began] = [0, 0];
      let under = '';
      for (const outcome of all) {
        // oxlint-disable-next-line no-await-in-loop -- one sync after the other
        told += (await note(outcome)).length;
        const trouble = outcome === 'skipped' ? 'unauthorised' : outcome;
        if (trouble === 'offline') continue;
        if (trouble !== 'done' && trouble !== under) began += 1;
        under = trouble === 'done' ? '' : trouble;
      }
      expect(told).toBe(began);
      expect(await listed()).toHaveLength(under === '' ? 0 : 1);
    }),
    { numRuns: 60 },
  );
});
