/** Xendit's report files into the local database, alone and beside what the API has given. */
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { composePayouts } from '../../../../renderer/flows/compose.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import { importXenditReport } from '../../../../renderer/flows/importXenditReport.ts';
import { syncAll } from '../../../../renderer/flows/sync.ts';
import { isExplained } from '../../../../shared/payout/model.ts';
import { KEY, type XenditBench, startXendit } from '../../electron/providers/xenditBench.ts';
import { COLUMNS, autoWithdrawalText, balanceRows, csvOf } from '../../shared/payout/xendit/reportFiles.ts';
import { callHandlers } from './sync/callHandlers.ts';

let bench: XenditBench;
const db = new TieoutDatabase('xendit-reports');
const file = (text: string) => ({ name: 'report.csv', bytes: new TextEncoder().encode(text) });
const context = (): FlowContext => ({ db, now: () => bench.clock.now * 1000, call: callHandlers(bench) });
let connection = { id: '', demo: true };

beforeAll(async () => {
  bench = await startXendit();
  connection = { id: (await bench.connect(KEY)).connection?.id ?? '', demo: true };
});
afterEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterAll(async () => {
  await db.delete();
  await bench.server.close();
});

async function kept() {
  const days = await db.balanceDays.toArray();
  const slims = days.flatMap(({ date, entries }) => entries.map(({ id, net }) => `${date} ${id} ${net}`));
  const payouts = await db.payouts.toArray();
  return { slims: slims.toSorted(), payouts: payouts.map(({ id, amount }) => `${id} ${amount}`).toSorted() };
}

describe('Xendit’s report files', () => {
  const balanceText = () => csvOf(COLUMNS, balanceRows(bench.story));

  it('are enough for every withdrawal and what it holds, without the API', async () => {
    const report = await importXenditReport(context(), connection, file(balanceText()));
    expect(report).toMatchObject({ kind: 'balance', issues: [], payouts: bench.story.withdrawals.length });
    await composePayouts(context());
    const found = (await db.compositions.toArray()).filter((row) => row.found === 'balance');
    // Only from the second withdrawal on: whether the report begins with an empty balance isn't known.
    const whole = bench.story.withdrawals.filter(({ kind }) => kind === 'all');
    expect(found.length).toBe(whole.length - 1);
  });

  it('change nothing beside the API, and add nothing twice', async () => {
    await syncAll(context());
    const before = await kept();
    const failed = bench.story.withdrawals.filter(({ kind }) => kind === 'failed').length;
    const report = await importXenditReport(context(), connection, file(balanceText()));
    expect(report).toMatchObject({ entries: 0, payouts: 0, issues: [] });
    expect(failed).toBe(1);
    expect(await kept()).toEqual(before);
  });

  it('tie transactions to withdrawals for good: the next sync leaves it so, and the days still add up', async () => {
    await syncAll(context());
    const before = await kept();
    const first = await importXenditReport(context(), connection, file(autoWithdrawalText(bench.story)));
    const whole = bench.story.withdrawals.filter(({ kind }) => kind === 'all');
    expect(first).toMatchObject({ kind: 'autoWithdrawal', tied: whole.length, issues: [] });
    expect(
      await importXenditReport(context(), connection, file(autoWithdrawalText(bench.story))),
    ).toMatchObject({
      tied: 0,
      issues: [],
    });
    await syncAll(context());
    expect(await kept()).toEqual(before);
    const tied = await db.payouts.filter(({ composition }) => composition === 'known').toArray();
    expect(tied.length).toBe(whole.length + bench.story.switched.length);
    expect(tied.every(isExplained)).toBe(true);
    expect(await db.importedFiles.toArray()).toMatchObject([
      { accountId: connection.id, added: whole.length },
      { accountId: connection.id, added: 0 },
    ]);
    const told = (await db.activity.toArray()).filter(({ code }) => code === 'xendit.tied');
    expect(told.map(({ values }) => values['added'])).toEqual([whole.length, 0]);
  });

  it('say what they are when they are none of these', async () => {
    const report = await importXenditReport(context(), connection, file('Date,Amount\n2026-10-01,5\n'));
    expect(report.kind).toBeNull();
    expect(report.issues[0]?.message).toContain('neither of the reports');
    expect(await db.payouts.count()).toBe(0);
  });
});
