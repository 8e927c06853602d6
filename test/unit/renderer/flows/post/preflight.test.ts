/** What changes in the books between queueing and sending, over real HTTP: found, held, explained, settled. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BridgeError } from '../../../../../shared/bridge.ts';
import { addDays } from '../../../../../shared/dates.ts';
import { findingKey } from '../../../../../shared/posting/checks/finding.ts';
import type { Draft, Mapping } from '../../../../../shared/posting/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { decideAllCertain, undoDecision } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import {
  answerFindings,
  bookedBySomeone,
  booksAge,
  freshenBooks,
  planAnewNeverSent,
  previewPosting,
  queuePosting,
  sendQueue,
  takeOver,
} from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import type { RunningDemo } from '../../../../../electron/sandbox/demo.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { restore, type Snapshot, snapshotOf } from './faultWorld.ts';

let flow: DemoFlow;
let sandbox: RunningDemo;
let mapping: Mapping;
let ready: Snapshot;
let now = Date.now();
const computers: TieoutDatabase[] = [];
/** Methods called, in order. */
let calls: string[] = [];
let isOffline = false;

const HOUR = 3_600_000;

beforeAll(async () => {
  flow = await openDemoFlow('preflight');
  const ctx = contextOn(flow.db);
  await ctx.call('demo.open', {});
  sandbox = await flow.services.demo.start();
  // Eight companies' worth of calls: none waits for Xero's minute. It lasts over every fresh start.
  await control('limits', { minute: 100_000 });
  await syncAll(ctx);
  const [made] = (await ensureMappings(ctx)).saved;
  if (!made) throw new Error('the demo company has one mapping');
  mapping = made;
  const { files } = await ctx.call('demo.bankFiles', {});
  for (const { name, base64 } of files.filter((file) => file.name.endsWith('.ofx'))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    await importStatement(ctx, { name, bytes, accountId: mapping.bankAccountId, currency: mapping.currency });
  }
  await runMatching(ctx);
  const certain = await flow.db.proposals.where({ verdict: 'certain' }).toArray();
  const latest = certain
    .filter(({ payoutKeys, lineKeys }) => payoutKeys.length === 1 && lineKeys.length === 1)
    .toSorted((a, b) => ((a.payoutKeys[0] ?? '') < (b.payoutKeys[0] ?? '') ? -1 : 1));
  await decideAllCertain(
    ctx,
    latest.slice(0, 2).map(({ id }) => id),
  );
  ready = await snapshotOf(flow.db);
}, 120_000);

beforeEach(() => {
  calls = [];
  isOffline = false;
});

afterAll(async () => {
  await Promise.all(computers.map((db) => db.delete()));
  await flow?.close();
});

function contextOn(db: TieoutDatabase): FlowContext {
  return {
    db,
    now: () => now,
    call: async (name, params, options) => {
      calls.push(name);
      if (isOffline && name.startsWith('xero.'))
        throw new BridgeError({ code: 'offline', message: 'Xero can’t be reached.' });
      return flow.ctx.call(name, params, options);
    },
  };
}

/** Another computer with the same decisions; its books are from before anything was posted. */
async function computer(): Promise<FlowContext> {
  const db = new TieoutDatabase(`preflight-${computers.length}`);
  computers.push(db);
  await db.open();
  await restore(db, ready);
  return contextOn(db);
}

/** The sandbox as at the start, signed in again. */
async function fresh(): Promise<FlowContext> {
  await flow.ctx.call('demo.open', { fresh: true });
  now += HOUR;
  return computer();
}

async function control(path: string, body: unknown): Promise<void> {
  const reply = await fetch(`${sandbox.addresses.control}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

/** What somebody else enters in Xero. */
async function enter(draft: Draft): Promise<void> {
  const { results } = await flow.ctx.call('xero.send', {
    connectionId: mapping.xeroConnectionId,
    idempotencyKey: crypto.randomUUID(),
    notAfter: Date.now() + HOUR,
    drafts: [draft],
  });
  expect(results).toMatchObject([{ outcome: 'created' }]);
}

const heldCodes = async ({ db }: FlowContext) => [
  ...new Set((await db.checks.toArray()).flatMap(({ problems }) => problems.map(({ code }) => code))),
];

describe('the fresh read', () => {
  it('takes as few calls as there are lists, once for all plans, and none within a minute', async () => {
    const ctx = await fresh();
    calls = [];
    const [age] = await booksAge(ctx.db, now);
    await freshenBooks(ctx);
    expect(calls.length).toBe(age?.calls);
    expect(calls.length).toBe(8);
    expect(calls).not.toContain('xero.tracking');
    await freshenBooks(ctx);
    await queuePosting(ctx);
    await sendQueue(ctx);
    expect(calls.filter((name) => name !== 'xero.send' && name !== 'xero.findByReference').length).toBe(8);
  });

  it('works offline: queues, sends nothing, and checks again before the first row goes out', async () => {
    const ctx = await fresh();
    isOffline = true;
    await expect(freshenBooks(ctx)).rejects.toMatchObject({ data: { code: 'offline' } });
    const { queued } = await queuePosting(ctx);
    expect(queued).toBeGreaterThan(5);
    expect(await sendQueue(ctx)).toMatchObject({ done: 0, left: queued, paused: { reason: 'offline' } });
    const last = (await ctx.db.journal.toArray())
      .map(({ draft }) => draft.date)
      .toSorted()
      .at(-1);
    await control('organisation', { periodLockDate: last });
    isOffline = false;
    expect(await sendQueue(ctx)).toMatchObject({
      done: 0,
      refused: 0,
      left: queued,
      held: queued,
      paused: null,
    });
    expect(await heldCodes(ctx)).toEqual(['locked']);
    expect(objectsIn(sandbox.ledger())).toEqual([]);
    await control('organisation', { periodLockDate: null });
    now += HOUR;
    expect(await sendQueue(ctx)).toMatchObject({ done: queued, left: 0, held: 0 });
  });

  it('posts on the first open day where the user says so', async () => {
    const ctx = await fresh();
    await queuePosting(ctx);
    const dates = (await ctx.db.journal.toArray()).map(({ draft }) => draft.date).toSorted();
    const lock = dates[Math.floor(dates.length / 2)];
    if (lock === undefined) throw new Error('there is something to post');
    await control('organisation', { endOfYearLockDate: lock });
    now += HOUR;
    const { held } = await sendQueue(ctx);
    expect(held).toBeGreaterThan(0);
    for (const { planId, held: rows } of await ctx.db.checks.toArray())
      if (rows.length > 0) await answerFindings(ctx, planId, [{ kind: 'moveDate', lockedTo: lock }]);
    expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0 });
    const sent = (await ctx.db.journal.toArray()).map(({ draft }) => draft.date).toSorted();
    expect(sent[0]).toBe(addDays(lock, 1));
    await control('organisation', { endOfYearLockDate: null });
  });
});

describe('two computers on one organisation', () => {
  it('double nothing: what the other has posted is found by its reference and taken over', async () => {
    const first = await fresh();
    const second = await computer();
    await queuePosting(first);
    await queuePosting(second);
    const { done } = await sendQueue(first);
    now += HOUR;
    expect(await sendQueue(second)).toMatchObject({ done: 0, refused: 0, held: done });
    expect(await heldCodes(second)).toEqual(['alreadyInBooks']);
    const plans = (await second.db.checks.toArray()).map(({ planId }) => planId);
    expect(await takeOver(second, plans)).toEqual({ taken: done, left: 0, queued: 0 });
    expect(await sendQueue(second)).toMatchObject({ done: 0, left: 0 });
    const ids = async ({ db }: FlowContext) =>
      (await db.journal.toArray())
        .map(({ draft, xeroId, state }) => `${draft.reference} ${xeroId} ${state}`)
        .toSorted();
    expect(await ids(second)).toEqual(await ids(first));
    expect(objectsIn(sandbox.ledger())).toHaveLength(done);
    expect(doubled(objectsIn(sandbox.ledger()))).toEqual([]);
    await syncAll(second);
    expect((await proveAll(second)).lines.filter(({ state }) => state === 'tiedOut')).toHaveLength(2);
  });

  it('post the rest of what the other has only begun', async () => {
    const first = await fresh();
    const second = await computer();
    await queuePosting(first);
    const lost = new AbortController();
    await sendQueue({
      ...first,
      signal: lost.signal,
      onProgress: ({ stage, done }) => {
        if (stage === 'post.sending' && done > 0) lost.abort();
      },
    });
    const begun = objectsIn(sandbox.ledger()).length;
    expect(begun).toBeGreaterThan(0);
    now += HOUR;
    await freshenBooks(second);
    const plans = await previewPosting(second);
    expect((await queuePosting(second)).queued).toBeLessThan(plans.flatMap(({ steps }) => steps).length);
    const report = await takeOver(
      second,
      plans.map(({ id }) => id),
    );
    expect(report).toMatchObject({ taken: begun, left: 0 });
    await queuePosting(second);
    await sendQueue(second);
    expect(doubled(objectsIn(sandbox.ledger()))).toEqual([]);
    expect(await second.db.journal.where('state').notEqual('done').count()).toBe(0);
  });
});

describe('what someone else has booked', () => {
  it('is warned of: a deposit on the bank account; the payout then counts as booked, and its line is proven', async () => {
    const ctx = await fresh();
    const [decision] = await ctx.db.decisions.toArray();
    const line = await ctx.db.statementLines.get(decision?.lineKeys[0] ?? '');
    if (!decision || !line) throw new Error('a decision with its line');
    await enter({
      kind: 'bankTransaction',
      direction: 'RECEIVE',
      bankAccountId: mapping.bankAccountId,
      contactName: 'Stripe',
      date: line.date,
      currency: mapping.currency,
      reference: 'By hand',
      lineAmountTypes: 'NoTax',
      lines: [
        {
          description: 'Deposit',
          accountCode: mapping.salesAccountCode,
          taxType: 'NONE',
          amount: line.amount,
        },
      ],
      total: line.amount,
    });
    // Confirmed by a rule: what is warned of waits for the user all the same.
    await ctx.db.decisions.update(decision.id, { by: 'rule' });
    await freshenBooks(ctx);
    const plan = (await previewPosting(ctx)).find(({ id }) => id === decision.id);
    expect(plan?.problems).toMatchObject([{ code: 'depositInBooks', severity: 'warn' }]);
    const others = (await queuePosting(ctx)).plans.filter(({ id }) => id !== decision.id);
    expect(await ctx.db.journal.where({ planId: decision.id }).count()).toBe(0);
    expect(others.length).toBe(1);
    await bookedBySomeone(ctx, decision.id);
    expect(await ctx.db.journal.where({ planId: decision.id }).toArray()).toMatchObject([
      { state: 'done', foreign: true, draft: { reference: 'By hand' } },
    ]);
    expect((await previewPosting(ctx)).map(({ id }) => id)).not.toContain(decision.id);
    await sendQueue(ctx);
    await syncAll(ctx);
    const { lines, clearing } = await proveAll(ctx);
    expect(lines.find(({ lineKey }) => lineKey === line.key)?.state).toBe('tiedOut');
    expect(clearing[0]).toMatchObject({ residual: 0, strangers: [] });
    // Forgotten again, it takes nothing out of Xero.
    const before = sandbox.ledger().bankTransactions.length;
    await undoDecision(ctx, decision.id);
    expect(await ctx.db.journal.where({ planId: decision.id }).count()).toBe(0);
    expect(sandbox.ledger().bankTransactions.length).toBe(before);
  });

  it('is posted all the same once the user says so, and not asked again', async () => {
    const ctx = await fresh();
    const [decision] = await ctx.db.decisions.toArray();
    await queuePosting(ctx);
    const row = (await ctx.db.journal.toArray()).find(({ draft }) => draft.kind === 'transfer');
    if (!decision || row?.draft.kind !== 'transfer') throw new Error('a transfer');
    await enter({ ...row.draft, reference: 'Moved by hand' });
    now += HOUR;
    const { held } = await sendQueue(ctx);
    expect(held).toBeGreaterThan(0);
    const [check] = (await ctx.db.checks.toArray()).filter((one) => one.held.length > 0);
    expect(check?.problems).toMatchObject([{ code: 'sameAmountInBooks' }]);
    const [problem] = check?.problems ?? [];
    if (!check || !problem) throw new Error('a finding');
    await answerFindings(ctx, check.planId, [{ kind: 'postAnyway', finding: findingKey(problem) }]);
    now += HOUR;
    expect(await sendQueue(ctx)).toMatchObject({ left: 0, held: 0, refused: 0 });
  });

  it('is taken over where it is the same object, and then nobody’s double', async () => {
    const ctx = await fresh();
    await queuePosting(ctx);
    const row = (await ctx.db.journal.toArray()).find(({ draft }) => draft.kind === 'transfer');
    if (row?.draft.kind !== 'transfer') throw new Error('a transfer');
    await enter({ ...row.draft, date: addDays(row.draft.date, 1), reference: 'Moved by hand' });
    now += HOUR;
    await sendQueue(ctx);
    const report = await takeOver(ctx, [row.planId]);
    expect(report).toMatchObject({ taken: 1, left: 0 });
    expect(await sendQueue(ctx)).toMatchObject({ left: 0, refused: 0 });
    const transfers = sandbox
      .ledger()
      .bankTransfers.filter(
        ({ amount }) => Number(amount) * 100 === Number(row.draft.kind === 'transfer' ? row.draft.amount : 0),
      );
    expect(transfers).toHaveLength(1);
    expect(await planAnewNeverSent(ctx, [row.planId])).toBe(0);
  });
});
