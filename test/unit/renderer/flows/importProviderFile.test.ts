/** Files of other providers into the local database: once, however often, cut however and in any order. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import { removeFileConnection } from '../../../../renderer/flows/fileConnections.ts';
import { importProviderFile } from '../../../../renderer/flows/importProviderFile.ts';
import { ensureMappings } from '../../../../renderer/flows/mapping.ts';
import { proveAll } from '../../../../renderer/flows/prove.ts';
import { refreshConnections } from '../../../../renderer/flows/sync.ts';
import { type Connection, parseResult } from '../../../../shared/bridge.ts';
import type { FileProfile } from '../../../../shared/payout/file/profile.ts';
import { SHIPPED_PROFILES } from '../../../../shared/payout/file/shippedProfiles.ts';
import { isExplained } from '../../../../shared/payout/model.ts';
import { ACCOUNTS, TAX_RATES } from '../../shared/posting/world.ts';

let db: TieoutDatabase;
let names = 0;

beforeEach(() => {
  names += 1;
  db = new TieoutDatabase(`provider-file-${names}`);
});
afterEach(() => db.delete());

const context = (): FlowContext => ({
  db,
  now: () => 1_795_000_000_000,
  call: () => Promise.reject(new Error('offline')),
});

function profileOf(id: string): FileProfile {
  const found = SHIPPED_PROFILES.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
}

const take = (profile: FileProfile, lines: readonly string[], name = 'file.csv') =>
  importProviderFile(
    context(),
    { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) },
    { profile, demo: false },
  );

/** Everything of the books of payouts, free of the numbers that equal rows bear. */
async function kept() {
  const [payouts, open, days] = await Promise.all([
    db.payouts.toArray(),
    db.openEntries.toArray(),
    db.balanceDays.toArray(),
  ]);
  const bare = (id: string) => id.replace(/×\d+$/, '');
  return {
    payouts: payouts
      .map((payout) => ({
        ...payout,
        entries: payout.entries.map((entry) => ({ ...entry, id: bare(entry.id) })),
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    open: open.map(({ entry }) => `${bare(entry.id)} ${entry.date} ${entry.net}`).toSorted(),
    days: days
      .flatMap((day) =>
        day.entries.map((one) => `${day.date} ${day.currency} ${bare(one.id)} ${one.net} ${one.payoutId}`),
      )
      .toSorted(),
  };
}

const SHOPIFY = profileOf('shopify');
const SHOPIFY_HEADER =
  'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency';
const shopifyRow = (o: {
  day: string;
  order: string;
  status: string;
  payout: string;
  cents: number;
  currency?: string;
}) => {
  const text = (cents: number) => (cents / 100).toFixed(2);
  const { currency = 'AUD' } = o;
  return `${o.day} 10:00:00 +1100,charge,${o.order},visa,online,${o.status},${o.payout},${o.payout},${text(o.cents)},0.30,${text(o.cents - 30)},,card,,,${currency}`;
};

describe('a file of another provider', () => {
  const rows = [
    shopifyRow({ day: '2026-11-01', order: '#1', status: 'paid', payout: '2026-11-04', cents: 10_000 }),
    shopifyRow({ day: '2026-11-02', order: '#2', status: 'paid', payout: '2026-11-04', cents: 5000 }),
    shopifyRow({
      day: '2026-11-02',
      order: '#3',
      status: 'paid',
      payout: '2026-11-04',
      cents: 700,
      currency: 'USD',
    }),
    shopifyRow({ day: '2026-11-03', order: '#4', status: 'pending', payout: '', cents: 2000 }),
  ];

  it('makes the provider, its payouts and its open movements, and adds nothing the second time', async () => {
    const first = await take(SHOPIFY, [SHOPIFY_HEADER, ...rows]);
    expect(first).toMatchObject({ rows: 4, added: 2, changed: 0, entries: 1, issues: [] });
    expect(await db.connections.toArray()).toMatchObject([
      { id: 'file:shopify payments', kind: 'file', name: 'Shopify Payments', status: 'connected' },
    ]);
    const payouts = await db.payouts.toArray();
    expect(payouts.map(({ id, amount }) => [id, amount])).toEqual([
      ['2026-11-04 AUD', 14_940],
      ['2026-11-04 USD', 670],
    ]);
    expect(payouts.every(isExplained)).toBe(true);
    const before = await kept();
    expect(await take(SHOPIFY, [SHOPIFY_HEADER, ...rows], 'again.csv')).toMatchObject({
      added: 0,
      changed: 0,
      entries: 0,
    });
    expect(await kept()).toEqual(before);
    expect(await db.importedFiles.toArray()).toMatchObject([
      { added: 2, lines: 4 },
      { added: 0, lines: 4 },
    ]);
    expect(await db.activity.count()).toBe(2);
  });

  it('takes what was open into its payout under the id that it had, and an older file doesn’t open it again', async () => {
    await take(SHOPIFY, [SHOPIFY_HEADER, ...rows]);
    const open = (await db.openEntries.toArray()).map(({ entry }) => entry.id);
    const paid = shopifyRow({
      day: '2026-11-03',
      order: '#4',
      status: 'paid',
      payout: '2026-11-05',
      cents: 2000,
    });
    expect(await take(SHOPIFY, [SHOPIFY_HEADER, paid])).toMatchObject({ added: 1, entries: 0, issues: [] });
    expect(await db.openEntries.count()).toBe(0);
    const payout = await db.payouts.get('file:shopify payments|2026-11-05 AUD');
    expect(payout?.entries.map(({ id }) => id)).toEqual(open);
    const after = await kept();
    await take(SHOPIFY, [SHOPIFY_HEADER, ...rows]);
    expect(await kept()).toEqual(after);
  });

  it('keeps rows apart that look the same but lie in two payouts, also from two files', async () => {
    const same = (payout: string) =>
      shopifyRow({ day: '2026-11-01', order: '', status: 'paid', payout, cents: 1000 });
    await take(SHOPIFY, [SHOPIFY_HEADER, same('2026-11-04'), same('2026-11-04')]);
    await take(SHOPIFY, [SHOPIFY_HEADER, same('2026-11-05')]);
    const payouts = await db.payouts.toArray();
    expect(payouts.map(({ amount, entries }) => [amount, entries.length])).toEqual([
      [1940, 2],
      [970, 1],
    ]);
    expect(payouts.every(isExplained)).toBe(true);
    expect(new Set(payouts.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(3);
  });

  it('lets a payout gain rows and go on to paid, but never back', async () => {
    const row = (status: string, order: string) =>
      shopifyRow({ day: '2026-11-01', order, status, payout: '2026-11-04', cents: 1000 });
    await take(SHOPIFY, [SHOPIFY_HEADER, row('in_transit', '#1')]);
    const second = await take(SHOPIFY, [SHOPIFY_HEADER, row('paid', '#1'), row('paid', '#2')]);
    expect(second).toMatchObject({ added: 0, changed: 1 });
    expect(second.issues).toMatchObject([{ severity: 'warning', field: 'payout' }]);
    const third = await take(SHOPIFY, [SHOPIFY_HEADER, row('in_transit', '#1')]);
    expect(third).toMatchObject({ added: 0, changed: 0, issues: [] });
    expect(await db.payouts.toArray()).toMatchObject([{ status: 'paid', amount: 1940 }]);
  });

  it('leaves a payout that is matched as it is, and says so', async () => {
    await take(SHOPIFY, [SHOPIFY_HEADER, ...rows]);
    const key = 'file:shopify payments|2026-11-04 AUD';
    await db.decisions.add({
      id: 'd1',
      decidedAt: 1,
      by: 'user',
      payoutKeys: [key],
      lineKeys: ['l1'],
      evidence: [],
    });
    const more = shopifyRow({
      day: '2026-11-02',
      order: '#9',
      status: 'paid',
      payout: '2026-11-04',
      cents: 900,
    });
    const report = await take(SHOPIFY, [SHOPIFY_HEADER, more]);
    expect(report).toMatchObject({ added: 0, changed: 0 });
    expect(report.issues[0]?.message).toContain('matched already');
    expect((await db.payouts.get(key))?.amount).toBe(14_940);
    await expect(removeFileConnection(db, 'file:shopify payments')).rejects.toThrow(
      'matched or written down',
    );
  });

  it('is removed with what it brought, and survives a look at the connections of the desktop', async () => {
    await take(SHOPIFY, [SHOPIFY_HEADER, ...rows]);
    const call: FlowContext['call'] = async (name) => parseResult(name, { connections: [] });
    await refreshConnections({ ...context(), call });
    expect(await db.connections.toArray()).toMatchObject([{ status: 'connected' }]);
    await removeFileConnection(db, 'file:shopify payments');
    const left = await Promise.all(
      [db.connections, db.payouts, db.openEntries, db.balanceDays, db.importedFiles].map((table) =>
        table.count(),
      ),
    );
    expect(left).toEqual([0, 0, 0, 0, 0]);
  });

  it('stores nothing of a file that can’t be read, and needs a provider’s name', async () => {
    const report = await take(SHOPIFY, ['Hello', 'World']);
    expect(report).toMatchObject({ connection: null, added: 0 });
    expect(report.issues).toMatchObject([{ severity: 'error' }]);
    expect(await db.connections.count()).toBe(0);
    await expect(take({ ...SHOPIFY, provider: ' ' }, [SHOPIFY_HEADER, ...rows])).rejects.toThrow(RangeError);
  });

  it('is mapped under the provider’s own name, and its days add up', async () => {
    const connectionId = 'xero-1';
    await db.connections.add({
      id: connectionId, bookId: 'main', kind: 'xero', name: 'Shop', externalId: '', demo: false, status: 'connected', reason: '', canWrite: true,
    }); // prettier-ignore
    await db.organisations.add({
      connectionId, tenantId: 't', name: 'Shop', shortCode: '', countryCode: 'AU', baseCurrency: 'AUD', timezone: 'UTC',
      periodLockDate: null, endOfYearLockDate: null,
    }); // prettier-ignore
    await db.accounts.bulkAdd(
      ACCOUNTS.map((account) => ({
        ...account,
        name: account.accountId === 'clearing' ? 'Shopify Payments Clearing' : account.name,
        connectionId,
      })),
    );
    await db.taxRates.bulkAdd(TAX_RATES.map((rate) => ({ ...rate, connectionId })));
    await take(SHOPIFY, [SHOPIFY_HEADER, ...rows]);
    const { saved, incomplete } = await ensureMappings({ db });
    const all = [...saved, ...incomplete.map(({ mapping }) => mapping)];
    const aud = all.find(({ currency }) => currency === 'AUD');
    expect(aud).toMatchObject({ contactName: 'Shopify Payments', clearingAccountId: 'clearing' });
    if (aud === undefined) throw new Error('no mapping');
    await db.mappings.put(aud);
    const { clearing } = await proveAll({ db });
    // No balance is told: it is what the rows come to.
    expect(clearing[0]).toMatchObject({ statedBalance: 1970, residual: 0 });
    const days = await db.balanceDays.filter(({ currency }) => currency === 'AUD').toArray();
    const sum = days.flatMap(({ entries }) => entries).reduce((total, { net }) => total + net, 0);
    expect(sum).toBe(1970);
  });
});

describe('Stripe’s itemised report', () => {
  const STRIPE = profileOf('stripe-itemized');
  const header =
    'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,reporting_category,currency,gross,fee,net,source_id,charge_id';
  const row = (txn: string, payout = 'po_1') =>
    `${payout},2026-11-04,${txn},2026-11-01 10:00:00,charge,aud,10.00,0.30,9.70,ch_${txn},ch_${txn}`;
  const stripe: Connection = {
    id: 's1', bookId: 'main', kind: 'stripe', name: 'Shop', externalId: 'acct_1', demo: false, status: 'connected', reason: '', canWrite: false,
  }; // prettier-ignore

  it('gives movements the ids that Stripe gives them', async () => {
    await take(STRIPE, [header, row('txn_1'), row('txn_2')]);
    const [payout] = await db.payouts.toArray();
    expect(payout).toMatchObject({ id: 'po_1', amount: 1940 });
    expect(payout?.entries.map(({ id }) => id)).toEqual(['txn_1', 'txn_2']);
  });

  it('is refused where the account is connected and has these payouts', async () => {
    await take(STRIPE, [header, row('txn_1')]);
    const [payout] = await db.payouts.toArray();
    if (payout === undefined) throw new Error('no payout');
    await removeFileConnection(db, 'file:stripe');
    await db.connections.add(stripe);
    await db.payouts.put({ ...payout, connectionId: 's1', key: 's1|po_1', provider: 'stripe' });
    const report = await take(STRIPE, [header, row('txn_1'), row('txn_2')]);
    expect(report).toMatchObject({ connection: null, added: 0 });
    expect(report.issues[0]?.message).toContain('“Shop” already');
    expect(await db.payouts.count()).toBe(1);
  });

  it('is refused while the history of a connected account isn’t whole, and taken once it is', async () => {
    await db.connections.add(stripe);
    expect((await take(STRIPE, [header, row('txn_1')])).issues[0]?.message).toContain('history');
    expect(await db.payouts.count()).toBe(0);
    await db.cursors.put({
      key: 's1|payouts', connectionId: 's1', resource: 'payouts', pageCursor: null, passFrom: null, passTo: null,
      completeTo: '1', completeFrom: '0', finishedAt: 1,
    }); // prettier-ignore
    expect(await take(STRIPE, [header, row('txn_1')])).toMatchObject({ added: 1, issues: [] });
  });
});

describe('any split of a file', () => {
  it('ends the same in any order, with overlaps, where payouts are whole in one file', async () => {
    const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`;
    // Few days, orders and amounts: rows that look the same in two payouts are common.
    const sale = fc.record({
      order: fc.constantFrom('', '#1', '#2'),
      day: fc.integer({ min: 1, max: 2 }).map(day),
      cents: fc.constantFrom(1000, 2500),
      currency: fc.constantFrom('AUD', 'USD'),
    });
    const groups = fc.array(fc.array(sale, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    const parts = fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(groups, parts, async (payouts, files) => {
        const rowsOf = payouts.map((sales, index) =>
          sales.map((one) => shopifyRow({ ...one, status: 'paid', payout: day(10 + index) })),
        );
        await Promise.all(db.tables.map((table) => table.clear()));
        await take(SHOPIFY, [SHOPIFY_HEADER, ...rowsOf.flat()]);
        const whole = await kept();
        await Promise.all(db.tables.map((table) => table.clear()));
        for (const file of [...files, payouts.map((_, index) => index)]) {
          const used = [...new Set(file)].flatMap((index) => rowsOf[index] ?? []);
          await take(SHOPIFY, [SHOPIFY_HEADER, ...used.toReversed()]);
        }
        expect(await kept()).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
});
