/** Small accounts with one thing each, as a bookkeeper would tell them. */
import { describe, expect, test } from 'vitest';
import {
  type TestPayout,
  bankMovement,
  midnight,
  movement,
  untoldPayout,
} from '../../../../../electron/cli/bench/compositions/accountModel.ts';
import { minor } from '../../../../../shared/money.ts';
import type { Inside, PoolMovement } from '../../../../../shared/payout/composition/model.ts';
import { type BankMovement, composeAccount } from '../../../../../shared/payout/composition/pool.ts';

const HOUR = 3600;

/** A sale at noon of `day`, available two days later. */
function sale(id: string, net: number, day: number): PoolMovement {
  return movement(id, net, midnight(day) + 12 * HOUR, midnight(day + 2));
}

/** Something that changes the balance at once. */
function atOnce(id: string, net: number, day: number, hour = 12): PoolMovement {
  return movement(id, net, midnight(day) + hour * HOUR, midnight(day));
}

/** A payout at three in the afternoon. */
function paid(id: string, amount: number, day: number, more: Partial<TestPayout> = {}): TestPayout {
  return untoldPayout(id, amount, midnight(day) + 15 * HOUR, day, more);
}

function answers(
  entries: readonly PoolMovement[],
  payouts: readonly TestPayout[],
  returns: readonly BankMovement[] = [],
): Record<string, Omit<Inside, 'payoutId'>> {
  const own = payouts.map((payout) =>
    bankMovement(payout.balanceEntryId, 'payout', 0 - payout.amount - payout.ownFee, 0),
  );
  const account = { payouts, entries, bankMovements: [...own, ...returns], historyComplete: true };
  return Object.fromEntries(composeAccount(account).map(({ payoutId, ...rest }) => [payoutId, rest]));
}

const SALES = [sale('a', 9_765, 1), sale('b', 4_321, 1), sale('c', 12_480, 2)];

describe('by the running balance', () => {
  test('a payout of everything holds everything, its refund too', () => {
    const entries = [...SALES, atOnce('refund', -4_400, 3)];
    const found = answers(entries, [paid('po', 22_166, 5)]);
    expect(found['po']).toMatchObject({ found: 'balance', balance: 0, entryIds: ['a', 'b', 'c', 'refund'] });
  });

  test('what is still pending stays for the next', () => {
    const found = answers(
      [...SALES, sale('late', 7_777, 4)],
      [paid('one', 26_566, 5), paid('two', 7_777, 7)],
    );
    expect(found['one']).toMatchObject({ found: 'balance', entryIds: ['a', 'b', 'c'] });
    expect(found['two']).toMatchObject({ found: 'balance', entryIds: ['late'] });
  });

  test('an instant payout takes pending money and its own fee', () => {
    const payout = paid('po', 34_000, 4, { method: 'instant', ownFee: minor(343) });
    const found = answers([...SALES, sale('late', 7_777, 4)], [payout]);
    expect(found['po']).toMatchObject({ found: 'balance', entryIds: ['a', 'b', 'c', 'late'] });
  });

  test('a balance that is always kept: what came since the last payout is inside', () => {
    const kept = atOnce('topup', 500_000, 0);
    const entries = [kept, ...SALES, sale('d', 8_888, 5), sale('e', 3_131, 6)];
    const found = answers(entries, [paid('one', 26_566 - 1, 4), paid('two', 12_019, 9)]);
    expect(found['two']).toMatchObject({ found: 'balance', balance: 500_001, entryIds: ['d', 'e'] });
    expect(found['one']?.entryIds).toEqual([]);
  });

  test('a withdrawal with its fee and the VAT on it as rows of their own', () => {
    const withoutDays = (id: string, net: number, day: number, hour: number) =>
      movement(id, net, midnight(day) + hour * HOUR);
    const entries = [
      withoutDays('qris', 8_495_005, 1, 5),
      withoutDays('card', 5_000_005, 1, 9),
      withoutDays('fee', -4_500, 2, 15),
      withoutDays('vat', -495, 2, 15),
    ];
    const found = answers(entries, [paid('wd', 13_490_015, 2)]);
    expect(found['wd']).toMatchObject({ found: 'balance', entryIds: ['qris', 'card', 'fee', 'vat'] });
  });

  test('a withdrawal whose fee and VAT are its own', () => {
    const entries = [movement('qris', 8_495_005, midnight(1)), movement('card', 5_000_005, midnight(1))];
    const found = answers(entries, [paid('wd', 13_490_015, 2, { ownFee: minor(4_995) })]);
    expect(found['wd']).toMatchObject({ found: 'balance', entryIds: ['card', 'qris'] });
  });

  test('money set aside and given back', () => {
    const entries = [...SALES, atOnce('hold', -10_000, 3), atOnce('release', 10_000, 6)];
    const found = answers(entries, [paid('one', 16_566, 5), paid('two', 10_000, 7)]);
    expect(found['one']).toMatchObject({ found: 'balance', entryIds: ['a', 'b', 'c', 'hold'] });
    expect(found['two']).toMatchObject({ found: 'balance', entryIds: ['release'] });
  });
});

describe('by sets that add up', () => {
  test('one sale of three, then the rest', () => {
    const found = answers(SALES, [paid('one', 12_480, 5), paid('two', 14_086, 6)]);
    expect(found['one']).toMatchObject({ found: 'sum', solutions: 1, candidates: 3, entryIds: ['c'] });
    expect(found['two']).toMatchObject({ found: 'rest', balance: 0, entryIds: ['a', 'b'] });
  });

  test('one of two equal charges: two answers, none taken', () => {
    const entries = [...SALES, sale('twin', 9_765, 2)];
    const found = answers(entries, [paid('po', 9_765, 5)]);
    expect(found['po']).toMatchObject({ found: 'several', solutions: 2, candidates: 4, entryIds: [] });
  });

  test('both of two equal charges: they are one answer', () => {
    const entries = [...SALES, sale('twin', 9_765, 2)];
    const found = answers(entries, [paid('po', 19_530, 5)]);
    expect(found['po']).toMatchObject({ found: 'sum', entryIds: ['a', 'twin'] });
  });

  test('a typed amount that leaves a remainder is nobody’s sum, nor is what empties the balance after it', () => {
    const found = answers(SALES, [paid('part', 20_000, 5), paid('all', 6_566, 6)]);
    expect(found['part']).toMatchObject({ found: 'none', solutions: 0, candidates: 3 });
    expect(found['all']).toMatchObject({ found: 'mixed', balance: 0, entryIds: [] });
  });

  test('a round amount that happens to be a sum proves nothing', () => {
    const found = answers([...SALES, sale('d', 5_000, 2)], [paid('po', 5_000, 5)]);
    expect(found['po']).toMatchObject({ found: 'chance', solutions: 1, entryIds: [] });
  });

  test('among many sales one set would add up by chance', () => {
    const many = Array.from({ length: 12 }, (_, at) => sale(`s${at}`, 3_001 + at * at * 577 + at * 31, 1));
    const [first, second] = [many[3], many[7]];
    const found = answers(many, [paid('po', (first?.net ?? 0) + (second?.net ?? 0), 5)]);
    expect(['chance', 'several']).toContain(found['po']?.found);
    expect(found['po']?.entryIds).toEqual([]);
  });

  test('too many to try says so', () => {
    const many = Array.from({ length: 40 }, (_, at) => sale(`s${at}`, 3_001 + at * 577, 1));
    expect(answers(many, [paid('po', 12_345, 5)])['po']).toMatchObject({
      found: 'outOfBudget',
      candidates: 40,
    });
  });
});

describe('money that came back', () => {
  test('a payout that failed has taken nothing: the next one holds its movements', () => {
    const failed = paid('one', 26_566, 5, { status: 'failed', failureEntryId: 'back' });
    const back = bankMovement('back', 'payoutReversal', 26_566, 7);
    const found = answers([...SALES, sale('d', 4_444, 6)], [failed, paid('two', 31_010, 10)], [back]);
    expect(found['one']).toMatchObject({ found: 'returned', entryIds: [] });
    expect(found['two']).toMatchObject({ found: 'balance', entryIds: ['a', 'b', 'c', 'd'] });
  });

  test('one that came back after the next payout is a movement of a later one', () => {
    const failed = paid('one', 26_566, 5, { status: 'failed', failureEntryId: 'back' });
    const back = bankMovement('back', 'payoutReversal', 26_566, 10);
    const entries = [...SALES, sale('d', 4_444, 5)];
    const found = answers(entries, [failed, paid('two', 4_444, 8), paid('three', 26_566, 15)], [back]);
    expect(found['one']).toMatchObject({ found: 'balance', entryIds: ['a', 'b', 'c'] });
    expect(found['two']).toMatchObject({ found: 'balance', entryIds: ['d'] });
    expect(found['three']).toMatchObject({ found: 'balance', entryIds: ['back'] });
  });

  test('a payout taken back by another', () => {
    const payouts = [
      paid('one', 20_000, 5, { reversedById: 'undo' }),
      paid('undo', -20_000, 8, { originalPayoutId: 'one' }),
      paid('two', 26_566, 12),
    ];
    const found = answers(SALES, payouts);
    expect(found['one']).toMatchObject({ found: 'returned' });
    expect(found['undo']).toMatchObject({ found: 'takesBack' });
    expect(found['two']).toMatchObject({ found: 'balance', entryIds: ['a', 'b', 'c'] });
  });

  test('a payout whose own movement isn’t read yet makes everything wait', () => {
    const payout = paid('po', 26_566, 5);
    const account = { payouts: [payout], entries: SALES, bankMovements: [], historyComplete: true };
    expect(composeAccount(account)).toMatchObject([{ found: 'history', entryIds: [] }]);
  });
});
