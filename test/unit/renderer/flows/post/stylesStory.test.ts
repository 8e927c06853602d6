/** The demo company over real HTTP, its posting style changed on the way: everything once, nothing left, all to the cent. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { decide } from '../../../../../renderer/flows/decide.ts';
import { saveMapping } from '../../../../../renderer/flows/mapping.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { bookedBy } from '../../../../../shared/posting/parts.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';
import { readyCompany } from './readyCompany.ts';

let flow: DemoFlow;
let db: TieoutDatabase;
let ctx: FlowContext;

beforeAll(async () => {
  flow = await openDemoFlow('styles story');
  ({ db, ctx } = flow);
}, 60_000);

afterAll(() => flow?.close());

it('ties out in every style and over their changes', async () => {
  const { mapping, ids } = await readyCompany(flow);
  const sales = { ...mapping, invoicedCharges: 'sale' } as const;
  const turns = [
    { changed: { ...sales, style: 'summary', splitByMonth: true }, some: ids.slice(0, 25) },
    { changed: { ...sales, style: 'settlement', invoicedRefunds: 'creditNote' }, some: ids.slice(25, 50) },
    { changed: { ...sales, style: 'direct' }, some: ids.slice(50) },
  ] as const;
  for (const { changed, some } of turns) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is tried
    expect(await saveMapping({ db }, changed)).toEqual([]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const { problems } = await queuePosting(ctx, { decisionIds: some });
    const codes = problems.filter(({ severity }) => severity === 'block').map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(changed.style === 'direct' ? ['directUntold'] : []));
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null });
  }
  // What has no place without clearing, and what is in the balance, in another style.
  await saveMapping({ db }, { ...sales, style: 'summary' });
  const card = await db.payouts.filter(({ destination }) => destination === 'card').first();
  const toCard = await db.proposals
    .where('payoutKeys')
    .equals(card?.key ?? '')
    .first();
  await decide(ctx, toCard?.id ?? '');
  const last = await queuePosting(ctx, { includeActivity: true });
  expect(last.problems.filter(({ severity }) => severity === 'block')).toEqual([]);
  expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null });
  const rows = await db.journal.toArray();
  const keys = rows.flatMap(bookedBy);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(rows.map(({ draft }) => draft.kind))).toEqual(
    new Set(['invoice', 'creditNote', 'payment', 'bankTransaction', 'transfer']),
  );
  const ledger = (await flow.services.demo.start()).ledger();
  expect(ledger.totals.balanced).toBe(true);
  expect(doubled(objectsIn(ledger))).toEqual([]);
  const ours = ledger.invoices.filter(({ number }) => String(number).startsWith('Tieout '));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter(({ status }) => status !== 'PAID')).toEqual([]);
  await syncAll(ctx);
  // Read back as written: nothing is other in Xero.
  expect(await db.noticed.toArray()).toEqual([]);
  const { clearing, lines } = await proveAll(ctx);
  expect(clearing[0]).toMatchObject({ residual: 0, firstBreak: null, strangers: [], unposted: 0 });
  expect(lines.filter((line) => line.state === 'different')).toEqual([]);
  expect(lines.filter((line) => line.state === 'tiedOut').length).toBeGreaterThan(75);
  expect((await queuePosting(ctx, { includeActivity: true })).queued).toBe(0);
}, 240_000);
