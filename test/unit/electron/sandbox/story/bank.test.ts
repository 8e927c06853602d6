import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { keyLines } from '../../../../../shared/statement/rawLine.ts';
import { parseOfx } from '../../../../../shared/statement/ofx.ts';
import { isBankDay } from '../../../../../electron/sandbox/story/calendar.ts';
import { DEMO_FILES, renderCsv, renderOfx } from '../../../../../electron/sandbox/story/bankFiles.ts';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { readStripe, sum } from './reading.ts';

const story = createDemoStory();
const { payouts } = readStripe(story);
const { lines } = story.bank;
const folder = fileURLToPath(new URL('../../../../../resources/demo/', import.meta.url));

test('how much there is, in order, on days that the bank posts', () => {
  expect(lines).toHaveLength(1094);
  expect(lines.every((line) => isBankDay(line.date) && line.date <= story.asOf)).toBe(true);
  expect(lines.map((line) => line.date)).toEqual(lines.map((line) => line.date).toSorted());
});

test('every payout that reaches the bank is on it exactly once, and nothing is in transit at the end', () => {
  const credits = new Map<string, number>();
  for (const line of lines.filter((each) => each.truth.hardCase !== '6-returned')) {
    for (const id of line.truth.payoutIds) credits.set(id, (credits.get(id) ?? 0) + 1);
  }
  for (const payout of payouts) {
    const expected = payout.status === 'canceled' || payout.type === 'card' ? undefined : 1;
    expect(credits.get(payout.id)).toBe(expected);
  }
});

test('each line is the sum of its payouts', () => {
  const amountOf = new Map(payouts.map((payout) => [payout.id, payout.amount]));
  for (const line of lines.filter((each) => each.truth.payoutIds.length > 0)) {
    const total = sum(line.truth.payoutIds.map((id) => amountOf.get(id) ?? 0));
    expect(line.amount).toBe(line.truth.hardCase === '6-returned' ? -total : total);
    expect(line.narrative).toMatch(/^STRIPE ST-[0-9A-Z]{12} DIRECT (CREDIT|DEBIT)/);
  }
});

test('decoys have the amount of a payout and another narrative; card purchases at Stripe shops are debits', () => {
  const decoys = lines.filter((line) => line.truth.hardCase === 'decoy');
  expect(decoys).toHaveLength(4);
  for (const decoy of decoys) {
    expect(decoy.narrative).not.toContain('STRIPE');
    expect(lines.some((line) => line.truth.payoutIds.length === 1 && line.amount === decoy.amount)).toBe(
      true,
    );
  }
  const traps = lines.filter((line) => /^(STRIPE\*|SQ \*)/.test(line.narrative));
  expect(traps.length).toBeGreaterThan(20);
  expect(traps.every((line) => line.amount < 0)).toBe(true);
});

test('one bank id stands on two different lines, all others are unique', () => {
  const ids = lines.map((line) => line.fitId);
  expect(new Set(ids).size).toBe(ids.length - 1);
});

test('the account is never overdrawn', () => {
  let balance: number = story.bank.openingBalance;
  for (const line of lines) {
    balance += line.amount;
    expect(balance).toBeGreaterThan(0);
  }
});

test('the files in resources are the story, byte for byte', async () => {
  expect((await readFile(folder + DEMO_FILES.ofx)).equals(Buffer.from(renderOfx(story), 'latin1'))).toBe(
    true,
  );
  expect((await readFile(folder + DEMO_FILES.csv)).equals(Buffer.from(renderCsv(story), 'latin1'))).toBe(
    true,
  );
});

test('the OFX reads back as the story, closing balance included', () => {
  const { statements, issues, complete } = parseOfx(renderOfx(story), 'demo.ofx', 'AUD');
  expect([issues.filter((issue) => issue.severity === 'error'), complete]).toEqual([[], true]);
  const read = keyLines(statements[0]?.lines ?? [], 'demo.ofx', 'account');
  expect(read.map(({ date, amount, narrative, bankId }) => [date, amount, narrative, bankId])).toEqual(
    lines.map(({ date, amount, narrative, fitId }) => [date, amount, narrative, fitId]),
  );
  const closing = story.bank.openingBalance + sum(lines.map((line) => line.amount));
  expect(statements[0]?.closing).toEqual({ amount: closing, date: story.asOf });
});

test('the CSV holds the last 45 days of the same lines', () => {
  const [header, ...rows] = renderCsv(story).trimEnd().split('\r\n');
  expect(header).toBe('Date,Description,Debit,Credit,Balance');
  const recent = lines.filter((line) => line.date > '2026-10-04').toReversed();
  expect(rows).toHaveLength(recent.length);
  rows.forEach((row, index) => {
    const [date = '', narrative = '', debit = '', credit = ''] = row.split(',');
    const cents = Math.round(Number(credit || `-${debit}`) * 100);
    const line = recent[index];
    expect([date.split('/').toReversed().join('-'), narrative, cents]).toEqual([
      line?.date,
      line?.narrative,
      line?.amount,
    ]);
  });
});
