import 'fake-indexeddb/auto';
import { afterAll, expect, test } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { Standing } from '../../../../renderer/matching/standing.ts';

const db = new TieoutDatabase('standing');
afterAll(() => db.delete());

/** Work that ends when it is told to, and whether it began. */
function held() {
  let end = (): void => undefined;
  let hasBegun = false;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = () => {
    hasBegun = true;
    return ended;
  };
  return { work, end, hasBegun: () => hasBegun };
}

test('what is cancelled while it waits for its turn ends at once and is never begun', async () => {
  const standing = new Standing(db);
  const [first, second, third] = [held(), held(), held()];
  const stop = new AbortController();
  const one = standing.inTurn(first.work);
  const two = standing.inTurn(second.work, stop.signal);
  const three = standing.inTurn(third.work);
  stop.abort();
  await expect(two).rejects.toMatchObject({ data: { code: 'cancelled' } });
  expect(third.hasBegun()).toBe(false);
  first.end();
  await one;
  third.end();
  await three;
  expect(second.hasBegun()).toBe(false);
});

test('a turn that has begun answers its signal itself, and one that failed holds nobody up', async () => {
  const standing = new Standing(db);
  const stop = new AbortController();
  const first = held();
  const one = standing.inTurn(first.work, stop.signal);
  await Promise.resolve();
  await Promise.resolve();
  expect(first.hasBegun()).toBe(true);
  stop.abort();
  first.end();
  await expect(one).resolves.toBeUndefined();
  await expect(standing.inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(standing.inTurn(async () => 'yes')).resolves.toBe('yes');
});
