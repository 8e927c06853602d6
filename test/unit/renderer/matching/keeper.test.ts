import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { localMatcher } from '../../../../renderer/matching/localMatcher.ts';
import type { Matcher } from '../../../../renderer/matching/matcher.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import type { Match } from '../../../../shared/matching/model.ts';
import { line, payout } from '../../shared/matching/world.ts';
import { plainDate } from '../../../../shared/dates.ts';

const NOW = Date.parse('2026-12-01T00:00:00Z');
let db: TieoutDatabase;
let matcher: Matcher;
let names = 0;

beforeEach(async () => {
  names += 1;
  db = new TieoutDatabase(`keeper-${names}`);
  matcher = localMatcher(db);
  const days = Array.from({ length: 12 }, (_, at) => plainDate(`2026-${String(at + 1).padStart(2, '0')}-10`));
  await db.payouts.bulkAdd(days.map((day, at) => payout(`po_${at}`, 100 + at, day)));
  await db.statementLines.bulkAdd(days.slice(1).map((day, at) => line(`l${at + 1}`, 101 + at, day)));
});
afterEach(() => db.delete());

const run = () => matcher.run({ now: NOW });

/** What matching everything from scratch says. */
async function fromScratch(): Promise<readonly Match[]> {
  const [payouts, lines, decisions, declined] = await Promise.all([
    db.payouts.toArray(),
    db.statementLines.toArray(),
    db.decisions.toArray(),
    db.declined.toArray(),
  ]);
  const asOf = plainDate('2026-12-01');
  return matchAll({ payouts, lines, decisions, declined, asOf, accountIdOf: () => null }).matches;
}

const byId = (matches: readonly Match[]) => matches.toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function expectAsFromScratch(): Promise<void> {
  expect(byId(await db.proposals.toArray())).toEqual(byId(await fromScratch()));
}

test('a new line solves what is near it, and writes only what changed', async () => {
  const first = await run();
  expect(first).toMatchObject({ solved: 12, changed: 12, removed: 0 });
  await expectAsFromScratch();
  expect(await run()).toMatchObject({ solved: 0, changed: 0, removed: 0 });
  await db.statementLines.add(line('l0', 100, '2026-01-12'));
  const second = await run();
  expect(second).toMatchObject({ changed: 1, removed: 1 });
  expect(second.solved).toBeLessThan(5);
  await expectAsFromScratch();
});

test('rows that change in place are seen, whoever writes them', async () => {
  await run();
  const other = new TieoutDatabase(db.name);
  await other.payouts.update('c1|po_3', { status: 'failed' });
  await run();
  await expectAsFromScratch();
  await db.statementLines.update('l5', { narrative: 'DEPOSIT' });
  await run();
  await expectAsFromScratch();
  other.close();
});

test('proposals that somebody else wrote, changed or took away are put right', async () => {
  await run();
  const [one, two] = await db.proposals.toArray();
  await db.proposals.delete(one?.id ?? '');
  await db.proposals.add({ ...(two ?? (await fromScratch())[0]!), id: 'stranger' });
  expect(await run()).toMatchObject({ solved: 0, changed: 1, removed: 1 });
  await expectAsFromScratch();
});

test('two matchers over one database come to the same and disturb nothing', async () => {
  const second = new TieoutDatabase(db.name);
  const other = localMatcher(second);
  await Promise.all([run(), other.run({ now: NOW })]);
  await expectAsFromScratch();
  await db.statementLines.bulkDelete(['l4', 'l7']);
  await Promise.all([other.run({ now: NOW }), run()]);
  await expectAsFromScratch();
  second.close();
});

test('cancelled it has written nothing, at any stage, and the next run is right', async () => {
  await run();
  const before = await db.proposals.toArray();
  const stages: string[] = [];
  for (const stage of ['match.reading', 'match.solving']) {
    await db.statementLines.add(line(`x-${stage}`, 100, '2026-01-12'));
    const controller = new AbortController();
    const cancelled = matcher.run({
      now: NOW,
      signal: controller.signal,
      onProgress: (progress) => {
        stages.push(progress.stage);
        if (progress.stage === stage) controller.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect(await db.proposals.toArray()).toEqual(before);
  }
  expect(stages).toEqual(['match.reading', 'match.reading', 'match.solving']);
  await run();
  await expectAsFromScratch();
});

test('data that change between reading and writing are read again', async () => {
  await run();
  let count = 0;
  await db.statementLines.add(line('l0', 100, '2026-01-12'));
  const pending: Promise<unknown>[] = [];
  await matcher.run({
    now: NOW,
    onProgress: ({ stage }) => {
      if (stage !== 'match.writing') return;
      count += 1;
      // Queued before the run's own transaction, so it comes first.
      pending.push(db.statementLines.add(line(`y${count}`, 104, '2026-05-11')));
    },
  });
  await Promise.all(pending);
  expect(count).toBe(3);
  await run();
  await expectAsFromScratch();
});

test('it says whether the proposals fit the data', async () => {
  const isCurrent = () => db.transaction('r', db.tables, () => matcher.isCurrent());
  expect(await isCurrent()).toBe(false);
  await run();
  expect(await isCurrent()).toBe(true);
  await db.declined.add({ key: 'c1|po_3|l3', payoutKey: 'c1|po_3', lineKey: 'l3', at: 0 });
  expect(await isCurrent()).toBe(false);
  await run();
  expect(await isCurrent()).toBe(true);
  await db.payouts.update('c1|po_3', { status: 'failed' });
  expect(await isCurrent()).toBe(false);
});

test('a window that is opened anew knows without matching whether the proposals still fit', async () => {
  const isCurrent = () => db.transaction('r', db.tables, () => localMatcher(db).isCurrent());
  await run();
  expect(await isCurrent()).toBe(true);
  // As many rows as before, and no cursor or file tells of it.
  const changes = [
    () => db.payouts.update('c1|po_3', { status: 'failed' }),
    () => db.statementLines.toCollection().modify({ payee: 'ANOTHER' }),
    () => db.declined.add({ key: 'c1|po_3|l3', payoutKey: 'c1|po_3', lineKey: 'l3', at: 0 }),
  ];
  for (const change of changes) {
    // oxlint-disable no-await-in-loop -- one change after the other
    await run();
    expect(await isCurrent()).toBe(true);
    await change();
    expect(await isCurrent()).toBe(false);
    // oxlint-enable no-await-in-loop
  }
});
