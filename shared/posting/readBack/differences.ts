/** What is other in Xero than we wrote it, field by field. */
import type { LedgerItem } from '../../books/model.ts';
import type { PlainDate } from '../../dates.ts';
import type { Minor } from '../../money.ts';
import { linesOf } from '../plan/codedLines.ts';
import type { JournalRow } from '../model.ts';
import { effectsOf } from '../checks/preflight.ts';

/** One thing that is other in Xero than we wrote it. Amounts are signed as they change the account. */
export type Difference =
  | { readonly field: 'amount'; readonly was: Minor; readonly now: Minor }
  | { readonly field: 'invoicePaid'; readonly was: Minor; readonly now: Minor }
  | { readonly field: 'date'; readonly was: PlainDate; readonly now: PlainDate }
  /** Accounts are AccountIDs. */
  | {
      readonly field: 'account' | 'reference' | 'lines' | 'invoiceStatus';
      readonly was: string;
      readonly now: string;
    };

/**
 * What each account gains by a posting. A payment in another currency than the account's is told by what it does to clearing.
 */
function wantedEffects({ draft, clearingEffect }: JournalRow) {
  const effects = effectsOf(draft);
  const isClearing = draft.kind !== 'transfer' && clearingEffect !== 0;
  return effects.map((each) => ({
    accountId: each.accountId,
    amount: isClearing ? clearingEffect : each.amount,
    isInAccountCurrency: isClearing,
  }));
}

/** What is other of a payment, a bank transaction or a transfer; `items` are its standing sides. */
export function itemDifferences(row: JournalRow, items: readonly LedgerItem[]): Difference[] {
  const { draft } = row;
  const [first] = items;
  if (!first) return [];
  // What grows first: of a transfer the account that gains, whose amount is the transfer's.
  const wanted = wantedEffects(row).toSorted((a, b) => b.amount - a.amount);
  const differences: Difference[] = [];
  const strangers = items.filter((item) => !wanted.some(({ accountId }) => accountId === item.accountId));
  for (const { accountId, amount, isInAccountCurrency } of wanted) {
    // A side that Xero shows on another account has moved there; one that it shows nowhere isn't on an account with a ledger.
    const item = items.find((one) => one.accountId === accountId) ?? movedTo(strangers, amount);
    if (!item) continue;
    differences.push(...unlike('account', accountId, item.accountId));
    if (isInAccountCurrency || item.currency === draft.currency)
      differences.push(...unlike('amount', amount, item.amount));
  }
  differences.push(...unlike('date', draft.date, first.date));
  differences.push(...unlike('reference', draft.reference, first.reference));
  // How someone else coded what we only took over isn't ours to tell.
  if (draft.kind === 'bankTransaction' && first.lines !== undefined && row.foreign !== true)
    differences.push(...unlike('lines', linesOf(draft), first.lines));
  // Both sides of a transfer say the same of its amount, turned around: once is enough.
  return differences.filter(
    (one, index) =>
      one.field !== 'amount' || differences.findIndex(({ field }) => field === 'amount') === index,
  );
}

function movedTo(strangers: readonly LedgerItem[], amount: Minor): LedgerItem | undefined {
  return strangers.find((item) => Math.sign(item.amount) === Math.sign(amount)) ?? strangers[0];
}

/** The difference of a field, if there is one. */
export function unlike(field: 'amount' | 'invoicePaid', was: Minor, now: Minor): Difference[];
export function unlike(field: 'date', was: PlainDate, now: PlainDate): Difference[];
export function unlike(
  field: 'account' | 'reference' | 'lines' | 'invoiceStatus',
  was: string,
  now: string,
): Difference[];
export function unlike(field: Difference['field'], was: Minor | string, now: Minor | string): Difference[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the overloads above pair fields with their types
  return was === now ? [] : [{ field, was, now } as Difference];
}
