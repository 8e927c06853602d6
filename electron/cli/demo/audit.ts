/**
 * Compares the sandbox's own ledger with the story it was seeded with. Works from Stripe's raw objects and the bank
 * statement's truth only: nothing of the app's matching or posting is used here.
 */
import * as v from 'valibot';
import { type Minor, fromMajorNumber, minor, sumMinor, toMajorText } from '../../../shared/money.ts';
import type { DemoStory } from '../../sandbox/story/model.ts';
import type { LedgerObject, LedgerReport } from '../../sandbox/xero/report.ts';
import type { ClearingResult } from './report.ts';

const CURRENCY = 'AUD';

const Movement = v.object({
  id: v.string(),
  type: v.string(),
  net: v.number(),
  fee: v.number(),
  source: v.nullish(v.string(), null),
});
const Charge = v.object({
  id: v.string(),
  amount: v.number(),
  status: v.string(),
  description: v.nullish(v.string(), ''),
  metadata: v.record(v.string(), v.string()),
});
const SeedPayout = v.object({ id: v.string(), amount: v.number(), status: v.string(), type: v.string() });

/** What the audit found; `failures` is empty when everything agrees to the cent. */
export interface Audit {
  readonly payouts: number;
  /** Payouts that reach the bank, and those whose line has exactly its transfers. */
  readonly determinable: number;
  readonly posted: number;
  readonly payoutLines: number;
  readonly objects: {
    readonly payments: number;
    readonly bankTransactions: number;
    readonly transfers: number;
  };
  readonly duplicates: number;
  readonly clearing: ClearingResult;
  readonly failures: readonly string[];
}

/** Holds the ledger against the story. */
export function auditLedger(story: DemoStory, ledger: LedgerReport): Audit {
  const books = readBooks(story, ledger);
  const transfers = checkTransfers(story, books);
  const payments = checkPayments(story, books);
  const duplicates = duplicateReferences(books);
  const clearing = {
    ...checkClearing(story, books),
    lines: transfers.lines,
    posted: transfers.lines - transfers.missing,
  };
  const failures = [
    ...(ledger.totals.balanced ? [] : ['The ledger does not balance']),
    ...transfers.failures,
    ...payments,
    ...duplicates.map((reference) => `Two objects carry the reference "${reference}"`),
    ...(clearing.residual === '0.00' ? [] : [`The clearing account is off by ${clearing.residual}`]),
  ];
  return {
    payouts: story.stripe.payouts.length,
    determinable: transfers.payouts,
    posted: transfers.postedPayouts,
    payoutLines: transfers.lines,
    objects: {
      payments: books.payments.length,
      bankTransactions: books.bankTransactions.length,
      transfers: books.transfers.length,
    },
    duplicates: duplicates.length,
    clearing,
    failures,
  };
}

interface Books {
  readonly clearingId: string;
  readonly bankId: string;
  readonly clearingBalance: string;
  /** Live objects that touch the clearing account. */
  readonly payments: readonly LedgerObject[];
  readonly bankTransactions: readonly LedgerObject[];
  readonly transfers: readonly LedgerObject[];
}

function readBooks(story: DemoStory, ledger: LedgerReport): Books {
  const idOf = (key: string): string => {
    const seed = story.xero.accounts.find((account) => account.key === key);
    return ledger.accounts.find((account) => account.code === seed?.code)?.accountId ?? '';
  };
  const clearingId = idOf('clearing');
  const touches = (object: LedgerObject): boolean =>
    object.status !== 'DELETED' &&
    [object['accountId'], object['fromAccountId'], object['toAccountId']].includes(clearingId);
  return {
    clearingId,
    bankId: idOf(story.bank.accountKey),
    clearingBalance: ledger.accounts.find((account) => account.accountId === clearingId)?.balance ?? '0.00',
    payments: ledger.payments.filter(touches),
    bankTransactions: ledger.bankTransactions.filter(touches),
    transfers: ledger.bankTransfers.filter(touches),
  };
}

/** Each payout line of the statement must have one transfer of its date and amount, and nothing else may be transferred. */
function checkTransfers(story: DemoStory, books: Books) {
  const lines = story.bank.lines.filter((line) => line.truth.payoutIds.length > 0);
  const left = countBy(books.transfers, (transfer) => {
    const sign = transfer['fromAccountId'] === books.clearingId ? '' : '-';
    return `${transfer.date} ${sign}${String(transfer['amount'])}`;
  });
  const failures: string[] = [];
  const bad = new Set<string>();
  let missing = 0;
  for (const line of lines) {
    const key = `${line.date} ${toMajorText(line.amount, CURRENCY)}`;
    if (take(left, key)) continue;
    failures.push(
      `No transfer for the bank line ${key} (${line.truth.payoutIds.join(', ')}; ${line.truth.hardCase})`,
    );
    missing += 1;
    for (const id of line.truth.payoutIds) bad.add(id);
  }
  for (const [key, count] of left) if (count > 0) failures.push(`${count} transfers too many: ${key}`);
  const ids = new Set(lines.flatMap((line) => line.truth.payoutIds));
  return {
    failures,
    lines: lines.length,
    missing,
    payouts: ids.size,
    postedPayouts: ids.size - bad.size,
  };
}

/** Each charge that pays invoices, by its words or by the story's truth, must have its payments on them; no others. */
function checkPayments(story: DemoStory, books: Books): string[] {
  const settled = new Set(
    story.stripe.balanceTransactions
      .map((raw) => v.parse(Movement, raw))
      .filter((movement) => movement.type === 'charge' || movement.type === 'payment')
      .map((movement) => movement.source),
  );
  const truth = new Map(story.payments.map(({ chargeId, invoices }) => [chargeId, invoices]));
  const numbers = new Set(story.xero.invoices.map((invoice) => invoice.number));
  const expected = story.stripe.charges
    .map((raw) => v.parse(Charge, raw))
    .filter((charge) => settled.has(charge.id))
    .flatMap((charge) => {
      const told = truth.get(charge.id);
      if (told) return told.map(({ number, amount }) => `${number} ${toMajorText(amount, CURRENCY)}`);
      const number = invoiceOf(charge, numbers);
      return number === null ? [] : [`${number} ${toMajorText(minor(charge.amount), CURRENCY)}`];
    });
  const left = countBy(
    books.payments,
    (payment) => `${String(payment['invoiceNumber'])} ${String(payment['amount'])}`,
  );
  const missing = expected.filter((key) => !take(left, key)).map((key) => `No payment for ${key}`);
  const extra = [...left]
    .filter(([, count]) => count > 0)
    .map(([key, count]) => `${count} payments too many: ${key}`);
  return [...missing, ...extra];
}

function invoiceOf(charge: v.InferOutput<typeof Charge>, numbers: ReadonlySet<string>): string | null {
  const words = [...Object.values(charge.metadata), ...(charge.description ?? '').split(/[^A-Za-z0-9-]+/)];
  return words.find((word) => numbers.has(word)) ?? null;
}

function checkClearing(story: DemoStory, books: Books): Omit<ClearingResult, 'lines' | 'posted'> {
  const total = sumMinor(story.stripe.balanceTransactions.map((raw) => minor(v.parse(Movement, raw).net)));
  const clearing = fromMajorNumber(Number(books.clearingBalance), CURRENCY);
  const onTheWay = inTransit(story);
  return {
    provider: 'Stripe',
    currency: CURRENCY,
    clearing: books.clearingBalance,
    held: toMajorText(total, CURRENCY),
    inTransit: toMajorText(onTheWay, CURRENCY),
    notPosted: toMajorText(minor(0), CURRENCY),
    residual: toMajorText(minor(clearing - total - onTheWay), CURRENCY),
  };
}

/** Payouts to the bank that Stripe has sent and the statement doesn't show yet. */
function inTransit(story: DemoStory): Minor {
  const seen = new Set(story.bank.lines.flatMap((line) => line.truth.payoutIds));
  return sumMinor(
    story.stripe.payouts
      .map((raw) => v.parse(SeedPayout, raw))
      .filter((payout) => payout.type === 'bank_account' && !seen.has(payout.id))
      .filter((payout) => payout.status !== 'canceled' && payout.status !== 'failed')
      .map((payout) => minor(payout.amount)),
  );
}

function duplicateReferences(books: Books): string[] {
  const counts = countBy(
    [...books.payments, ...books.bankTransactions, ...books.transfers].filter(
      (object) => object.reference !== '',
    ),
    (object) => object.reference,
  );
  return [...counts].filter(([, count]) => count > 1).map(([reference]) => reference);
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** Takes one of `key` away; false if there is none left. */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count === 0) return false;
  counts.set(key, count - 1);
  return true;
}
