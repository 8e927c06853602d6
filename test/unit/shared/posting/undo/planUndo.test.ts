import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../../../../shared/books/model.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { groupBy } from '../../../../../shared/groups.ts';
import { minor } from '../../../../../shared/money.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import type { JournalRow, PostingStep } from '../../../../../shared/posting/model.ts';
import { bookedParts, bookedShares } from '../../../../../shared/posting/parts.ts';
import { type DecisionInput, planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import { canUndo, planUndo, type UndoInput } from '../../../../../shared/posting/undo/planUndo.ts';
import { isBooking, takenBack } from '../../../../../shared/posting/undo/takenBack.ts';
import { undoRows } from '../../../../../shared/posting/undo/undoRows.ts';
import {
  type Choices,
  choices,
  contextOf,
  decidedWith,
  decisionOf,
  payoutFrom,
  withChoices,
} from '../styles/stylesWorld.ts';

const decided = decidedWith(15);

function planned(input: DecisionInput, chosen: Choices) {
  const mapping = withChoices(chosen);
  const context = contextOf(input.payouts, mapping);
  const plan = planDecision(input, context);
  const rows = journalRows(plan, 0, mapping).map((row, index): JournalRow => ({
    ...row,
    state: 'done',
    xeroId: `x${index}`,
  }));
  return { mapping, context, plan, rows };
}

const undoOf = (journal: readonly JournalRow[], more: Partial<UndoInput> = {}) => {
  const [plan] = planUndo({
    planIds: [journal[0]?.planId ?? ''],
    reverse: new Set(),
    journal,
    ledgerItems: [],
    invoices: [],
    accounts: [],
    organisation: null,
    ...more,
  });
  if (!plan) throw new Error('one plan in, one out');
  return plan;
};

/** What Xero shows of rows, on every account that they touch. */
const itemsOf = (rows: readonly JournalRow[], more: Partial<LedgerItem> = {}): LedgerItem[] =>
  rows.flatMap((row) =>
    effectsOf(row.draft).map(({ accountId, amount }): LedgerItem => {
      const { kind, date, reference, currency } = row.draft;
      if (kind !== 'payment' && kind !== 'bankTransaction' && kind !== 'transfer') throw new Error(kind);
      const key = `${kind}|${row.xeroId}|${accountId}`;
      return {
        key,
        kind,
        xeroId: row.xeroId,
        accountId,
        otherAccountId: '',
        date,
        amount,
        currency,
        reference,
        detail: '',
        isReconciled: false,
        status: 'AUTHORISED',
        ...more,
      };
    }),
  );

const TARGETS = ['transfer', 'bankTransaction', 'payment', 'invoice', 'creditNote'];

describe('any posted plan', () => {
  it('is taken back object by object, the other way round, as far as it was posted', () => {
    fc.assert(
      fc.property(decided, choices, fc.double({ min: 0, max: 1, noNaN: true }), (input, chosen, share) => {
        const { rows } = planned(input, chosen);
        const done = Math.round(rows.length * share);
        const journal = rows.map((row, index): JournalRow =>
          index < done ? row : { ...row, state: index % 2 === 0 ? 'queued' : 'refused', xeroId: '' },
        );
        const undo = undoOf(journal);
        expect(undo.problems.map(({ code }) => code)).toEqual(done === 0 ? ['nothing'] : []);
        expect(undo.forgets).toEqual(journal.slice(done).map(({ id }) => id));
        const drafts = undo.items.flatMap(({ draft }) => (draft?.kind === 'removal' ? [draft] : []));
        expect(drafts.map(({ xeroId }) => xeroId).toSorted()).toEqual(
          journal
            .slice(0, done)
            .map(({ xeroId }) => xeroId)
            .toSorted(),
        );
        const order = drafts.map(({ target }) => TARGETS.indexOf(target));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        const single = drafts.filter(({ target }) => target === 'payment').length;
        const others = groupBy(
          drafts.filter(({ target }) => target !== 'payment'),
          ({ target }) => target,
        );
        const least = [...others.values()].reduce((sum, { length }) => sum + Math.ceil(length / 50), single);
        expect(undo.calls).toBe(least);
      }),
    );
  });

  it('is planned again just as it was once it is taken back, under names that are free', () => {
    fc.assert(
      fc.property(decided, choices, (input, chosen) => {
        const { mapping, context, plan, rows } = planned(input, chosen);
        const ids = new Set(rows.map(({ id }) => id));
        const undo = undoRows(undoOf(rows).items, rows.length, ids);
        const journal = [
          ...rows.map((row) => takenBack(row, 'removed', ids)),
          ...undo.map((row): JournalRow => ({ ...row, state: 'done' })),
        ];
        expect(new Set(journal.map(({ id }) => id)).size).toBe(journal.length);
        const booked = bookedParts(journal);
        const shares = bookedShares(journal);
        const again = planDecision(input, { ...contextOf(input.payouts, mapping, booked), shares });
        expect(again.problems).toEqual([]);
        expect(again.steps.map(withoutNames)).toEqual(plan.steps.map(withoutNames));
        const used = new Set(rows.flatMap(({ draft }) => ('number' in draft ? [draft.number] : [])));
        for (const { draft } of again.steps) {
          if ('number' in draft) expect(used.has(draft.number)).toBe(false);
          else if (draft.kind !== 'payment') expect(draft.reference).not.toMatch(/\(2\)$/);
        }
        expect(context.booked.size).toBe(0);
      }),
    );
  });

  it('leaves every account as it was where opposite objects set it off', () => {
    let reversed = 0;
    fc.assert(
      fc.property(decided, choices, (input, chosen) => {
        const { context, plan, rows } = planned(input, chosen);
        const lock = plainDate('2030-06-30');
        const undo = undoOf(rows, {
          reverse: new Set(rows.map(({ id }) => id)),
          organisation: { periodLockDate: lock, endOfYearLockDate: null },
        });
        const off = undo.items.filter(({ mode }) => mode === 'reverse');
        reversed += off.length;
        for (const { row, mode, keptBecause } of undo.items) {
          const { draft } = row;
          const isCustomers = draft.kind === 'payment' && draft.invoiceId !== '';
          const isOver = draft.kind === 'bankTransaction' && draft.overpayment !== undefined;
          expect([keptBecause?.code, mode]).toEqual(['locked', isCustomers || isOver ? null : 'reverse']);
        }
        const ids = new Set(off.map(({ row }) => row.id));
        const opposite = undoRows(off, rows.length, new Set());
        const made = opposite.flatMap(({ draft, ...row }): PostingStep[] => {
          const { id, planId, phase, clearingEffect, entryIds } = row;
          return draft.kind === 'removal' ? [] : [{ id, planId, phase, clearingEffect, entryIds, draft }];
        });
        expect(made).toHaveLength(off.length);
        const steps = [...plan.steps.filter(({ id }) => ids.has(id)), ...made];
        const totals = new Map<string, number>();
        for (const row of doubleEntry({ steps }, context.books)) {
          const key = `${row.accountCode} ${row.accountName}`;
          totals.set(key, (totals.get(key) ?? 0) + row.debit - row.credit);
        }
        expect([...totals.values()].every((total) => total === 0)).toBe(true);
        expect(opposite.every(({ draft }) => draft.date === '2030-07-01')).toBe(true);
        const names = [...rows, ...opposite].map(({ draft }) => `${draft.kind} ${draft.reference}`);
        expect(new Set(names).size).toBe(names.length);
        expect(opposite.filter(isBooking)).toEqual([]);
      }),
    );
    expect(reversed).toBeGreaterThan(100);
  });
});

function withoutNames({ draft, ...step }: PostingStep): unknown {
  const plain = (name: string) => name.replace(/ \(\d+\)$/, '');
  const number = 'number' in draft ? plain(draft.number) : '';
  const invoiceNumber = draft.kind === 'payment' ? plain(draft.invoiceNumber) : '';
  return { ...step, draft: { ...draft, reference: plain(draft.reference), number, invoiceNumber } };
}

describe('what stands in the way', () => {
  const input = decisionOf(
    [payoutFrom([{ kind: 'charge', gross: 10_000, fee: 300, tax: 27, invoiced: true, day: 2 }], 'po_1', {})],
    'one',
  );
  const base = { invoicedRefunds: 'line', splitByMonth: false, apart: false, untaxed: false } as const;
  const itemised = planned(input, { ...base, style: 'itemised', invoicedCharges: 'pay' }).rows;
  const settled = planned(input, { ...base, style: 'settlement', invoicedCharges: 'sale' }).rows;
  const rowOf = (rows: readonly JournalRow[], kind: string) => {
    const row = rows.find(({ draft }) => draft.kind === kind);
    if (!row) throw new Error(`no ${kind}`);
    return row;
  };
  const codes = (rows: readonly JournalRow[], more: Partial<UndoInput>) =>
    Object.fromEntries(
      undoOf(rows, more).items.map(({ row, mode, keptBecause }) => [
        row.draft.kind,
        keptBecause?.code ?? mode,
      ]),
    );

  it('is said of each object: reconciled, or gone already', () => {
    const transfer = rowOf(itemised, 'transfer');
    const payment = rowOf(itemised, 'payment');
    const ledgerItems = [
      ...itemsOf([transfer], { isReconciled: true }),
      ...itemsOf([payment], { status: 'DELETED' }),
    ];
    expect(codes(itemised, { ledgerItems })).toEqual({
      transfer: 'reconciled',
      payment: 'gone',
      bankTransaction: 'delete',
    });
    const undo = undoOf(itemised, { ledgerItems });
    expect(canUndo(undo)).toBe(false);
    expect(canUndo(undoOf(itemised, { ledgerItems, reverse: new Set([transfer.id]) }))).toBe(true);
  });

  it('is said where a date was moved into a locked period in Xero', () => {
    const transfer = rowOf(itemised, 'transfer');
    const organisation = { periodLockDate: plainDate('2020-01-31'), endOfYearLockDate: null };
    const ledgerItems = itemsOf([transfer], { date: plainDate('2020-01-15') });
    expect(codes(itemised, { organisation, ledgerItems })['transfer']).toBe('locked');
  });

  it('keeps a document and its payment together', () => {
    const payment = rowOf(settled, 'payment');
    const ledgerItems = itemsOf([payment], { isReconciled: true });
    const held = undoOf(settled, { ledgerItems }).items.filter(({ mode }) => mode === null);
    expect(held.map(({ keptBecause, canReverse }) => [keptBecause?.code, canReverse])).toEqual([
      ['reconciled', true],
      ['partner', true],
    ]);
    const one = undoOf(settled, { ledgerItems, reverse: new Set([rowOf(settled, 'invoice').id]) });
    expect(one.items.filter(({ mode }) => mode === 'reverse')).toHaveLength(2);
  });

  it('is a payment by someone else on a document of ours', () => {
    const document = rowOf(settled, 'invoice');
    if (document.draft.kind !== 'invoice') throw new Error('an invoice');
    const { number, reference, date, total, currency } = document.draft;
    const invoice = {
      invoiceId: document.xeroId,
      number,
      reference,
      type: 'ACCREC',
      status: 'AUTHORISED',
      contactId: '',
      contactName: '',
      date,
      dueDate: date,
      currency,
      total,
      amountDue: minor(0),
    };
    const paid = (amountPaid: number) => [{ ...invoice, amountPaid: minor(amountPaid) }];
    expect(codes(settled, { invoices: paid(total) })['invoice']).toBe('delete');
    expect(codes(settled, { invoices: paid(total + 1) })['invoice']).toBe('paidElsewhere');
  });

  it('is said of the plan as a whole', () => {
    const problems = (journal: readonly JournalRow[], more: Partial<UndoInput> = {}) =>
      undoOf(journal, more).problems;
    const later = { ...rowOf(itemised, 'transfer'), id: 'later', planId: 'return', sequence: 99 };
    expect(problems([...itemised, later])).toEqual([{ code: 'later', count: 1 }]);
    const both = planUndo({
      planIds: [later.planId, itemised[0]?.planId ?? ''],
      reverse: new Set(),
      journal: [...itemised, later],
      ledgerItems: [],
      invoices: [],
      accounts: [],
      organisation: null,
    });
    expect(both.flatMap((plan) => plan.problems)).toEqual([]);
    const unsure = itemised.map((row, index): JournalRow =>
      index === 0 ? { ...row, state: 'unknown' } : row,
    );
    expect(problems(unsure)).toEqual([{ code: 'onItsWay', count: 1 }]);
    const undo = undoRows(undoOf(itemised).items, 10, new Set());
    const sent = undo.map((row): JournalRow => ({ ...row, state: 'sending', batchKey: 'k' }));
    expect(problems([...itemised, ...sent])).toEqual([{ code: 'undoing', count: sent.length }]);
    expect(problems([...itemised, ...undo])).toEqual([]);
    const planIds = [undo[0]?.planId ?? ''];
    expect(problems([...itemised, ...undo], { planIds })).toEqual([{ code: 'isUndo', count: 0 }]);
  });
});
