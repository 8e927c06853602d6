import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Payout, isExplained, residualOf } from '../../../../shared/payout/model.ts';
import { type AlternativeBench, KEY, startAlternative } from './alternativeBench.ts';
import { failure, handlerContext } from './stripeBench.ts';

const timezone = 'America/New_York';
let bench: AlternativeBench;
let connectionId: string;

beforeAll(async () => {
  bench = await startAlternative();
  connectionId = (await bench.connect()).connection?.id ?? '';
});
afterEach(() => bench.faults.clear());
afterAll(() => bench.server.close());

async function allPayouts(from: AlternativeBench, id: string): Promise<Payout[]> {
  const payouts: Payout[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Payout[]; next: string | null } = await from.handlers['provider.payouts'](
      { connectionId: id, timezone, from: null, to: null, cursor },
      handlerContext(),
    );
    payouts.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return payouts;
}

const first = () => ({ connectionId, timezone, from: null, to: null, cursor: null });

describe('connecting Alternative Payments', () => {
  it('keeps credentials that may read everything, and never shows them', async () => {
    const { connection, permissions } = await bench.connect({ clientId: ` ${KEY.clientId}\n` });
    expect(connection).toMatchObject({ kind: 'alternativePayments', status: 'connected', demo: true });
    expect(permissions.map((check) => [check.permission, check.ok])).toEqual([
      ['payouts:read', true],
      ['payments:read', true],
      ['invoices:read', true],
      ['customers:read', true],
    ]);
    expect(JSON.stringify({ connection, permissions })).not.toContain(KEY.clientSecret);
    expect((await bench.connections.get(connectionId)).secret).toMatchObject({ ...KEY, currency: 'USD' });
  });

  it.each(['payouts:read', 'payments:read', 'invoices:read'])(
    'names the scope %s when it is missing',
    async (scope) => {
      const before = await bench.connections.list();
      const { connection, permissions } = await bench.connect({
        clientId: `${KEY.clientId}_no_${scope.replace(':read', '')}`,
      });
      expect(connection).toBeNull();
      const missing = permissions.filter((check) => check.required && !check.ok);
      expect(missing.map((check) => check.permission)).toEqual([scope]);
      expect(missing[0]?.detail).toMatch(/^Without it/);
      expect(await bench.connections.list()).toEqual(before);
    },
  );

  it('does without customers’ names, and knows the account again under another key', async () => {
    const { connection, permissions } = await bench.connect({
      clientId: `${KEY.clientId}_no_customers`,
    });
    expect(permissions.filter((check) => !check.ok).map((check) => check.required)).toEqual([false]);
    expect(connection?.id).toBe(connectionId);
    expect(await bench.connections.list()).toHaveLength(1);
    const payouts = await bench.handlers['provider.payoutsById'](
      { connectionId, timezone, ids: [bench.story.payouts[0]?.id ?? ''] },
      handlerContext(),
    );
    expect(payouts.items).toHaveLength(1);
    await bench.connect();
  });

  it('says that the credentials are not known, empty or of no use, and repeats none', async () => {
    const wrong = await failure(bench.connect({ clientSecret: 'wrong-secret-1234' }));
    expect(wrong).toMatchObject({ code: 'unauthorised' });
    expect(JSON.stringify(wrong)).not.toContain('wrong-secret');
    expect(await failure(bench.connect({ clientId: ' ' }))).toMatchObject({ code: 'badRequest' });
  });
});

describe('the business clients through the real client', () => {
  it.each(['flat', 'pagination'] as const)(
    'has every payout whole, with lists wrapped %s',
    async (wrapper) => {
      const own = await startAlternative({ wrapper });
      try {
        const { connection } = await own.connect();
        const payouts = await allPayouts(own, connection?.id ?? '');
        expect(payouts).toHaveLength(own.story.payouts.length);
        for (const planned of own.story.payouts) {
          const payout = payouts.find(({ id }) => id === planned.id);
          expect(payout?.amount, planned.id).toBe(planned.total);
          if (payout?.composition !== 'known') continue;
          expect(residualOf(payout), `${planned.id} ${planned.hardCase}`).toBe(0);
          expect(isExplained(payout)).toBe(true);
        }
        const open = payouts.filter((payout) => payout.composition !== 'known');
        expect(open.map(({ status, composition }) => `${status} ${composition}`).toSorted()).toEqual([
          'canceled untold',
          'pending pending',
        ]);
      } finally {
        await own.server.close();
      }
    },
  );

  it('finds the invoices of each payment and the name of each customer', async () => {
    const payouts = await allPayouts(bench, connectionId);
    const rows = new Map(
      bench.story.payouts
        .flatMap((payout) => payout.rows.filter((row) => row.type === 'payment'))
        .map((row) => [row.id, row]),
    );
    const charges = payouts.flatMap((payout) => payout.entries).filter((entry) => entry.kind === 'charge');
    expect(charges.length).toBeGreaterThan(20);
    for (const charge of charges) {
      const row = rows.get(charge.chargeId);
      expect(charge.invoiceNumber.split(', ').filter(Boolean).toSorted(), charge.id).toEqual(row?.invoices);
      expect(charge.customerName).not.toBe('');
    }
    expect(charges.filter((charge) => charge.invoiceNumber === '').length).toBeGreaterThan(0);
    expect(charges.filter((charge) => charge.invoiceNumber.includes(', ')).length).toBeGreaterThan(0);
  });

  it('finds every invoice of a payment that pays parts of them, whichever payment is read first', async () => {
    const at = '2026-09-01T10:00:00Z';
    const invoice = (id: string, total: number) => ({
      id, invoice_number: `N-${id}`, currency: 'USD', customer_id: 'c', created_at: at, status: 'open', total,
    }); // prettier-ignore
    const payment = (id: string, total: number) => ({
      id, customer_id: 'c', created_at: at, payment_method: 'ach', status: 'succeeded', sub_total: total, total, fees: [],
    }); // prettier-ignore
    const payout = (id: string, total: number, day: string) => ({
      id, created_at: `${day}T10:00:00Z`, arrival_date: day, customer_id: 'c', status: 'succeeded', sub_total: total, total, fees: [],
    }); // prettier-ignore
    const [parts, whole, rest] = [payment('parts', 160), payment('whole', 160), payment('rest', 40)];
    const own = await startAlternative({
      seed: {
        payouts: [payout('po_a', 160, '2026-09-02'), payout('po_b', 200, '2026-09-03')],
        transactions: { po_a: [parts], po_b: [whole, rest] },
        payments: [parts, whole, rest],
        invoices: [invoice('C', 160), invoice('A', 500), invoice('B', 200), { ...invoice('D', 160), status: 'draft' }],
        customers: [{ id: 'c', name: 'Client', created_at: at }],
        paid: { parts: ['A', 'B'], whole: ['C'], rest: ['B'] },
      },
    }); // prettier-ignore
    try {
      const { connection } = await own.connect();
      const entries = (await allPayouts(own, connection?.id ?? '')).flatMap((each) => each.entries);
      expect(Object.fromEntries(entries.map((each) => [each.id, each.invoiceNumber]))).toEqual({
        parts: 'N-A, N-B',
        whole: 'N-C',
        rest: 'N-B',
      });
      const asked = own.log.all().filter(({ path }) => path.endsWith('/payments')).length;
      own.log.clear();
      await allPayouts(own, connection?.id ?? '');
      expect(asked).toBeLessThanOrEqual(5);
      expect(own.log.all().filter(({ path }) => path.endsWith('/payments'))).toEqual([]);
    } finally {
      await own.server.close();
    }
  });

  it('tells returns, disputes, refunds and fees apart, each as the story has it', async () => {
    const payouts = await allPayouts(bench, connectionId);
    const kindsOf = (hardCase: string) => {
      const planned = bench.story.payouts.find((payout) => payout.hardCase === hardCase);
      const payout = payouts.find(({ id }) => id === planned?.id);
      return (payout?.entries ?? []).map(({ kind }) => kind).filter((kind) => kind !== 'charge');
    };
    expect(kindsOf('ach-return')).toEqual(['chargeFailure']);
    expect(kindsOf('12-refund-later')).toEqual(['refund']);
    expect(kindsOf('11-dispute')).toEqual(['dispute']);
    expect(kindsOf('refund-in-doubt')).toContain('refund');
    expect(kindsOf('22-own-fee')).toContain('fee');
    // What was paid out again is in two payouts, under one id.
    const again = payouts.find(({ id }) => id === bench.story.payouts[13]?.id)?.entries ?? [];
    const ids = payouts.flatMap((payout) => payout.entries.map((entry) => entry.id));
    expect(again.length).toBeGreaterThan(0);
    expect(ids.length - new Set(ids).size).toBe(again.length);
  });

  it('reads a window of time and payouts by id, leaving out what is gone', async () => {
    const planned = bench.story.payouts;
    const at = (index: number) => Date.parse(`${planned[index]?.day}T00:00:00Z`) / 1000;
    const page = await bench.handlers['provider.payouts'](
      { ...first(), from: at(4), to: at(9) },
      handlerContext(),
    );
    expect(page.items.map(({ id }) => id).toSorted()).toEqual(
      planned
        .slice(4, 9)
        .map(({ id }) => id)
        .toSorted(),
    );
    const ids = [planned[3]?.id ?? '', 'po_gone', planned[1]?.id ?? ''];
    const again = await bench.handlers['provider.payoutsById'](
      { connectionId, timezone, ids },
      handlerContext(),
    );
    expect(again.items.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  });

  it('tells neither movements nor balance', async () => {
    expect(await failure(bench.handlers['provider.entries'](first(), handlerContext()))).toMatchObject({ code: 'badRequest' }); // prettier-ignore
    expect(await failure(bench.handlers['provider.balance']({ connectionId }, handlerContext()))).toMatchObject({ code: 'badRequest' }); // prettier-ignore
  });

  it('keeps an unknown kind of row, shown and not explained', async () => {
    const own = await startAlternative({ unknownType: true });
    try {
      const { connection } = await own.connect();
      const payouts = await allPayouts(own, connection?.id ?? '');
      const strange = payouts.filter((payout) => payout.entries.some((entry) => entry.kind === 'unknown'));
      expect(strange).toHaveLength(1);
      expect(strange[0]?.entries[0]?.rawType).toMatch(/^holdback_v2/);
      expect(strange.some(isExplained)).toBe(false);
    } finally {
      await own.server.close();
    }
  });
});

describe('trouble at Alternative Payments', () => {
  it('asks again after 429, 500, a lost connection and half a reply', async () => {
    bench.faults.add([
      {
        kind: 'status',
        status: 429,
        retryAfter: 0,
        delayMs: 0,
        path: '/alternativepayments/payouts',
        nth: 1,
        times: 1,
      },
      {
        kind: 'status',
        status: 503,
        retryAfter: 0,
        delayMs: 0,
        path: '/alternativepayments/payouts',
        nth: 2,
        times: 1,
      },
      { kind: 'dropBefore', status: 500, delayMs: 0, path: '/alternativepayments/payouts', nth: 3, times: 1 },
      { kind: 'reset', status: 500, delayMs: 0, path: '/alternativepayments/payouts', nth: 5, times: 1 },
    ]);
    const context = handlerContext();
    const page = await bench.handlers['provider.payouts'](first(), context);
    expect(page.items).toHaveLength(20);
    expect(context.seen.some(({ unit }) => unit === 'waitingForLimit')).toBe(true);
    expect(bench.faults.list().map(({ hit }) => hit)).toEqual([1, 1, 1, 1]);
  });

  it('fetches one token for all who wait, and a new one when it is refused', async () => {
    const own = await startAlternative();
    try {
      const { connection } = await own.connect();
      own.sandbox.tokens.revokeAll();
      const before = own.sandbox.tokens.issued();
      const ask = { ...first(), connectionId: connection?.id ?? '' };
      const pages = await Promise.all(
        [1, 2, 3].map(() => own.handlers['provider.payouts'](ask, handlerContext())),
      );
      expect(pages.map((page) => page.items.length)).toEqual([20, 20, 20]);
      // Each of those under way may hear of the refusal; none asks twice.
      expect(own.sandbox.tokens.issued() - before).toBeLessThanOrEqual(3);
      const [stored] = await own.connections.list();
      expect(stored?.status).toBe('connected');
    } finally {
      await own.server.close();
    }
  });

  it('asks for a token again when the old one has ended', async () => {
    const own = await startAlternative({ tokenSeconds: 60 });
    try {
      await own.connect();
      // Each ends as soon as it is there, by the margin that is kept.
      expect(own.sandbox.tokens.issued()).toBeGreaterThan(2);
    } finally {
      await own.server.close();
    }
  });

  it('marks the connection when its secret is refused', async () => {
    const own = await startAlternative();
    try {
      const { connection } = await own.connect();
      const id = connection?.id ?? '';
      const { secret, ...stored } = await own.connections.get(id);
      await own.connections.put({ ...stored, secret: { ...secret, clientSecret: 'changed' } });
      const data = await failure(
        own.handlers['provider.payouts']({ ...first(), connectionId: id }, handlerContext()),
      );
      expect(data.code).toBe('unauthorised');
      expect((await own.connections.get(id)).connection).toMatchObject({ status: 'needsAttention', reason: 'signInAgain' }); // prettier-ignore
    } finally {
      await own.server.close();
    }
  });

  it('keeps to five requests a second, and comes through where one was too many', async () => {
    const own = await startAlternative({ requestsPerSecond: 5 });
    try {
      await own.connect();
      const refused = own.log.all().filter(({ status }) => status === 429).length;
      expect(own.log.all().length - refused).toBeGreaterThan(5);
      // On a busy machine they may arrive nearer to each other than they were sent.
      expect(refused).toBeLessThanOrEqual(1);
    } finally {
      await own.server.close();
    }
  });

  it('stops at once when cancelled, and says offline when nobody answers', async () => {
    const controller = new AbortController();
    const work = bench.handlers['provider.payouts'](first(), handlerContext(controller.signal));
    controller.abort();
    expect(await failure(work)).toMatchObject({ code: 'cancelled' });
    const own = await startAlternative();
    const { connection } = await own.connect();
    await own.server.close();
    const data = await failure(
      own.handlers['provider.payouts']({ ...first(), connectionId: connection?.id ?? '' }, handlerContext()),
    );
    expect(data.code).toBe('offline');
  });
});
