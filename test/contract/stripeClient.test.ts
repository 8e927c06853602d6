/** What we read of Stripe's objects is really in them, and what we ask is what Stripe's SDK documents. */
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapStripePayout } from '../../shared/payout/stripe/payout.ts';
import {
  StripeAccountSchema,
  StripeBalanceSchema,
  StripeBalanceTransactionSchema,
  StripeChargeSchema,
  StripePayoutSchema,
  parseStripe,
} from '../../shared/payout/stripe/wire.ts';
import {
  KEY,
  type StripeBench,
  handlerContext,
  startStripe,
} from '../unit/electron/providers/stripeBench.ts';

const FIXTURES = '../shared/specs/stripe-fixtures3.json';
/** Of a balance, only where an account issues cards, has money put aside or held in a reserve: in no fixture. */
const SOMETIMES = new Set(['issuing', 'refund_and_dispute_prefunding', 'risk_reserved']);
const absent = !existsSync(FIXTURES);
if (absent) console.log(`skipped: Stripe's fixtures are not at ${FIXTURES}`);

describe.skipIf(absent)("Stripe's official fixtures", () => {
  const text = absent ? '{"resources":{}}' : readFileSync(FIXTURES, 'utf8');
  const FileSchema = v.object({ resources: v.record(v.string(), v.record(v.string(), v.unknown())) });
  const { resources } = v.parse(FileSchema, JSON.parse(text));

  it.each([
    ['payout', StripePayoutSchema],
    ['balance_transaction', StripeBalanceTransactionSchema],
    ['charge', StripeChargeSchema],
    ['balance', StripeBalanceSchema],
    ['account', StripeAccountSchema],
  ] as const)('%s has every field that we read, and parses', (name, schema) => {
    const fixture = resources[name] ?? {};
    const always = Object.keys(schema.entries).filter((field) => !SOMETIMES.has(field));
    expect(Object.keys(fixture)).toEqual(expect.arrayContaining(always));
    expect(() => parseStripe(schema, fixture, name)).not.toThrow();
  });

  it.each(['refund', 'dispute'])('a %s names its charge and its amount', (name) => {
    const expected = ['id', 'object', 'amount', 'currency', 'metadata', 'charge'];
    expect(Object.keys(resources[name] ?? {})).toEqual(expect.arrayContaining(expected));
  });

  it('gives a payout of the fixture’s own words', () => {
    const context = { connectionId: 'stripe-acct', timezone: 'UTC' };
    expect(mapStripePayout(resources['payout'], [], context)).toMatchObject({
      amount: 1100,
      currency: 'USD',
      status: 'inTransit',
      composition: 'known',
      destination: 'bank',
      arrivalDate: '2009-02-13',
    });
  });
});

/** Parameters of the SDK's declarations for the lists and objects that we read. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '/v1/payouts': ['created[gte]', 'created[lt]', 'expand[]', 'limit', 'starting_after'],
  '/v1/balance_transactions': [
    'created[gte]',
    'created[lt]',
    'expand[]',
    'limit',
    'payout',
    'starting_after',
  ],
  '/v1/charges': ['limit'],
  '/v1/disputes': ['limit'],
  '/v1/balance': [],
  '/v1/account': [],
};

describe('the requests that Tieout sends to Stripe', () => {
  let bench: StripeBench;
  beforeAll(async () => {
    bench = await startStripe();
  });
  afterAll(() => bench.server.close());

  it('only read, by documented parameters, and never carry the key in an address', async () => {
    const { connection } = await bench.connect(KEY);
    const connectionId = connection?.id ?? '';
    const window = { connectionId, timezone: 'UTC', from: 1, to: 4_000_000_000, cursor: null };
    const page = await bench.handlers['provider.payouts'](window, handlerContext());
    await bench.handlers['provider.payouts']({ ...window, cursor: page.next }, handlerContext());
    await bench.handlers['provider.entries'](window, handlerContext());
    await bench.handlers['provider.balance']({ connectionId }, handlerContext());
    const ids = page.items.slice(0, 2).map((payout) => payout.id);
    await bench.handlers['provider.payoutsById']({ connectionId, timezone: 'UTC', ids }, handlerContext());
    const requests = bench.log.all();
    expect(requests.length).toBeGreaterThan(40);
    for (const { method, path, query, status } of requests) {
      expect(method).toBe('GET');
      expect(status, `${path}?${query}`).toBe(200);
      expect(`${path}?${query}`).not.toContain(KEY);
      const base = path.replace(/\/po_\w+$/, '');
      const names = [...new URLSearchParams(query).keys()].map((name) => name.replace(/\[\d+\]$/, '[]'));
      expect(ALLOWED[base], base).toEqual(expect.arrayContaining(names));
    }
  });
});
