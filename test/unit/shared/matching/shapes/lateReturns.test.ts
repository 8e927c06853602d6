import { expect, it } from 'vitest';
import { line, payout, run, tell } from '../world.ts';

const failed = payout('po_1', 500, '2026-11-09', { status: 'failed', failureMessage: 'No such account.' });
const credit = line('l1', 500, '2026-11-09');
const back = line('l2', -500, '2026-11-12');
const decisions = [{ payoutKeys: [failed.key], lineKeys: ['l1'] }];

it('offers the line that took the money of a decided payout back, never as certain', () => {
  expect(tell([failed], [credit, back], { decisions })).toEqual(['po_1 → l2 likely']);
  const [match] = run([failed], [credit, back], { decisions }).matches;
  expect(match).toMatchObject({ residual: 0, alternatives: [] });
  expect(match?.evidence.map(({ code }) => code)).toEqual(['amountEqual', 'failedPayout', 'returnedPair']);
});

it('offers nothing while the payout stands, once the return is decided, or where the line doesn’t fit', () => {
  const paid = { ...failed, status: 'paid' as const };
  expect(tell([paid], [credit, back], { decisions })).toEqual([]);
  const both = [...decisions, { payoutKeys: [failed.key], lineKeys: ['l2'] }];
  expect(tell([failed], [credit, back, line('l3', -500, '2026-11-13')], { decisions: both })).toEqual([]);
  const whole = [{ payoutKeys: [failed.key], lineKeys: ['l1', 'l2'] }];
  expect(tell([failed], [credit, back, line('l3', -500, '2026-11-13')], { decisions: whole })).toEqual([]);
  for (const other of [
    line('l2', -500, '2026-11-08'),
    line('l2', -500, '2026-11-24'),
    line('l2', -501, '2026-11-12'),
    { ...back, accountId: 'another' },
  ]) {
    expect(tell([failed], [credit, other], { decisions })).toEqual([]);
  }
  const declined = [{ payoutKey: failed.key, lineKey: 'l2' }];
  expect(tell([failed], [credit, back], { decisions, declined })).toEqual([]);
});

it('takes the earliest of several and says so; a payout that needs the line has it', () => {
  const later = line('l3', -500, '2026-11-13');
  const [match] = run([failed], [later, credit, back], { decisions }).matches;
  expect(match).toMatchObject({ lineKeys: ['l2'], verdict: 'likely', margin: 0 });
  expect(match?.evidence.at(-1)).toMatchObject({ code: 'equalAnswers', values: { count: 1 } });
  const debit = payout('po_2', -500, '2026-11-12');
  expect(tell([failed, debit], [credit, back], { decisions })).toEqual(['po_2 → l2 certain']);
});
