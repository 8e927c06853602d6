import { expect, it } from 'vitest';
import { withTypeAccepted, withTypesNoted } from '../../../../../shared/posting/express/accountTypes.ts';
import { mappingTroubles } from '../../../../../shared/posting/express/health.ts';
import type { Override } from '../../../../../shared/posting/model.ts';
import { ACCOUNTS, MAPPING } from '../world.ts';

const noted = withTypesNoted(MAPPING, ACCOUNTS);
const fees = MAPPING.feeAccountCode;
const typeOf = (code: string) => ACCOUNTS.find((account) => account.code === code)?.type;
const changed = ACCOUNTS.map((one) => (one.code === fees ? { ...one, type: 'DIRECTCOSTS' } : one));
const troublesOf = (mapping = noted) =>
  mappingTroubles(mapping, changed, 'AUD').filter(({ trouble }) => trouble === 'type');

it('notes the type of every account that is named by its code, once', () => {
  expect(noted.accountTypes?.[fees]).toBe(typeOf(fees));
  expect(Object.keys(noted.accountTypes ?? {})).not.toContain('');
  expect(withTypesNoted(noted, ACCOUNTS)).toBe(noted);
  expect(mappingTroubles(noted, ACCOUNTS, 'AUD')).toEqual([]);
});

it('tells of each field whose account has become another sort, exceptions too, and of no mapping from before', () => {
  const type = { code: fees, was: typeOf(fees), is: 'DIRECTCOSTS' };
  expect(troublesOf()).toMatchObject([{ field: 'feeAccountCode', n: 0, type }]);
  const override: Override = { match: { kind: 'dispute' }, accountCode: fees, taxType: '', tracking: [] };
  const more = withTypesNoted({ ...noted, overrides: [override] }, ACCOUNTS);
  expect(troublesOf(more).map(({ field, n }) => [field, n])).toEqual([
    ['feeAccountCode', 0],
    ['overrides', 1],
  ]);
  expect(troublesOf(MAPPING)).toEqual([]);
});

it('is well again once the change is accepted, or another account is chosen; other changes stay told', () => {
  const accepted = withTypesNoted(withTypeAccepted(noted, fees), changed);
  expect(accepted.accountTypes?.[fees]).toBe('DIRECTCOSTS');
  expect(troublesOf(accepted)).toEqual([]);
  const sales = withTypesNoted(withTypeAccepted(noted, MAPPING.salesAccountCode), changed);
  expect(troublesOf(sales)).toHaveLength(1);
  const other = withTypesNoted({ ...noted, feeAccountCode: MAPPING.adjustmentAccountCode }, changed);
  expect(troublesOf(other)).toEqual([]);
  expect(Object.keys(other.accountTypes ?? {})).not.toContain(fees);
});

it('says what is worse first: an account that is gone or archived isn’t told as changed', () => {
  const archived = changed.map((one) => (one.code === fees ? { ...one, status: 'ARCHIVED' as const } : one));
  const found = mappingTroubles(noted, archived, 'AUD').filter(({ field }) => field === 'feeAccountCode');
  expect(found.map(({ trouble }) => trouble)).toEqual(['archived']);
});
