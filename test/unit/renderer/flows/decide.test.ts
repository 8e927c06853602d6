import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import {
  decide,
  decideAllCertain,
  decideByHand,
  decline,
  declineAgain,
  declineMatch,
  park,
  undecline,
  undoDecision,
  unpark,
} from '../../../../renderer/flows/decide.ts';
import { lastStep, undoStep } from '../../../../renderer/flows/undoLast.ts';
import { runMatching } from '../../../../renderer/flows/match.ts';
import type { JournalRow } from '../../../../shared/posting/model.ts';
import { line, payout } from '../../shared/matching/world.ts';
import { MAPPING } from '../../shared/posting/world.ts';
import { minor } from '../../../../shared/money.ts';
import { plainDate } from '../../../../shared/dates.ts';

let db: TieoutDatabase;
let clock = 0;
let names = 0;
const ctx = (): FlowContext => ({
  db,
  call: () => Promise.reject(new Error('offline')),
  now: () => (clock += 1000),
});

beforeEach(() => {
  names += 1;
  clock = Date.parse('2026-12-01T00:00:00Z');
  db = new TieoutDatabase(`decide-${names}`);
});
afterEach(() => db.delete());

async function fill(): Promise<void> {
  await db.payouts.bulkAdd([
    payout('po_1', 100, '2026-11-09'),
    payout('po_2', 250, '2026-11-10'),
    payout('po_3', 70, '2026-11-11'),
  ]);
  await db.statementLines.bulkAdd([
    line('l1', 100, '2026-11-09'),
    line('l2', 250, '2026-11-10'),
    // Without the provider’s mark: what the user puts together by hand.
    line('l3', 40, '2026-11-11', 'DEPOSIT'),
    line('l4', 30, '2026-11-11', 'DEPOSIT'),
  ]);
  await runMatching(ctx());
}

/** How many keys the user's last step had, now that it is taken back. */
async function undoLast(): Promise<number> {
  const step = await lastStep(db);
  if (step !== null) await undoStep(ctx(), step);
  return step?.keys.length ?? 0;
}

const proposal = async (payoutKey: string) => {
  const found = await db.proposals.where('payoutKeys').equals(payoutKey).first();
  if (!found) throw new Error(`no proposal for ${payoutKey}`);
  return found;
};

function queued(planId: string, state: JournalRow['state']): JournalRow {
  const draft = {
    kind: 'transfer' as const,
    fromAccountId: 'a',
    toAccountId: 'b',
    date: plainDate('2026-11-09'),
    amount: minor(100),
    currency: 'AUD',
    reference: 'r',
  };
  return {
    id: `${planId}|1`,
    planId,
    xeroConnectionId: 'x',
    mappingKey: 'm',
    phase: 3,
    draft,
    clearingEffect: minor(-100),
    entryIds: [],
    payoutKeys: [],
    lineKeys: [],
    requestHash: '',
    state,
    batchKey: '',
    sentAt: 0,
    attempts: 0,
    xeroId: '',
    message: '',
    sequence: 1,
  };
}

/** What a review list would show now: every certain match. */
function shown(): Promise<string[]> {
  return db.proposals.where({ verdict: 'certain' }).primaryKeys();
}

describe('matching over the database', () => {
  test('writes proposals, and a second run changes nothing', async () => {
    await fill();
    expect(await db.proposals.count()).toBe(3);
    const again = await runMatching(ctx());
    expect(again).toMatchObject({ changed: 0, removed: 0, verdicts: { certain: 2, noLine: 1 } });
  });

  test('with a mapping only its bank account counts', async () => {
    await fill();
    await db.mappings.add({
      ...MAPPING,
      key: 'c1|AUD',
      providerConnectionId: 'c1',
      currency: 'AUD',
      bankAccountId: 'elsewhere',
    });
    expect((await runMatching(ctx())).verdicts).toMatchObject({ certain: 0, noLine: 3 });
  });
});

describe('deciding', () => {
  test('OK takes the proposal out and keeps the rest', async () => {
    await fill();
    await decide(ctx(), (await proposal('c1|po_1')).id);
    expect(await db.decisions.count()).toBe(1);
    expect(
      (await db.proposals.toArray())
        .flatMap(({ payoutKeys }) => payoutKeys)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['c1|po_2', 'c1|po_3']);
  });

  test('what has no line, or equal answers, or is gone can’t be confirmed', async () => {
    await fill();
    await expect(decide(ctx(), (await proposal('c1|po_3')).id)).rejects.toThrow('no bank line');
    await db.statementLines.add(line('l1b', 100, '2026-11-09'));
    await runMatching(ctx());
    await expect(decide(ctx(), (await proposal('c1|po_1')).id)).rejects.toThrow('equal answers');
    await expect(decide(ctx(), 'nothing')).rejects.toThrow('has changed');
  });

  test('all certain, but what is parked stays; one undo takes all back', async () => {
    await fill();
    await park(ctx(), ['c1|po_2'], 'ask');
    expect(await decideAllCertain(ctx(), await shown())).toBe(1);
    await unpark(ctx(), ['c1|po_2']);
    expect(await decideAllCertain(ctx(), await shown())).toBe(1);
    expect(await decideAllCertain(ctx(), await shown())).toBe(0);
    expect(await undoLast()).toBe(1);
    expect(await undoLast()).toBe(1);
    expect(await undoLast()).toBe(0);
    expect(await db.proposals.count()).toBe(3);
  });

  test('undo takes back what was done last, whatever it was, one step at a time', async () => {
    await fill();
    await decide(ctx(), (await proposal('c1|po_1')).id);
    await declineMatch(ctx(), await proposal('c1|po_2'));
    await park(ctx(), ['c1|po_3'], 'ask');
    const state = async () => [
      await db.decisions.count(),
      await db.declined.count(),
      await db.parked.count(),
    ];
    expect(await state()).toEqual([1, 1, 1]);
    expect(await lastStep(db)).toMatchObject({ kind: 'parked', payoutKey: 'c1|po_3' });
    await undoLast();
    expect(await state()).toEqual([1, 1, 0]);
    await undoLast();
    expect(await state()).toEqual([1, 0, 0]);
    expect((await proposal('c1|po_2')).verdict).toBe('certain');
    await undoLast();
    expect(await state()).toEqual([0, 0, 0]);
    expect(await lastStep(db)).toBeNull();
  });

  test('what was put back can be put aside, or declined, again as it was', async () => {
    await fill();
    await park(ctx(), ['c1|po_3'], 'ask');
    const [parked] = await unpark(ctx(), ['c1|po_3', 'c1|po_1']);
    expect(parked).toMatchObject({ payoutKey: 'c1|po_3', note: 'ask' });
    await decline(ctx(), 'c1|po_2', 'l2');
    const were = await undecline(ctx(), ['c1|po_2|l2']);
    expect((await proposal('c1|po_2')).verdict).toBe('certain');
    await declineAgain(ctx(), were);
    expect((await proposal('c1|po_2')).verdict).toBe('noLine');
  });

  test('all certain confirms nothing that wasn’t shown', async () => {
    await fill();
    const [first, second] = await shown();
    expect(second).toBeDefined();
    expect(await decideAllCertain(ctx(), [first ?? ''])).toBe(1);
    expect(await db.decisions.toCollection().primaryKeys()).toEqual([first]);
  });

  test('all certain decides on what is there now, not on old proposals', async () => {
    await fill();
    await db.statementLines.add(line('l1b', 100, '2026-11-09'));
    expect(await decideAllCertain(ctx(), await shown())).toBe(1);
    expect((await db.decisions.toArray()).flatMap(({ payoutKeys }) => payoutKeys)).toEqual(['c1|po_2']);
  });

  test('by hand only to the cent, and it says what remains', async () => {
    await fill();
    const short = decideByHand(ctx(), { payoutKeys: ['c1|po_3'], lineKeys: ['l3'] });
    await expect(short).rejects.toMatchObject({ data: { code: 'refused', detail: '0.30' } });
    await decideByHand(ctx(), { payoutKeys: ['c1|po_3'], lineKeys: ['l3', 'l4'] });
    expect((await db.decisions.toArray())[0]).toMatchObject({ by: 'byHand', lineKeys: ['l3', 'l4'] });
    await expect(decideByHand(ctx(), { payoutKeys: ['c1|po_3'], lineKeys: ['l3', 'l4'] })).rejects.toThrow(
      'confirmed already',
    );
    await expect(decideByHand(ctx(), { payoutKeys: [], lineKeys: ['l1'] })).rejects.toThrow(
      'at least one payout',
    );
  });

  test('a declined pair is gone until it is allowed again', async () => {
    await fill();
    await decline(ctx(), 'c1|po_1', 'l1');
    expect((await proposal('c1|po_1')).verdict).toBe('noLine');
    await undecline(ctx(), ['c1|po_1|l1']);
    expect((await proposal('c1|po_1')).verdict).toBe('certain');
  });
});

describe('a payout that never reaches the bank', () => {
  const fillWith = async (more: Parameters<typeof payout>[3]) => {
    await fill();
    await db.payouts.add(payout('po_c', 100, '2026-11-09', { destination: 'card', ...more }));
    await runMatching(ctx());
  };

  test('is confirmed without a line, leaves the lines to others, and comes back with undo', async () => {
    await fillWith({});
    const { id, verdict, lineKeys } = await proposal('c1|po_c');
    expect({ verdict, lineKeys }).toEqual({ verdict: 'noLine', lineKeys: [] });
    expect(await decide(ctx(), id)).toMatchObject({ payoutKeys: ['c1|po_c'], lineKeys: [], by: 'user' });
    expect((await runMatching(ctx())).verdicts).toMatchObject({ certain: 2, noLine: 1 });
    await expect(decide(ctx(), id)).rejects.toThrow('has changed');
    await undoDecision(ctx(), id);
    expect((await proposal('c1|po_c')).verdict).toBe('noLine');
    await decide(ctx(), id);
    expect(await undoLast()).toBe(1);
    expect(await db.decisions.count()).toBe(0);
  });

  test('is confirmed, too, where nothing was to be paid to the bank', async () => {
    await fillWith({ destination: 'bank', amount: minor(0) });
    const { id, verdict } = await proposal('c1|po_c');
    expect(verdict).toBe('noLine');
    expect(await decide(ctx(), id)).toMatchObject({ payoutKeys: ['c1|po_c'], lineKeys: [] });
  });

  test('is not among those that are certain', async () => {
    await fillWith({});
    expect(await decideAllCertain(ctx(), await shown())).toBe(2);
    expect(await proposal('c1|po_c')).toMatchObject({ verdict: 'noLine' });
  });

  test.each([
    { destination: 'bank', status: 'paid' },
    { destination: 'card', status: 'pending' },
    { destination: 'card', status: 'failed' },
    { destination: 'other', status: 'canceled' },
  ] as const)('is not confirmed while $status to $destination', async (more) => {
    await fillWith({ ...more, amount: minor(1_234) });
    await expect(decide(ctx(), (await proposal('c1|po_c')).id)).rejects.toThrow('no bank line');
  });
});

test('a return that comes after its payout’s credit was confirmed is confirmed apart, and undone first', async () => {
  await fill();
  const credit = await decide(ctx(), (await proposal('c1|po_1')).id);
  await db.payouts.update('c1|po_1', { status: 'failed' });
  await db.statementLines.add(line('l1r', -100, '2026-11-12'));
  await runMatching(ctx());
  const found = await proposal('c1|po_1');
  expect(found).toMatchObject({ verdict: 'likely', lineKeys: ['l1r'] });
  const back = await decide(ctx(), found.id);
  expect(await db.proposals.where('payoutKeys').equals('c1|po_1').count()).toBe(0);
  await expect(undoDecision(ctx(), credit.id)).rejects.toThrow('Undo that first');
  await undoDecision(ctx(), back.id);
  expect((await proposal('c1|po_1')).lineKeys).toEqual(['l1r']);
  await undoDecision(ctx(), credit.id);
  expect((await proposal('c1|po_1')).lineKeys).toEqual(['l1', 'l1r']);
});

describe('undo', () => {
  test('takes queued postings along', async () => {
    await fill();
    const { id } = await decide(ctx(), (await proposal('c1|po_1')).id);
    await db.journal.add(queued(id, 'queued'));
    await undoDecision(ctx(), id);
    expect([await db.journal.count(), await db.decisions.count()]).toEqual([0, 0]);
    expect((await proposal('c1|po_1')).verdict).toBe('certain');
  });

  test.each(['sending', 'unknown', 'done'] as const)('is refused once a posting is %s', async (state) => {
    await fill();
    const { id } = await decide(ctx(), (await proposal('c1|po_1')).id);
    await db.journal.add(queued(id, state));
    await expect(undoDecision(ctx(), id)).rejects.toThrow('in Xero or on their way');
    expect([await db.journal.count(), await db.decisions.count()]).toEqual([1, 1]);
  });

  test('is refused while a call without an answer may still bring a posting', async () => {
    await fill();
    const { id } = await decide(ctx(), (await proposal('c1|po_1')).id);
    await db.journal.add({ ...queued(id, 'queued'), batchKey: 'key-of-that-call' });
    await expect(undoDecision(ctx(), id)).rejects.toThrow('in Xero or on their way');
  });

  test('is possible again once everything posted was deleted in Xero and that was read', async () => {
    await fill();
    const { id } = await decide(ctx(), (await proposal('c1|po_1')).id);
    await db.journal.add({ ...queued(id, 'done'), xeroId: 'x1' });
    const side = (accountId: string, status: string) =>
      db.ledgerItems.put({
        connectionId: 'x', key: `transfer|x1|${accountId}`, kind: 'transfer', xeroId: 'x1', accountId, otherAccountId: '',
        date: plainDate('2026-11-09'), amount: minor(100), currency: 'AUD', reference: 'r', detail: '', isReconciled: false, status,
      }); // prettier-ignore
    await side('a', 'DELETED');
    await side('b', 'AUTHORISED');
    await expect(undoDecision(ctx(), id)).rejects.toThrow('in Xero or on their way');
    await side('b', 'DELETED');
    await undoDecision(ctx(), id);
    expect([await db.journal.count(), await db.decisions.count()]).toEqual([0, 0]);
  });

  test('waits for a send that is under way', async () => {
    await fill();
    const { id } = await decide(ctx(), (await proposal('c1|po_1')).id);
    const busy = {
      request: <T>(
        _name: string,
        _options: { readonly ifAvailable: true },
        work: (lock: unknown) => Promise<T>,
      ) => work(null),
    };
    await expect(undoDecision(ctx(), id, busy)).rejects.toThrow('being sent');
    expect(await db.decisions.count()).toBe(1);
  });
});
