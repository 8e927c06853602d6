import { expect, it } from 'vitest';
import {
  answersFor,
  findingGroups,
  plansWith,
} from '../../../../renderer/screens/preflight/findingGroups.ts';
import { finding, findingKey } from '../../../../shared/posting/checks/finding.ts';
import type { PostingProblem } from '../../../../shared/posting/model.ts';

const plan = (id: string, ...problems: PostingProblem[]) => ({
  id,
  mappingKey: 'm',
  payoutKeys: [],
  lineKeys: ['l'],
  problems,
});
const locked = (count: number) => finding('locked', { date: '2026-09-30', open: '2026-10-01', count });
const same = (xeroId: string) =>
  finding('sameAmountInBooks', { xeroId, foundKind: 'bankTransaction' }, { severity: 'warn' });

it('groups open findings by kind, what blocks first, and counts over all plans', () => {
  const answered: PostingProblem = { ...same('x0'), answered: true };
  const groups = findingGroups([
    plan('a', same('x1'), same('x2')),
    plan('b', same('x3'), locked(3)),
    plan('c', locked(4), answered),
  ]);
  expect(groups.map(({ code, plans }) => [code, plans.map((one) => one.plan.id)])).toEqual([
    ['locked', ['b', 'c']],
    ['sameAmountInBooks', ['a', 'b']],
  ]);
  expect(groups[0]?.example.values['count']).toBe(7);
  const [lock, amount] = groups;
  if (!lock || !amount) throw new Error('two groups');
  expect(plansWith(amount, 'takeOver')).toEqual(['a', 'b']);
  expect(plansWith(lock, 'postAnyway')).toEqual([]);
  expect(answersFor(lock, 'moveDate').get('c')).toEqual([{ kind: 'moveDate', lockedTo: '2026-09-30' }]);
  expect(answersFor(amount, 'postAnyway').get('a')).toEqual([
    { kind: 'postAnyway', finding: findingKey(same('x1')) },
    { kind: 'postAnyway', finding: findingKey(same('x2')) },
  ]);
});
