import { expect, it } from 'vitest';
import { lockedTo } from '../../../../shared/books/lockDate.ts';
import { plainDate } from '../../../../shared/dates.ts';

it('is locked to the later of both dates', () => {
  const [june, october] = [plainDate('2026-06-30'), plainDate('2026-10-31')];
  expect(lockedTo({ periodLockDate: october, endOfYearLockDate: june })).toBe(october);
  expect(lockedTo({ periodLockDate: june, endOfYearLockDate: october })).toBe(october);
  expect(lockedTo({ periodLockDate: null, endOfYearLockDate: june })).toBe(june);
  expect(lockedTo({ periodLockDate: june, endOfYearLockDate: null })).toBe(june);
  expect(lockedTo({ periodLockDate: null, endOfYearLockDate: null })).toBeNull();
  expect(lockedTo(null)).toBeNull();
});
