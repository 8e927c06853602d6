/** Where the demo company's money stood on each day, against the proof of its clearing account. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decideAllCertain } from '../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../renderer/flows/match.ts';
import { proveAll } from '../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../renderer/flows/sync.ts';
import { moneyAt } from '../../../../shared/proof/atDate.ts';
import { type DemoFlow, openDemoFlow } from '../../../support/demoFlow.ts';

let flow: DemoFlow;

beforeAll(async () => {
  flow = await openDemoFlow('month end');
}, 60_000);

afterAll(() => flow?.close());

it('is the provider’s balance of the day, and payouts whose line came later', async () => {
  const { db, ctx } = flow;
  await ctx.call('demo.open', {});
  await syncAll(ctx);
  const [mapping] = (await ensureMappings(ctx)).saved;
  if (!mapping) throw new Error('the demo company has one mapping');
  const { files } = await ctx.call('demo.bankFiles', {});
  for (const { name, base64 } of files.filter((file) => file.name.endsWith('.ofx'))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    await importStatement(ctx, { name, bytes, accountId: mapping.bankAccountId, currency: mapping.currency });
  }
  await runMatching(ctx);
  await decideAllCertain(ctx, await db.proposals.toCollection().primaryKeys());
  const [payouts, open, decisions, lines, days] = await Promise.all([
    db.payouts.toArray(),
    db.openEntries.toArray(),
    db.decisions.toArray(),
    db.statementLines.toArray(),
    db.balanceDays.toArray(),
  ]);
  const returned = new Map(
    days.flatMap(({ date, entries }) =>
      entries.filter(({ kind }) => kind === 'payoutReversal').map(({ id }) => [id, date] as const),
    ),
  );
  const openEntries = open.map(({ entry }) => entry);
  const [proof] = (await proveAll(ctx)).clearing;
  const lineDays = new Map(lines.map((line) => [line.key, line.date]));
  let onItsWay = 0;
  for (const { date, providerBalance } of proof!.days) {
    const [at] = moneyAt({ date, payouts, openEntries, decisions, lines, returned });
    expect([date, at?.notPaidOut]).toEqual([date, providerBalance]);
    for (const { state, payoutKeys, arrived } of at!.inTransit) {
      const decided = decisions.find((one) => one.payoutKeys.some((key) => payoutKeys.includes(key)));
      const lineDates = (decided?.lineKeys ?? []).flatMap((key) => lineDays.get(key) ?? []);
      if (state === 'arrived') expect(lineDates).toContain(arrived);
      if (state === 'arrived') onItsWay += 1;
    }
  }
  expect(onItsWay).toBeGreaterThan(20);
}, 120_000);
