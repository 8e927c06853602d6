/** Making accounts in Xero over the real SDK: what is sent and what comes back fit the official document; Xero's rules are told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAccount } from '../../shared/books/model.ts';
import { headerOf } from './json.ts';
import { haveSpec, openApi } from './openApi.ts';
import { problemsOf } from './xeroDocument.ts';
import { startXeroRig, type XeroRig } from './xeroRig.ts';

let rig: XeroRig;
let keys = 0;
const make = async (part: Partial<NewAccount>) => {
  const account: NewAccount = {
    code: '', name: '', type: 'EXPENSE', taxType: '', bankAccountNumber: '', currency: null, ...part,
  }; // prettier-ignore
  const idempotencyKey = `accounts-${String((keys += 1))}`;
  const { result } = await rig.call('xero.createAccount', {
    connectionId: rig.connection.id,
    idempotencyKey,
    account,
  });
  return result;
};
const bank = { type: 'BANK', currency: 'AUD', bankAccountNumber: '121-121-7777777' } as const;

beforeAll(async () => {
  rig = await startXeroRig([48351, 48352]);
});
afterAll(async () => {
  await rig.close();
});

describe('making accounts', () => {
  it('makes a bank account with its currency and number, and accounts with their tax type', async () => {
    const clearing = await make({ ...bank, code: '0971', name: 'Contract Clearing', taxType: 'BASEXCLUDED' });
    expect(clearing).toMatchObject({
      outcome: 'created',
      account: { code: '0971', name: 'Contract Clearing', type: 'BANK', currency: 'AUD', status: 'ACTIVE' },
    });
    for (const [type, taxType] of [
      ['EXPENSE', 'INPUT'],
      ['REVENUE', 'OUTPUT'],
      ['CURRLIAB', 'BASEXCLUDED'],
      ['CURRENT', ''],
    ] as const) {
      // prettier-ignore
      // oxlint-disable-next-line no-await-in-loop -- one account a call
      expect(await make({ code: `9${type.slice(-4)}`, name: `Contract ${type}`, type, taxType })).toMatchObject({
        outcome: 'created',
        account: { type, currency: null, ...(taxType === '' ? {} : { taxType }) },
      });
    }
  });

  it('tells Xero’s words where it refuses', async () => {
    const refusals = [
      [{ code: '0971', name: 'Other' }, 'Please enter a unique Code.'],
      [{ code: '0972', name: 'contract CLEARING' }, 'Please enter a unique Name.'],
      [{ name: 'No code' }, 'Please enter an account code.'],
      [{ ...bank, code: '0973', name: 'No number', bankAccountNumber: '' }, 'Please enter a bank account number.'],
      [{ ...bank, code: '0974', name: 'Same number' }, 'Please enter a unique bank account number.'],
      [{ ...bank, code: '0975', name: 'Pesos', bankAccountNumber: '1', currency: 'PHP' }, 'Organisation is not subscribed to currency PHP'],
      [{ code: '0976', name: 'Taxed', taxType: 'NOSUCH' }, "The TaxType code 'NOSUCH' does not exist or cannot be used for this type of transaction."],
    ] as const; // prettier-ignore
    for (const [part, message] of refusals) {
      // oxlint-disable-next-line no-await-in-loop -- one account a call
      expect(await make(part)).toEqual({ outcome: 'refused', message });
    }
  });

  it('says that the outcome is unknown where the answer is lost', async () => {
    await rig.control('faults', {
      rules: [{ kind: 'dropAfter', method: 'PUT', path: '/api.xro/2.0/Accounts' }],
    });
    await expect(make({ code: '0981', name: 'Lost' })).rejects.toMatchObject({
      data: { unknownOutcome: true },
    });
    expect(await make({ code: '0982', name: 'Lost' })).toEqual({
      outcome: 'refused',
      message: 'Please enter a unique Name.',
    });
  });

  it.skipIf(!haveSpec('xero_accounting.yaml'))(
    'sends only what the official document knows, with a key',
    () => {
      const sent = rig.recorded.filter(({ method, path }) => method === 'PUT' && path === '/Accounts');
      expect(sent.length).toBeGreaterThan(8);
      expect(sent.every(({ headers }) => /^accounts-\d+$/.test(headerOf(headers, 'idempotency-key')))).toBe(
        true,
      );
      expect(problemsOf(openApi('xero_accounting.yaml'), rig.recorded)).toEqual([]);
    },
  );
});
