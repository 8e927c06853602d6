import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  type AlternativeOptions,
  createAlternativeSandbox,
} from '../../../../electron/sandbox/alternativePayments/route.ts';
import type { SandboxReply, SandboxRequest } from '../../../../electron/sandbox/route.ts';
import { createAlternativeStory } from '../../../../electron/sandbox/story/alternativePayments/alternativeStory.ts';

const KEY = { clientId: 'id', clientSecret: 'se:cret' };
const story = createAlternativeStory({ currency: 'USD' });

/** The objects of the reference (1.1.0), field by field. */
const Fee = v.strictObject({
  amount: v.number(),
  covered_by_customer: v.boolean(),
  name: v.string(),
  type: v.picklist(['unspecified', 'late_payment', 'product', 'method']),
});
const ReferencePayout = v.strictObject({
  arrival_date: v.string(),
  created_at: v.string(),
  customer_id: v.string(),
  fees: v.array(Fee),
  id: v.string(),
  status: v.picklist([
    'unspecified',
    'creating',
    'processing',
    'analyzing',
    'succeeded',
    'scheduled',
    'approved',
    'canceled',
    'pending',
    'failed',
  ]),
  sub_total: v.number(),
  total: v.number(),
});
const ReferencePage = v.strictObject({
  data: v.array(ReferencePayout),
  end_cursor: v.string(),
  has_next_page: v.boolean(),
  has_previous_page: v.boolean(),
  start_cursor: v.string(),
});

function open(options: Partial<AlternativeOptions> = {}) {
  const sandbox = createAlternativeSandbox(story.seed, { requestsPerSecond: Infinity, ...KEY, ...options });
  let now = 1_000_000;
  const ask = (path: string, more: Partial<SandboxRequest> = {}): SandboxReply => {
    const url = new URL(`/alternativepayments${path}`, 'http://127.0.0.1');
    const reply = sandbox.route({
      method: 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: {},
      body: '',
      now: (now += 1),
      ...more,
    });
    if (reply === null) throw new Error(`${path} is not its own`);
    return reply;
  };
  const tokenFor = (clientId: string = KEY.clientId) => {
    const authorization = `Basic ${Buffer.from(`${clientId}:${KEY.clientSecret}`).toString('base64')}`;
    const body = 'grant_type=client_credentials';
    const reply = ask('/oauth/token', { method: 'POST', headers: { authorization }, body });
    return v.parse(v.object({ access_token: v.string() }), reply.body).access_token;
  };
  const token = tokenFor();
  const get = (path: string, bearer = token) => ask(path, { headers: { authorization: `Bearer ${bearer}` } });
  return { sandbox, ask, get, tokenFor, later: (ms: number) => (now += ms) };
}

describe('the double of Alternative Payments', () => {
  it('speaks the reference’s payouts and pages, forwards and backwards', () => {
    const { get } = open();
    const all = v.parse(ReferencePage, get('/payouts').body);
    expect(all.data).toHaveLength(story.payouts.length);
    expect(all.has_next_page || all.has_previous_page).toBe(false);
    const first = v.parse(ReferencePage, get('/payouts?limit=7').body);
    const second = v.parse(ReferencePage, get(`/payouts?limit=7&after=${first.end_cursor}`).body);
    const third = v.parse(ReferencePage, get(`/payouts?limit=7&after=${second.end_cursor}`).body);
    expect([...first.data, ...second.data, ...third.data]).toEqual(all.data);
    expect([second.has_previous_page, third.has_next_page]).toEqual([true, false]);
    const back = v.parse(ReferencePage, get(`/payouts?limit=7&before=${second.start_cursor}`).body);
    expect(back.data).toEqual(first.data);
    expect(all.data.map(({ created_at: at }) => at)).toEqual(all.data.map(({ created_at: at }) => at).toSorted().toReversed()); // prettier-ignore
  });

  it('filters by status, invoice and time', () => {
    const { get } = open();
    const list = (query: string) => v.parse(ReferencePage, get(`/payouts?${query}`).body).data;
    expect(list('status=failed').map(({ status }) => status)).toEqual(['failed']);
    const [day] = [story.payouts[5]?.day ?? ''];
    expect(list(`end_date=${day}T00:00:00Z`)).toHaveLength(5);
    // An invoice whose payment came back is in both payouts, any other in one.
    const counts = Object.values(story.seed.paid)
      .flat()
      .map((invoice) => list(`invoice_id=${invoice}`).length);
    expect(new Set(counts)).toEqual(new Set([1, 2]));
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(20);
    expect(get('/payouts?start_date=soon').status).toBe(400);
    expect(get('/payouts?limit=101').status).toBe(400);
    expect(get('/payouts?after=nowhere').status).toBe(400);
  });

  it('lets nobody in without a token that holds, or past its scopes', () => {
    const { ask, get, tokenFor, later, sandbox } = open({ tokenSeconds: 100 });
    expect(ask('/payouts').status).toBe(401);
    expect(get('/payouts', 'made-up').status).toBe(401);
    const narrow = tokenFor('id_no_invoices_no_customers');
    expect(['payouts', 'payments', 'invoices', 'customers'].map((each) => get(`/${each}`, narrow).status)).toEqual([200, 200, 403, 403]); // prettier-ignore
    later(101_000);
    expect(get('/payouts').status).toBe(401);
    const fresh = tokenFor();
    expect(get('/payouts', fresh).status).toBe(200);
    sandbox.tokens.revokeAll();
    expect(get('/payouts', fresh).status).toBe(401);
    expect(() => tokenFor('id_no_nonsense')).toThrow();
    const form = { method: 'POST', headers: { authorization: `Basic ${Buffer.from('id:se:cret').toString('base64')}` } }; // prettier-ignore
    expect(ask('/oauth/token', { ...form, body: 'grant_type=password' }).status).toBe(400);
  });

  it('reads only, knows what it has, and slows down whoever asks too often', () => {
    const { ask, get, later } = open({ requestsPerSecond: 5 });
    later(2000);
    expect([1, 2, 3, 4, 5, 6].map(() => get('/payouts?limit=1').status)).toEqual([
      200, 200, 200, 200, 200, 429,
    ]);
    expect(get('/payouts').headers?.['retry-after']).toBe('1');
    later(2000);
    expect(get('/payouts/po_gone').status).toBe(404);
    expect(get('/nothing').status).toBe(404);
    expect(get('/payouts/%E0%A4%A').status).toBe(404);
    later(2000);
    expect(ask('/payouts', { method: 'DELETE' }).status).toBe(405);
  });
});
