/** Documents that were voided in Xero, an OK that Xero doesn't call a change, and a spend money that moved to another account. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { saveMapping } from '../../../../../renderer/flows/mapping.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { standings } from '../../../../../renderer/flows/post/readBack.ts';
import { postAgain } from '../../../../../renderer/flows/post/repair.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll, syncPosted } from '../../../../../renderer/flows/sync.ts';
import { linePartKey } from '../../../../../shared/posting/parts.ts';
import type { JournalRow, Mapping } from '../../../../../shared/posting/model.ts';
import { isFinding, realSides } from '../../../../../shared/posting/readBack/readBack.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';
import { readyCompany } from './readyCompany.ts';

let flow: DemoFlow;
let db: TieoutDatabase;
let ctx: FlowContext;
let mapping: Mapping;

beforeAll(async () => {
  flow = await openDemoFlow('read back styles');
  ({ db, ctx } = flow);
  const ready = await readyCompany(flow);
  await control('limits', { minute: 100_000 });
  mapping = {
    ...ready.mapping,
    style: 'settlement',
    invoicedCharges: 'sale',
    invoicedRefunds: 'creditNote',
  };
  await saveMapping({ db }, mapping);
  await queuePosting(ctx, { decisionIds: ready.ids.slice(0, 30) });
  await sendQueue(ctx);
  await syncPosted(ctx);
}, 120_000);

afterAll(() => flow?.close());

async function control(path: string, body: object): Promise<void> {
  const { addresses } = await flow.services.demo.start();
  const reply = await fetch(`${addresses.control}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(await reply.text());
}

const done = async (fits: (row: JournalRow) => boolean) =>
  await db.journal.filter((row) => row.state === 'done' && fits(row)).toArray();
const findings = async () => (await standings(ctx)).filter(isFinding);
const ledger = async () => (await flow.services.demo.start()).ledger();
/** Lines whose own object in Xero isn't what the bank shows. */
const different = async () => (await proveAll(ctx)).lines.filter(({ state }) => state === 'different');

/** A settlement document with its payment on the bank line. */
async function settled(kind: 'invoice' | 'creditNote') {
  const documents = await done(
    ({ draft }) => draft.kind === kind && draft.reference.startsWith('Tieout po_'),
  );
  for (const document of documents) {
    const number = document.draft.kind === kind && 'number' in document.draft ? document.draft.number : '';
    // oxlint-disable-next-line no-await-in-loop -- the first that fits
    const [payment] = await done(({ draft }) => draft.kind === 'payment' && draft.invoiceNumber === number);
    if (payment) return { document, payment };
  }
  throw new Error(`the first payouts make a paid ${kind}`);
}

it('reads documents back, those on the bank line wait for OK, and finds nothing wrong', async () => {
  const told = await standings(ctx);
  expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['waiting', 'there']));
  const rows = new Map((await db.journal.toArray()).map((row) => [row.id, row]));
  const kinds = (state: string) =>
    new Set(told.filter((each) => each.state === state).map(({ rowId }) => rows.get(rowId)?.draft.kind));
  expect(kinds('there').has('invoice')).toBe(true);
  expect(kinds('waiting').has('payment')).toBe(true);
  expect(await db.creditNotes.count()).toBe((await done(({ draft }) => draft.kind === 'creditNote')).length);
});

it('posts a voided settlement invoice and its removed payment again, together', async () => {
  const { document, payment } = await settled('invoice');
  await control('byHand', { kind: 'payment', id: payment.xeroId, action: 'delete' });
  await control('byHand', { kind: 'invoice', id: document.xeroId, action: 'void' });
  await syncPosted(ctx);
  const found = await findings();
  expect(new Map(found.map(({ rowId, state }) => [rowId, state]))).toEqual(
    new Map([
      [document.id, 'deleted'],
      [payment.id, 'deleted'],
    ]),
  );
  expect(found.find(({ rowId }) => rowId === payment.id)?.differences).toEqual([
    { field: 'invoiceStatus', was: 'AUTHORISED', now: 'VOIDED' },
  ]);
  expect((await different()).map(({ lineKey }) => linePartKey(lineKey))).toEqual(
    payment.parts?.filter((part) => part.startsWith('line|')),
  );
  const report = await postAgain(
    ctx,
    found.map(({ rowId }) => rowId),
  );
  expect(report).toMatchObject({ freed: 2, refused: [], sent: { done: 2, refused: 0, paused: null } });
  expect(await findings()).toEqual([]);
  expect(await different()).toEqual([]);
  expect((await ledger()).totals.balanced).toBe(true);
  expect(doubled(objectsIn(await ledger()))).toEqual([]);
});

it('keeps one place for an object that moved to another bank account', async () => {
  const [row] = await done(
    ({ draft }) => draft.kind === 'bankTransaction' && draft.bankAccountId === mapping.clearingAccountId,
  );
  const moved =
    row ??
    (await (async () => {
      // In this style hardly anything is a spend money: balance activity is.
      await saveMapping({ db }, { ...mapping, style: 'summary' });
      await queuePosting(ctx, { includeActivity: true });
      await sendQueue(ctx);
      await syncPosted(ctx);
      return (await done(({ draft }) => draft.kind === 'bankTransaction'))[0];
    })());
  if (!moved) throw new Error('balance activity is posted');
  await control('byHand', {
    kind: 'bankTransaction',
    id: moved.xeroId,
    action: 'edit',
    bankAccountId: mapping.bankAccountId,
  });
  await syncPosted(ctx);
  const items = await db.ledgerItems.filter(({ xeroId }) => xeroId === moved.xeroId).toArray();
  expect(items.map(({ accountId }) => accountId)).toEqual([mapping.bankAccountId]);
  expect((await findings()).filter(({ rowId }) => rowId === moved.id)).toMatchObject([
    {
      state: 'changed',
      differences: [{ field: 'account', was: mapping.clearingAccountId, now: mapping.bankAccountId }],
    },
  ]);
});

it('hears within a day of an OK that Xero doesn’t call a change, and asks no more often', async () => {
  const row = (await done((each) => each.draft.kind === 'payment' && realSides(each).length > 0)).at(-1);
  if (!row) throw new Error('payments are on bank lines');
  const stateOf = async () => (await standings(ctx)).find(({ rowId }) => rowId === row.id)?.state;
  /** What a sync so many hours from now reads of the ledger. */
  const readIn = async (hours: number) => {
    const now = () => Date.now() + hours * 3_600_000;
    const report = await syncAll({ ...ctx, now });
    const books = report.connections.find(({ kind }) => kind === 'xero');
    return Object.keys(books?.counts ?? {}).filter((resource) => resource.startsWith('ledger'));
  };
  // Whatever was changed within the last day is read anyway.
  expect(await readIn(0)).toEqual(['ledgerItems']);
  expect(await readIn(25)).toEqual(['ledgerItems', 'ledgerAgain']);
  await control('reconcile', { kind: 'payment', id: row.xeroId, silent: true });
  expect(await readIn(26)).toEqual(['ledgerItems']);
  expect(await stateOf()).toBe('waiting');
  expect(await readIn(50)).toEqual(['ledgerItems', 'ledgerAgain']);
  expect(await stateOf()).toBe('reconciled');
});
