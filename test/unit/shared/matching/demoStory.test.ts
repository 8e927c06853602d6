/** The whole demo story, its bank file written and read, against the truth that the story keeps beside it. */
import { expect, test } from 'vitest';
import { renderCsv, renderOfx } from '../../../../electron/sandbox/story/bankFiles.ts';
import { createDemoStory } from '../../../../electron/sandbox/story/story.ts';
import { mapStripePayout } from '../../../../shared/payout/stripe/payout.ts';
import { readStatement } from '../../../../shared/statement/readStatement.ts';
import { told, run } from './world.ts';

const story = createDemoStory();
const context = { connectionId: 'stripe', timezone: 'Australia/Sydney' };
const payouts = story.stripe.payouts.map((raw) =>
  mapStripePayout(
    raw,
    story.stripe.balanceTransactions.filter((entry) => entry['payout'] === raw.id),
    context,
  ),
);
const read = (name: string, text: string) =>
  readStatement({ name, text, accountId: 'bank', currency: 'AUD' });
const ofx = read('bank.ofx', renderOfx(story));

/** Statement line keys in the story's order: the OFX holds the lines in that order. */
const truth = new Map<string, string[]>();
story.bank.lines.forEach((line, index) => {
  const key = ofx.lines[index]?.key ?? '';
  for (const id of line.truth.payoutIds) truth.set(id, [...(truth.get(id) ?? []), key]);
});

test('the bank’s two files read whole, and the CSV adds nothing to the OFX', () => {
  expect(ofx.issues).toEqual([]);
  expect(ofx.lines.map(({ date, amount }) => [date, amount])).toEqual(
    story.bank.lines.map(({ date, amount }) => [date, amount]),
  );
  const csv = read('bank.csv', renderCsv(story));
  expect(csv.issues).toEqual([]);
  expect(csv.lines.length).toBeGreaterThan(100);
  const known = new Set(ofx.lines.map(({ key }) => key));
  expect(csv.lines.filter(({ key }) => !known.has(key))).toEqual([]);
});

test('no certain match of the demo story is wrong, and nearly every payout is certain', () => {
  const { matches, stats } = run(payouts, ofx.lines, { asOf: story.asOf });
  const bankIds = new Map(payouts.map(({ key, id }) => [key, id]));
  const expected = (keys: readonly string[]) =>
    [...new Set(keys.flatMap((key) => truth.get(bankIds.get(key) ?? '') ?? []))].toSorted();
  const alike = new Map(ofx.lines.map(({ key, date, amount }) => [key, `${date} ${amount}`]));
  const facts = (keys: readonly string[]) => keys.map((key) => alike.get(key) ?? '').toSorted();
  const wrong = matches.filter(
    (match) =>
      match.lineKeys.length > 0 && facts(match.lineKeys).join() !== facts(expected(match.payoutKeys)).join(),
  );
  expect(told(wrong.filter(({ verdict }) => verdict === 'certain' || verdict === 'likely'))).toEqual([]);
  const withLine = payouts.filter(({ id }) => truth.has(id));
  const certain = matches
    .filter(({ verdict }) => verdict === 'certain')
    .flatMap(({ payoutKeys }) => payoutKeys);
  const rest = matches.filter(
    ({ verdict, payoutKeys }) =>
      verdict !== 'certain' && payoutKeys.some((key) => truth.has(bankIds.get(key) ?? '')),
  );
  console.log(
    `demo: ${certain.length} of ${withLine.length} payouts with a bank line certain; ${payouts.length} payouts; ${JSON.stringify(stats)}`,
  );
  console.log(told(rest).join('\n'));
  expect(certain.length / withLine.length).toBeGreaterThan(0.95);
  expect(stats.outOfBudget).toBe(0);
});
