import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { SandboxReply } from '../../../../../electron/sandbox/route.ts';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { PERMISSIONS, redacted } from '../../../../../electron/sandbox/stripe/keys.ts';
import { createStripeRoute } from '../../../../../electron/sandbox/stripe/route.ts';
import { KEY } from './serving.ts';

const route = createStripeRoute(createDemoStory().stripe, { key: KEY, requestsPerSecond: Infinity });
const Refusal = v.object({
  error: v.object({
    message: v.string(),
    type: v.string(),
    param: v.optional(v.string()),
    code: v.optional(v.string()),
  }),
});

function get(
  address: string,
  headers: Record<string, string> = { authorization: `Bearer ${KEY}` },
): SandboxReply {
  const url = new URL(address, 'http://127.0.0.1');
  const reply = route({
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: '',
    now: 0,
  });
  if (!reply) throw new Error('Not its path');
  return reply;
}

function refused(address: string): [number, string | undefined, string] {
  const reply = get(address);
  const { error } = v.parse(Refusal, reply.body);
  return [reply.status, error.param, error.message];
}

test('other paths are left to other routes', () => {
  const request = { method: 'GET', query: new URLSearchParams(), headers: {}, body: '', now: 0 };
  expect(route({ ...request, path: '/connections' })).toBeNull();
});

test('the key may come as Basic too; without one the reply says how', () => {
  expect(
    get('/v1/balance', { authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}` }).status,
  ).toBe(200);
  const reply = get('/v1/balance', {});
  expect(reply.status).toBe(401);
  expect(reply.headers?.['www-authenticate']).toBe('Basic realm="Stripe"');
  expect(v.parse(Refusal, reply.body).error.message).toMatch(/^You did not provide an API key/);
});

test('every permission can be taken away by itself', () => {
  const paths: Record<(typeof PERMISSIONS)[number], string> = {
    payout_read: '/v1/payouts',
    balance_transaction_source_read: '/v1/balance_transactions',
    charge_read: '/v1/charges',
    dispute_read: '/v1/disputes',
    balance_read: '/v1/balance',
    customer_read: '/v1/customers',
    connected_account_read: '/v1/account',
    payment_intent_read: '/v1/charges?expand[]=data.payment_intent',
  };
  for (const lacking of PERMISSIONS) {
    for (const [permission, path] of Object.entries(paths)) {
      const reply = get(path, { authorization: `Bearer ${KEY}_no_${lacking}` });
      expect([lacking, permission, reply.status]).toEqual([
        lacking,
        permission,
        permission === lacking || (permission === 'payment_intent_read' && lacking === 'charge_read')
          ? 403
          : 200,
      ]);
    }
  }
  expect(get('/v1/payouts', { authorization: `Bearer ${KEY}_no_such_permission` }).status).toBe(401);
});

test('bad parameters are named', () => {
  expect(refused('/v1/payouts?limit=0')).toEqual([
    400,
    'limit',
    'This value must be greater than or equal to 1.',
  ]);
  expect(refused('/v1/payouts?limit=101')).toEqual([
    400,
    'limit',
    'This value must be less than or equal to 100.',
  ]);
  expect(refused('/v1/payouts?limit=ten')).toEqual([400, 'limit', 'Invalid integer: ten']);
  expect(refused('/v1/payouts?colour=red')).toEqual([400, 'colour', 'Received unknown parameter: colour']);
  expect(refused('/v1/payouts?created[since]=1')[0]).toBe(400);
  expect(refused('/v1/payouts?created[gte]=soon')).toEqual([400, 'created[gte]', 'Invalid integer: soon']);
  expect(refused('/v1/payouts?starting_after=po_x')).toEqual([
    400,
    'starting_after',
    "No such payout: 'po_x'",
  ]);
  expect(refused('/v1/payouts?starting_after=po_x&ending_before=po_y')[0]).toBe(400);
  expect(refused('/v1/balance_transactions?payout=po_x')).toEqual([404, 'payout', "No such payout: 'po_x'"]);
  expect(refused('/v1/balance?limit=3')).toEqual([400, 'limit', 'Received unknown parameter: limit']);
});

test('expand: only what can be expanded, four levels at most', () => {
  expect(refused('/v1/balance_transactions?expand[]=source')[2]).toContain("expanding 'data.source'");
  expect(refused('/v1/balance_transactions?expand[]=data.nothing')[2]).toBe(
    'This property cannot be expanded (data.nothing).',
  );
  expect(
    refused('/v1/balance_transactions?expand[]=data.source.charge.balance_transaction.source')[2],
  ).toContain('more than 4 levels');
  expect(
    get('/v1/balance_transactions?limit=100&expand[]=data.source.charge.balance_transaction').status,
  ).toBe(200);
  expect(refused('/v1/balance_transactions?expand[]=data.source.nothing')[0]).toBe(400);
  const Payouts = v.object({
    data: v.array(v.object({ balance_transaction: v.object({ object: v.string() }) })),
  });
  const page = v.parse(Payouts, get('/v1/payouts?expand[0]=data.balance_transaction').body);
  expect(page.data.every((each) => each.balance_transaction.object === 'balance_transaction')).toBe(true);
});

test('unknown paths, malformed paths and other accounts are refused', () => {
  expect(get('/v1/nothing').status).toBe(404);
  expect(get('/v1/payouts/a/b').status).toBe(404);
  const query = new URLSearchParams();
  const headers = { authorization: `Bearer ${KEY}` };
  expect(route({ method: 'GET', path: '/v1/payouts/%E0%A4', query, headers, body: '', now: 0 })?.status).toBe(
    404,
  );
  expect(get('/v1/accounts/acct_other').status).toBe(403);
  expect(get('/v1/balance', { ...headers, 'stripe-account': 'acct_other' }).status).toBe(403);
});

test('keys are masked', () => {
  expect(redacted('rk_test_abcdefgh')).toBe('rk_test_****efgh');
  expect(redacted('hello')).toBe('***ello');
});
