import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Payout, isExplained, residualOf } from '../../../../shared/payout/model.ts';
import { type SquareBench, TOKEN, startSquare } from './squareBench.ts';
import { failure, handlerContext } from './stripeBench.ts';

const timezone = 'Australia/Sydney';
let bench: SquareBench;
let connectionId: string;

beforeAll(async () => {
  bench = await startSquare();
  connectionId = (await bench.connect()).connection?.id ?? '';
});
afterEach(() => bench.faults.clear());
afterAll(() => bench.server.close());

async function allPayouts(from: number | null = null): Promise<Payout[]> {
  const payouts: Payout[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Payout[]; next: string | null } = await bench.handlers['provider.payouts'](
      { connectionId, timezone, from, to: null, cursor },
      handlerContext(),
    );
    payouts.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return payouts;
}

describe('connecting Square', () => {
  it('keeps a token that may read everything, and never shows it', async () => {
    const { connection, permissions } = await bench.connect(`  ${TOKEN}\n`);
    expect(connection).toMatchObject({ kind: 'square', name: 'Coral Bay Roasters', status: 'connected' });
    expect(permissions.map(({ permission, ok }) => [permission, ok])).toEqual([
      ['MERCHANT_PROFILE_READ', true],
      ['PAYOUTS_READ', true],
      ['PAYMENTS_READ', true],
      ['ORDERS_READ', true],
      ['ITEMS_READ', true],
    ]);
    expect(JSON.stringify({ connection, permissions })).not.toContain(TOKEN);
    expect((await bench.connections.get(connectionId)).secret).toEqual({ token: TOKEN });
  });

  it.each([
    ['MERCHANT_PROFILE_READ', true],
    ['PAYOUTS_READ', true],
    ['PAYMENTS_READ', true],
    ['ORDERS_READ', false],
    ['ITEMS_READ', false],
  ])('names %s when it is missing', async (scope, required) => {
    const { connection, permissions } = await bench.connect(`${TOKEN}-without-${scope}`);
    expect(permissions.filter(({ ok }) => !ok)).toMatchObject([{ permission: scope, required }]);
    expect(connection === null).toBe(required);
    await bench.connect();
  });

  it('says that a token isn’t known, or isn’t one, and repeats neither', async () => {
    expect(await failure(bench.connect('EAAAsomeone-elses-token-0000'))).toMatchObject({
      code: 'unauthorised',
    });
    expect(await failure(bench.connect('hello'))).toMatchObject({ code: 'badRequest', detail: 'token' });
  });
});

describe('reading Square', () => {
  it('gives every payout of every location, closed ones too, explained to the cent', async () => {
    const payouts = await allPayouts();
    expect(payouts.map(({ id }) => id).toSorted()).toEqual(
      bench.story.seed.payouts.map(({ id }) => id).toSorted(),
    );
    for (const payout of payouts) expect(residualOf(payout), payout.id).toBe(0);
    expect(payouts.every(isExplained)).toBe(true);
    expect(new Set(payouts.map(({ description }) => description))).toEqual(
      new Set(['Harbour café', 'Station café']),
    );
    expect(payouts.filter(({ amount }) => amount < 0)).toHaveLength(1);
    const arrived = payouts
      .filter(({ status, destination }) => status === 'paid' && destination === 'bank')
      .reduce((sum, { amount }) => sum + amount, 0);
    expect(arrived).toBe(bench.story.arrived);
  });

  it('takes sales apart by category, with tax, tips, gift cards and discounts', async () => {
    const entries = (await allPayouts()).flatMap((payout) => payout.entries);
    const sales = entries.filter(({ kind }) => kind === 'charge');
    expect(sales.length).toBeGreaterThan(500);
    for (const { saleParts = [], gross } of sales) {
      expect(saleParts.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
    }
    const parts = sales.flatMap(({ saleParts = [] }) => saleParts);
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(
      new Set(['sale', 'discount', 'tax', 'tip', 'giftCard', 'serviceCharge']),
    );
    expect(new Set(parts.flatMap(({ category }) => category ?? []))).toEqual(
      new Set(['Coffee', 'Food', 'Retail']),
    );
    const refund = entries.find(({ kind }) => kind === 'refund');
    expect(refund?.saleParts?.reduce((sum, { amount }) => sum + amount, 0)).toBe(refund?.gross);
    expect(refund?.fee).toBeLessThan(0);
  });

  it('costs few calls: sales come by the hundred', async () => {
    bench.log.clear();
    const payouts = await allPayouts();
    expect(bench.log.all().length / payouts.length).toBeLessThan(2.5);
  });

  it('goes on after faults, and reads one payout again by id', async () => {
    bench.faults.add([
      { kind: 'status', status: 503, path: '/square/v2/payouts', nth: 1, times: 1, delayMs: 0 },
      {
        kind: 'status',
        status: 429,
        retryAfter: 0,
        path: '/square/v2/payments',
        nth: 1,
        times: 1,
        delayMs: 0,
      },
      { kind: 'reset', status: 500, path: '/square/v2/orders', nth: 1, times: 1, delayMs: 0 },
    ]);
    const id = bench.story.seed.payouts[0]?.id ?? '';
    bench.sandbox.changePayout(id, { status: 'FAILED' });
    const { items } = await bench.handlers['provider.payoutsById'](
      { connectionId, timezone, ids: [id, 'po_gone'] },
      handlerContext(),
    );
    expect(items).toMatchObject([{ id, status: 'failed', provider: 'square' }]);
    expect(bench.faults.list().map(({ hit }) => hit)).toEqual([1, 1, 1]);
    bench.sandbox.changePayout(id, { status: 'PAID' });
  });

  it('stops at once when it is cancelled, and asks to connect again when the token is refused', async () => {
    const stopped = handlerContext(AbortSignal.abort());
    const ask = (context = handlerContext()) =>
      bench.handlers['provider.payouts'](
        { connectionId, timezone, from: null, to: null, cursor: null },
        context,
      );
    expect(await failure(ask(stopped))).toMatchObject({ code: 'cancelled' });
    await bench.connections.put({
      connection: (await bench.connections.get(connectionId)).connection,
      secret: { token: 'EAAArevoked-token-00000000' },
    });
    expect(await failure(ask())).toMatchObject({ code: 'unauthorised' });
    expect((await bench.connections.get(connectionId)).connection).toMatchObject({ reason: 'signInAgain' });
    await bench.connect();
  });

  it('lists no movements of a balance, and tells none', async () => {
    expect(
      await failure(bench.handlers['provider.balance']({ connectionId }, handlerContext())),
    ).toMatchObject({
      code: 'badRequest',
    });
  });
});
