/** Posted over real HTTP, then handled in Xero by somebody else: what is found, told once, repaired, and proven to the cent. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { decide } from '../../../../../renderer/flows/decide.ts';
import { discardQueued, queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { acceptFindings, reopenFindings, standings } from '../../../../../renderer/flows/post/readBack.ts';
import { postAgain } from '../../../../../renderer/flows/post/repair.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncPosted } from '../../../../../renderer/flows/sync.ts';
import { addDays } from '../../../../../shared/dates.ts';
import type { JournalRow } from '../../../../../shared/posting/model.ts';
import { isFinding } from '../../../../../shared/posting/readBack/readBack.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';
import { readyCompany } from './readyCompany.ts';

let flow: DemoFlow;
let db: TieoutDatabase;
let ctx: FlowContext;

beforeAll(async () => {
  flow = await openDemoFlow('read back');
  ({ db, ctx } = flow);
  await readyCompany(flow);
  await control('limits', { minute: 100_000 });
  const card = await db.payouts.filter(({ destination }) => destination === 'card').first();
  const proposal = await db.proposals
    .where('payoutKeys')
    .equals(card?.key ?? '')
    .first();
  await decide(ctx, proposal?.id ?? '');
  await queuePosting(ctx, { includeActivity: true });
  await sendQueue(ctx);
  await syncPosted(ctx);
}, 120_000);

afterAll(() => flow?.close());

async function control(path: string, body: object): Promise<number> {
  const { addresses } = await flow.services.demo.start();
  const reply = await fetch(`${addresses.control}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return reply.status;
}

/** A row of a kind that is done and that no test has touched yet. */
const used = new Set<string>();
async function one(fits: (row: JournalRow) => boolean): Promise<JournalRow> {
  const row = await db.journal
    .filter((each) => each.state === 'done' && !used.has(each.planId) && fits(each))
    .first();
  if (!row) throw new Error('the story posts one');
  used.add(row.planId);
  return row;
}
const isTransfer = ({ draft }: JournalRow) => draft.kind === 'transfer';
const isDecided = ({ planId }: JournalRow) => !planId.startsWith('activity');
const findings = async () => (await standings(ctx)).filter(isFinding);
const told = () => db.activity.filter(({ code }) => code.startsWith('xero.')).toArray();
const ledger = async () => (await flow.services.demo.start()).ledger();
const clearing = async () => {
  const [proof] = (await proveAll(ctx)).clearing;
  if (!proof) throw new Error('there is one clearing account');
  return proof;
};
/** Everything once, nothing left over, the ledger in balance. */
async function expectWhole() {
  const report = await ledger();
  expect(report.totals.balanced).toBe(true);
  expect(doubled(objectsIn(report))).toEqual([]);
  expect(await clearing()).toMatchObject({ residual: 0, unposted: 0, firstBreak: null, strangers: [] });
  expect(await findings()).toEqual([]);
}

it('waits for OK on the bank account, then sees it; the clearing account has nothing to click', async () => {
  const before = await standings(ctx);
  expect(new Set(before.map(({ state }) => state))).toEqual(new Set(['waiting', 'there']));
  expect(await told()).toEqual([]);
  const row = await one(isTransfer);
  await control('reconcile', { kind: 'transfer', id: row.xeroId, side: 'to' });
  await syncPosted(ctx);
  const now = await standings(ctx);
  expect(now.filter(({ state }) => state === 'reconciled').map(({ rowId }) => rowId)).toEqual([row.id]);
  expect(now.filter(({ state }) => state === 'waiting')).toHaveLength(
    before.filter(({ state }) => state === 'waiting').length - 1,
  );
  expect(await findings()).toEqual([]);
  await expectWhole();
});

it('notices a transfer deleted in Xero, tells it once, and posts just that again', async () => {
  const row = await one((each) => isTransfer(each) && isDecided(each));
  await control('byHand', { kind: 'transfer', id: row.xeroId, action: 'delete' });
  await syncPosted(ctx);
  await syncPosted(ctx);
  expect((await findings()).map(({ rowId, state }) => [rowId, state])).toEqual([[row.id, 'deleted']]);
  expect((await told()).map(({ code }) => code)).toEqual(['xero.deleted']);
  expect((await clearing()).residual).not.toBe(0);
  const objects = objectsIn(await ledger()).length;
  const report = await postAgain(ctx, [row.id]);
  expect(report).toMatchObject({ freed: 1, refused: [], sent: { done: 1, refused: 0, paused: null } });
  expect(objectsIn(await ledger())).toHaveLength(objects + 1);
  await expectWhole();
  expect(await postAgain(ctx, [row.id])).toMatchObject({ freed: 0, refused: [{ code: 'fineNow' }] });
});

it('posts a payment again on its invoice', async () => {
  const row = await one(({ draft, planId }) => draft.kind === 'payment' && !planId.startsWith('activity'));
  await control('byHand', { kind: 'payment', id: row.xeroId, action: 'delete' });
  await syncPosted(ctx);
  expect(await findings()).toMatchObject([{ rowId: row.id, state: 'deleted', differences: [] }]);
  expect(await postAgain(ctx, [row.id])).toMatchObject({ freed: 1, sent: { done: 1, paused: null } });
  await expectWhole();
});

it('leaves a deleted posting as it is by the user’s word: the proof goes on showing it', async () => {
  const row = await one((each) => isTransfer(each) && isDecided(each));
  await control('byHand', { kind: 'transfer', id: row.xeroId, action: 'delete' });
  await syncPosted(ctx);
  const before = await clearing();
  expect(before.residual).not.toBe(0);
  expect(await acceptFindings(ctx, [row.id])).toBe(1);
  await syncPosted(ctx);
  expect(await findings()).toEqual([]);
  expect(await clearing()).toMatchObject({ residual: before.residual, strangers: before.strangers });
  // What it books isn't posted behind the user's back.
  expect((await queuePosting(ctx, { includeActivity: true })).queued).toBe(0);
  expect(await reopenFindings(ctx, [row.id])).toBe(1);
  expect(await findings()).toHaveLength(1);
  await postAgain(ctx, [row.id]);
  await expectWhole();
});

it('names what was changed, takes Xero’s date, and puts an amount back', async () => {
  const moved = await one((each) => isTransfer(each) && isDecided(each));
  const date = addDays(moved.draft.date, 1);
  await control('byHand', { kind: 'transfer', id: moved.xeroId, action: 'edit', date });
  await syncPosted(ctx);
  expect(await findings()).toMatchObject([
    { rowId: moved.id, state: 'changed', differences: [{ field: 'date', was: moved.draft.date, now: date }] },
  ]);
  expect((await clearing()).firstBreak).not.toBeNull();
  await acceptFindings(ctx, [moved.id]);
  await expectWhole();

  const fees = await one(({ draft, id }) => draft.kind === 'bankTransaction' && id.includes('fees'));
  if (fees.draft.kind !== 'bankTransaction') throw new Error('chosen so');
  const amount = fees.draft.total + 200;
  await control('byHand', { kind: 'bankTransaction', id: fees.xeroId, action: 'edit', amount });
  await syncPosted(ctx);
  const [found] = await findings();
  expect(found?.differences.map(({ field }) => field)).toEqual(['amount', 'lines']);
  // With the tax on it.
  expect((await clearing()).residual).toBe(-220);
  expect(await postAgain(ctx, [fees.id])).toMatchObject({ freed: 1, refused: [], sent: { paused: null } });
  await expectWhole();
});

it('leaves everything as it is where Xero refuses to delete after all, and says why in its words', async () => {
  const row = await one((each) => isTransfer(each) && isDecided(each));
  const date = addDays(row.draft.date, 1);
  await control('byHand', { kind: 'transfer', id: row.xeroId, action: 'edit', date });
  await syncPosted(ctx);
  // Somebody clicks OK between the last sync and the repair.
  await control('reconcile', { kind: 'transfer', id: row.xeroId, side: 'to' });
  const before = objectsIn(await ledger()).length;
  const report = await postAgain(ctx, [row.id]);
  expect(report).toMatchObject({ freed: 0, plans: [], refused: [{ code: 'xero' }] });
  expect(report.refused[0]).toHaveProperty('message', expect.stringMatching(/reconciled/));
  expect(objectsIn(await ledger())).toHaveLength(before);
  const [removal] = await db.journal.where({ state: 'refused' }).toArray();
  await discardQueued(ctx, removal?.planId ?? '');
  // By now the sync has told that it is reconciled.
  expect(await postAgain(ctx, [row.id])).toMatchObject({ freed: 0, refused: [{ code: 'reconciled' }] });
  await acceptFindings(ctx, [row.id]);
  await expectWhole();
});

it('sees another account on a line, and refuses to put back what is reconciled, with the reason', async () => {
  const fees = await one(({ draft, id }) => draft.kind === 'bankTransaction' && id.includes('fees'));
  await control('byHand', { kind: 'bankTransaction', id: fees.xeroId, action: 'edit', accountCode: '200' });
  await control('reconcile', { kind: 'bankTransaction', id: fees.xeroId });
  await syncPosted(ctx);
  expect(await findings()).toMatchObject([
    { rowId: fees.id, isReconciled: true, differences: [{ field: 'lines' }] },
  ]);
  const before = objectsIn(await ledger());
  expect(await postAgain(ctx, [fees.id])).toMatchObject({ freed: 0, refused: [{ code: 'reconciled' }] });
  expect(objectsIn(await ledger())).toEqual(before);
  await acceptFindings(ctx, [fees.id]);
  await expectWhole();
});

it('sees an OK that was taken back, and a transfer that was changed to another amount, in journal and proof', async () => {
  const row = await one((each) => isTransfer(each) && isDecided(each));
  const { draft } = row;
  if (draft.kind !== 'transfer') throw new Error('chosen so');
  const stateNow = async () => (await standings(ctx)).find(({ rowId }) => rowId === row.id)?.state;
  for (const reconciled of [true, false]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await control('reconcile', { kind: 'transfer', id: row.xeroId, side: 'to', reconciled });
    // oxlint-disable-next-line no-await-in-loop -- see above
    await syncPosted(ctx);
    // oxlint-disable-next-line no-await-in-loop -- see above
    expect(await stateNow()).toBe(reconciled ? 'reconciled' : 'waiting');
  }
  expect(await findings()).toEqual([]);
  await control('byHand', { kind: 'transfer', id: row.xeroId, action: 'edit', amount: draft.amount + 1 });
  await syncPosted(ctx);
  expect(await findings()).toMatchObject([
    {
      rowId: row.id,
      state: 'changed',
      differences: [{ field: 'amount', was: draft.amount, now: draft.amount + 1 }],
    },
  ]);
  // A cent more has left the clearing account, and the bank line isn't what the transfer says.
  expect((await clearing()).residual).toBe(-1);
  const lines = (await proveAll(ctx)).lines.filter(({ state }) => state === 'different');
  expect(lines.map(({ lineKey }) => lineKey)).toEqual(row.lineKeys);
  expect(await postAgain(ctx, [row.id])).toMatchObject({ freed: 1, refused: [], sent: { paused: null } });
  await expectWhole();
});
