/** A platform's key and its sub-accounts, and the limit that Xendit tells, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openXendit } from '../../../../electron/providers/xendit/client.ts';
import { readBalance } from '../../../../electron/providers/xendit/pages.ts';
import type { XenditSeed } from '../../../../electron/sandbox/xendit/model.ts';
import { createXenditStory } from '../../../../electron/sandbox/story/xendit/story.ts';
import { MAIN_BOOK } from '../../../../shared/bookIds.ts';
import type { Connection } from '../../../../shared/bridge.ts';
import { sumMinor } from '../../../../shared/money.ts';
import { failure, handlerContext } from './stripeBench.ts';
import { KEY, type XenditBench, allEntries, allPayouts, startXendit } from './xenditBench.ts';

const story = createXenditStory();
const SHOP = '6523aa17f0c84d0e5a1b9c01';
const EMPTY = '6523aa17f0c84d0e5a1b9c02';

/** The first ten of the story's transactions, as another account's own. */
const shop: XenditSeed = {
  businessId: SHOP,
  opening: {},
  transactions: story.seed.transactions
    .toSorted((a, b) => a.created - b.created)
    .slice(0, 10)
    .map((one) => ({ ...one, id: `${one.id}-shop` })),
};
const account = (businessId: string, name: string, created: number) =>
  ({
    seed: businessId === SHOP ? shop : { businessId, opening: {}, transactions: [] },
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.id`,
    created,
    type: 'OWNED',
    status: businessId === SHOP ? 'LIVE' : 'REGISTERED',
  }) as const;

let bench: XenditBench;
let platform: Connection;

beforeAll(async () => {
  bench = await startXendit({
    subAccounts: [account(SHOP, 'Toko Kopi', 1_790_000_000), account(EMPTY, 'Toko Baru', 1_790_100_000)],
  });
  const { connection } = await bench.connect(KEY);
  if (connection === null) throw new Error('The platform isn’t connected');
  platform = connection;
});
afterAll(() => bench.server.close());

const add = (accountId: string) =>
  bench.handlers['provider.addAccount'](
    { connectionId: platform.id, accountId, bookId: MAIN_BOOK, known: [] },
    handlerContext(),
  );
const list = (connectionId: string) =>
  bench.handlers['provider.accounts']({ connectionId, cursor: null }, handlerContext());

describe('sub-accounts of a platform', () => {
  it('are listed with their names and what isn’t usual of them', async () => {
    expect(await list(platform.id)).toEqual({
      items: [
        { id: EMPTY, name: 'Toko Baru', detail: 'toko.baru@example.id · REGISTERED', bookId: null },
        { id: SHOP, name: 'Toko Kopi', detail: 'toko.kopi@example.id', bookId: null },
      ],
      next: null,
    });
  });

  it('become connections of their own that hold their own movements only', async () => {
    const { connection, permissions } = await add(SHOP);
    expect(permissions.every(({ ok }) => ok)).toBe(true);
    expect(connection).toMatchObject({
      id: `xendit-${SHOP}-test`,
      name: 'Toko Kopi',
      externalId: SHOP,
      via: platform.name,
    });
    const id = connection?.id ?? '';
    expect(await bench.connections.get(id)).toMatchObject({
      secret: { key: KEY, account: SHOP, via: platform.id },
    });
    const [own, others] = [await allEntries(bench, id), await allEntries(bench, platform.id)];
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((entry) => entry.id.includes('-shop'))).toBe(true);
    expect(others.some((entry) => entry.id.includes('-shop'))).toBe(false);
    const payouts = await allPayouts(bench, id);
    expect(payouts.every((payout) => payout.id.includes('-shop'))).toBe(true);
    const { balances } = await bench.handlers['provider.balance']({ connectionId: id }, handlerContext());
    expect(balances).toEqual([{ currency: 'IDR', total: sumMinor(own.map(({ net }) => net)) }]);
    expect((await list(platform.id)).items.map(({ bookId }) => bookId)).toEqual([null, MAIN_BOOK]);
    expect(await list(id)).toEqual({ items: [], next: null });
    await bench.connections.remove(id);
  });

  it('are connected before their first transaction too', async () => {
    const { connection } = await add(EMPTY);
    expect(connection).toMatchObject({ id: `xendit-${EMPTY}-test`, name: 'Toko Baru' });
    await bench.connections.remove(connection?.id ?? '');
  });

  it.each(['6523aa17f0c84d0e5a1b9c99', story.seed.businessId, 'a\r\nb: c'])('refuse %s', async (id) => {
    expect((await failure(add(id))).code).toMatch(/^(?:notFound|badRequest)$/);
  });

  it('go on with the platform’s new key; a key that may not list them can still read one by its id', async () => {
    const { connection } = await add(SHOP);
    const key = `${KEY}_no_account`;
    await bench.connect(key);
    expect((await bench.connections.get(connection?.id ?? '')).secret['key']).toBe(key);
    expect(await failure(list(platform.id))).toMatchObject({ code: 'permission', detail: 'Account: Read' });
    await bench.connections.remove(connection?.id ?? '');
    expect((await add(SHOP)).connection?.name).toMatch(/^Xendit /);
    await bench.connect(KEY);
    await bench.connections.remove(connection?.id ?? '');
  });
});

describe('Xendit’s limit', () => {
  it('slows requests down before it is reached, says so, and can be stopped while waiting', async () => {
    const other = await startXendit({ requestsPerMinute: 5 });
    try {
      const stop = new AbortController();
      const context = handlerContext(stop.signal);
      const client = openXendit({ key: KEY, endpoints: await other.endpoints(), context });
      const ask = () => readBalance(client, 'IDR', null);
      for (let n = 0; n < 4; n += 1) await ask();
      const waiting = failure(ask());
      await expect.poll(() => context.seen.map(({ unit }) => unit)).toEqual(['waitingForLimit']);
      stop.abort();
      expect((await waiting).code).toBe('cancelled');
      // The one request that is left was kept back, not refused.
      expect(other.log.all().map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    } finally {
      await other.server.close();
    }
  });
});
