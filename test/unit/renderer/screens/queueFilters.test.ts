import { expect, it } from 'vitest';
import {
  attentionFirst,
  inQueueFilter,
  queueCounts,
  QUEUE_FILTERS,
} from '../../../../renderer/screens/queue/queueFilters.ts';
import { type QueuePlan, postSummary } from '../../../../renderer/screens/queue/queuePlans.ts';
import { callsToSend } from '../../../../renderer/flows/post/batches.ts';
import { plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { TransferDraft, WrittenDraft } from '../../../../shared/posting/model.ts';
import type { RowStanding, Standing } from '../../../../shared/posting/readBack/readBack.ts';

const plan = (id: string, state: QueuePlan['state'], steps: QueuePlan['steps'] = []): QueuePlan => ({
  id,
  state,
  mappingKey: '',
  payoutKeys: [],
  lineKeys: [],
  steps,
  problems: [],
  isWritten: state !== 'ready' && state !== 'blocked',
  checkedAsOf: null,
});
const standing = (planId: string, state: Standing, isAccepted = false): RowStanding => ({
  rowId: `${planId}|x`,
  planId,
  payoutKeys: [],
  state,
  differences: [],
  isReconciled: state === 'reconciled',
  shownAs: '',
  mark: state === 'changed' || state === 'deleted' ? 'm' : '',
  isAccepted,
});

const states = ['ready', 'blocked', 'refused', 'done', 'done', 'done', 'done', 'done', 'held'] as const;
const plans = states.map((state, index) => plan(`p${index}`, state));
const standings = new Map([
  ['p0', [standing('p0', 'deleted')]],
  ['p3', [standing('p3', 'there'), standing('p3', 'waiting')]],
  ['p4', [standing('p4', 'there'), standing('p4', 'reconciled')]],
  ['p5', [standing('p5', 'reconciled'), standing('p5', 'deleted')]],
  ['p6', [standing('p6', 'reconciled'), standing('p6', 'changed', true)]],
]);

it('sorts plans by what they wait for; what is answered needs nobody, what is to be posted has no standing yet', () => {
  const shown = Object.fromEntries(
    QUEUE_FILTERS.map((filter) => [
      filter,
      plans.filter((each) => inQueueFilter(each, filter, standings)).map(({ id }) => id),
    ]),
  );
  expect(shown).toEqual({
    all: plans.map(({ id }) => id),
    toPost: ['p0', 'p1', 'p8'],
    attention: ['p2', 'p5', 'p8'],
    waiting: ['p3'],
    reconciled: ['p4'],
  });
  expect(queueCounts(plans, standings)).toEqual({
    all: 9,
    toPost: 3,
    attention: 3,
    waiting: 1,
    reconciled: 1,
  });
  expect(attentionFirst(plans, standings).map(({ id }) => id)).toEqual([
    'p2',
    'p5',
    'p8',
    'p0',
    'p1',
    'p3',
    'p4',
    'p6',
    'p7',
  ]);
});

const transfer: TransferDraft = {
  kind: 'transfer',
  fromAccountId: 'a',
  toAccountId: 'b',
  date: plainDate('2026-03-02'),
  amount: minor(100),
  currency: 'AUD',
  reference: 'Tieout po_1',
};
const removal = (target: 'payment' | 'transfer'): WrittenDraft => ({
  kind: 'removal',
  target,
  xeroId: 'x',
  date: transfer.date,
  reference: '',
  amount: minor(100),
  currency: 'AUD',
});

it('counts calls as they are sent: alike together, 50 at a time, deleted payments one by one', () => {
  const many = <T>(n: number, one: T) => Array.from({ length: n }, () => one);
  expect(callsToSend([])).toBe(0);
  expect(callsToSend(many(50, transfer))).toBe(1);
  expect(callsToSend(many(51, transfer))).toBe(2);
  expect(callsToSend([...many(3, removal('payment')), ...many(3, removal('transfer')), transfer])).toBe(5);
});

it('tells before posting what goes out, and what is looked up first', () => {
  const step = (id: string, state: QueuePlan['steps'][number]['state']) => ({
    id,
    draft: transfer,
    state,
    message: '',
    xeroId: '',
  });
  const steps = [step('1', 'ready'), step('2', 'unknown'), step('3', 'done'), step('4', 'removed')];
  expect(postSummary([plan('p', 'ready', steps), plan('q', 'blocked', [step('5', 'ready')])])).toMatchObject({
    plans: 1,
    blocked: 1,
    transfers: 2,
    calls: 2,
  });
});
