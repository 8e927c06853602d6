/** Express set-up over the real sandbox and the real SDK: made, taken over, refused, broken off. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpAccounts, type Wish } from '../../../../renderer/flows/express.ts';
import { ensureMappings } from '../../../../renderer/flows/mapping.ts';
import { syncAll } from '../../../../renderer/flows/sync.ts';
import { type RunningDemo, startDemo } from '../../../../electron/sandbox/demo.ts';
import type { NewAccount } from '../../../../shared/books/model.ts';
import type { AccountField } from '../../../../shared/posting/express/fields.ts';
import { mappingTroubles } from '../../../../shared/posting/express/health.ts';
import type { Mapping } from '../../../../shared/posting/model.ts';
import { type DemoFlow, openDemoFlow } from '../../../support/demoFlow.ts';

let demo: RunningDemo;
let flow: DemoFlow;
let mapping: Mapping;

const control = async (path: string, body: unknown) => {
  const reply = await fetch(`${demo.addresses.control}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
};
/** PUTs of accounts that reached the sandbox. */
const puts = async () => {
  const log = await (await fetch(`${demo.addresses.control}/requests`)).text();
  return log.match(/"method":"PUT","path":"[^"]*\/Accounts"/g)?.length ?? 0;
};
const account = (code: string, name: string, more: Partial<NewAccount> = {}): NewAccount => ({
  code, name, type: 'EXPENSE', taxType: 'INPUT', bankAccountNumber: '', currency: null, ...more,
}); // prettier-ignore
const create = (field: AccountField, one: NewAccount): [AccountField, Wish] => [
  field,
  { kind: 'create', account: one },
];
const inXero = async (name: string) => {
  const ledger = await (await fetch(`${demo.addresses.control}/ledger`)).text();
  return ledger.split(`"${name}"`).length - 1;
};
const states = async (wishes: ReadonlyMap<AccountField, Wish>) =>
  (await setUpAccounts(flow.ctx, mapping, wishes)).made.map(({ state }) => state);

beforeAll(async () => {
  demo = await startDemo();
  flow = await openDemoFlow('express', {
    start: async () => demo,
    isRunning: () => true,
    close: async () => undefined,
  });
  await control('limits', { minute: 10_000, day: 1_000_000 });
  await flow.ctx.call('demo.open', {});
  await syncAll(flow.ctx);
  const [first] = (await ensureMappings(flow.ctx)).saved;
  if (!first) throw new Error('the demo company has a mapping');
  mapping = first;
}, 60_000);
afterAll(async () => {
  await flow.close();
  await demo.close();
});

describe('express set-up', () => {
  it('makes accounts one by one, fills the mapping and keeps it', async () => {
    const report = await setUpAccounts(flow.ctx, mapping, new Map([
      create('clearingAccountId', account('0951', 'Clearing One', { type: 'BANK', bankAccountNumber: '121-121-7654321', currency: 'AUD' })),
      create('feeAccountCode', account('4041', 'Fees One')),
      ['tipsAccountCode', { kind: 'none' }],
      ['salesAccountCode', { kind: 'use', value: mapping.salesAccountCode }],
    ])); // prettier-ignore
    expect(report.made.map(({ field, state }) => [field, state])).toEqual([
      ['clearingAccountId', 'made'],
      ['feeAccountCode', 'made'],
    ]);
    expect(report.missing).toEqual([]);
    const kept = await flow.db.mappings.get(mapping.key);
    expect(kept).toMatchObject(report.mapping);
    expect(kept?.accountTypes?.['4041']).toBe('EXPENSE');
    expect(kept).toMatchObject({
      feeAccountCode: '4041',
      tipsAccountCode: '',
      salesAccountCode: mapping.salesAccountCode,
    });
    const cached = await flow.db.accounts.toArray();
    expect(cached.find(({ accountId }) => accountId === kept?.clearingAccountId)).toMatchObject({
      name: 'Clearing One', type: 'BANK', currency: 'AUD', bankAccountNumber: '121-121-7654321',
    }); // prettier-ignore
  });

  it('takes over what is there without a call that writes', async () => {
    const before = await puts();
    expect(before).toBeGreaterThan(0);
    expect(await states(new Map([create('feeAccountCode', account('4042', 'fees  one'))]))).toEqual([
      'takenOver',
    ]);
    expect(await puts()).toBe(before);
    expect((await flow.db.mappings.get(mapping.key))?.feeAccountCode).toBe('4041');
  });

  it('tells what Xero refuses and goes on with the rest', async () => {
    const report = await setUpAccounts(flow.ctx, mapping, new Map([
      create('feeAccountCode', account('4041', 'Fees Two')),
      create('disputeAccountCode', account('4101', 'Disputes Two')),
    ])); // prettier-ignore
    expect(report.made.map(({ state, message }) => [state, message])).toEqual([
      ['refused', 'Please enter a unique Code.'],
      ['made', ''],
    ]);
    expect(report.mapping).toMatchObject({
      feeAccountCode: mapping.feeAccountCode,
      disputeAccountCode: '4101',
    });
  });

  it.each(['dropBefore', 'dropAfter', 'reset'] as const)(
    'makes it once where the call breaks: %s',
    async (kind) => {
      await control('faults', {
        rules: [{ kind, method: 'PUT', path: '/api.xro/2.0/Accounts', nth: 1, times: 1 }],
      });
      const code = { dropBefore: '4051', dropAfter: '4052', reset: '4053' }[kind];
      expect(await states(new Map([create('feeAccountCode', account(code, `Fees ${kind}`))]))).toEqual([
        'made',
      ]);
      expect(await inXero(`Fees ${kind}`)).toBe(1);
    },
  );

  it('stops where Xero stays away, tells each account’s fate, and ends when run again', async () => {
    const wishes = new Map([
      create('refundAccountCode', account('2051', 'Refunds Three', { type: 'REVENUE', taxType: 'OUTPUT' })),
      create('adjustmentAccountCode', account('4121', 'Adjustments Three')),
    ]);
    await control('faults', { rules: [{ kind: 'status', status: 500, method: 'PUT', path: '/api.xro/2.0/Accounts', nth: 1, times: 2 }] }); // prettier-ignore
    expect(await states(wishes)).toEqual(['unknown', 'notTried']);
    expect(await states(wishes)).toEqual(['made', 'made']);
    expect(await states(wishes)).toEqual(['takenOver', 'takenOver']);
    expect(await inXero('Refunds Three')).toBe(1);
  });

  it('notices at the next sync what was archived, renamed or deleted in Xero', async () => {
    const names = { archived: 'Fees One', edited: 'Disputes Two', deleted: 'Clearing One' };
    const cached = await flow.db.accounts.toArray();
    const idOf = (name: string) => cached.find((one) => one.name === name)?.accountId;
    await control('byHand', { kind: 'account', id: idOf(names.archived), action: 'archive' });
    await control('byHand', { kind: 'account', id: idOf(names.edited), action: 'edit', code: '4199' });
    await control('byHand', { kind: 'account', id: idOf(names.deleted), action: 'delete' });
    const named = {
      ...mapping,
      clearingAccountId: idOf(names.deleted) ?? '',
      feeAccountCode: '4041',
      disputeAccountCode: '4101',
    };
    expect(mappingTroubles(named, cached, 'AUD')).toEqual([]);
    await syncAll(flow.ctx);
    const troubles = mappingTroubles(named, await flow.db.accounts.toArray(), 'AUD');
    expect(troubles.map(({ field, trouble, account: name }) => [field, trouble, name])).toEqual([
      ['clearingAccountId', 'missing', ''],
      ['feeAccountCode', 'archived', '4041 Fees One'],
      ['disputeAccountCode', 'missing', '4101'],
    ]);
  });

  it('makes nothing once cancelled', async () => {
    const stop = new AbortController();
    const ctx = { ...flow.ctx, signal: stop.signal, onProgress: () => stop.abort() };
    const report = await setUpAccounts(
      ctx,
      mapping,
      new Map([create('feeAccountCode', account('4061', 'Fees Four'))]),
    );
    expect(report.made.map(({ state }) => state)).toEqual(['notTried']);
    expect(await inXero('Fees Four')).toBe(0);
  });
});
