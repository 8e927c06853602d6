/** Names of payouts far from a line: what comes, goes or is renamed a year away is heard in the line's text all the same. */
import { expect, test } from 'vitest';
import { plainDate } from '../../../../../shared/dates.ts';
import { IncrementalMatcher } from '../../../../../shared/matching/incremental/matcher.ts';
import type { MatchInput, MatchPayout } from '../../../../../shared/matching/input.ts';
import { matchAll } from '../../../../../shared/matching/matchAll.ts';
import type { StatementLine } from '../../../../../shared/statement/model.ts';
import { line, payout } from '../world.ts';

const DAY = '2026-11-12';
const LONG_AGO = '2025-06-02';

/** The verdict on `po_a` after each list of payouts; each time the same as from scratch. */
function verdicts(steps: readonly (readonly MatchPayout[])[], lines: readonly StatementLine[]): string[] {
  const matcher = new IncrementalMatcher();
  return steps.map((payouts) => {
    const input: MatchInput = {
      payouts,
      lines,
      decisions: [],
      declined: [],
      asOf: plainDate('2026-12-01'),
      accountIdOf: () => 'bank',
    };
    matcher.update(input);
    expect(matcher.matches()).toEqual(matchAll(input).matches);
    return matcher.matches().find(({ payoutKeys }) => payoutKeys.includes(own.key))?.verdict ?? '';
  });
}

const own = payout('po_a', 500, DAY);

test.each([
  ['its trace id', { id: 'po_b', traceId: '998877665544' }, '998877665544'],
  ['its id cut short', { id: '9XJ46012TB881930C', traceId: '' }, '9XJ46012TB881'],
])('another payout that is named by %s comes, changes its name and goes', (_, { id, traceId }, said) => {
  const far = payout(id, 700, LONG_AGO, { traceId });
  const other = payout('po_other', 700, LONG_AGO);
  const steps = [[own], [own, far], [own, other], [own, far, other], [own]];
  expect(verdicts(steps, [line('l1', 500, DAY, `STRIPE ${said}`)])).toEqual([
    'certain',
    'likely',
    'certain',
    'likely',
    'certain',
  ]);
});

test('another account gets a descriptor, shares it and loses it', () => {
  const far = (descriptor: string) => payout('po_b', 700, LONG_AGO, { connectionId: 'c2', descriptor });
  const ownShop = payout('po_a', 500, DAY, { descriptor: 'SHOP' });
  const shared = payout('po_c', 900, LONG_AGO, { descriptor: 'SHOP BRAVO' });
  const steps = [
    [ownShop, far('')],
    [ownShop, far('SHOP BRAVO')],
    [ownShop, far('SHOP BRAVO'), shared],
    [ownShop, far('')],
  ];
  expect(verdicts(steps, [line('l1', 500, DAY, 'STRIPE SHOP BRAVO')])).toEqual([
    'certain',
    'likely',
    'certain',
    'certain',
  ]);
});
