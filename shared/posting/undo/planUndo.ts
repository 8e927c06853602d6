/** A posted plan becomes a plan that takes it back: pure, from the journal and the books as last synced. */
import { addDays, type PlainDate } from '../../dates.ts';
import type { Account, Invoice, LedgerItem, Organisation } from '../../books/model.ts';
import { groupBy } from '../../groups.ts';
import { lockedTo } from '../../books/lockDate.ts';
import { stands } from '../../proof/clearing.ts';
import type { JournalRow, Phase, RemovalDraft, WrittenDraft } from '../model.ts';
import { effectsOf } from '../checks/preflight.ts';
import { ofOneDocument } from './documents.ts';
import type { KeptBecause, UndoItem, UndoPlan, UndoProblem } from './model.ts';
import { oppositeOf } from './opposite.ts';
import { isBooking, undoPlanId, UNDO_PREFIX } from './takenBack.ts';

/** Objects that Xero takes out in one call; payments go one by one. */
const A_CALL = 50;

/** When a row is taken out: the other way round as things are made. */
const REMOVAL_PHASES: Readonly<Record<RemovalDraft['target'], Phase>> = {
  transfer: 4,
  bankTransaction: 5,
  payment: 6,
  invoice: 7,
  creditNote: 8,
};
/** When an opposite object is made: as any other of its kind. */
const MAKING_PHASES: Readonly<Record<RemovalDraft['target'], Phase>> = {
  creditNote: -1,
  invoice: 0,
  payment: 1,
  bankTransaction: 2,
  transfer: 3,
};

export interface UndoInput {
  readonly planIds: readonly string[];
  /** Ids of rows that may be set off by an opposite object where they can't be deleted. */
  readonly reverse: ReadonlySet<string>;
  /** Ids of rows: only these and what hangs together with them are taken out, to be posted again; all of a plan where absent. */
  readonly only?: ReadonlySet<string> | undefined;
  /** The whole journal. */
  readonly journal: readonly JournalRow[];
  /** Of the Xero connection, as last synced; deleted ones too. */
  readonly ledgerItems: readonly LedgerItem[];
  /** And credit notes, in the same shape. */
  readonly invoices: readonly Invoice[];
  readonly accounts: readonly Pick<Account, 'accountId' | 'status'>[];
  readonly organisation: Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'> | null;
}

interface Books {
  readonly items: ReadonlyMap<string, readonly LedgerItem[]>;
  readonly invoices: ReadonlyMap<string, Invoice>;
  readonly closed: ReadonlySet<string>;
  readonly lock: PlainDate | null;
}

/** What taking the plans back means, plan by plan, in the order given. Nothing is decided by anything but the input. */
export function planUndo(input: UndoInput): UndoPlan[] {
  const books = indexBooks(input);
  const wanted = new Set(input.planIds);
  return [...wanted].map((planId) => {
    const rows = input.journal.filter((row) => row.planId === planId && isBooking(row));
    // What someone else made and we only took over is forgotten, never taken out of Xero.
    const posted = rows.filter((row) => row.state === 'done' && row.foreign !== true);
    const { only } = input;
    const groups = ofOneDocument(posted).filter((group) => !only || group.some(({ id }) => only.has(id)));
    const items = inOrder(decideAll(groups, input.reverse, books));
    const problems = problemsOf(planId, rows, wanted, input.journal);
    return {
      planId,
      items,
      forgets: only ? [] : rows.filter((row) => isSurelyNotSent(row) || isForeign(row)).map(({ id }) => id),
      // What comes back the same way is stood on as before.
      problems: only ? problems.filter(({ code }) => code !== 'later') : problems,
      calls: callsFor(items),
    };
  });
}

/** Whether nothing stands in the way of a plan, and it does something. */
export function canUndo({ items, problems }: Pick<UndoPlan, 'items' | 'problems'>): boolean {
  return problems.length === 0 && items.every(({ mode }) => mode !== null);
}

function indexBooks({ ledgerItems, invoices, accounts, organisation }: UndoInput): Books {
  return {
    items: groupBy(ledgerItems, ({ kind, xeroId }) => `${kind}|${xeroId}`),
    invoices: new Map(invoices.map((invoice) => [invoice.invoiceId, invoice])),
    closed: new Set(accounts.filter(({ status }) => status !== 'ACTIVE').map(({ accountId }) => accountId)),
    lock: lockedTo(organisation),
  };
}

const isForeign = ({ foreign, state }: JournalRow) => foreign === true && state === 'done';

/** Written down only, or refused: not a queued row that keeps the key of a call without an answer. */
function isSurelyNotSent({ state, batchKey }: JournalRow): boolean {
  return state === 'refused' || (state === 'queued' && batchKey === '');
}

function problemsOf(
  planId: string,
  rows: readonly JournalRow[],
  wanted: ReadonlySet<string>,
  journal: readonly JournalRow[],
): UndoProblem[] {
  if (planId.startsWith(UNDO_PREFIX)) return [{ code: 'isUndo', count: 0 }];
  const problems: UndoProblem[] = [];
  const add = (code: UndoProblem['code'], count: number) => {
    if (count > 0) problems.push({ code, count });
  };
  const undoing = journal.filter(
    (row) => row.planId === undoPlanId(planId) && row.state !== 'done' && !isSurelyNotSent(row),
  );
  add('undoing', undoing.length);
  add('onItsWay', rows.filter((row) => row.state !== 'done' && !isSurelyNotSent(row)).length);
  add('later', laterRows(planId, rows, wanted, journal).length);
  if (!rows.some(({ state }) => state === 'done')) problems.push({ code: 'nothing', count: 0 });
  return problems;
}

/** Postings of other plans about the same payouts that were written down later: they stand on this one. */
function laterRows(
  planId: string,
  rows: readonly JournalRow[],
  wanted: ReadonlySet<string>,
  journal: readonly JournalRow[],
): JournalRow[] {
  const payouts = new Set(rows.flatMap((row) => row.payoutKeys));
  const last = Math.max(-1, ...rows.map((row) => row.sequence));
  return journal.filter(
    (row) =>
      row.planId !== planId &&
      !wanted.has(row.planId) &&
      isBooking(row) &&
      !isSurelyNotSent(row) &&
      row.sequence > last &&
      row.payoutKeys.some((key) => payouts.has(key)),
  );
}

/** Objects that hang together are dealt with alike: a paid document can't be voided, a payment needs its document. */
function decideAll(
  groups: readonly (readonly JournalRow[])[],
  reverse: ReadonlySet<string>,
  books: Books,
): UndoItem[] {
  return groups.flatMap((group) => {
    const alive = group.filter((row) => !isGone(row, books));
    const reasons = alive.map((row) => keptBecause(row, alive, books));
    const isHeld = reasons.some((reason) => reason !== null);
    const opposites = alive.map((row) => oppositeRow(row, books));
    const canReverse = isHeld && opposites.every((draft) => draft !== null);
    const isReversed = canReverse && alive.some(({ id }) => reverse.has(id));
    const gone = group
      .filter((row) => !alive.includes(row))
      .map((row): UndoItem => ({ row, mode: 'gone', ...NOTHING }));
    return [
      ...gone,
      ...alive.map((row, index): UndoItem => {
        if (!isHeld) return { row, mode: 'delete', ...NOTHING, ...removal(row) };
        const why = reasons[index] ?? { code: 'partner' };
        const draft = opposites[index];
        if (!isReversed || !draft) return { row, mode: null, ...NOTHING, keptBecause: why, canReverse };
        return { row, mode: 'reverse', keptBecause: why, canReverse, draft, phase: makingPhase(row) };
      }),
    ];
  });
}

const NOTHING = { keptBecause: null, canReverse: false, draft: null, phase: null } as const;

const itemsOf = ({ draft, xeroId }: JournalRow, { items }: Books) =>
  items.get(`${draft.kind}|${xeroId}`) ?? [];

/** Whether Xero shows that it was deleted or voided there; what it doesn't show at all counts as there. */
function isGone(row: JournalRow, books: Books): boolean {
  const isDocument = row.draft.kind === 'invoice' || row.draft.kind === 'creditNote';
  const status = isDocument ? books.invoices.get(row.xeroId)?.status : undefined;
  if (status !== undefined) return status === 'VOIDED' || status === 'DELETED';
  const items = itemsOf(row, books);
  return items.length > 0 && !items.some(stands);
}

/** Why Xero won't delete an object, as far as the cached books tell; null if it will. */
function keptBecause(row: JournalRow, group: readonly JournalRow[], books: Books): KeptBecause | null {
  const { draft } = row;
  const items = itemsOf(row, books).filter(stands);
  if (items.some(({ isReconciled }) => isReconciled)) return { code: 'reconciled' };
  // The date may have been changed in Xero.
  const dates = [draft.date, ...items.map(({ date }) => date)];
  const { lock } = books;
  if (lock !== null && dates.some((date) => date <= lock)) return { code: 'locked', date: lock };
  if (draft.kind === 'bankTransaction' && draft.overpayment !== undefined) return { code: 'overpayment' };
  if (draft.kind !== 'invoice') return null;
  const paid = books.invoices.get(row.xeroId)?.amountPaid ?? 0;
  const ours = group.reduce((sum, one) => sum + (one.draft.kind === 'payment' ? one.draft.amount : 0), 0);
  return paid > ours ? { code: 'paidElsewhere' } : null;
}

function removal(row: JournalRow): { draft: WrittenDraft; phase: Phase } | typeof NOTHING {
  const { draft, xeroId } = row;
  if (draft.kind === 'removal') return NOTHING;
  const { kind: target, date, reference, currency } = draft;
  const amount = 'total' in draft ? draft.total : draft.amount;
  return {
    draft: { kind: 'removal', target, xeroId, date, reference, amount, currency },
    phase: REMOVAL_PHASES[target],
  };
}

const makingPhase = ({ draft, phase }: JournalRow): Phase => {
  if (draft.kind === 'invoice') return MAKING_PHASES.creditNote;
  if (draft.kind === 'creditNote') return MAKING_PHASES.invoice;
  return draft.kind === 'removal' ? phase : MAKING_PHASES[draft.kind];
};

/** On its own day where that is open, else on the first open one. Null where no opposite can be made. */
function oppositeRow(row: JournalRow, { lock, closed }: Books): WrittenDraft | null {
  const { draft } = row;
  if (draft.kind === 'removal' || effectsOf(draft).some(({ accountId }) => closed.has(accountId)))
    return null;
  return oppositeOf(draft, lock !== null && draft.date <= lock ? addDays(lock, 1) : draft.date);
}

/** What is made first, then what is taken out, by phase; within one, the last made first. What needs nothing comes last. */
function inOrder(items: readonly UndoItem[]): UndoItem[] {
  const phaseOf = ({ phase }: UndoItem) => phase ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted((a, b) => phaseOf(a) - phaseOf(b) || b.row.sequence - a.row.sequence);
}

/** Calls that these items take: what is alike goes together, but payments are taken out one by one. */
export function callsFor(items: readonly Pick<UndoItem, 'draft' | 'phase'>[]): number {
  const phases = groupBy(
    items.filter(({ draft }) => draft !== null),
    ({ phase }) => phase,
  );
  return [...phases.values()].reduce((calls, alike) => {
    const [first] = alike;
    const isSingle = first?.draft?.kind === 'removal' && first.draft.target === 'payment';
    return calls + (isSingle ? alike.length : Math.ceil(alike.length / A_CALL));
  }, 0);
}
