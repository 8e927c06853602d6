import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { ensureMappings, saveMapping } from '../../../../renderer/flows/mapping.ts';
import type { Connection } from '../../../../shared/bridge.ts';
import { minor } from '../../../../shared/money.ts';
import { ACCOUNTS, MAPPING, TAX_RATES } from '../../shared/posting/world.ts';

let db: TieoutDatabase;
let names = 0;

beforeEach(() => {
  names += 1;
  db = new TieoutDatabase(`mapping-${names}`);
});
afterEach(() => db.delete());

const connection = (id: string, kind: Connection['kind']): Connection => ({
  id, bookId: 'main', kind, name: id, externalId: id, demo: false, status: 'connected', reason: '', canWrite: true,
}); // prettier-ignore

describe('a clearing account belongs to one mapping', () => {
  it('is not suggested for a second account of the provider', async () => {
    const connectionId = 'xero-1';
    const named: Record<string, string> = {
      clearing: 'Stripe clearing',
      bank: 'Business account',
      sales: 'Sales',
      fees: 'Stripe fees',
    };
    await db.connections.bulkAdd([
      connection('xero-1', 'xero'),
      connection('stripe-1', 'stripe'),
      connection('stripe-2', 'stripe'),
    ]);
    await db.organisations.add({
      connectionId, tenantId: 't', name: 'Shop', shortCode: '', countryCode: 'AU', baseCurrency: 'AUD', timezone: 'UTC',
      periodLockDate: null, endOfYearLockDate: null,
    }); // prettier-ignore
    await db.accounts.bulkAdd(
      ACCOUNTS.map((account) => ({
        ...account,
        name: named[account.accountId] ?? account.name,
        connectionId,
      })),
    );
    await db.taxRates.bulkAdd(TAX_RATES.map((rate) => ({ ...rate, connectionId })));
    await db.statedBalances.bulkAdd(
      ['stripe-1', 'stripe-2'].map((id) => ({
        key: `${id}|AUD`,
        connectionId: id,
        currency: 'AUD',
        total: minor(1),
        at: 1,
      })),
    );
    const { saved, incomplete } = await ensureMappings({ db });
    expect(saved.map(({ key, clearingAccountId }) => [key, clearingAccountId])).toEqual([
      ['stripe-1|AUD', 'clearing'],
    ]);
    expect(incomplete.map(({ mapping, missing }) => [mapping.key, missing])).toEqual([
      ['stripe-2|AUD', ['clearingAccountId']],
    ]);
  });

  it('is not kept for a second one either, while its own can be saved again', async () => {
    expect(await saveMapping({ db }, MAPPING)).toEqual([]);
    expect(await saveMapping({ db }, { ...MAPPING, feeAccountCode: '405' })).toEqual([]);
    expect(await saveMapping({ db }, { ...MAPPING, key: 'stripe-2|AUD' })).toEqual(['clearingAccountId']);
    expect(await saveMapping({ db }, { ...MAPPING, key: 'p|AUD', xeroConnectionId: 'xero-2' })).toEqual([]);
    expect(await db.mappings.count()).toBe(2);
  });
});
