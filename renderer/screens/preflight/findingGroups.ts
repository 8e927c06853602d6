/** What was found of all plans, by kind. Pure. */
import { holds, type PostingAnswer } from '../../../shared/posting/checks/answers.ts';
import { type Fix, fixesOf } from '../../../shared/posting/checks/fixes.ts';
import type { PostingProblem } from '../../../shared/posting/model.ts';
import type { FindingPlan } from './Findings.tsx';

/** Findings of one kind, over all plans. */
export interface FindingGroup {
  readonly code: PostingProblem['code'];
  readonly severity: PostingProblem['severity'];
  /** One of them, to be told in words. */
  readonly example: PostingProblem;
  /** The plans that have one, each with its findings of this kind. */
  readonly plans: readonly { readonly plan: FindingPlan; readonly problems: readonly PostingProblem[] }[];
}

type Found = FindingPlan & { readonly problems: readonly PostingProblem[] };

/** Open findings by kind: what blocks first, then the kind that most plans have. */
export function findingGroups(plans: readonly Found[]): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const plan of plans) {
    for (const problem of plan.problems.filter(holds)) {
      const { code, severity } = problem;
      const key = `${severity} ${code}`;
      const group = groups.get(key) ?? { code, severity, example: problem, plans: [] };
      const example = group.plans.length === 0 ? problem : counted(group.example, problem);
      const own = group.plans.find((one) => one.plan.id === plan.id);
      const rest = group.plans.filter((one) => one !== own);
      const next = { plan, problems: [...(own?.problems ?? []), problem] };
      groups.set(key, { ...group, example, plans: [...rest, next] });
    }
  }
  const order = ({ severity }: FindingGroup) => (severity === 'block' ? 0 : 1);
  return [...groups.values()].toSorted((a, b) => order(a) - order(b) || b.plans.length - a.plans.length);
}

/** What counts its postings counts those of the whole group. */
function counted(example: PostingProblem, more: PostingProblem): PostingProblem {
  const [count, other] = [example.values['count'], more.values['count']];
  if (typeof count !== 'number' || typeof other !== 'number') return example;
  return { ...example, values: { ...example.values, count: count + other } };
}

/** The plans of a group for which a fix of this kind is offered. */
export function plansWith(group: FindingGroup, kind: Fix['kind']): readonly string[] {
  return group.plans
    .filter(({ plan, problems }) => problems.some((problem) => has(problem, plan, kind)))
    .map(({ plan }) => plan.id);
}

function has(problem: PostingProblem, plan: FindingPlan, kind: Fix['kind']): boolean {
  return fixesOf(problem, plan).some((fix) => fix.kind === kind);
}

/** What the user says of a whole group by one press, plan by plan: post anyway, or move what is locked. */
export function answersFor(
  group: FindingGroup,
  kind: 'postAnyway' | 'moveDate',
): ReadonlyMap<string, readonly PostingAnswer['word'][]> {
  return new Map(
    group.plans.map(({ plan, problems }) => [
      plan.id,
      problems.flatMap((problem) => fixesOf(problem, plan).flatMap((fix) => wordOf(fix, kind))),
    ]),
  );
}

function wordOf(fix: Fix, kind: 'postAnyway' | 'moveDate'): PostingAnswer['word'][] {
  if (fix.kind === 'postAnyway' && kind === 'postAnyway')
    return [{ kind: 'postAnyway', finding: fix.finding }];
  if (fix.kind === 'moveDate' && kind === 'moveDate') return [{ kind: 'moveDate', lockedTo: fix.lockedTo }];
  return [];
}
