import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { workerMatcher } from '../../../../renderer/matching/workerMatcher.ts';
import { line, payout } from '../../shared/matching/world.ts';

// Workers themselves are tried in a real browser (test/e2e/matchingWorker.test.ts); here is what happens without one.

const NOW = Date.parse('2026-12-01T00:00:00Z');
let db: TieoutDatabase;
let names = 0;

beforeEach(async () => {
  names += 1;
  db = new TieoutDatabase(`worker-${names}`);
  await db.payouts.add(payout('po_1', 100, '2026-11-09'));
  await db.statementLines.add(line('l1', 100, '2026-11-09'));
});
afterEach(() => db.delete());

/** A worker that answers every request with one event. */
class Lame extends EventTarget implements Worker {
  static started = 0;
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  private readonly answer: () => Event;

  constructor(answer: () => Event) {
    super();
    this.answer = answer;
    Lame.started += 1;
  }

  postMessage(): void {
    queueMicrotask(() => this.dispatchEvent(this.answer()));
  }

  terminate(): void {}
}

test('where no worker starts, matching is done here', async () => {
  const matcher = workerMatcher(db, () => {
    throw new TypeError('refused');
  });
  expect(await matcher.run({ now: NOW })).toMatchObject({ changed: 1, verdicts: { certain: 1 } });
  expect(await db.transaction('r', db.tables, () => matcher.isCurrent())).toBe(true);
});

test('workers that die are tried twice, and matching goes on here each time', async () => {
  Lame.started = 0;
  const matcher = workerMatcher(db, () => new Lame(() => new Event('error')));
  for (let round = 0; round < 4; round += 1)
    expect((await matcher.run({ now: NOW })).verdicts.certain).toBe(1);
  expect(Lame.started).toBe(2);
});

test('what a worker says went wrong is told, and the next run has another worker', async () => {
  Lame.started = 0;
  const data = (id: number) => ({ type: 'failed', id, name: 'Error', message: 'The disk is full.' });
  const matcher = workerMatcher(
    db,
    () => new Lame(() => new MessageEvent('message', { data: data(Lame.started) })),
  );
  await expect(matcher.run({ now: NOW })).rejects.toThrow('The disk is full.');
  await expect(matcher.run({ now: NOW })).rejects.toThrow('The disk is full.');
  expect(Lame.started).toBe(2);
});

test('a worker that answers nothing is ended by cancelling', async () => {
  const matcher = workerMatcher(db, () => new Lame(() => new Event('nothing')));
  const controller = new AbortController();
  const run = matcher.run({ now: NOW, signal: controller.signal });
  setTimeout(() => controller.abort(), 5);
  await expect(run).rejects.toMatchObject({ data: { code: 'cancelled' } });
  expect(await db.proposals.count()).toBe(0);
});
