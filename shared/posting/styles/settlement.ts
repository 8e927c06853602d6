/** Style `settlement`: a sales invoice (or credit note) to the provider per payout, and its payment. */
import { linePartKey } from '../parts.ts';
import type { Booked, EntryScope, PlanContext, Rest } from '../plan/planEntries.ts';
import { documentSteps } from './documents.ts';
import { categoryLines } from './lines.ts';
import { idsOf, keysOf, totalOf } from './rest.ts';
import { summarySteps } from './summary.ts';

/**
 * The payout's document with a line per category, negative fee lines inside. Its payment is the bank line itself where the
 * scope says so, else it goes into clearing, from where a transfer takes it. What adds up to zero is booked as a summary:
 * nothing could be paid.
 */
export function settlementSteps(scope: EntryScope, rest: Rest, context: PlanContext): Booked {
  const { mapping, booked } = context;
  const total = totalOf(rest);
  const keys = keysOf(rest);
  if (total === 0 || scope.settlement === undefined) {
    return { steps: summarySteps(scope, rest, context), problems: [] };
  }
  const { accountId, date, lineKey } = scope.settlement;
  return documentSteps(
    {
      planId: scope.planId,
      tag: scope.tag,
      scopeTag: scope.tag,
      part: 'settlement',
      contactId: '',
      contactName: mapping.contactName,
      date: scope.date,
      currency: mapping.currency,
      total,
      lines: categoryLines(rest.others, rest.fees, mapping, context.books.taxRates),
      payment: { accountId, date, isClearing: lineKey === null },
      entryIds: idsOf(rest),
      keys: lineKey === null ? keys : [...keys, linePartKey(lineKey)],
    },
    booked,
  );
}
