/** Movements that the books hold already by themselves: paid by another computer of ours, or by someone else. */
import type { LedgerItem } from '../../books/model.ts';
import { daysBetween } from '../../dates.ts';
import { sumMinor } from '../../money.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import { amountKey, type BookIndex } from '../books.ts';
import type { Mapping, PostingProblem, PostingStep } from '../model.ts';
import { partKey } from '../parts.ts';
import { isOurReference } from '../references.ts';
import { foundValues } from './duplicates.ts';
import { finding } from './finding.ts';
import { withPayer } from './paid.ts';

/** Days to either side within which a payment of a charge's amount on the clearing account is thought of as its. */
const PAYMENT_DAYS = 7;

export interface EntryGround {
  readonly steps: readonly PostingStep[];
  /** Parts that the journal has. */
  readonly booked: ReadonlySet<string>;
  readonly mapping: Pick<Mapping, 'clearingAccountId'>;
  readonly books: BookIndex;
}

/**
 * The findings about movements, with what the books say of them, and further ones. What another computer has booked of a charge
 * may have closed the invoice that the charge would pay: planned as a sale, the money would be income twice.
 */
export function explained(
  problems: readonly PostingProblem[],
  entries: readonly PayoutEntry[],
  ground: EntryGround,
): PostingProblem[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const told = new Set(problems.map(({ entryId }) => entryId));
  const paying = new Set(
    ground.steps.flatMap(({ draft, entryIds }) => (draft.kind === 'payment' ? entryIds : [])),
  );
  const more = [...byId.values()]
    .filter(({ id }) => !told.has(id) && !paying.has(id) && !ground.booked.has(partKey(id, 'gross')))
    .flatMap((entry) => oursOfEntry(entry, ground) ?? paidBySomeone(entry, ground) ?? []);
  const answered = problems.map((problem) => {
    const entry = byId.get(problem.entryId);
    return entry ? (oursOfEntry(entry, ground) ?? blamed(problem, entry, ground)) : problem;
  });
  return [...answered, ...more];
}

function blamed(
  problem: PostingProblem,
  entry: PayoutEntry,
  { books, mapping }: EntryGround,
): PostingProblem {
  const payment = { amount: entry.gross, date: entry.date, accountId: mapping.clearingAccountId };
  return withPayer(problem, payment, books);
}

/** What another computer of ours has booked of a movement by itself. */
function oursOfEntry(entry: PayoutEntry, { books, steps }: EntryGround): PostingProblem | null {
  const own = new Set(steps.map(({ draft }) => draft.reference));
  const items = (books.named().ours.get(entry.id) ?? []).filter(({ reference }) => !own.has(reference));
  const [first] = items;
  if (!first) return null;
  const amount = sumMinor(items.map((item) => item.amount));
  const values = { ...foundValues(first, { reference: first.reference }), amount };
  const about = { entryId: entry.id };
  if (entry.kind === 'charge' && amount === entry.gross) return finding('alreadyInBooks', values, about);
  const what = entry.kind === 'charge' ? 'amount' : 'kind';
  return finding('differsInBooks', { ...values, what, due: entry.gross }, about);
}

/** Someone else's payment on the clearing account of just a charge's amount, near it: of an invoice that the charge may be of. */
function paidBySomeone(entry: PayoutEntry, { books, mapping }: EntryGround): PostingProblem | null {
  if (entry.kind !== 'charge' || entry.gross <= 0) return null;
  const isNear = (item: LedgerItem) =>
    item.kind === 'payment' &&
    !isOurReference(item.reference) &&
    Math.abs(daysBetween(item.date, entry.date)) <= PAYMENT_DAYS;
  const item = books.itemsByAmount.get(amountKey(mapping.clearingAccountId, entry.gross))?.find(isNear);
  if (!item) return null;
  const values = foundValues(item, { invoice: item.detail, name: entry.customerName || entry.customerEmail });
  return finding('chargeInBooks', values, { severity: 'warn', entryId: entry.id });
}
