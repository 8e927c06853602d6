/**
 * Alternative Payments' own Xero sync, recognised in the books. It pays each invoice into an account like "Undeposited Funds"
 * that is no bank account, books the deposit on the bank account, and its fees to "Alternative Payment Fees". Where it
 * writes, posting the same payouts again would double them. Source: the provider's help pages on Xero.
 */
import type { Account, LedgerItem } from '../../books/model.ts';
import { daysBetween } from '../../dates.ts';
import { compareText } from '../../order.ts';
import type { Payout } from '../../payout/model.ts';
import type { BookIndex } from '../books.ts';
import type { PostingProblem } from '../model.ts';
import { isOurReference } from '../references.ts';
import { accountName, foundValues } from './duplicates.ts';
import { finding } from './finding.ts';

export interface AlternativeSync {
  /**
   * `none`: no trace of it. `prepared`: its accounts are there, nothing that it wrote. `writing`: it has booked deposits, so
   * it may book the next one too.
   */
  readonly state: 'none' | 'prepared' | 'writing';
  /** Where it keeps payments until they are deposited. */
  readonly holding: Account | null;
  readonly fees: Account | null;
  /** What it booked on bank accounts, oldest first. */
  readonly deposits: readonly LedgerItem[];
}

const NAME = /\balternative payments?\b/i;
const FEES = /\balternative payments?\b.*\bfees?\b/i;
const HOLDING = /\bundeposited\b|\balternative payments?\b.*\b(clearing|holding|funds)\b/i;
/** Days between the day that the provider expects a payout at the bank and the deposit in the books. */
const DEPOSIT_DAYS = 5;

/** What of that sync is in the books. Deleted items don't count, nor what bears a reference of ours. Same input, same answer. */
export function alternativePaymentsSync(books: {
  readonly accounts: readonly Account[];
  readonly ledgerItems: readonly LedgerItem[];
}): AlternativeSync {
  const active = books.accounts
    .filter(({ status, type }) => status === 'ACTIVE' && type !== 'BANK')
    .toSorted((a, b) => compareText(a.code, b.code) || compareText(a.accountId, b.accountId));
  const fees = active.find(({ name }) => FEES.test(name)) ?? null;
  const holding = active.find((account) => account !== fees && HOLDING.test(account.name)) ?? null;
  const deposits = books.ledgerItems
    .filter((item) => item.kind === 'bankTransaction' && isStanding(item) && !isOurReference(item.reference))
    .filter(({ reference, detail }) => NAME.test(reference) || NAME.test(detail))
    .toSorted((a, b) => compareText(a.date, b.date) || compareText(a.key, b.key));
  // "Undeposited Funds" alone is any shop's.
  const prepared = fees !== null;
  const state = deposits.length > 0 ? 'writing' : prepared ? 'prepared' : 'none';
  return { state, holding, fees, deposits };
}

const isStanding = ({ status }: LedgerItem) => status !== 'DELETED' && status !== 'VOIDED';

/**
 * The deposit that books a payout already: of its amount and currency, nearest to the day that it was expected, five days at
 * most. Null if there is none, and for another provider's payout.
 */
export function depositOf(
  sync: Pick<AlternativeSync, 'deposits'>,
  payout: Pick<Payout, 'provider' | 'amount' | 'currency' | 'arrivalDate'>,
): LedgerItem | null {
  if (payout.provider !== 'alternativePayments') return null;
  const away = (item: LedgerItem) => Math.abs(daysBetween(item.date, payout.arrivalDate));
  const [nearest] = sync.deposits
    .filter((item) => item.amount === payout.amount && item.currency === payout.currency)
    .filter((item) => away(item) <= DEPOSIT_DAYS)
    .toSorted((a, b) => away(a) - away(b) || compareText(a.key, b.key));
  return nearest ?? null;
}

/** What its deposits are in one set of books: worked out once for all plans made against it. */
const known = new WeakMap<BookIndex, AlternativeSync>();

function syncIn(books: BookIndex): AlternativeSync {
  const found = known.get(books);
  if (found) return found;
  const ledgerItems = [...books.itemsByAmount.values()].flat();
  const sync = alternativePaymentsSync({ accounts: [...books.accountsById.values()], ledgerItems });
  known.set(books, sync);
  return sync;
}

/**
 * Payouts that the sync has booked already, where nothing else has found that: its deposit may stand on another day than the
 * bank line, or on another bank account.
 */
export function syncedProblems(
  payouts: readonly Payout[],
  books: BookIndex,
  others: readonly PostingProblem[],
): PostingProblem[] {
  return payouts.flatMap((payout) => {
    if (payout.provider !== 'alternativePayments') return [];
    const deposit = depositOf(syncIn(books), payout);
    if (deposit === null || others.some(({ values }) => values['found'] === deposit.key)) return [];
    const values = foundValues(deposit, { account: accountName(deposit, books) });
    return [finding('depositInBooks', values, { severity: 'warn' })];
  });
}
