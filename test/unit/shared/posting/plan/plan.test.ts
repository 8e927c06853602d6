import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { minor, negate, sumMinor } from '../../../../../shared/money.ts';
import { homeOf } from '../../../../../shared/posting/plan/homes.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { feeLines, taxOn } from '../../../../../shared/posting/plan/feeLines.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import { bookedParts, partKey } from '../../../../../shared/posting/parts.ts';
import { planActivity } from '../../../../../shared/posting/plan/planActivity.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import type { Payout } from '../../../../../shared/payout/model.ts';
import type { PostingPlan } from '../../../../../shared/posting/model.ts';
import {
  booksFor,
  contextFor,
  entryOf,
  invoiceOf,
  lineOf,
  MAPPING,
  payoutOf,
  sketch,
  START,
  TAX_RATES,
} from '../world.ts';

const sketches = fc.array(sketch, { minLength: 1, maxLength: 30 });

function decided(made: Parameters<typeof entryOf>[0][], ownFee = 0) {
  const entries = made.map((each, index) => entryOf(each, `txn_${index}`));
  const payout = payoutOf(entries, 'po_1', { ownFee });
  const line = lineOf(payout.amount, payout.arrivalDate, 'line-1');
  const lines = payout.amount === 0 ? [] : [line];
  const decision = { id: 'm1', payoutKeys: [payout.key], lineKeys: lines.map(({ key }) => key) };
  return { entries, payout, lines, input: { decision, payouts: [payout], lines } };
}

const effectOn = (plan: PostingPlan, accountId: string) =>
  sumMinor(
    plan.steps
      .flatMap((step) => effectsOf(step.draft))
      .filter((effect) => effect.accountId === accountId)
      .map((effect) => effect.amount),
  );

/** What Xero computes as the total of a bank transaction, by its own rules. */
function xeroTotal(plan: PostingPlan): void {
  for (const { draft } of plan.steps) {
    if (draft.kind !== 'bankTransaction') continue;
    const lines = draft.lines.map((line) =>
      draft.lineAmountTypes === 'Exclusive' && line.taxType === 'INPUT'
        ? line.amount + taxOn(line.amount, 1000)
        : line.amount,
    );
    expect(lines.reduce((sum, amount) => sum + amount, 0)).toBe(draft.total);
    expect(draft.total).toBeGreaterThan(0);
    expect(draft.lines.every((line) => line.amount !== 0)).toBe(true);
  }
}

describe('planDecision', () => {
  it('leaves the clearing account as the movements say and moves the bank by its line', () => {
    fc.assert(
      fc.property(sketches, fc.integer({ min: 0, max: 500 }), (made, ownFee) => {
        const { entries, payout, lines, input } = decided(made, ownFee);
        const plan = planDecision(input, contextFor(booksFor(entries)));
        expect(plan.problems).toEqual([]);
        // Money of a failed payout that came back was booked by the transfer that brought it back.
        const returned = sumMinor(
          entries.filter((entry) => homeOf(entry.kind) === 'transferred').map((entry) => entry.net),
        );
        expect(effectOn(plan, 'clearing')).toBe(negate(returned));
        expect(effectOn(plan, 'bank')).toBe(lines.length === 0 ? 0 : payout.amount);
        for (const step of plan.steps) {
          const effects = effectsOf(step.draft).filter((effect) => effect.accountId === 'clearing');
          expect(sumMinor(effects.map((effect) => effect.amount))).toBe(step.clearingEffect);
        }
        xeroTotal(plan);
      }),
    );
  });

  it('balances in double entry, step by step', () => {
    fc.assert(
      fc.property(sketches, (made) => {
        const { entries, input } = decided(made);
        const context = contextFor(booksFor(entries));
        const rows = doubleEntry(planDecision(input, context), context.books);
        for (const id of new Set(rows.map((row) => row.stepId))) {
          const own = rows.filter((row) => row.stepId === id);
          expect(sumMinor(own.map((row) => row.debit))).toBe(sumMinor(own.map((row) => row.credit)));
        }
      }),
    );
  });

  it('plans nothing twice: with its own rows in the journal the plan is empty', () => {
    fc.assert(
      fc.property(sketches, fc.integer({ min: 0, max: 100 }), (made, kept) => {
        const { entries, input } = decided(made, 120);
        const books = booksFor(entries);
        const rows = journalRows(planDecision(input, contextFor(books)), 0, MAPPING);
        expect(planDecision(input, contextFor(books, bookedParts(rows))).steps).toEqual([]);
        // With only some of them there, the rest is planned again and the whole still adds up.
        const some = rows.filter((_row, index) => index % 7 !== kept % 7);
        const rest = planDecision(input, contextFor(books, bookedParts(some)));
        const again = journalRows(rest, 0, MAPPING);
        expect(sumMinor([...some, ...again].map((row) => row.clearingEffect))).toBe(
          sumMinor(rows.map((row) => row.clearingEffect)),
        );
        expect(new Set([...some, ...again].map((row) => row.id)).size).toBe(rows.length);
      }),
    );
  });

  it('gives every object a reference and an id of its own', () => {
    fc.assert(
      fc.property(sketches, (made) => {
        const { entries, input } = decided(made);
        const { steps } = planDecision(input, contextFor(booksFor(entries)));
        expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
        expect(new Set(steps.map((step) => step.draft.reference)).size).toBe(steps.length);
        expect(steps.every((step) => step.draft.reference.startsWith('Tieout po_1'))).toBe(true);
      }),
    );
  });

  const charge = { kind: 'charge', gross: 11_000, fee: 222, tax: 20, invoiced: true, day: 3 } as const;

  it('never books a charge whose invoice is paid, missing or too small as a sale', () => {
    const { entries, input } = decided([charge]);
    const [entry] = entries;
    if (!entry) throw new Error('one entry');
    const codesWith = (changes: Parameters<typeof invoiceOf>[1] | null) => {
      const invoices = changes === null ? [] : [invoiceOf(entry, changes)];
      const plan = planDecision(input, contextFor(booksFor(entries, { invoices })));
      expect(plan.steps.some((step) => step.draft.reference.endsWith(' sales'))).toBe(false);
      return plan.problems.filter((problem) => problem.severity === 'block').map((problem) => problem.code);
    };
    expect(codesWith(null)).toEqual(['invoiceNotFound']);
    expect(codesWith({ status: 'PAID', amountDue: minor(0) })).toEqual(['invoicePaid']);
    expect(codesWith({ amountDue: minor(10_999) })).toEqual(['invoiceTooSmall']);
    expect(codesWith({ status: 'DRAFT' })).toEqual(['invoiceNotAuthorised']);
    expect(codesWith({ currency: 'USD' })).toEqual(['invoiceCurrency']);
    expect(codesWith({})).toEqual([]);
  });

  it('books a charge as a sale when its invoice is the provider’s own and the books lack it, never when they have it', () => {
    const { entries, input } = decided([charge]);
    const [entry] = entries;
    if (!entry) throw new Error('one entry');
    const own = { ...input, payouts: input.payouts.map((payout) => ({ ...payout, entries: [{ ...entry, ownInvoice: true }] })) }; // prettier-ignore
    const planWith = (invoices: readonly ReturnType<typeof invoiceOf>[]) =>
      planDecision(own, contextFor(booksFor(entries, { invoices })));
    const sale = planWith([]);
    expect(sale.problems.filter((problem) => problem.severity === 'block')).toEqual([]);
    expect(sale.steps.some((step) => step.draft.reference.endsWith(' sales'))).toBe(true);
    const paid = planWith([invoiceOf(entry, { status: 'PAID', amountDue: minor(0) })]);
    expect(paid.problems.map((problem) => problem.code)).toContain('invoicePaid');
    expect(paid.steps.some((step) => step.draft.reference.endsWith(' sales'))).toBe(false);
  });

  it('counts two charges against the same invoice', () => {
    const two = [charge, charge].map((each, index) => entryOf(each, `txn_${index}`));
    const same = two.map((entry) => ({ ...entry, invoiceNumber: 'INV-1' }));
    const [first] = same;
    if (!first) throw new Error('two entries');
    const payout = payoutOf(same, 'po_1');
    const line = lineOf(payout.amount, payout.arrivalDate, 'l');
    const input = {
      decision: { id: 'm', payoutKeys: [payout.key], lineKeys: ['l'] },
      payouts: [payout],
      lines: [line],
    };
    const codesWith = (due: number) =>
      planDecision(
        input,
        contextFor(booksFor([], { invoices: [invoiceOf(first, { amountDue: minor(due) })] })),
      ).problems.map((problem) => problem.code);
    expect(codesWith(22_000)).toEqual([]);
    expect(codesWith(21_999)).toEqual(['invoiceTooSmall']);
    expect(codesWith(11_000)).toEqual(['invoicePaid']);
  });

  it('puts tax on fees where it can be claimed, with the rounding apart', () => {
    const made = [1, 2, 3].map((day) => ({ ...charge, day }));
    const { entries, input } = decided(made);
    const plan = planDecision(input, contextFor(booksFor(entries)));
    const fees = plan.steps.find((step) => step.draft.reference === 'Tieout po_1 fees')?.draft;
    expect(fees).toMatchObject({ direction: 'SPEND', lineAmountTypes: 'Exclusive', total: 666 });
    // 606 of fees, 60.6 of tax by Xero's rounding, 60 by the provider's.
    expect(fees?.kind === 'bankTransaction' && fees.lines.map((line) => [line.taxType, line.amount])).toEqual(
      [
        ['INPUT', 606],
        ['BASEXCLUDED', -1],
      ],
    );
  });

  it('lets Xero compute no tax in a currency whose decimals are not Xero’s two', () => {
    const items = [{ entryId: 'txn_1', base: minor(33), tax: minor(3), standalone: false }];
    const linesIn = (currency: string) =>
      feeLines(items, { ...MAPPING, currency }).lines.map((line) => [line.taxType, line.amount]);
    expect(linesIn('AUD')).toEqual([['INPUT', 33]]);
    expect(linesIn('JPY')).toEqual([
      ['BASEXCLUDED', 33],
      ['BASEXCLUDED', 3],
    ]);
  });

  it('says what stands in the way: lock date, residual, unknown kind, archived account, tax type, duplicates', () => {
    const { entries, payout, lines, input } = decided([charge]);
    const codes = (changes: Parameters<typeof booksFor>[1], other = input) =>
      planDecision(other, contextFor(booksFor(entries, changes))).problems.map(
        (problem) => `${problem.severity} ${problem.code}`,
      );
    const locked = { periodLockDate: addDays(START, 3), endOfYearLockDate: plainDate('2025-06-30') };
    expect(codes({ organisation: locked })).toEqual(['block locked']);
    expect(codes({ taxRates: [] })).toEqual(['block taxTypeInvalid']);
    expect(codes({ accounts: [] })).toContain('block accountMissing');
    const short = { ...payout, amount: minor(payout.amount - 1) };
    expect(codes({}, { ...input, payouts: [short] })).toEqual(['block residual']);
    const [entry] = entries;
    if (!entry) throw new Error('one entry');
    const odd = { ...payout, entries: [{ ...entry, kind: 'unknown' as const }] };
    expect(codes({}, { ...input, payouts: [odd] })).toEqual(['block unknownEntries']);
    const [line] = lines;
    if (!line) throw new Error('one line');
    expect(codes({}, { ...input, lines: [{ ...line, amount: minor(1) }] })).toEqual(['block unbalanced']);
    const item = {
      key: 'k',
      kind: 'bankTransaction' as const,
      xeroId: 'x',
      accountId: 'bank',
      otherAccountId: '',
      date: line.date,
      amount: line.amount,
      currency: 'AUD',
      reference: '',
      detail: 'Stripe',
      isReconciled: false,
      status: 'AUTHORISED',
    };
    expect(codes({ ledgerItems: [item] })).toEqual(['warn depositInBooks']);
    expect(codes({ ledgerItems: [{ ...item, status: 'DELETED' }] })).toEqual([]);
    expect(codes({ ledgerItems: [{ ...item, reference: 'Tieout po_1' }] })).toEqual(['block differsInBooks']);
  });

  it('sends nothing whose total Xero would compute otherwise: a rate changed there, or a tax on what should have none', () => {
    const { entries, input } = decided([charge]);
    const untaxed = { ...charge, kind: 'fee' as const, gross: -500, fee: 0, tax: 0 };
    const problemsAt = (taxType: string, rateBasisPoints: number) => {
      const taxRates = TAX_RATES.map((rate) =>
        rate.taxType === taxType ? { ...rate, rateBasisPoints } : rate,
      );
      return planDecision(input, contextFor(booksFor(entries, { taxRates }))).problems;
    };
    expect(problemsAt('INPUT', 1000)).toEqual([]);
    expect(problemsAt('INPUT', 1250)).toMatchObject([
      { code: 'taxRateDiffers', severity: 'block', values: { taxType: 'INPUT', currency: 'AUD' } },
    ]);
    expect(problemsAt('INPUT', 0).map(({ code }) => code)).toEqual(['taxRateDiffers']);
    const codesWith = (changes: Partial<typeof MAPPING>, other = decided([charge, untaxed])) =>
      planDecision(other.input, {
        ...contextFor(booksFor(other.entries)),
        mapping: { ...MAPPING, ...changes },
      }).problems.map(({ code }) => code);
    expect(codesWith({})).toEqual([]);
    expect(codesWith({ noTaxType: 'INPUT' })).toEqual(['taxRateDiffers']);
    expect(codesWith({ feeTaxType: 'NONE' })).toEqual(['taxRateDiffers']);
  });

  it('books only the transfer and the own fee of a payout whose make-up is never told', () => {
    const payout = {
      ...payoutOf([], 'po_i', { ownFee: 50, amount: minor(4_950) }),
      composition: 'untold' as const,
    };
    const line = lineOf(payout.amount, payout.createdDate, 'l');
    const plan = planDecision(
      { decision: { id: 'm', payoutKeys: [payout.key], lineKeys: ['l'] }, payouts: [payout], lines: [line] },
      contextFor(booksFor([])),
    );
    expect(plan.problems).toEqual([]);
    expect(plan.steps.map((step) => [step.draft.kind, step.clearingEffect])).toEqual([
      ['bankTransaction', -50],
      ['transfer', -4_950],
    ]);
  });

  describe('a payout that never reaches the bank', () => {
    const plain = (plan: PostingPlan) =>
      plan.steps.map(({ draft, clearingEffect }) => ({
        reference: draft.reference,
        effect: clearingEffect,
        ...(draft.kind === 'bankTransaction' ? { lines: draft.lines.map((line) => line.accountCode) } : {}),
      }));
    const settled = (more: Partial<Payout> = {}, context = contextFor(booksFor([]))) => {
      const payout: Payout = {
        ...payoutOf([], 'po_c', { ownFee: 50, amount: minor(4_950) }),
        composition: 'untold',
        destination: 'card',
        ...more,
      };
      const decision = { id: 'm', payoutKeys: [payout.key], lineKeys: [] };
      return { payout, plan: planDecision({ decision, payouts: [payout], lines: [] }, context) };
    };
    const rowsOf = (plan: PostingPlan) => bookedParts(journalRows(plan, 0, MAPPING));

    it('goes to the account chosen for that, on the day of arrival, and nothing to the bank', () => {
      const { payout, plan } = settled();
      expect(plan.problems).toEqual([]);
      expect(plain(plan)).toEqual([
        { reference: 'Tieout po_c fees', effect: -50, lines: ['404'] },
        { reference: 'Tieout po_c', effect: -4_950, lines: ['627'] },
      ]);
      expect(plan.steps[1]?.draft).toMatchObject({
        direction: 'SPEND',
        date: payout.arrivalDate,
        total: 4_950,
      });
      const taken = settled({ amount: minor(-300), ownFee: minor(0) }).plan;
      expect(taken.steps.map((step) => step.draft)).toMatchObject([{ direction: 'RECEIVE', total: 300 }]);
      expect(taken.problems).toEqual([]);
      expect(effectOn(taken, 'clearing')).toBe(300);
    });

    it('books what it is made of where that is told, once', () => {
      fc.assert(
        fc.property(sketches, fc.integer({ min: 0, max: 500 }), (made, ownFee) => {
          const { entries, payout } = decided(made, ownFee);
          const context = contextFor(booksFor(entries));
          const { plan } = settled({ ...payout, destination: 'card' }, context);
          expect(plan.problems).toEqual([]);
          const returned = entries.filter((entry) => homeOf(entry.kind) === 'transferred');
          expect(effectOn(plan, 'clearing')).toBe(negate(sumMinor(returned.map((entry) => entry.net))));
          expect(effectOn(plan, 'bank')).toBe(0);
          xeroTotal(plan);
          expect(new Set(plan.steps.map((step) => step.draft.reference)).size).toBe(plan.steps.length);
          const again = contextFor(booksFor(entries), rowsOf(plan));
          expect(settled({ ...payout, destination: 'card' }, again).plan.steps).toEqual([]);
        }),
      );
    });

    it('books what a payout of nothing is made of, and moves nothing', () => {
      fc.assert(
        fc.property(sketches, (made) => {
          const parts = decided(made, 0);
          const [first] = parts.entries;
          if (first === undefined || parts.payout.amount === 0) return;
          const amount = negate(parts.payout.amount);
          const rest = { gross: amount, net: amount, fee: minor(0), feeParts: [], invoiceNumber: '' };
          const back = {
            ...first,
            id: 'txn_rest',
            kind: 'adjustment',
            sourceId: '',
            chargeId: '',
            ...rest,
          } as const;
          const entries = [...parts.entries, back];
          const nothing = { ...parts.payout, entries, amount: minor(0), destination: 'bank' } as const;
          const { plan } = settled(nothing, contextFor(booksFor(entries)));
          expect(plan.problems.filter(({ severity }) => severity === 'block')).toEqual([]);
          expect(plan.steps.some(({ draft }) => draft.kind === 'transfer')).toBe(false);
          const returned = entries.filter((entry) => homeOf(entry.kind) === 'transferred');
          expect(effectOn(plan, 'clearing')).toBe(negate(sumMinor(returned.map((entry) => entry.net))));
        }),
      );
    });

    it('does not book a fee that was booked as activity before', () => {
      const booked = new Set([partKey('txn_po_c', 'fee')]);
      const { plan } = settled({}, contextFor(booksFor([]), booked));
      expect(plan.problems).toEqual([]);
      expect(plain(plan).map((step) => step.effect)).toEqual([-4_950]);
    });

    it('is blocked while no account is chosen', () => {
      const context = contextFor(booksFor([]));
      const { plan } = settled({}, { ...context, mapping: { ...MAPPING, elsewhereAccountCode: '' } });
      expect(plan.problems).toMatchObject([
        { code: 'mappingIncomplete', values: { currency: 'AUD' }, entryId: '', severity: 'block' },
      ]);
    });

    it('comes back if it failed after it was booked as gone, and moves nothing if it was not', () => {
      const { plan } = settled();
      const after = contextFor(booksFor([]), rowsOf(plan));
      const { plan: back } = settled({ status: 'failed', failureEntryId: 'txn_back' }, after);
      expect(back.problems).toEqual([]);
      expect(plain(back)).toEqual([{ reference: 'Tieout po_c returned', effect: 4_950, lines: ['627'] }]);
      const whole = new Set([...rowsOf(plan), ...rowsOf(back)]);
      expect(
        settled({ status: 'failed', failureEntryId: 'txn_back' }, contextFor(booksFor([]), whole)).plan,
      ).toMatchObject({ steps: [], problems: [] });
      const never = settled({ status: 'failed', failureEntryId: 'txn_back' }).plan;
      expect(plain(never).map((step) => step.effect)).toEqual([-50]);
      expect(never.problems).toEqual([]);
    });

    it('that was found on the statement after all is booked as any other', () => {
      const { payout } = settled();
      const line = lineOf(payout.amount, payout.arrivalDate, 'l');
      const decision = { id: 'm', payoutKeys: [payout.key], lineKeys: ['l'] };
      const plan = planDecision({ decision, payouts: [payout], lines: [line] }, contextFor(booksFor([])));
      expect(plan.steps.map((step) => step.draft.kind)).toEqual(['bankTransaction', 'transfer']);
      expect(plan.problems).toEqual([]);
    });
  });

  it('counts money of a failed payout in a later payout’s list as home by the transfer of the returned line', () => {
    fc.assert(
      fc.property(sketches, sketches, fc.boolean(), (first, second, reachedBank) => {
        // A sale that names no invoice, of the amount of somebody's invoice, asks the user: not what is tried here.
        const invoiced = new Set(
          [...first, ...second].filter((each) => each.invoiced).map(({ gross }) => gross),
        );
        fc.pre(![...first, ...second].some((each) => !each.invoiced && invoiced.has(each.gross)));
        const own = (made: typeof first, name: string) =>
          made
            .filter((each) => each.kind !== 'payoutReversal')
            .map((each, index) => entryOf(each, `txn_${name}_${index}`));
        const early = own(first, 'a');
        const failed = { ...payoutOf(early, 'po_a', { status: 'failed' }), failureEntryId: 'txn_back' };
        const back = entryOf(
          { kind: 'payoutReversal', gross: failed.amount, fee: 0, tax: 0, invoiced: false, day: 20 },
          'txn_back',
        );
        const late = [...own(second, 'b'), back];
        const next = payoutOf(late, 'po_b', { day: 25 });
        const context = contextFor(booksFor([...early, ...late]));
        const nextLines = next.amount === 0 ? [] : [lineOf(next.amount, next.arrivalDate, 'l3')];
        const later = planDecision(
          {
            decision: { id: 'm2', payoutKeys: [next.key], lineKeys: nextLines.map(({ key }) => key) },
            payouts: [next],
            lines: nextLines,
          },
          context,
        );
        expect(later.problems).toEqual([]);
        expect(effectOn(later, 'clearing')).toBe(negate(failed.amount));
        // With its lines the failed payout is decided; without, its movements are activity, as nothing left clearing.
        const lines = [
          lineOf(failed.amount, failed.arrivalDate, 'l1'),
          lineOf(negate(failed.amount), addDays(failed.arrivalDate, 2), 'l2'),
        ];
        const plans = reachedBank
          ? [
              planDecision(
                {
                  decision: { id: 'm1', payoutKeys: [failed.key], lineKeys: ['l1', 'l2'] },
                  payouts: [failed],
                  lines,
                },
                context,
              ),
            ]
          : planActivity(early, context);
        expect(plans.flatMap((plan) => plan.problems)).toEqual([]);
        // The balance holds nothing any more, and neither does clearing; the bank has the later payout.
        const all = [...plans, later];
        expect(sumMinor(all.map((plan) => effectOn(plan, 'clearing')))).toBe(0);
        expect(sumMinor(all.map((plan) => effectOn(plan, 'bank')))).toBe(next.amount);
      }),
    );
  });

  it('books nothing but the transfer of a return that came after the credit was decided', () => {
    const { entries, payout } = decided([charge], 70);
    const failed = { ...payout, status: 'failed' as const };
    const back = lineOf(negate(payout.amount), addDays(payout.arrivalDate, 2), 'b');
    const decision = { id: 'm2', payoutKeys: [payout.key], lineKeys: ['b'] };
    // Also while nothing of the credit's own plan is in the journal yet.
    const plan = planDecision({ decision, payouts: [failed], lines: [back] }, contextFor(booksFor(entries)));
    expect(plan.problems).toEqual([]);
    expect(plan.steps.map((step) => [step.draft.kind, step.clearingEffect])).toEqual([
      ['transfer', payout.amount],
    ]);
    expect(plan.steps[0]?.draft.reference).not.toBe('Tieout po_1');
    const stands = planDecision(
      { decision, payouts: [payout], lines: [back] },
      contextFor(booksFor(entries)),
    );
    expect(stands.problems.map(({ code }) => code)).toEqual(['unbalanced']);
  });

  it('gives a failed payout with credit and return two transfers that cancel out at the bank', () => {
    const { entries, payout } = decided([charge]);
    const failed = { ...payout, status: 'failed' as const };
    const lines = [
      lineOf(payout.amount, payout.arrivalDate, 'a'),
      lineOf(negate(payout.amount), addDays(payout.arrivalDate, 2), 'b'),
    ];
    const plan = planDecision(
      { decision: { id: 'm', payoutKeys: [payout.key], lineKeys: ['a', 'b'] }, payouts: [failed], lines },
      contextFor(booksFor(entries)),
    );
    expect(plan.problems).toEqual([]);
    expect(effectOn(plan, 'bank')).toBe(0);
    expect(effectOn(plan, 'clearing')).toBe(payout.amount);
  });
});

describe('planActivity', () => {
  it('books open movements once, each in its month, and nothing of it again with a later payout', () => {
    fc.assert(
      fc.property(sketches, (made) => {
        const entries = made.map((each, index) => entryOf({ ...each, day: each.day * 3 }, `txn_${index}`));
        const books = booksFor(entries);
        const plans = planActivity(entries, contextFor(books));
        expect(plans.flatMap((plan) => plan.problems)).toEqual([]);
        const bookable = entries.filter((entry) => homeOf(entry.kind) !== 'transferred');
        const effect = sumMinor(
          plans.flatMap((plan) => plan.steps).map((step) => minor(step.clearingEffect)),
        );
        expect(effect).toBe(sumMinor(bookable.map((entry) => entry.net)));
        for (const plan of plans) {
          xeroTotal(plan);
          expect(new Set(plan.steps.map((step) => step.draft.date.slice(0, 7))).size).toBe(1);
        }
        const rows = plans.flatMap((plan) => journalRows(plan, 0, MAPPING));
        const booked = bookedParts(rows);
        expect(planActivity(entries, contextFor(books, booked))).toEqual([]);
        const payout = payoutOf(entries, 'po_9');
        const lines = payout.amount === 0 ? [] : [lineOf(payout.amount, payout.arrivalDate, 'l')];
        const decision = { id: 'm', payoutKeys: [payout.key], lineKeys: lines.map((line) => line.key) };
        const later = planDecision({ decision, payouts: [payout], lines }, contextFor(books, booked));
        expect(later.steps.every((step) => step.draft.kind === 'transfer')).toBe(true);
        expect(later.problems).toEqual([]);
      }),
    );
  });
});
