import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openXendit } from '../../../../electron/providers/xendit/client.ts';
import { readTransactions } from '../../../../electron/providers/xendit/pages.ts';
import { checkXenditKey } from '../../../../electron/providers/xendit/key.ts';
import { BridgeError, type BridgeErrorData } from '../../../../shared/bridge.ts';
import { sumMinor } from '../../../../shared/money.ts';
import { composeAccount } from '../../../../shared/payout/composition/pool.ts';
import { isExplained, residualOf } from '../../../../shared/payout/model.ts';
import { handlerContext } from './stripeBench.ts';
import {
  KEY,
  type XenditBench,
  accountOf,
  allEntries,
  allPayouts,
  startXendit,
  timezone,
} from './xenditBench.ts';

let bench: XenditBench;
let connectionId: string;

beforeAll(async () => {
  bench = await startXendit();
  connectionId = (await bench.connect(KEY)).connection?.id ?? '';
});
afterEach(() => bench.faults.clear());
afterAll(() => bench.server.close());

async function failure(work: Promise<unknown>): Promise<BridgeErrorData> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BridgeError)) throw new Error(`expected a BridgeError, got ${String(error)}`);
  return error.data;
}

const balance = () => bench.handlers['provider.balance']({ connectionId }, handlerContext());
const firstEntries = (signal?: AbortSignal) =>
  bench.handlers['provider.entries'](
    { connectionId, timezone, from: null, to: null, cursor: null },
    handlerContext(signal),
  );

describe('connecting Xendit', () => {
  it('keeps a key that may read both, names its account and mode, and never shows it', async () => {
    const { connection, permissions } = await bench.connect(` ${KEY}\n`);
    expect(connection).toMatchObject({ kind: 'xendit', status: 'connected', canWrite: false });
    expect(connection?.id).toBe(`xendit-${bench.story.seed.businessId}-test`);
    expect(permissions.map(({ permission, ok }) => [permission, ok])).toEqual([
      ['Transaction: Read', true],
      ['Balance: Read', true],
    ]);
    expect(JSON.stringify({ connection, permissions })).not.toContain(KEY);
    expect((await bench.connections.get(connectionId)).secret).toEqual({ key: KEY });
  });

  it.each([
    ['transaction', 'Transaction: Read'],
    ['balance', 'Balance: Read'],
  ])('names the permission %s when it is missing, and keeps nothing', async (lacks, name) => {
    const { connection, permissions } = await bench.connect(`${KEY}_no_${lacks}`);
    expect(connection).toBeNull();
    expect(permissions.filter(({ ok }) => !ok).map(({ permission }) => permission)).toEqual([name]);
  });

  it('refuses what isn’t a secret key, without repeating it', async () => {
    for (const wrong of [
      'xnd_public_development_abcdefgh12345678',
      'rk_live_1234567890',
      '',
      'xnd_production_',
    ]) {
      expect(() => checkXenditKey(wrong)).toThrow(BridgeError);
      const data = await failure(bench.connect(wrong));
      expect(data.code).toBe('badRequest');
      if (wrong.length > 20) expect(data.message).not.toContain(wrong);
    }
    expect((await failure(bench.connect('xnd_production_AnotherKeyThatIsUnknown'))).code).toBe(
      'unauthorised',
    );
  });
});

describe('reading Xendit', () => {
  it('reads every movement once, and they add up to the balance that Xendit states', async () => {
    const entries = await allEntries(bench, connectionId);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const { balances } = await balance();
    expect(balances).toEqual([{ currency: 'IDR', total: sumMinor(entries.map(({ net }) => net)) }]);
    for (const entry of entries) {
      expect(entry.gross - entry.fee).toBe(entry.net);
      expect(sumMinor(entry.feeParts.map(({ amount }) => amount))).toBe(entry.fee);
    }
    expect(entries.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  });

  it('dates a sale, and its fee, by the day on which the balance got it', async () => {
    const entries = await allEntries(bench, connectionId);
    const [first, second] = entries.filter(({ description }) => description.includes('KN-EQ'));
    expect([first?.date, second?.date]).toEqual(['2026-11-02', '2026-11-02']);
    expect(first?.net).toBe(second?.net);
  });

  it('finds exactly what each withdrawal holds, and says why where nobody can know', async () => {
    const [entries, payouts] = [await allEntries(bench, connectionId), await allPayouts(bench, connectionId)];
    const inside = new Map(composeAccount(accountOf(entries, payouts)).map((one) => [one.payoutId, one]));
    const expected = { part: 'part', rest: 'mixed', failed: 'returned', back: 'returned', all: 'balance' };
    for (const { transaction, kind, inside: truth } of bench.story.withdrawals) {
      const found = inside.get(transaction.id);
      expect([transaction.referenceId, found?.found]).toEqual([transaction.referenceId, expected[kind]]);
      expect(found?.entryIds.toSorted()).toEqual(truth.toSorted());
    }
    const countOf = (kind: string) => bench.story.withdrawals.filter((one) => one.kind === kind).length;
    expect(['part', 'rest', 'failed', 'back'].map(countOf)).toEqual([1, 1, 1, 1]);
    expect(countOf('all')).toBeGreaterThan(35);
  });

  it('makes a payout of one entry of a payment that went straight to the bank', async () => {
    const payouts = await allPayouts(bench, connectionId);
    const straight = payouts.filter(({ composition }) => composition === 'known');
    expect(straight.map(({ id }) => id).toSorted()).toEqual(bench.story.switched.toSorted());
    for (const payout of straight) {
      expect(isExplained(payout)).toBe(true);
      expect(residualOf(payout)).toBe(0);
      expect(payout.entries).toHaveLength(1);
    }
  });

  it('is right at every moment of the story: movements add up to the balance, nothing is inferred wrongly', async () => {
    const { end } = bench.story;
    try {
      for (const daysBack of [2, 27, 33]) {
        bench.clock.now = end - daysBack * 86_400 + daysBack * 977;
        const [entries, payouts] = [
          await allEntries(bench, connectionId),
          await allPayouts(bench, connectionId),
        ];
        const { balances } = await balance();
        expect(balances[0]?.total).toBe(sumMinor(entries.map(({ net }) => net)));
        // Until it came back, the one that did held what it had taken: the truth of the end isn't that of the moment.
        const lasting = bench.story.withdrawals.filter(({ kind }) => kind !== 'back');
        const truth = new Map(lasting.map((one) => [one.transaction.id, one.inside]));
        for (const { payoutId, entryIds } of composeAccount(accountOf(entries, payouts))) {
          const known = truth.get(payoutId);
          if (known !== undefined) expect(entryIds.toSorted()).toEqual(known.toSorted());
        }
      }
    } finally {
      bench.clock.now = end;
    }
  });

  it('counts what is on hold for a withdrawal under way as still there: it is no movement yet', async () => {
    const { end, withdrawals } = bench.story;
    try {
      const under = withdrawals.filter(({ kind }) => kind === 'all' || kind === 'failed').slice(8, 13);
      expect(under.map(({ kind }) => kind)).toContain('failed');
      for (const { transaction } of under) {
        bench.clock.now = transaction.created + 60;
        const entries = await allEntries(bench, connectionId);
        const { balances } = await balance();
        expect(entries.some(({ id }) => id === transaction.id)).toBe(false);
        expect(balances).toEqual([{ currency: 'IDR', total: sumMinor(entries.map(({ net }) => net)) }]);
        expect(balances[0]?.total).toBeGreaterThan(0);
        const payouts = await allPayouts(bench, connectionId);
        expect(payouts.find(({ id }) => id === transaction.id)).toMatchObject({ status: 'pending' });
      }
    } finally {
      bench.clock.now = end;
    }
  });

  it('gives payouts again by id, and leaves out those that Xendit doesn’t know', async () => {
    const [first] = bench.story.withdrawals;
    const ids = [first?.transaction.id ?? '', 'txn_nobody'];
    const { items } = await bench.handlers['provider.payoutsById'](
      { connectionId, ids, timezone },
      handlerContext(),
    );
    expect(items.map(({ id, status, composition }) => [id, status, composition])).toEqual([
      [first?.transaction.id, 'paid', 'untold'],
    ]);
  });
});

describe('when Xendit is in trouble', () => {
  it('asks again after a page of HTML, a lost connection and half a reply', async () => {
    bench.faults.add([
      { kind: 'status', status: 503, path: '/xendit/transactions', nth: 1, times: 1, delayMs: 0 },
      { kind: 'dropBefore', status: 500, path: '/xendit/transactions', nth: 2, times: 1, delayMs: 0 },
      { kind: 'reset', status: 500, path: '/xendit/transactions', nth: 3, times: 1, delayMs: 0 },
    ]);
    expect((await firstEntries()).items.length).toBeGreaterThan(0);
  });

  it('waits as long as Rate-Limit-Reset says, and tells that it waits', async () => {
    bench.faults.add([
      { kind: 'status', status: 429, retryAfter: 0, path: '/xendit/balance', nth: 1, times: 1, delayMs: 0 },
    ]);
    const context = handlerContext();
    await bench.handlers['provider.balance']({ connectionId }, context);
    expect(context.seen.map(({ unit }) => unit)).toContain('waitingForLimit');
  });

  it('says so in words fit for people when it goes on', async () => {
    bench.faults.add([
      { kind: 'status', status: 500, path: '/xendit/balance', nth: 1, times: 99, delayMs: 0 },
    ]);
    const data = await failure(balance());
    expect(data.code).toBe('provider');
    expect(data.message).not.toContain('<html>');
    expect(data.message).not.toContain(KEY);
  });

  it('stops in the middle of a call', async () => {
    bench.faults.add([
      { kind: 'delay', status: 500, path: '/xendit/transactions', nth: 1, times: 1, delayMs: 60_000 },
    ]);
    const stop = new AbortController();
    const running = failure(firstEntries(stop.signal));
    setTimeout(() => stop.abort(), 50);
    expect((await running).code).toBe('cancelled');
  });

  it('marks the connection when the key is no longer accepted', async () => {
    const other = await startXendit();
    try {
      const id = (await other.connect(KEY)).connection?.id ?? '';
      const stored = await other.connections.get(id);
      await other.connections.put({ ...stored, secret: { key: 'xnd_development_revokedrevoked00' } });
      const data = await failure(other.handlers['provider.balance']({ connectionId: id }, handlerContext()));
      expect(data.code).toBe('unauthorised');
      expect((await other.connections.get(id)).connection.status).toBe('needsAttention');
    } finally {
      await other.server.close();
    }
  });

  it('keeps to the limit of an endpoint: the server says 429 with the time until there is more', async () => {
    const other = await startXendit({ requestsPerMinute: 2 });
    try {
      const headers = { authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}` };
      const ask = () => fetch(`${other.server.base}/xendit/balance?currency=IDR`, { headers });
      expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
      const refused = await ask();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('rate-limit-reset'))).toBeGreaterThan(0);
    } finally {
      await other.server.close();
    }
  });

  it('pages through everything fifty at a time, without gap or repetition', async () => {
    const client = openXendit({ key: KEY, endpoints: await bench.endpoints(), context: handlerContext() });
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page = await readTransactions(client, { updatedFrom: null, createdTo: null, cursor });
      seen.push(...page.rows);
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toHaveLength(bench.story.seed.transactions.length);
  });
});
