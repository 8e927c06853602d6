/** Two computers post the whole demo company, one after the other: the second takes everything over, whatever the first has closed. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { decideAllCertain } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { previewPosting, queuePosting, sendQueue, takeOver } from '../../../../../renderer/flows/post.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { mayPost } from '../../../../../shared/posting/checks/answers.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { restore, snapshotOf } from './faultWorld.ts';

let flow: DemoFlow;
const other = new TieoutDatabase('other-computer');

beforeAll(async () => {
  flow = await openDemoFlow('one-computer');
}, 60_000);

afterAll(async () => {
  await other.delete();
  await flow?.close();
});

const everything = { includeActivity: true };

it('decides the same and doubles nothing: what invoices closed meanwhile would make a sale is told as paid', async () => {
  let now = Date.now();
  const first: FlowContext = { ...flow.ctx, now: () => now };
  await first.call('demo.open', {});
  await syncAll(first);
  const [mapping] = (await ensureMappings(first)).saved;
  if (!mapping) throw new Error('the demo company has one mapping');
  const { files } = await first.call('demo.bankFiles', {});
  for (const { name, base64 } of files.filter((file) => file.name.endsWith('.ofx'))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const { bankAccountId: accountId, currency } = mapping;
    await importStatement(first, { name, bytes, accountId, currency });
  }
  await runMatching(first);
  await decideAllCertain(first, await first.db.proposals.toCollection().primaryKeys());
  await other.open();
  await restore(other, await snapshotOf(first.db));

  await queuePosting(first, everything);
  const { done } = await sendQueue(first);
  expect(done).toBeGreaterThan(1_500);
  const sandbox = await flow.services.demo.start();
  const posted = objectsIn(sandbox.ledger());
  expect(posted).toHaveLength(done);

  now += 3_600_000;
  const second: FlowContext = { ...first, db: other };
  await syncAll(second);
  const plans = await previewPosting(second, everything);
  expect(plans.filter(mayPost)).toEqual([]);
  expect((await queuePosting(second, everything)).queued).toBe(0);
  const ids = plans.map(({ id }) => id);
  expect(await takeOver(second, ids)).toEqual({ taken: done, left: 0, queued: 0 });
  expect(await previewPosting(second, everything)).toEqual([]);
  expect(await sendQueue(second)).toMatchObject({ done: 0, left: 0, calls: 0 });
  expect(objectsIn(sandbox.ledger())).toEqual(posted);
  expect(doubled(posted)).toEqual([]);
}, 240_000);
