import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stripe } from 'stripe';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { createStripeRoute } from '../../../../../electron/sandbox/stripe/route.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { mapStripeEntry } from '../../../../../shared/payout/stripe/entry.ts';
import { mapStripeBalance } from '../../../../../shared/payout/stripe/payout.ts';
import { proveClearing } from '../../../../../shared/proof/clearing.ts';
import { readStripe, sum } from '../story/reading.ts';
import { KEY, serve, type Served } from './serving.ts';

const story = createDemoStory();
const { movements, payouts } = readStripe(story);
let served: Served;
let stripe: Stripe;

beforeAll(async () => {
  served = await serve(createStripeRoute(story.stripe, { key: KEY, requestsPerSecond: Infinity }));
  stripe = served.sdk();
});
afterAll(() => served.close());

async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error('Stripe did not refuse');
}

test('paging by itself gives every payout once, newest first', async () => {
  const all = await stripe.payouts.list({ limit: 7 }).autoPagingToArray({ limit: 1000 });
  expect(all).toHaveLength(90);
  expect(new Set(all.map((payout) => payout.id)).size).toBe(90);
  expect(all.map((payout) => payout.created)).toEqual(
    all.map((payout) => payout.created).toSorted((a, b) => b - a),
  );
});

test('ten a page unless asked otherwise', async () => {
  const page = await stripe.payouts.list();
  expect([page.data.length, page.has_more, page.url]).toEqual([10, true, '/v1/payouts']);
});

test('all movements add up to the balance', async () => {
  const all = await stripe.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  expect(all).toHaveLength(movements.length);
  const balance = await stripe.balance.retrieve();
  const stated = sum([...balance.available, ...balance.pending].map((part) => part.amount));
  expect(sum(all.map((each) => each.net))).toBe(stated);
  expect(all.every((each) => !('payout' in each))).toBe(true);
});

test('going back from a cursor gives the page before it', async () => {
  const first = await stripe.balanceTransactions.list({ limit: 20 });
  const last = first.data.at(-1)?.id ?? '';
  const next = await stripe.balanceTransactions.list({ limit: 20, starting_after: last });
  const back = await stripe.balanceTransactions.list({ limit: 20, ending_before: next.data[0]?.id ?? '' });
  expect(back.data.map((each) => each.id)).toEqual(first.data.map((each) => each.id));
  expect(back.has_more).toBe(false);
});

test("a payout's list holds its parts and its own row, with sources and their charges expanded", async () => {
  const refunded = movements.find(
    (each) => each.reporting_category === 'refund' && each.payout !== undefined,
  );
  const id = refunded?.payout ?? '';
  const rows = await stripe.balanceTransactions
    .list({ payout: id, limit: 100, expand: ['data.source', 'data.source.charge'] })
    .autoPagingToArray({ limit: 1000 });
  const payout = await stripe.payouts.retrieve(id);
  expect(sum(rows.filter((row) => row.type !== 'payout').map((row) => row.net))).toBe(payout.amount);
  expect(rows.filter((row) => row.type === 'payout').map((row) => row.id)).toEqual([
    payout.balance_transaction,
  ]);
  const refund = rows.find((row) => row.id === refunded?.id)?.source;
  expect(refund).toMatchObject({ object: 'refund', charge: { object: 'charge', billing_details: {} } });
});

test('filters: created and arrival ranges, status, type, source', async () => {
  const from = Date.UTC(2026, 9, 1) / 1000;
  const to = Date.UTC(2026, 9, 8) / 1000;
  const arrived = await stripe.payouts.list({ limit: 100, arrival_date: { gte: from, lt: to } });
  const expected = payouts.filter((payout) => payout.arrival_date >= from && payout.arrival_date < to);
  expect(arrived.data.map((each) => each.id).toSorted()).toEqual(expected.map((each) => each.id).toSorted());
  expect((await stripe.payouts.list({ status: 'failed' })).data.map((each) => each.status)).toEqual([
    'failed',
  ]);
  const created = await stripe.charges.list({ limit: 100, created: { gt: from, lte: from + 86_400 } });
  expect(created.data.length).toBeGreaterThan(3);
  expect(created.data.every((each) => each.created > from && each.created <= from + 86_400)).toBe(true);
  const taxes = await stripe.balanceTransactions.list({ type: 'tax_fee' });
  expect(taxes.data).toHaveLength(4);
  const charge = created.data[0];
  const behind = await stripe.balanceTransactions.list({ source: charge?.id ?? '' });
  expect(behind.data.map((each) => each.id)).toEqual([charge?.balance_transaction]);
});

test('single objects: charge, refund, dispute, balance transaction, account, customer', async () => {
  const [dispute] = (await stripe.disputes.list({ limit: 1, expand: ['data.charge'] })).data;
  const charge = dispute?.charge;
  if (!dispute || typeof charge !== 'object') throw new Error('No dispute with its charge');
  expect((await stripe.disputes.retrieve(dispute.id)).charge).toBe(charge.id);
  expect((await stripe.charges.retrieve(charge.id)).disputed).toBe(true);
  const move = await stripe.balanceTransactions.retrieve(dispute.balance_transactions[0]?.id ?? '', {
    expand: ['source.charge'],
  });
  expect(move.source).toMatchObject({ id: dispute.id, charge: { id: charge.id } });
  const [refund] = (await stripe.refunds.list({ limit: 1 })).data;
  expect((await stripe.refunds.retrieve(refund?.id ?? '')).id).toBe(refund?.id);
  const account = await stripe.accounts.retrieveCurrent();
  expect(account.settings?.dashboard.timezone).toBe('Australia/Sydney');
  expect((await stripe.accounts.retrieve(account.id)).default_currency).toBe('aud');
  const customer = await stripe.customers.retrieve(
    typeof charge.customer === 'string' ? charge.customer : '',
  );
  expect(customer).toMatchObject({ object: 'customer', name: charge.billing_details.name });
});

test('a key that is unknown or missing a permission: 401 and 403 with its name', async () => {
  const unknown = await refusalOf(served.sdk('rk_test_other').payouts.list());
  expect([unknown.statusCode, unknown.type]).toEqual([401, 'StripeAuthenticationError']);
  const weak = served.sdk(`${KEY}_no_payout_read`);
  const denied = await refusalOf(weak.payouts.list());
  expect([denied.statusCode, denied.type]).toEqual([403, 'StripePermissionError']);
  expect(denied.message).toContain(
    "Having the 'rak_payout_read' permission would allow this request to continue.",
  );
  expect(denied.message).not.toContain(KEY);
  expect((await weak.balance.retrieve()).object).toBe('balance');
  const noCharges = served.sdk(`${KEY}_no_charge_read`);
  const deep = await refusalOf(
    noCharges.balanceTransactions.list({ limit: 100, type: 'refund', expand: ['data.source.charge'] }),
  );
  expect(deep.message).toContain('rak_charge_read');
  expect((await noCharges.balanceTransactions.list({ expand: ['data.source'] })).data).toHaveLength(10);
});

test('a manual payout has no list, a payout that is not there is 404', async () => {
  const manual = payouts.find((payout) => !payout.automatic)?.id ?? '';
  const refused = await refusalOf(stripe.balanceTransactions.list({ payout: manual }));
  expect([refused.statusCode, refused.param]).toEqual([400, 'payout']);
  expect(refused.message).toBe(
    'Balance transaction history can only be filtered on automatic transfers, not manual.',
  );
  const missing = await refusalOf(stripe.payouts.retrieve('po_nothing'));
  expect([missing.statusCode, missing.code, missing.message]).toEqual([
    404,
    'resource_missing',
    "No such payout: 'po_nothing'",
  ]);
  expect(missing.requestId).toMatch(/^req_\d{14}$/);
});

test('writing is refused', async () => {
  const refused = await refusalOf(stripe.payouts.create({ amount: 100, currency: 'aud' }));
  expect([refused.statusCode, refused.message.includes('rak_payout_write')]).toEqual([403, true]);
});

test('over the limit: 429 with the reason, and fine again a second later', async () => {
  let now = 1_000_000;
  const limited = await serve(createStripeRoute(story.stripe, { key: KEY, requestsPerSecond: 2 }), () => now);
  const sdk = limited.sdk();
  await sdk.balance.retrieve();
  await sdk.balance.retrieve();
  const refused = await refusalOf(sdk.balance.retrieve());
  expect([refused.statusCode, refused.type]).toEqual([429, 'StripeRateLimitError']);
  expect(refused.headers?.['stripe-rate-limited-reason']).toBe('global-rate');
  now += 1000;
  expect((await sdk.balance.retrieve()).object).toBe('balance');
  await limited.close();
});

test('what is moved into the risk reserve leaves the balance, and the proof names it', async () => {
  const [first] = story.stripe.balanceTransactions;
  if (!first) throw new Error('the story has movements');
  const move = (id: string, amount: number, balance_type: string) =>
    Object.assign({}, first, { id, amount, net: amount, fee: 0, fee_details: [], payout: '', source: null, balance_type, type: 'reserve_hold', reporting_category: 'risk_reserved_funds' }); // prettier-ignore
  const held = [move('txn_heldOut', -7_000, 'payments'), move('txn_heldIn', 7_000, 'risk_reserved')];
  const seed = { ...story.stripe, balanceTransactions: [...story.stripe.balanceTransactions, ...held] };
  const reserved = await serve(createStripeRoute(seed, { key: KEY, requestsPerSecond: Infinity }));
  try {
    const sdk = reserved.sdk();
    const listed = await sdk.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
    const entries = listed.map((raw) => mapStripeEntry(raw, { timezone: 'UTC' }));
    const [stated] = mapStripeBalance(await sdk.balance.retrieve());
    const { date = plainDate('2026-01-01'), currency } = entries.at(0) ?? { currency: '' };
    const proof = proveClearing({
      mapping: { key: 'k', currency, clearingAccountId: 'clearing' },
      days: [{ date, entries }],
      historyComplete: true,
      readTo: null,
      payouts: [],
      openEntries: [],
      statedBalance: stated?.total ?? null,
      statedReserve: stated?.reserve,
      ledgerItems: [],
      journal: [],
      lines: [],
    });
    expect(proof.reserve).toBe(7_000);
    expect(proof.statedBalance + proof.reserve).toBe(proof.computedBalance);
  } finally {
    await reserved.close();
  }
});
