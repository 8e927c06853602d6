import { expect, it } from 'vitest';
import { postSummary, queuePlans } from '../../../../renderer/screens/queue/queuePlans.ts';
import { minor } from '../../../../shared/money.ts';
import { plainDate } from '../../../../shared/dates.ts';
import type { Draft, JournalRow, PostingPlan } from '../../../../shared/posting/model.ts';

const draft: Draft = {
  kind: 'transfer',
  fromAccountId: 'clearing',
  toAccountId: 'bank',
  date: plainDate('2026-11-09'),
  amount: minor(100),
  currency: 'AUD',
  reference: 'Tieout po_1',
};

const planOf = (id: string): PostingPlan => ({
  id,
  payoutKeys: ['c1|po_1'],
  lineKeys: ['l1'],
  mappingKey: 'm',
  steps: [{ id: `${id}|1`, planId: id, phase: 3, draft, clearingEffect: minor(-100), entryIds: [] }],
  problems: [],
});

const rowOf = (plan: string, state: JournalRow['state']): JournalRow => ({
  id: `${plan}|1`,
  planId: plan,
  xeroConnectionId: 'x',
  mappingKey: 'm',
  phase: 3,
  draft,
  clearingEffect: minor(-100),
  entryIds: [],
  payoutKeys: ['c1|po_1'],
  lineKeys: ['l1'],
  sequence: 1,
  state,
  batchKey: '',
  attempts: 0,
  sentAt: 0,
  requestHash: '',
  xeroId: '',
  message: '',
});

it('counts a plan once while the preview hasn’t caught up with the journal', () => {
  const preview = [planOf('a'), planOf('b')];
  const count = (journal: JournalRow[], known?: ReadonlySet<string>) =>
    postSummary(queuePlans(preview, journal, known)).plans;
  expect(count([])).toBe(2);
  expect(count([rowOf('a', 'queued')])).toBe(2);
  expect(count([rowOf('a', 'done')])).toBe(1);
  expect(count([], new Set(['a|1', 'b|1']))).toBe(0);
  expect(count([rowOf('a', 'refused')])).toBe(1);
});

it('tells what was taken back, in part or whole, until it is posted again', () => {
  const stateOf = (...journal: JournalRow[]) => queuePlans([], journal).map(({ id, state }) => [id, state]);
  const other = { ...rowOf('a', 'done'), id: 'a|2' };
  const taken = { ...rowOf('a', 'removed'), id: 'a|1#1' };
  const removal = { ...rowOf('undo|a', 'done'), undoes: 'a|1#1' };
  expect(stateOf(taken, removal)).toEqual([['a', 'removed']]);
  expect(stateOf(taken, removal, other)).toEqual([['a', 'partly']]);
  expect(stateOf(taken, removal, other, rowOf('a', 'done'))).toEqual([['a', 'done']]);
  expect(stateOf(taken, removal, other, rowOf('a', 'queued'))).toEqual([['a', 'queued']]);
  const open = { ...rowOf('undo|a', 'queued'), id: 'undo|a|2#1', undoes: 'a|2' };
  expect(stateOf(taken, removal, other, open)).toEqual([
    ['a', 'partly'],
    ['undo|a', 'queued'],
  ]);
});
