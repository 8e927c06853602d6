/** Read-back: as written is never a finding, and whatever is other in Xero is found, named, and only that. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Invoice, LedgerItem } from '../../../../../shared/books/model.ts';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { minor, negate } from '../../../../../shared/money.ts';
import { linesOf } from '../../../../../shared/posting/plan/codedLines.ts';
import type { Draft, JournalRow } from '../../../../../shared/posting/model.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import {
  isFinding,
  readBack,
  type ReadBackInput,
  realSides,
  withAcceptedDates,
} from '../../../../../shared/posting/readBack/readBack.ts';
import { groupStandings, summarise } from '../../../../../shared/posting/readBack/standings.ts';

const DAY = plainDate('2026-03-02');
const date = fc.integer({ min: 0, max: 60 }).map((days) => addDays(DAY, days));
const amount = fc.integer({ min: 1, max: 900_000 }).map(minor);
const shared = { date, currency: fc.constant('AUD'), reference: fc.constant('Tieout po_1') };
const documented = {
  ...shared,
  number: fc.constant('Tieout po_1'),
  contactId: fc.constant(''),
  contactName: fc.constant('Stripe'),
  lineAmountTypes: fc.constant('Inclusive' as const),
};
const coded = fc.constantFrom('200', '404', '410');
const line = fc
  .record({ description: fc.constant('x'), accountCode: coded, taxType: fc.constant('NONE'), amount })
  .map((one) => [one]);

const draft: fc.Arbitrary<Draft> = fc.oneof(
  fc.record({
    kind: fc.constant('payment' as const),
    invoiceId: fc.constantFrom('inv-1', 'inv-2', ''),
    invoiceNumber: fc.constant('INV-3'),
    accountId: fc.constantFrom('clearing', 'bank'),
    amount,
    ...shared,
  }),
  fc
    .record({
      kind: fc.constant('bankTransaction' as const),
      direction: fc.constantFrom('SPEND' as const, 'RECEIVE' as const),
      bankAccountId: fc.constantFrom('clearing', 'bank'),
      contactName: fc.constant('Stripe'),
      lineAmountTypes: fc.constant('Inclusive' as const),
      lines: line,
      ...shared,
    })
    .map((one) => ({ ...one, total: one.lines[0]?.amount ?? minor(1) })),
  fc.boolean().chain((out) =>
    fc.record({
      kind: fc.constant('transfer' as const),
      fromAccountId: fc.constant(out ? 'clearing' : 'bank'),
      toAccountId: fc.constant(out ? 'bank' : 'clearing'),
      amount,
      ...shared,
    }),
  ),
  fc.record({ kind: fc.constant('invoice' as const), lines: line, total: amount, ...documented }),
  fc.record({ kind: fc.constant('creditNote' as const), lines: line, total: amount, ...documented }),
);

function rowOf(made: Draft, index: number): JournalRow {
  const clearing = effectsOf(made).find(({ accountId }) => accountId === 'clearing');
  return {
    id: `plan-${index % 3}|step-${index}`,
    planId: `plan-${index % 3}`,
    xeroConnectionId: 'xero-1',
    mappingKey: 'stripe-1|AUD',
    phase: 1,
    draft: made,
    clearingEffect: clearing?.amount ?? minor(0),
    entryIds: [],
    payoutKeys: [`payout-${index % 2}`],
    lineKeys: [],
    requestHash: '',
    state: 'done',
    batchKey: '',
    sentAt: 0,
    attempts: 1,
    xeroId: `x-${index}`,
    message: '',
    sequence: index,
  };
}
const journals = fc.array(draft, { minLength: 1, maxLength: 12 }).map((drafts) => drafts.map(rowOf));

function itemsOf({ draft: made, xeroId }: JournalRow): LedgerItem[] {
  if (made.kind === 'invoice' || made.kind === 'creditNote' || made.kind === 'removal') return [];
  return effectsOf(made).map(({ accountId, amount: moved }) => ({
    key: `${made.kind}|${xeroId}|${accountId}`,
    kind: made.kind,
    xeroId,
    accountId,
    otherAccountId: '',
    date: made.date,
    amount: moved,
    currency: made.currency,
    reference: made.reference,
    detail: '',
    isReconciled: false,
    status: 'AUTHORISED',
    ...(made.kind === 'bankTransaction' ? { lines: linesOf(made) } : {}),
  }));
}

function documentsOf(rows: readonly JournalRow[], kind: 'invoice' | 'creditNote'): Invoice[] {
  return rows.flatMap(({ draft: made, xeroId }) =>
    made.kind === kind
      ? [{ ...invoice(xeroId, made.number, made.total), date: made.date, reference: made.reference }]
      : [],
  );
}

const invoice = (invoiceId: string, number: string, total = minor(900_000_000)): Invoice => ({
  invoiceId,
  number,
  reference: '',
  type: 'ACCREC',
  status: 'AUTHORISED',
  contactId: '',
  contactName: '',
  date: DAY,
  dueDate: DAY,
  currency: 'AUD',
  total,
  amountDue: minor(0),
  amountPaid: minor(900_000_000),
});

/** What Xero holds where nobody touched anything. */
function asWritten(rows: readonly JournalRow[]): ReadBackInput {
  const paid = [invoice('inv-1', 'INV-1'), invoice('inv-2', 'INV-2'), invoice('inv-3', 'INV-3')];
  return {
    journal: rows,
    ledgerItems: rows.flatMap(itemsOf),
    invoices: [...paid, ...documentsOf(rows, 'invoice')],
    creditNotes: documentsOf(rows, 'creditNote'),
    invoicesAsOf: 300_000,
    accepted: new Map(),
  };
}

it('has nothing to say of what stands as written, whatever the order of the books', () => {
  fc.assert(
    fc.property(journals, (rows) => {
      const books = asWritten(rows);
      const told = readBack(books);
      expect(told.map(({ rowId }) => rowId)).toEqual(rows.map(({ id }) => id));
      expect(told.filter(isFinding)).toEqual([]);
      for (const [index, each] of told.entries()) {
        const row = rows[index];
        expect(each.state).toBe(row && realSides(row).length > 0 ? 'waiting' : 'there');
      }
      expect(readBack({ ...books, ledgerItems: books.ledgerItems.toReversed() })).toEqual(told);
    }),
  );
});

it('waits for OK on the real bank account only, and sees it', () => {
  fc.assert(
    fc.property(journals, fc.constantFrom('bank', 'clearing'), (rows, clicked) => {
      const books = asWritten(rows);
      const ledgerItems = books.ledgerItems.map((item) => ({
        ...item,
        isReconciled: item.accountId === clicked,
      }));
      for (const [index, each] of readBack({ ...books, ledgerItems }).entries()) {
        const row = rows[index];
        const isReal = row !== undefined && realSides(row).length > 0;
        expect(each.state).toBe(isReal ? (clicked === 'bank' ? 'reconciled' : 'waiting') : 'there');
        expect(row && realSides(row)).not.toContain('clearing');
      }
    }),
  );
});

type Touch = 'amount' | 'date' | 'reference' | 'account' | 'lines' | 'deleted';
const touches = fc.constantFrom<Touch>('amount', 'date', 'reference', 'account', 'lines', 'deleted');

function touched(item: LedgerItem, touch: Touch): LedgerItem {
  if (touch === 'amount') return { ...item, amount: minor(item.amount + Math.sign(item.amount)) };
  if (touch === 'date') return { ...item, date: addDays(item.date, 1) };
  if (touch === 'reference') return { ...item, reference: 'mine' };
  if (touch === 'account') return { ...item, accountId: 'elsewhere' };
  if (touch === 'lines') return { ...item, lines: '999 1.00' };
  return { ...item, status: 'DELETED' };
}

it('finds what was touched, names it, and leaves the rest alone', () => {
  fc.assert(
    fc.property(journals, fc.nat(), touches, (rows, pick, touch) => {
      const movers = rows.filter((row) => itemsOf(row).length > 0);
      const victim = movers[pick % Math.max(1, movers.length)];
      fc.pre(victim !== undefined && (touch !== 'lines' || victim.draft.kind === 'bankTransaction'));
      const books = asWritten(rows);
      const sides = itemsOf(victim).length;
      let moved = 0;
      const ledgerItems = books.ledgerItems.map((item) => {
        if (item.xeroId !== victim.xeroId) return item;
        moved += 1;
        return touch === 'account' && moved < sides ? item : touched(item, touch);
      });
      const told = readBack({ ...books, ledgerItems });
      expect(told.filter(isFinding).map(({ rowId }) => rowId)).toEqual([victim.id]);
      const found = told.find(isFinding);
      expect(found?.state).toBe(touch === 'deleted' ? 'deleted' : 'changed');
      expect(found?.differences.map(({ field }) => field)).toEqual(touch === 'deleted' ? [] : [touch]);
      // Accepted as it is: no finding any more, until it changes again.
      const accepted = new Map([[victim.id, found?.mark ?? '']]);
      expect(readBack({ ...books, ledgerItems, accepted }).filter(isFinding)).toEqual([]);
      const again = ledgerItems.map((item) =>
        item.xeroId === victim.xeroId ? { ...item, date: addDays(item.date, 9) } : item,
      );
      expect(readBack({ ...books, ledgerItems: again, accepted }).filter(isFinding)).toHaveLength(
        touch === 'deleted' ? 0 : 1,
      );
      // What isn't in the books yet is not a finding either.
      expect(readBack({ ...books, ledgerItems: [] }).filter(({ state }) => state === 'notSeen')).toHaveLength(
        movers.length,
      );
    }),
  );
});

it('tells voided documents, and invoices of ours that say less than was paid', () => {
  fc.assert(
    fc.property(journals, (rows) => {
      const books = asWritten(rows);
      const voided = readBack({
        ...books,
        invoices: books.invoices.map((one) => ({ ...one, status: 'VOIDED' })),
        creditNotes: books.creditNotes.map((one) => ({ ...one, status: 'VOIDED' })),
      });
      for (const [index, each] of voided.entries()) {
        const kind = rows[index]?.draft.kind;
        if (kind === 'invoice' || kind === 'creditNote') expect(each.state).toBe('deleted');
        else if (kind === 'payment')
          expect(each.differences).toEqual([{ field: 'invoiceStatus', was: 'AUTHORISED', now: 'VOIDED' }]);
        else expect(isFinding(each)).toBe(false);
      }
      const unpaidInvoices = {
        invoices: books.invoices.map((one) => ({ ...one, amountPaid: minor(0) })),
      };
      const unpaid = readBack({ ...books, ...unpaidInvoices });
      expect(unpaid.filter(isFinding)).toHaveLength(
        rows.filter((row) => row.draft.kind === 'payment').length,
      );
      // Invoices that were read before the payments were through say nothing about them.
      expect(readBack({ ...books, ...unpaidInvoices, invoicesAsOf: 299_999 }).filter(isFinding)).toEqual([]);
    }),
  );
});

it('says nothing of what was taken back, queued or refused', () => {
  fc.assert(
    fc.property(journals, (rows) => {
      const states = ['removed', 'queued', 'refused', 'unknown'] as const;
      const off = rows.map((row, index) => ({ ...row, state: states[index % 4] ?? 'queued' }));
      expect(readBack({ ...asWritten(rows), journal: off })).toEqual([]);
    }),
  );
});

it('waits for nobody where a posting is set off, but still sees what becomes of the two', () => {
  fc.assert(
    fc.property(journals, fc.boolean(), (rows, isOpposite) => {
      const off = rows.map((row): JournalRow =>
        isOpposite ? { ...row, undoes: 'another' } : { ...row, state: 'reversed' },
      );
      const books = asWritten(off);
      expect(readBack(books).every(({ state }) => state === 'there')).toBe(true);
      const ledgerItems = books.ledgerItems.map((item) => ({ ...item, status: 'DELETED' }));
      const movers = off.filter((row) => itemsOf(row).length > 0);
      expect(readBack({ ...books, ledgerItems }).filter(isFinding)).toHaveLength(movers.length);
    }),
  );
});

it('summarises the worst first and counts each posting once', () => {
  fc.assert(
    fc.property(journals, fc.nat(), (rows, pick) => {
      const books = asWritten(rows);
      const victim = rows[pick % rows.length];
      const ledgerItems = books.ledgerItems.map((item) =>
        item.xeroId === victim?.xeroId ? { ...item, status: 'DELETED' } : item,
      );
      const told = readBack({ ...books, ledgerItems });
      for (const [planId, own] of groupStandings(told, 'plan')) {
        const summary = summarise(own);
        const total = Object.values(summary?.counts ?? {}).reduce((sum, n) => sum + n, 0);
        expect(total).toBe(rows.filter((row) => row.planId === planId).length);
        if (own.some(({ state }) => state === 'deleted')) expect(summary?.state).toBe('deleted');
      }
      expect(summarise([])).toBeNull();
    }),
  );
});

it('takes the date of an accepted posting from Xero, never its amount', () => {
  const row = rowOf(
    {
      kind: 'transfer',
      fromAccountId: 'clearing',
      toAccountId: 'bank',
      date: DAY,
      amount: minor(1_000),
      currency: 'AUD',
      reference: 'Tieout po_1',
    },
    0,
  );
  const books = asWritten([row]);
  const ledgerItems = books.ledgerItems.map((item) => ({
    ...item,
    date: addDays(DAY, 2),
    amount: item.amount < 0 ? negate(minor(1_200)) : minor(1_200),
  }));
  const [found] = readBack({ ...books, ledgerItems });
  expect(found?.differences).toEqual([
    { field: 'amount', was: 1_000, now: 1_200 },
    { field: 'date', was: DAY, now: addDays(DAY, 2) },
  ]);
  const accepted = new Map([[row.id, found?.mark ?? '']]);
  const told = readBack({ ...books, ledgerItems, accepted });
  const [taken] = withAcceptedDates([row], told);
  expect(taken?.draft).toMatchObject({ date: addDays(DAY, 2), amount: 1_000 });
  expect(withAcceptedDates([row], readBack(books))).toEqual([row]);
});
