/** Movements that no known payout holds (yet) become plans of their own, one a month, so that revenue falls in its month. */
import { compositeKey, stableHash } from '../../ids.ts';
import { type Minor, minor, negate, subtract, sumMinor, ZERO } from '../../money.ts';
import type { Payout, PayoutEntry } from '../../payout/model.ts';
import { marked, movedFrom } from '../checks/answers.ts';
import { onOpenDays } from '../checks/locks.ts';
import { explained } from '../checks/entries.ts';
import { homeOf } from './homes.ts';
import type { PostingPlan, PostingProblem } from '../model.ts';
import { alsoPaid } from './outstanding.ts';
import { accountOfMapping } from '../mapping.ts';
import { openPartsOf, ownFeeId, partsOf } from '../parts.ts';
import { planEntries, type PlanContext } from './planEntries.ts';
import { preflight } from '../checks/preflight.ts';
import { underFreeNames } from '../undo/freeNames.ts';
import { compareText } from '../../order.ts';

/**
 * Plans for open movements of one mapping: what manual and instant payouts are made of and what is still in the
 * provider's balance. Payments and bank transactions only; bank transactions carry the date of the month's last movement
 * in the group. Movements before the mapping's start date, and parts booked already, are left out.
 */
export function planActivity(entries: readonly PayoutEntry[], context: PlanContext): PostingPlan[] {
  const { mapping, booked } = context;
  const open = entries
    .filter((entry) => mapping.startDate === null || entry.date >= mapping.startDate)
    .filter((entry) => homeOf(entry.kind) !== 'transferred' && entry.currency === mapping.currency)
    .filter((entry) => partsOf(entry).some((part) => !booked.has(part.key)))
    .toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const plans: PostingPlan[] = [];
  let planned = context.planned;
  for (const group of byMonth(open)) {
    const plan = planGroup(group, { ...context, planned });
    if (!plan.problems.some((problem) => problem.severity === 'block')) {
      planned = alsoPaid(planned, plan.steps);
    }
    plans.push(plan);
  }
  return plans;
}

/** A payout's own fee as a movement, under the id by which it is booked: for payouts that no decision will ever hold. */
export function ownFeeEntry(payout: Payout): PayoutEntry {
  return {
    id: ownFeeId(payout),
    kind: 'fee',
    rawType: 'payout/fee',
    created: payout.created,
    date: payout.createdDate,
    currency: payout.currency,
    gross: negate(payout.ownFee),
    fee: ZERO,
    net: negate(payout.ownFee),
    feeParts:
      payout.ownFeeTax === undefined
        ? []
        : [
            { kind: 'processing', amount: subtract(payout.ownFee, payout.ownFeeTax), description: '' },
            { kind: 'tax', amount: payout.ownFeeTax, description: '' },
          ],
    sourceId: payout.id,
    chargeId: '',
    invoiceNumber: '',
    customerName: '',
    customerEmail: '',
    description: payout.description,
    presentment: null,
  };
}

function byMonth(entries: readonly PayoutEntry[]): PayoutEntry[][] {
  const months = new Map<string, PayoutEntry[]>();
  for (const entry of entries) {
    const month = entry.date.slice(0, 7);
    const group = months.get(month);
    if (group) group.push(entry);
    else months.set(month, [entry]);
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function planGroup(group: readonly PayoutEntry[], context: PlanContext): PostingPlan {
  const { mapping } = context;
  // The same in every book and on every computer, so that the other one's postings are known by their references.
  const hash = stableHash(compositeKey(accountOfMapping(mapping.key), ...group.map((entry) => entry.id)));
  const dates = group.map((entry) => entry.date).toSorted(compareText);
  const date = dates.at(-1);
  if (date === undefined) throw new RangeError('A group of activity has at least one movement');
  const id = compositeKey('activity', mapping.key, date.slice(0, 7), hash);
  const scope = {
    planId: id,
    tag: `act_${hash}`,
    date,
    entries: group,
    ownFee: { entryId: '', amount: ZERO, tax: ZERO },
  };
  const planned = planEntries(scope, context);
  const named = underFreeNames(planned.steps, context.booked);
  const steps = onOpenDays(named, context.books.organisation, movedFrom(context.answers, id));
  const problems = explained(planned.problems, group, { ...context, steps });
  const found = [...unknownProblems(group), ...problems, ...preflight(steps, mapping, context.books)];
  const effect = sumMinor(steps.map((step) => minor(step.clearingEffect)));
  return {
    id,
    payoutKeys: [],
    lineKeys: [],
    mappingKey: mapping.key,
    steps,
    problems: marked(id, [...found, ...balance(effect, group, found, context)], context.answers),
  };
}

function unknownProblems(group: readonly PayoutEntry[]): PostingProblem[] {
  const count = group.filter((entry) => homeOf(entry.kind) === 'unknown').length;
  return count === 0 ? [] : [{ code: 'unknownEntries', values: { count }, entryId: '', severity: 'block' }];
}

function balance(
  effect: Minor,
  group: readonly PayoutEntry[],
  found: readonly PostingProblem[],
  { booked, shares, mapping }: PlanContext,
): PostingProblem[] {
  if (found.some((problem) => problem.severity === 'block')) return [];
  const expected = sumMinor(
    group.flatMap((entry) => openPartsOf(entry, booked, shares)).map((part) => part.effect),
  );
  const amount = minor(effect - expected);
  if (amount === 0) return [];
  return [
    { code: 'unbalanced', values: { amount, currency: mapping.currency }, entryId: '', severity: 'block' },
  ];
}
