import { expect, it } from 'vitest';
import { RUPIAH_OPENING, rupiahCsv } from '../../../../../electron/sandbox/story/xendit/bank.ts';
import { createXenditStory } from '../../../../../electron/sandbox/story/xendit/story.ts';
import { movementsOf } from '../../../../../electron/sandbox/xendit/model.ts';
import { readStatement } from '../../../../../shared/statement/readStatement.ts';

const story = createXenditStory();

it('has each of its hard cases, by name', () => {
  const counts = Object.entries(story.hardCases).map(([name, ids]) => [name, ids.length > 0]);
  expect(counts).toEqual(Object.keys(story.hardCases).map((name) => [name, true]));
  expect(story.hardCases['23-equal-amounts']).toHaveLength(2);
  expect(story.hardCases['29-straight-to-the-bank']).toEqual(story.switched);
});

it('is the same in every call, with ids of their own', () => {
  expect(createXenditStory()).toEqual(story);
  const ids = story.seed.transactions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('never lets the balance fall below nothing', () => {
  const moves = story.seed.transactions.flatMap(movementsOf).toSorted((a, b) => a.at - b.at || b.net - a.net);
  let balance = 0;
  for (const { net } of moves) {
    balance += net;
    expect(balance).toBeGreaterThanOrEqual(0);
  }
});

it('has a bank statement that is read whole, balance and all', () => {
  const text = rupiahCsv(story.lines);
  const read = readStatement({ name: 'bca.csv', text, accountId: 'bca', currency: 'IDR' });
  expect(read.issues).toEqual([]);
  expect(read.lines.map(({ amount }) => amount)).toEqual(story.lines.map(({ amount }) => amount));
  const closing = story.lines.reduce((sum, { amount }) => sum + amount, Number(RUPIAH_OPENING));
  expect(read.summary.closingBalance).toBe(closing);
});
