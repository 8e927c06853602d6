/** Two computers, one object each: whatever happened in between, at least one stays, and at most one of the two takes its own out. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../../../../shared/books/model.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import type { Draft, JournalRow } from '../../../../../shared/posting/model.ts';
import { twinsOf } from '../../../../../shared/posting/readBack/twins.ts';
import { MAPPING } from '../world.ts';

const SENT = 1_700_000_000_000;
const REFERENCE = 'Tieout po_1 fees';
const date = plainDate('2026-03-02');

const FEE: Draft = {
  kind: 'bankTransaction',
  direction: 'SPEND',
  bankAccountId: 'clearing',
  contactName: 'Stripe',
  date,
  currency: 'AUD',
  reference: REFERENCE,
  lineAmountTypes: 'NoTax',
  lines: [{ description: 'Fees', accountCode: '404', taxType: 'NONE', amount: minor(250) }],
  total: minor(250),
};

function rowOf(xeroId: string, changes: Partial<JournalRow> = {}, draft: Draft = FEE): JournalRow {
  const step = { id: 'm|fees', planId: 'm', phase: 2 as const, draft, clearingEffect: -250, entryIds: [] };
  const plan = { id: 'm', payoutKeys: [], lineKeys: [], mappingKey: 'k', steps: [step], problems: [] };
  const [row] = journalRows(plan, 0, MAPPING);
  if (!row) throw new Error('a plan of one step is one row');
  return { ...row, state: 'done', attempts: 1, sentAt: SENT, xeroId, ...changes };
}

function itemOf(xeroId: string, changes: Partial<LedgerItem> = {}): LedgerItem {
  return {
    key: `bankTransaction|${xeroId}|clearing`,
    kind: 'bankTransaction',
    xeroId,
    accountId: 'clearing',
    otherAccountId: '',
    date,
    amount: minor(-250),
    currency: 'AUD',
    reference: REFERENCE,
    detail: 'Stripe',
    isReconciled: false,
    status: 'AUTHORISED',
    changedAt: SENT + 1_000,
    ...changes,
  };
}

const first = itemOf('b');
const later = itemOf('a', { changedAt: SENT + 2_000 });

describe('twinsOf', () => {
  it('takes out what came later, here only, and leaves what was first', () => {
    expect(twinsOf([rowOf('a')], [first, later]).later).toMatchObject([{ row: { xeroId: 'a' }, stays: 'b' }]);
    expect(twinsOf([rowOf('b')], [first, later])).toEqual({ later: [], unclear: [], done: [] });
  });

  it('knows the first by the smaller id where both came at one moment', () => {
    const same = itemOf('a');
    expect(twinsOf([rowOf('b')], [first, same]).later).toHaveLength(1);
    expect(twinsOf([rowOf('a')], [first, same]).later).toEqual([]);
  });

  const unclear: readonly [string, Partial<JournalRow>, Partial<LedgerItem>, Partial<LedgerItem>][] = [
    ['ours is reconciled', {}, { isReconciled: true }, {}],
    ['ours was changed since', {}, { changedAt: SENT + 3_600_000 }, {}],
    ['ours is coded otherwise now', {}, { lines: 'something else' }, {}],
    ['Xero doesn’t say when ours came', {}, { changedAt: undefined }, {}],
    ['Xero doesn’t say when theirs came', {}, {}, { changedAt: undefined }],
  ];
  it.each(unclear)('leaves it to a person where %s', (_what, row, ours, theirs) => {
    const found = twinsOf(
      [rowOf('a', row)],
      [
        { ...first, ...theirs },
        { ...later, ...ours },
      ],
    );
    expect(found.later).toEqual([]);
    expect(found.unclear).toHaveLength(1);
  });

  const others: readonly [string, Partial<LedgerItem>][] = [
    ['another amount', { amount: minor(-251) }],
    ['another day', { date: plainDate('2026-03-03') }],
    ['another account', { accountId: 'bank' }],
    ['another reference', { reference: 'Tieout po_1 fees 2' }],
    ['someone else’s reference', { reference: 'fees' }],
    ['deleted', { status: 'DELETED' }],
  ];
  it.each(others)('is no twin: %s', (_what, theirs) => {
    const found = twinsOf([rowOf('a')], [{ ...first, ...theirs }, later]);
    expect(found).toEqual({ later: [], unclear: [], done: [] });
  });

  it('touches nothing that this computer didn’t send, or knows already', () => {
    const rows: JournalRow[][] = [
      [rowOf('a', { attempts: 0 })],
      [rowOf('a', { foreign: true })],
      [rowOf('a', { state: 'removed' })],
      [rowOf('a', { undoes: 'm|fees' })],
      [rowOf('a'), rowOf('b', { id: 'm|fees#1', state: 'reversed' })],
    ];
    for (const journal of rows)
      expect(twinsOf(journal, [first, later])).toEqual({ later: [], unclear: [], done: [] });
  });

  it('counts as done what Xero refused because it was there', () => {
    const refused = rowOf('', { state: 'refused', message: 'exceeds the amount outstanding' });
    expect(twinsOf([refused], [first]).done).toMatchObject([{ xeroId: 'b' }]);
    expect(twinsOf([refused], [{ ...first, amount: minor(-1) }]).done).toEqual([]);
    // Twice there already: a person looks.
    expect(twinsOf([refused], [first, later]).done).toEqual([]);
  });

  it('never loses an object and always ends at one, however many computers and whatever each has seen', () => {
    const desks = fc.array(
      fc.record({ at: fc.nat(4), writtenSeen: fc.array(fc.boolean(), { maxLength: 5 }) }),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(desks, (made) => {
        const items = made.map(({ at }, index) => itemOf(`x${index}`, { changedAt: SENT + at }));
        const gone = new Set<string>();
        // A computer that looks sees its own, all that came before, and of what came at the same time or later what it happens to.
        for (const [index, { at, writtenSeen }] of made.entries()) {
          const seen = items.filter(
            (_item, other) => other === index || (made[other]?.at ?? 0) <= at || writtenSeen[other] === true,
          );
          for (const { row } of twinsOf([rowOf(`x${index}`)], seen).later) gone.add(row.xeroId);
        }
        expect(gone.size).toBe(made.length - 1);
      }),
    );
  });
});
