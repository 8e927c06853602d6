/** A platform's key and the accounts connected to it, with the real SDK over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStripe } from '../../../../electron/providers/stripe/connect.ts';
import {
  BAKERY_ID,
  createPlatformStory,
  FLOWERS_ID,
} from '../../../../electron/sandbox/story/stripe/platform.ts';
import { PLATFORM_ID } from '../../../../electron/sandbox/story/stripe/platformParts.ts';
import { MAIN_BOOK } from '../../../../shared/bookIds.ts';
import type { Connection } from '../../../../shared/bridge.ts';
import { type Payout, type PayoutEntry, isExplained, residualOf } from '../../../../shared/payout/model.ts';
import { KEY, type StripeBench, failure, handlerContext, startStripe } from './stripeBench.ts';

const timezone = 'Australia/Sydney';
const story = createPlatformStory();
let bench: StripeBench;
let platform: Connection;

beforeAll(async () => {
  bench = await startStripe({ seed: story.platform, connected: story.sellers });
  const { connection } = await bench.connect(KEY);
  if (connection === null) throw new Error('The platform isn’t connected');
  platform = connection;
});
afterAll(() => bench.server.close());

const add = (accountId: string, connectionId = platform.id) =>
  bench.handlers['provider.addAccount'](
    { connectionId, accountId, bookId: MAIN_BOOK, known: [] },
    handlerContext(),
  );

async function added(accountId: string): Promise<Connection> {
  const { connection } = await add(accountId);
  if (connection === null) throw new Error(`${accountId} wasn’t kept`);
  return connection;
}

async function entriesOf(connectionId: string): Promise<PayoutEntry[]> {
  const page = await bench.handlers['provider.entries'](
    { connectionId, timezone, from: null, to: null, cursor: null },
    handlerContext(),
  );
  expect(page.next).toBeNull();
  return page.items;
}

async function payoutsOf(connectionId: string): Promise<Payout[]> {
  const page = await bench.handlers['provider.payouts'](
    { connectionId, timezone, from: null, to: null, cursor: null },
    handlerContext(),
  );
  return page.items;
}

const netOf = (entries: readonly PayoutEntry[], kind: string) =>
  entries.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.net, 0);

describe('accounts connected to a platform', () => {
  it('are listed, newest first, with where they are connected', async () => {
    const list = () =>
      bench.handlers['provider.accounts']({ connectionId: platform.id, cursor: null }, handlerContext());
    expect(await list()).toEqual({
      items: [
        { id: FLOWERS_ID, name: 'Quay Flowers', detail: 'owner@quayflowers000.example', bookId: null },
        { id: BAKERY_ID, name: 'Ferry Street Bakery', detail: 'owner@ferrybakery000.example', bookId: null },
      ],
      next: null,
    });
    const bakery = await added(BAKERY_ID);
    expect((await list()).items.map(({ bookId }) => bookId)).toEqual([null, MAIN_BOOK]);
    await bench.connections.remove(bakery.id);
  });

  it('become connections of their own, read with the platform’s key and their header', async () => {
    const bakery = await added(BAKERY_ID);
    expect(bakery).toMatchObject({
      id: `stripe-${BAKERY_ID}`,
      name: 'Ferry Street Bakery',
      externalId: BAKERY_ID,
      via: platform.name,
      status: 'connected',
    });
    expect(JSON.stringify(bakery)).not.toContain(KEY);
    const entries = await entriesOf(bakery.id);
    expect(entries.map(({ kind, net }) => [kind, net]).toReversed()).toEqual([
      ['charge', 9000],
      ['payout', -9000],
      ['refund', -3600],
    ]);
    const [sale] = entries.toReversed();
    expect(sale?.feeParts).toEqual([
      { kind: 'application', amount: 1000, description: 'Harbour Market application fee' },
    ]);
    expect(await entriesOf(platform.id)).toHaveLength(story.platform.balanceTransactions.length);
    const { balances } = await bench.handlers['provider.balance'](
      { connectionId: bakery.id },
      handlerContext(),
    );
    expect(balances).toEqual([{ currency: 'AUD', total: -3600 }]);
    await bench.connections.remove(bakery.id);
  });

  it('tell nothing of accounts below them', async () => {
    const bakery = await added(BAKERY_ID);
    expect(
      await bench.handlers['provider.accounts']({ connectionId: bakery.id, cursor: null }, handlerContext()),
    ).toEqual({ items: [], next: null });
    await bench.connections.remove(bakery.id);
  });

  it('go on with the platform’s new key', async () => {
    const bakery = await added(BAKERY_ID);
    await bench.connections.setStatus(bakery.id, 'needsAttention', 'signInAgain');
    const key = `${KEY}_no_customer_read`;
    expect((await bench.connect(key)).connection?.id).toBe(platform.id);
    const stored = await bench.connections.get(bakery.id);
    expect(stored.secret).toEqual({ key, account: BAKERY_ID, via: platform.id });
    expect(stored.connection.status).toBe('connected');
    await bench.connect(KEY);
    await bench.connections.remove(bakery.id);
  });

  it('are kept only where the key may read them, whatever it may on its own account', async () => {
    const key = `${KEY}_no_elsewhere_payout_read`;
    const services = { connections: bench.connections, endpoints: bench.endpoints };
    const own = await connectStripe(services, { key, demo: true }, handlerContext());
    expect(own.permissions.every(({ ok }) => ok)).toBe(true);
    const { connection, permissions } = await add(BAKERY_ID);
    expect(connection).toBeNull();
    expect(permissions.filter(({ ok }) => !ok).map(({ permission }) => permission)).toEqual([
      'rak_payout_read',
    ]);
    await bench.connect(KEY);
  });

  it.each(['acct_1SomeoneElse', PLATFORM_ID, 'po_1', 'acct_1\r\nx: y'])(
    'are refused: %s',
    async (accountId) => {
      expect((await failure(add(accountId))).code).toMatch(/^(?:unauthorised|badRequest)$/);
      expect((await bench.connections.get(platform.id)).connection.status).toBe('connected');
    },
  );

  it('are none where the account is no platform', async () => {
    const plain = await startStripe({ seed: story.sellers[1] });
    const { connection } = await plain.connect(KEY);
    const page = await plain.handlers['provider.accounts'](
      { connectionId: connection?.id ?? '', cursor: null },
      handlerContext(),
    );
    expect(page).toEqual({ items: [], next: null });
    await plain.server.close();
  });
});

describe('a marketplace through the real SDK', () => {
  it('has every payout whole, one currency each, and movements that add up to the stated balances', async () => {
    const flowers = await added(FLOWERS_ID);
    for (const connectionId of [platform.id, flowers.id]) {
      const [entries, payouts] = [await entriesOf(connectionId), await payoutsOf(connectionId)];
      expect(entries.filter(({ kind }) => kind === 'unknown')).toEqual([]);
      for (const payout of payouts) {
        expect(residualOf(payout), payout.id).toBe(0);
        expect(isExplained(payout), payout.id).toBe(true);
      }
      const { balances } = await bench.handlers['provider.balance']({ connectionId }, handlerContext());
      for (const { currency, total } of balances) {
        const own = entries.filter((entry) => entry.currency === currency);
        expect(own.reduce((sum, { net }) => sum + net, 0)).toBe(total);
      }
    }
    expect((await payoutsOf(platform.id)).map(({ currency }) => currency).toSorted()).toEqual([
      'AUD',
      'AUD',
      'USD',
    ]);
    await bench.connections.remove(flowers.id);
  });

  it('says what each movement of the platform is, and which sale it belongs to', async () => {
    const entries = await entriesOf(platform.id);
    expect(netOf(entries, 'platformEarning')).toBe(1500);
    expect(netOf(entries, 'platformEarningRefund')).toBe(-400);
    expect(netOf(entries, 'transfer')).toBe(-10_700);
    expect(netOf(entries, 'transferReversal')).toBe(4000);
    expect([netOf(entries, 'minimumBalanceHold'), netOf(entries, 'minimumBalanceRelease')]).toEqual([
      -2000, 2000,
    ]);
    expect([netOf(entries, 'reserveHold'), netOf(entries, 'reserveRelease')]).toEqual([-250, 250]);
    expect(netOf(entries, 'fee')).toBe(-499);
    const sale = entries.find(({ gross }) => gross === 10_000);
    const handedOn = entries.find(({ net }) => net === -10_000);
    expect(handedOn).toMatchObject({ chargeId: sale?.sourceId, description: `Transfer to ${BAKERY_ID}` });
    const earned = entries.filter(({ kind }) => kind === 'platformEarning');
    expect(earned.map(({ description }) => description).toSorted()).toEqual([
      `Application fee from ${BAKERY_ID}`,
      `Application fee from ${FLOWERS_ID}`,
    ]);
    const euros = entries.find(({ presentment }) => presentment !== null);
    expect(euros?.presentment).toEqual({ currency: 'EUR', amount: 3000, rate: '1.65' });
  });

  it('tells a dispute’s whole life, its fee lost and returned, and a payout that failed after it was paid', async () => {
    const flowers = await added(FLOWERS_ID);
    const [entries, payouts] = [await entriesOf(flowers.id), await payoutsOf(flowers.id)];
    const life = entries.filter(({ kind }) => kind === 'dispute' || kind === 'disputeReversal').toReversed();
    expect(life.map(({ gross, fee, net }) => [gross, fee, net])).toEqual([
      [-3000, 2500, -5500],
      [3000, -2500, 5500],
    ]);
    expect(new Set(life.map(({ chargeId }) => chargeId)).size).toBe(1);
    const failed = payouts.find(({ status }) => status === 'failed');
    const back = entries.find(({ id }) => id === failed?.failureEntryId);
    expect(back).toMatchObject({ kind: 'payoutReversal', net: failed?.amount, sourceId: failed?.id });
    const next = payouts.find(({ status }) => status === 'paid');
    expect(next?.entries.some(({ id }) => id === back?.id)).toBe(true);
    expect(netOf(entries, 'transfer')).toBe(700);
    await bench.connections.remove(flowers.id);
  });
});
