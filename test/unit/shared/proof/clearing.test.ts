import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../../../shared/books/model.ts';
import { addDays } from '../../../../shared/dates.ts';
import { minor, sumMinor } from '../../../../shared/money.ts';
import type { Payout, PayoutEntry } from '../../../../shared/payout/model.ts';
import { journalRows } from '../../../../shared/posting/journal.ts';
import type { JournalRow } from '../../../../shared/posting/model.ts';
import { bookedParts } from '../../../../shared/posting/parts.ts';
import { ownFeeEntry, planActivity } from '../../../../shared/posting/plan/planActivity.ts';
import { planDecision } from '../../../../shared/posting/plan/plan.ts';
import { proveClearing, type ProveInput } from '../../../../shared/proof/clearing.ts';
import { proveLines } from '../../../../shared/proof/lines.ts';
import type { MovementDay } from '../../../../shared/proof/records.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import {
  booksFor,
  contextFor,
  entryOf,
  lineOf,
  MAPPING,
  payoutOf,
  sketch,
  type Sketch,
  START,
} from '../posting/world.ts';
import { itemsOn, movementDays } from './world.ts';

/** A history: payouts of some entries each, the last ones still without a bank line, and movements no payout holds. */
interface History {
  readonly input: ProveInput;
  readonly decisions: { id: string; payoutKeys: string[]; lineKeys: string[] }[];
  readonly bankItems: LedgerItem[];
}

const batches = fc.array(fc.array(sketch, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });
const open = fc.array(sketch, { maxLength: 5 });

function history(
  made: readonly Sketch[][],
  loose: readonly Sketch[],
  undecided: number,
  ownFee = 0,
): History {
  // What the first payout returns is the money of a failed one before our time: not part of this ground.
  const usable = (sketches: readonly Sketch[]) => sketches.filter((each) => each.kind !== 'payoutReversal');
  const payouts = made.map((batch, nth) =>
    payoutOf(
      usable(batch).map((each, index) =>
        entryOf({ ...each, day: each.day + nth * 4 }, `txn_${nth}_${index}`),
      ),
      `po_${nth}`,
      { day: 21 + nth * 4, ownFee },
    ),
  );
  const openEntries = usable(loose).map((each, index) =>
    entryOf({ ...each, day: each.day + 30 }, `txn_o_${index}`),
  );
  const all = [...payouts.flatMap((payout) => payout.entries), ...openEntries];
  const books = booksFor(all);
  const lines: StatementLine[] = [];
  const decisions: History['decisions'] = [];
  const journal: JournalRow[] = [];
  for (const payout of payouts.slice(0, payouts.length - undecided)) {
    if (payout.amount === 0) continue;
    const line = lineOf(payout.amount, addDays(payout.arrivalDate, 1), `line-${payout.id}`);
    const decision = { id: `m-${payout.id}`, payoutKeys: [payout.key], lineKeys: [line.key] };
    const plan = planDecision(
      { decision, payouts: [payout], lines: [line] },
      contextFor(books, bookedParts(journal)),
    );
    expect(plan.problems).toEqual([]);
    lines.push(line);
    decisions.push(decision);
    journal.push(...journalRows(plan, journal.length, MAPPING));
  }
  const done = journal.map((row, index) => ({ ...row, state: 'done' as const, xeroId: `x${index}` }));
  const days = movementDays(payouts, openEntries);
  const statedBalance = sumMinor(days.flatMap((day) => day.entries.map((entry) => entry.net)));
  return {
    decisions,
    bankItems: itemsOn('bank', done),
    input: {
      mapping: MAPPING,
      days,
      historyComplete: true,
      readTo: null,
      payouts,
      openEntries,
      statedBalance,
      ledgerItems: itemsOn('clearing', done),
      journal: done,
      lines,
    },
  };
}

const ownFees = fc.integer({ min: 0, max: 40 });

describe('proveClearing', () => {
  it('ties out to zero when everything is posted, day by day', () => {
    fc.assert(
      fc.property(batches, ownFees, (made, ownFee) => {
        const { input } = history(made, [], 0, ownFee);
        const proof = proveClearing(input);
        expect(proof).toMatchObject({ residual: 0, firstBreak: null, strangers: [], opening: 0 });
        const settled = input.payouts.every((payout) => payout.amount !== 0);
        if (settled)
          expect(proof).toMatchObject({ inTransit: 0, unposted: 0, clearingBalance: proof.statedBalance });
        for (const day of proof.days) {
          expect(day.clearingBalance).toBe(
            day.providerBalance + day.inTransit + day.timing + day.unexplained,
          );
        }
      }),
    );
  });

  it('accounts for what is not posted yet as timing and in transit, not as a break', () => {
    fc.assert(
      fc.property(batches, open, fc.integer({ min: 0, max: 5 }), (made, loose, undecided) => {
        const { input } = history(made, loose, Math.min(undecided, made.length));
        const proof = proveClearing(input);
        expect(proof).toMatchObject({ residual: 0, firstBreak: null, strangers: [] });
        const waiting = input.payouts.filter(
          (payout) => !input.journal.some((row) => row.payoutKeys.includes(payout.key)),
        );
        expect(proof.inTransit).toBe(sumMinor(waiting.map((payout) => payout.amount)));
        const unbooked = [...waiting.flatMap((payout) => payout.entries), ...input.openEntries];
        expect(proof.unposted).toBe(sumMinor(unbooked.map((entry) => entry.net)));
      }),
    );
  });

  it('ties out with activity posted too', () => {
    fc.assert(
      fc.property(batches, open, (made, loose) => {
        const { input } = history(made, loose, 0);
        const context = contextFor(booksFor(input.openEntries), bookedParts(input.journal));
        const rows = planActivity(input.openEntries, context)
          .flatMap((plan) => journalRows(plan, input.journal.length, MAPPING))
          .map((row, index) => ({
            ...row,
            state: 'done' as const,
            xeroId: `a${index}`,
            sequence: 10_000 + index,
          }));
        const journal = [...input.journal, ...rows];
        const proof = proveClearing({ ...input, journal, ledgerItems: itemsOn('clearing', journal) });
        expect(proof).toMatchObject({ residual: 0, firstBreak: null, unposted: 0 });
      }),
    );
  });

  it('names the first day when any object in Xero is deleted, changed or strange', () => {
    fc.assert(
      fc.property(batches, fc.nat(), fc.integer({ min: 1, max: 999 }), (made, pick, by) => {
        const { input } = history(made, [], 0);
        const index = pick % Math.max(input.ledgerItems.length, 1);
        const item = input.ledgerItems[index];
        if (!item) return;
        const swap = (other: LedgerItem[]) => ({
          ...input,
          ledgerItems: input.ledgerItems.flatMap((each, nth) => (nth === index ? other : [each])),
        });
        const deleted = proveClearing(swap([{ ...item, status: 'DELETED' }]));
        expect(deleted).toMatchObject({
          residual: 0 - item.amount,
          firstBreak: item.date,
          strangers: [item.key],
        });
        expect(proveClearing(swap([]))).toMatchObject({ residual: 0 - item.amount, firstBreak: item.date });
        const changed = proveClearing(swap([{ ...item, amount: minor(item.amount + by) }]));
        expect(changed).toMatchObject({ residual: by, firstBreak: item.date, strangers: [item.key] });
        const doubled = proveClearing(swap([item, { ...item, key: 'again', xeroId: 'again' }]));
        expect(doubled).toMatchObject({ residual: item.amount, firstBreak: item.date, strangers: ['again'] });
        const moved = proveClearing(swap([{ ...item, date: addDays(item.date, -1) }]));
        expect(moved).toMatchObject({
          residual: 0,
          firstBreak: addDays(item.date, -1),
          strangers: [item.key],
        });
      }),
    );
  });

  it('names the first day when any movement is deleted or changed', () => {
    fc.assert(
      fc.property(batches, open, fc.nat(), fc.integer({ min: 1, max: 999 }), (made, loose, pick, by) => {
        const { input } = history(made, loose, 1);
        const movements = input.days.flatMap((day) => day.entries.map((entry) => ({ day, entry })));
        const chosen = movements[pick % movements.length];
        if (!chosen || chosen.entry.net === 0) return;
        const withEntries = (entries: MovementDay['entries']) => ({
          ...input,
          days: input.days.map((day) => (day === chosen.day ? { ...day, entries } : day)),
        });
        const others = chosen.day.entries.filter((entry) => entry !== chosen.entry);
        const deleted = proveClearing(withEntries(others));
        expect(deleted).toMatchObject({ residual: 0 - chosen.entry.net, firstBreak: chosen.day.date });
        const changed = { ...chosen.entry, net: minor(chosen.entry.net + by) };
        const proof = proveClearing(withEntries([...others, changed]));
        expect(proof).toMatchObject({ residual: by, firstBreak: chosen.day.date });
      }),
    );
  });

  it('shows an error of a plan as unexplained, also where the journal and Xero agree on it', () => {
    const { input } = history(
      [[{ kind: 'charge', gross: 10_000, fee: 300, tax: 27, invoiced: true, day: 1 }]],
      [],
      0,
    );
    const journal = input.journal.map((row) =>
      row.draft.kind === 'payment'
        ? { ...row, draft: { ...row.draft, amount: minor(9_999) }, clearingEffect: minor(9_999) }
        : row,
    );
    const proof = proveClearing({ ...input, journal, ledgerItems: itemsOn('clearing', journal) });
    expect(proof).toMatchObject({ residual: -1, firstBreak: addDays(START, 1) });
  });

  it('names what is kept back apart from the stated balance, posted or not, told by the provider or by its movements', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 5_000 }), fc.boolean(), (made, held, isTold) => {
        const { input } = history(made, [], 0);
        const [day] = input.days;
        if (!day) return;
        // Stripe's two movements of one hold: out of the balance, into the reserve.
        const pair: MovementDay['entries'] = [
          { id: 'txn_out', kind: 'reserveHold', net: minor(-held) },
          { id: 'txn_in', kind: 'reserveRelease', net: minor(held), inReserve: true },
        ];
        const days = [{ ...day, entries: [...day.entries, ...pair] }, ...input.days.slice(1)];
        const stated = minor((input.statedBalance ?? 0) - held);
        const told = isTold ? { statedReserve: minor(held) } : {};
        const proof = proveClearing({ ...input, ...told, days, statedBalance: stated });
        expect(proof).toMatchObject({ reserve: held, statedBalance: stated, residual: 0, opening: 0 });
        const partly = proveClearing({
          ...input,
          ...told,
          days,
          statedBalance: stated,
          historyComplete: false,
        });
        expect(partly).toMatchObject({ reserve: held, residual: 0, opening: 0 });
        // Where the reserve's own movements aren't listed, the hold is on the reserve's account in the books.
        const onlyOut = [{ ...day, entries: [...day.entries, ...pair.slice(0, 1)] }, ...input.days.slice(1)];
        const without = proveClearing({ ...input, ...told, days: onlyOut, statedBalance: stated });
        expect(without).toMatchObject({ reserve: 0, residual: 0 });
      }),
    );
  });

  it('opens with what a history that is not wholly read leaves over', () => {
    const { input } = history(
      [[{ kind: 'charge', gross: 10_000, fee: 300, tax: 27, invoiced: true, day: 1 }]],
      [],
      0,
    );
    const proof = proveClearing({ ...input, historyComplete: false, statedBalance: minor(700) });
    expect(proof).toMatchObject({ opening: 700, residual: 0, firstBreak: null, unposted: 700 });
    const complete = proveClearing({ ...input, statedBalance: minor(700) });
    expect(complete).toMatchObject({ opening: 0, residual: -700 });
  });
});

/** What becomes of a generated payout: where it goes, and whether and when it fails. */
interface Fate {
  readonly destination: Payout['destination'];
  readonly told: boolean;
  /**
   * `decided`: with credit and return, or booked as gone, when its money came back; `late`: its credit was decided before the
   * return was on the statement; `early`: before anything was decided.
   */
  readonly failed: 'no' | 'decided' | 'late' | 'early';
}

const fate: fc.Arbitrary<Fate> = fc.record({
  destination: fc.constantFrom('bank', 'bank', 'card', 'other'),
  told: fc.boolean(),
  failed: fc.constantFrom('no', 'no', 'decided', 'late', 'early'),
});

interface Made {
  readonly payout: Payout;
  readonly fate: Fate;
}

/** Payouts in order; the money of one that fails is in the list of the next. A last one takes what is left of that. */
function worldOf(sketches: readonly Sketch[][], fates: readonly Fate[], ownFee: number) {
  const made: Made[] = [];
  const loose: PayoutEntry[] = [];
  let back: PayoutEntry[] = [];
  for (const [nth, batch] of [...sketches, []].entries()) {
    const chosen = fates[nth] ?? { destination: 'bank', told: true, failed: 'no' };
    const last = nth === sketches.length;
    const id = `po_${nth}`;
    const own = batch
      .filter((each) => each.kind !== 'payoutReversal')
      .map((each, index) => entryOf({ ...each, day: each.day + nth * 4 }, `txn_${nth}_${index}`));
    const whole = payoutOf([...own, ...back], id, { day: 21 + nth * 4, ownFee: last ? 0 : ownFee });
    const told = chosen.told || back.length > 0 || last;
    if (!told) loose.push(...own);
    const failed = chosen.failed !== 'no' && !last && told;
    const payout: Payout = {
      ...whole,
      destination: chosen.destination,
      composition: told ? 'known' : 'untold',
      entries: told ? whole.entries : [],
      status: failed ? 'failed' : 'paid',
      failureEntryId: failed ? `txn_${id}_back` : '',
    };
    const reversal: Sketch = {
      kind: 'payoutReversal',
      gross: payout.amount,
      fee: 0,
      tax: 0,
      invoiced: false,
      day: 24 + nth * 4,
    };
    back = failed ? [entryOf(reversal, payout.failureEntryId)] : [];
    made.push({ payout, fate: chosen });
  }
  return { made, loose };
}

/** Plans and posts everything there is to post, in the order in which it would happen. */
function postAll({ made, loose }: ReturnType<typeof worldOf>) {
  const books = booksFor([...made.flatMap(({ payout }) => payout.entries), ...loose]);
  const journal: JournalRow[] = [];
  const lines: StatementLine[] = [];
  const decisions: History['decisions'] = [];
  const context = () => contextFor(books, bookedParts(journal));
  const post = (plans: ReturnType<typeof planActivity>) => {
    expect(plans.flatMap((plan) => plan.problems)).toEqual([]);
    for (const plan of plans) journal.push(...journalRows(plan, journal.length, MAPPING));
  };
  const decide = (payout: Payout, own: StatementLine[]) => {
    lines.push(...own.filter((line) => !lines.some((other) => other.key === line.key)));
    const keys = own.map(({ key }) => key);
    const decision = { id: `m-${payout.id}-${keys.join()}`, payoutKeys: [payout.key], lineKeys: keys };
    decisions.push(decision);
    post([planDecision({ decision, payouts: [payout], lines: own }, context())]);
  };
  for (const {
    payout,
    fate: { failed },
  } of made) {
    const isOff = payout.status === 'failed';
    const at = (days: number) => addDays(payout.arrivalDate, days);
    if (isOff && failed === 'early') {
      post(planActivity([...payout.entries, ownFeeEntry(payout)], context()));
    } else if (payout.destination !== 'bank') {
      if (isOff) decide({ ...payout, status: 'paid' }, []);
      decide(payout, []);
    } else if (payout.amount !== 0) {
      const credit = lineOf(payout.amount, at(1), `l-${payout.id}`);
      const returned = lineOf(minor(0 - payout.amount), at(3), `r-${payout.id}`);
      if (isOff && failed === 'late') {
        decide({ ...payout, status: 'paid' }, [credit]);
        decide(payout, [returned]);
      } else decide(payout, isOff ? [credit, returned] : [credit]);
    } else decide(payout, []);
  }
  post(planActivity(loose, context()));
  const done = journal.map((row, index) => ({ ...row, state: 'done' as const, xeroId: `x${index}` }));
  return { journal: done, lines, decisions };
}

describe('payouts to elsewhere and money that comes back', () => {
  const fates = fc.array(fate, { minLength: 5, maxLength: 5 });

  it('tie out to zero once everything is posted: clearing is the provider’s balance', () => {
    fc.assert(
      fc.property(batches, fates, ownFees, (sketches, chosen, ownFee) => {
        const world = worldOf(sketches, chosen, ownFee);
        const { journal, lines, decisions } = postAll(world);
        const payouts = world.made.map(({ payout }) => payout);
        const days = movementDays(payouts, world.loose);
        const statedBalance = sumMinor(days.flatMap((day) => day.entries.map((entry) => entry.net)));
        const proof = proveClearing({
          mapping: MAPPING,
          days,
          historyComplete: true,
          readTo: null,
          payouts,
          openEntries: world.loose,
          statedBalance,
          ledgerItems: itemsOn('clearing', journal),
          journal,
          lines,
        });
        expect(proof).toMatchObject({
          residual: 0,
          firstBreak: null,
          strangers: [],
          inTransit: 0,
          unposted: 0,
        });
        expect(proof.clearingBalance).toBe(statedBalance);
        const ids = journal.map((row) => row.id);
        expect(new Set(ids).size).toBe(ids.length);
        const references = journal.map((row) => row.draft.reference);
        expect(new Set(references).size).toBe(references.length);
        const proofs = proveLines({
          lines,
          decisions,
          payouts,
          journal,
          ledgerItems: itemsOn('bank', journal),
        });
        expect(proofs.filter(({ state }) => state !== 'tiedOut')).toEqual([]);
      }),
    );
  });
});

describe('proveLines', () => {
  it('follows a line from open to tied out, and sees when Xero changed', () => {
    const charge = { kind: 'charge', gross: 10_000, fee: 300, tax: 27, invoiced: true, day: 1 } as const;
    const { input, decisions, bankItems } = history([[charge]], [], 0);
    const ground = { lines: input.lines, payouts: input.payouts, decisions, journal: input.journal };
    const stateOf = (changes: Partial<Parameters<typeof proveLines>[0]>) =>
      proveLines({ ...ground, ledgerItems: bankItems, ...changes })[0];
    expect(stateOf({})).toEqual({ lineKey: 'line-po_0', allocated: 9_700, posted: 9_700, state: 'tiedOut' });
    expect(stateOf({ journal: [], ledgerItems: [] })).toMatchObject({ posted: 0, state: 'allocated' });
    expect(stateOf({ journal: [], decisions: [], ledgerItems: [] })).toMatchObject({
      allocated: 0,
      state: 'open',
    });
    expect(stateOf({ ledgerItems: [] })).toMatchObject({ posted: 0, state: 'different' });
    const deleted = bankItems.map((item) => ({ ...item, status: 'DELETED' }));
    expect(stateOf({ ledgerItems: deleted })).toMatchObject({ state: 'different' });
  });
});
