/** A receive or spend money on the clearing account, from lines signed as received. */
import { compositeKey, stableHash } from '../../ids.ts';
import { type Minor, minor, negate } from '../../money.ts';
import type { BankTransactionDraft, Mapping, PostingStep } from '../model.ts';
import type { EntryScope } from './planEntries.ts';
import { referenceKey } from '../parts.ts';
import { partReference } from '../references.ts';
import { tracked } from './tracking.ts';

/** What a receive or spend money on clearing holds. */
export interface BankStepParts {
  /** Signed as received. */
  readonly lines: BankTransactionDraft['lines'];
  readonly received: Minor;
  readonly lineAmountTypes: BankTransactionDraft['lineAmountTypes'];
  readonly ids: readonly string[];
  /** Keys of the parts that it books, where its id doesn't tell them. */
  readonly keys?: readonly string[] | undefined;
}

/** A receive or spend money on the clearing account; the direction is the sign of `received`, which isn't zero. */
export function bankStep(
  scope: Pick<EntryScope, 'planId' | 'tag' | 'date'>,
  part: string,
  parts: BankStepParts,
  mapping: Mapping,
): PostingStep {
  const isSpend = parts.received < 0;
  return {
    id: `${scope.planId}|${compositeKey(scope.tag, part)}`,
    planId: scope.planId,
    phase: 2,
    clearingEffect: parts.received,
    entryIds: parts.ids,
    ...(parts.keys === undefined ? {} : { parts: parts.keys }),
    draft: {
      kind: 'bankTransaction',
      direction: isSpend ? 'SPEND' : 'RECEIVE',
      bankAccountId: mapping.clearingAccountId,
      contactName: mapping.contactName,
      date: scope.date,
      currency: mapping.currency,
      reference: partReference(scope.tag, part),
      lineAmountTypes: parts.lineAmountTypes,
      lines: tracked(parts.lines, mapping).map((line) => ({
        ...line,
        amount: isSpend ? negate(line.amount) : line.amount,
      })),
      total: minor(Math.abs(parts.received)),
    },
  };
}

/**
 * The name of an object that books `keys`: as given, or with a mark of its own where an earlier object of the scope, over
 * other parts, bears that name already.
 */
export function freeName(
  { tag }: Pick<EntryScope, 'tag'>,
  name: string,
  keys: readonly string[],
  booked: ReadonlySet<string>,
): string {
  const isTaken = booked.has(referenceKey('bankTransaction', partReference(tag, name)));
  return isTaken ? `${name}-${stableHash(keys.join(' '))}` : name;
}
