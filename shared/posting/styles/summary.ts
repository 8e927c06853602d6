/** Style `summary`: one receive (or spend) money per payout with a line per category. */
import type { PlainDate } from '../../dates.ts';
import { bankStep, freeName } from '../plan/bankStep.ts';
import type { PostingStep } from '../model.ts';
import type { EntryScope, PlanContext, Rest } from '../plan/planEntries.ts';
import { categoryLines } from './lines.ts';
import { idsOf, inAndOut, keysOf, totalOf } from './rest.ts';

/**
 * One bank transaction on clearing for everything in `rest`, dated as the scope is; two where it adds up to zero. With
 * `splitByMonth` what moved in an earlier month is a summary of its own, dated on that month's last movement.
 */
export function summarySteps(scope: EntryScope, rest: Rest, context: PlanContext): PostingStep[] {
  const { mapping } = context;
  const book = (one: EntryScope, some: Rest, name: string) => stepsOf(one, some, context, name);
  if (!mapping.splitByMonth) return book(scope, rest, 'summary');
  const dates = new Map(scope.entries.map((entry) => [entry.id, entry.date]));
  const dateOf = (id: string): PlainDate => dates.get(id) ?? scope.date;
  const own = scope.date.slice(0, 7);
  const monthOf = (id: string) => {
    const month = dateOf(id).slice(0, 7);
    return month < own ? month : own;
  };
  const months = [...new Set(idsOf(rest).map(monthOf))].toSorted();
  return months.flatMap((month) => {
    const part: Rest = {
      others: rest.others.filter((entry) => monthOf(entry.id) === month),
      fees: rest.fees.filter((item) => monthOf(item.entryId) === month),
    };
    if (month === own) return book(scope, part, 'summary');
    const last = idsOf(part)
      .map(dateOf)
      .reduce((a, b) => (a > b ? a : b));
    return book({ ...scope, date: last }, part, `summary-${month}`);
  });
}

function stepsOf(scope: EntryScope, rest: Rest, context: PlanContext, name: string): PostingStep[] {
  const keys = keysOf(rest);
  if (keys.length === 0) return [];
  const received = totalOf(rest);
  if (received === 0) {
    const halves = inAndOut(rest);
    if (keysOf(halves.in).length === 0) return [];
    return [
      ...stepsOf(scope, halves.in, context, `${name}-in`),
      ...stepsOf(scope, halves.out, context, `${name}-out`),
    ];
  }
  const lines = categoryLines(rest.others, rest.fees, context.mapping, context.books.taxRates);
  const parts = { lines, received, lineAmountTypes: 'Inclusive' as const, ids: idsOf(rest), keys };
  return [bankStep(scope, freeName(scope, name, keys, context.booked), parts, context.mapping)];
}
