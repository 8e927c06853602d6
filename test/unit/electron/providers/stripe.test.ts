import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BridgeError } from '../../../../shared/bridge.ts';
import {
  permissionIn,
  retryAfterSeconds,
  withoutKeys,
} from '../../../../electron/providers/stripe/errors.ts';
import { openStripe } from '../../../../electron/providers/stripe/client.ts';
import { checkKey } from '../../../../electron/providers/stripe/key.ts';
import { mapFew } from '../../../../electron/providers/mapFew.ts';
import { entriesOfPayout, listMovements } from '../../../../electron/providers/stripe/pages.ts';
import { type Payout, type PayoutEntry, isExplained, residualOf } from '../../../../shared/payout/model.ts';
import { KEY, type StripeBench, failure, handlerContext, startStripe } from './stripeBench.ts';

const timezone = 'Australia/Sydney';
let bench: StripeBench;
let connectionId: string;

beforeAll(async () => {
  bench = await startStripe({ unknownType: true, inProgressPayout: true });
  const { connection } = await bench.connect(KEY);
  connectionId = connection?.id ?? '';
});
afterEach(() => bench.faults.clear());
afterAll(() => bench.server.close());

async function allEntries(): Promise<PayoutEntry[]> {
  const entries: PayoutEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: PayoutEntry[]; next: string | null } = await bench.handlers['provider.entries'](
      { connectionId, timezone, from: null, to: null, cursor },
      handlerContext(),
    );
    entries.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return entries;
}

async function allPayouts(): Promise<Payout[]> {
  const payouts: Payout[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Payout[]; next: string | null } = await bench.handlers['provider.payouts'](
      { connectionId, timezone, from: null, to: null, cursor },
      handlerContext(),
    );
    payouts.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return payouts;
}

describe('connecting Stripe', () => {
  it('keeps a restricted key that may read everything, and never shows it', async () => {
    const { connection, permissions } = await bench.connect(` ${KEY}\n`);
    expect(connection).toMatchObject({ kind: 'stripe', status: 'connected', demo: true, canWrite: false });
    expect(connection?.id).toBe(`stripe-${connection?.externalId}`);
    expect(connection?.name).not.toBe('');
    expect(permissions.every((check) => check.ok)).toBe(true);
    expect(JSON.stringify({ connection, permissions })).not.toContain(KEY);
    expect((await bench.connections.get(connectionId)).secret).toEqual({ key: KEY });
  });

  it.each(['balance_read', 'payout_read', 'balance_transaction_source_read', 'charge_read', 'dispute_read'])(
    'names the permission %s when it is missing, and keeps nothing',
    async (permission) => {
      const { connection, permissions } = await bench.connect(`${KEY}_no_${permission}`);
      expect(connection).toBeNull();
      const missing = permissions.filter((check) => !check.ok && check.required);
      expect(missing.map((check) => check.permission)).toContain(`rak_${permission}`);
      expect((await bench.connections.get(connectionId)).secret).toEqual({ key: KEY });
    },
  );

  it('does without the name of the account', async () => {
    const { connection, permissions } = await bench.connect(`${KEY}_no_connected_account_read`);
    expect(connection?.id).toMatch(/^stripe-key-[0-9a-f]{16}$/);
    expect(permissions.filter((check) => !check.ok).map((check) => check.required)).toEqual([false]);
    await bench.connections.remove(connection?.id ?? '');
  });

  it.each([
    ['sk_live_abcdefgh1234', /full secret key/],
    ['sk_test_abcdefgh1234', /full secret key/],
    ['pk_live_abcdefgh1234', /publishable/],
    ['whsec_abcdefgh1234', /webhook/],
    ['acct_1abc', /account/],
    ['rk_live_', /restricted key starts/],
    ['', /restricted key starts/],
    ['hello there', /restricted key starts/],
  ])('refuses %s and says why', (key, words) => {
    let message = '';
    try {
      checkKey(key);
    } catch (error) {
      message = error instanceof BridgeError ? error.message : '';
    }
    expect(message).toMatch(words);
    if (key.length > 10) expect(message).not.toContain(key);
  });

  it('says that Stripe does not know a key', async () => {
    expect(await failure(bench.connect('rk_test_nosuchkey999'))).toMatchObject({ code: 'unauthorised' });
  });
});

describe('the demo company through the real SDK', () => {
  it('has every known payout whole, and movements that add up to the stated balance', async () => {
    const [entries, payouts] = [await allEntries(), await allPayouts()];
    const { balances } = await bench.handlers['provider.balance']({ connectionId }, handlerContext());
    const totals = new Map<string, number>();
    for (const entry of entries) totals.set(entry.currency, (totals.get(entry.currency) ?? 0) + entry.net);
    for (const { currency, total } of balances) expect(totals.get(currency) ?? 0, currency).toBe(total);
    expect(entries.length).toBe(bench.story.stripe.balanceTransactions.length);
    expect(payouts.length).toBe(bench.story.stripe.payouts.length);
    const known = payouts.filter((payout) => payout.composition === 'known');
    expect(known.length).toBeGreaterThan(80);
    for (const payout of known) expect(residualOf(payout), payout.id).toBe(0);
    expect(known.filter((payout) => !isExplained(payout))).toEqual([]);
    expect(payouts.filter((payout) => payout.composition === 'pending').length).toBe(1);
    expect(payouts.filter((payout) => payout.composition === 'untold').length).toBeGreaterThan(0);
    const unknown = entries.filter((entry) => entry.kind === 'unknown');
    expect(unknown.length).toBe(1);
    const refunds = entries.filter((entry) => entry.kind === 'refund' || entry.kind === 'dispute');
    expect(refunds.length).toBeGreaterThan(0);
    expect(refunds.filter((entry) => entry.chargeId === '')).toEqual([]);
    expect(entries.filter((entry) => entry.kind === 'charge' && entry.invoiceNumber !== '').length).toBeGreaterThan(100); // prettier-ignore
  });

  it('reads a window of time, tells how far it is, and reads payouts again by id', async () => {
    const all = bench.story.stripe.payouts;
    const from = all[10]?.created ?? 0;
    const to = all[20]?.created ?? 0;
    const context = handlerContext();
    const page = await bench.handlers['provider.payouts'](
      { connectionId, timezone, from, to, cursor: null },
      context,
    );
    const expected = all.filter((payout) => payout.created >= from && payout.created < to);
    expect(page.items.map((payout) => payout.id).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      expected.map((payout) => payout.id).toSorted((a, b) => (a < b ? -1 : 1)),
    );
    expect(context.seen.at(-1)).toEqual({ done: expected.length, total: expected.length, unit: 'payouts' });
    const ids = [page.items[1]?.id ?? '', 'po_gone', page.items[0]?.id ?? ''];
    const again = await bench.handlers['provider.payoutsById'](
      { connectionId, timezone, ids },
      handlerContext(),
    );
    expect(again.items).toEqual([page.items[1], page.items[0]]);
  });
});

describe('a payout of many movements', () => {
  it('is read to its last page', async () => {
    const reader = await openStripe({
      key: KEY,
      endpoints: await bench.endpoints(),
      context: handlerContext(),
    });
    const payout = bench.story.stripe.payouts.find((one) => one['reconciliation_status'] === 'completed');
    const whole = await entriesOfPayout(reader, payout?.id ?? '');
    bench.log.clear();
    const paged = await entriesOfPayout(reader, payout?.id ?? '', 3);
    expect(whole.length).toBeGreaterThan(3);
    expect(paged).toEqual(whole);
    expect(bench.log.all().length).toBe(Math.ceil(whole.length / 3));
  });
});

describe('a key that may not see payment intents', () => {
  it('reads the same movements, asked for without them from the second page on', async () => {
    const key = `${KEY}_no_payment_intent_read`;
    const { connection, permissions } = await bench.connect(key);
    expect(permissions.every((check) => check.ok)).toBe(true);
    await bench.connect(KEY);
    expect(connection).not.toBeNull();
    const endpoints = await bench.endpoints();
    const params = { limit: 100 };
    const whole = await listMovements(
      await openStripe({ key: KEY, endpoints, context: handlerContext() }),
      params,
    );
    const reader = await openStripe({ key, endpoints, context: handlerContext() });
    bench.log.clear();
    const first = await listMovements(reader, params);
    expect(first.data).toEqual(whole.data);
    expect(bench.log.all().length).toBe(2);
    await listMovements(reader, { ...params, starting_after: first.data.at(-1)?.id ?? '' });
    expect(bench.log.all().length).toBe(3);
  });
});

describe('when Stripe or the network has a bad day', () => {
  const entries = (context = handlerContext()) =>
    bench.handlers['provider.entries'](
      { connectionId, timezone, from: null, to: null, cursor: null },
      context,
    );

  it('asks again after 429, 500 and a lost connection', async () => {
    bench.faults.add([
      { kind: 'status', status: 429, retryAfter: 0, nth: 1, times: 1, delayMs: 0 },
      { kind: 'status', status: 500, nth: 2, times: 1, delayMs: 0 },
      { kind: 'dropBefore', status: 500, nth: 3, times: 1, delayMs: 0 },
    ]);
    const context = handlerContext();
    expect((await entries(context)).items.length).toBe(100);
    expect(context.seen).toContainEqual({ done: 0, total: null, unit: 'waitingForLimit' });
  });

  it('gives up a lasting limit with the time to wait', async () => {
    bench.faults.add([{ kind: 'status', status: 429, retryAfter: 0, nth: 1, times: 99, delayMs: 0 }]);
    expect(await failure(entries())).toMatchObject({ code: 'rateLimited', retryAfterSeconds: 0 });
  });

  it('stops in the middle of a call', async () => {
    bench.faults.add([{ kind: 'delay', status: 500, delayMs: 600_000, nth: 1, times: 9 }]);
    const controller = new AbortController();
    const running = failure(entries(handlerContext(controller.signal)));
    setTimeout(() => controller.abort(), 100);
    expect(await running).toMatchObject({ code: 'cancelled' });
  });

  it('says so when a page is no longer known, so that the sync can begin it anew', async () => {
    const query = { connectionId, timezone, from: null, to: null, cursor: 'txn_gone' };
    const data = await failure(bench.handlers['provider.entries'](query, handlerContext()));
    expect(['badRequest', 'notFound']).toContain(data.code);
  });

  it('says offline when nobody answers', async () => {
    bench.faults.add([{ kind: 'dropBefore', status: 500, nth: 1, times: 99, delayMs: 0 }]);
    expect(await failure(entries())).toMatchObject({ code: 'offline' });
  });

  it('marks the connection when Stripe no longer takes its key', async () => {
    const stored = await bench.connections.get(connectionId);
    await bench.connections.put({ ...stored, secret: { key: 'rk_test_revoked00001' } });
    expect(await failure(entries())).toMatchObject({ code: 'unauthorised' });
    expect((await bench.connections.get(connectionId)).connection).toMatchObject({
      status: 'needsAttention',
      reason: 'signInAgain',
    });
    await bench.connections.put({ ...stored, secret: { key: `${KEY}_no_balance_transaction_source_read` } });
    expect(await failure(entries())).toMatchObject({
      code: 'permission',
      detail: 'rak_balance_transaction_source_read',
    });
    await bench.connections.put(stored);
  });
});

describe('small parts', () => {
  it('reads Retry-After as seconds or a date', () => {
    const error = (value: string) => ({ type: 'StripeRateLimitError', message: '', headers: { 'retry-after': value } }); // prettier-ignore
    expect(retryAfterSeconds(error('2.5'), 0)).toBe(2.5);
    expect(retryAfterSeconds(error('Thu, 01 Jan 1970 00:00:30 GMT'), 10_000)).toBe(20);
    expect(retryAfterSeconds(error('soon'), 0)).toBeNull();
    expect(retryAfterSeconds(new Error('x'), 0)).toBeNull();
  });

  it('finds the permission and hides keys in Stripe’s words', () => {
    expect(permissionIn("Having the 'rak_payout_read' permission would allow")).toBe('rak_payout_read');
    expect(withoutKeys("key 'rk_live_****abcd' and sk_test_1234x")).toBe("key 'the key' and the key");
  });

  it('maps a few at a time, in order, and starts nothing after a failure', async () => {
    let [under, most] = [0, 0];
    const work = async (value: number) => {
      most = Math.max(most, (under += 1));
      await new Promise((resolve) => setTimeout(resolve, (7 - value) % 3));
      under -= 1;
      return value * 2;
    };
    expect(await mapFew([1, 2, 3, 4, 5, 6, 7], 3, work)).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most).toBe(3);
    let started = 0;
    const failing = mapFew(Array.from({ length: 50 }, (_, index) => index), 2, async () => {
      started += 1;
      throw new Error('no');
    }); // prettier-ignore
    await expect(failing).rejects.toThrow('no');
    expect(started).toBeLessThanOrEqual(2);
  });
});
