/**
 * Already in the books: by us, found by our reference; or by someone else: Xero's own Stripe feed, a summary tool, another
 * sync, a person. They are known by the same amount on the same account near the date, by the same invoice, or by the
 * payout's id.
 */
import type { Invoice, LedgerItem } from '../../books/model.ts';
import { daysBetween, type PlainDate } from '../../dates.ts';
import type { Minor } from '../../money.ts';
import { ACTIVITY_WORD, amountKey, type BookIndex } from '../books.ts';
import type { Draft, Mapping, PostingProblem, PostingStep } from '../model.ts';
import { isOurReference } from '../references.ts';
import { effectsOf } from './effects.ts';
import { finding, ofStep } from './finding.ts';
import { differencesOf, documentDifferences } from './identity.ts';

/** Days to either side within which an equal amount of someone else's is worth a look. */
const WINDOW_DAYS = 3;
/** The same for a payment of the very same invoice. */
const SAME_INVOICE_DAYS = 7;

/** Balance activity is booked a month at a time. */
const ACTIVITY_DAYS = 31;

/** Findings for each step, the strongest only; and what bears the id of one of the payouts. */
export function duplicateProblems(
  steps: readonly PostingStep[],
  { clearingAccountId, contactName }: Pick<Mapping, 'clearingAccountId' | 'contactName'>,
  books: BookIndex,
  payoutIds: readonly string[] = [],
): PostingProblem[] {
  const ours = steps.flatMap((step) => {
    const problem = oursOf(step, books) ?? chargeOf(step, books) ?? documentOf(step, books);
    return problem === null ? [] : [problem];
  });
  const known = new Set(ours.flatMap(({ stepIds = [] }) => stepIds));
  const others = steps
    .filter(({ id }) => !known.has(id))
    .flatMap((step) => {
      const problem = sameInvoice(step, books) ?? sameAmount(step, clearingAccountId, books);
      return problem === null ? [] : [problem];
    });
  const references = new Set(steps.map(({ draft }) => draft.reference));
  const named = namedProblems(payoutIds, books);
  return [
    ...ours,
    ...others,
    ...otherComputer(payoutIds, references, books),
    ...otherActivity(steps, clearingAccountId, books),
    ...(named.length > 0 ? named : summaryProblems(steps, { clearingAccountId, contactName }, books)),
  ];
}

/**
 * A summary tool's invoice over just the deposit, near it: what such tools make of a payout, before its deposit is matched with
 * it in Xero.
 */
function summaryProblems(
  steps: readonly PostingStep[],
  { clearingAccountId, contactName }: Pick<Mapping, 'clearingAccountId' | 'contactName'>,
  books: BookIndex,
): PostingProblem[] {
  const paid = new Set(steps.flatMap(({ draft }) => (draft.kind === 'payment' ? [draft.invoiceId] : [])));
  return steps.flatMap((step): PostingProblem[] => {
    const { draft } = step;
    const deposit = effectsOf(draft).find(({ accountId }) => accountId !== clearingAccountId);
    if (draft.kind === 'payment' || deposit === undefined || deposit.amount <= 0) return [];
    const invoice = (books.named().byTotal.get(deposit.amount) ?? []).find(
      (one) =>
        one.currency === draft.currency &&
        isSummary(one, contactName) &&
        !paid.has(one.invoiceId) &&
        Math.abs(daysBetween(one.date, draft.date)) <= SAME_INVOICE_DAYS,
    );
    if (!invoice) return [];
    const { number, date, total: amount, currency, invoiceId: xeroId, contactName: name } = invoice;
    const values = { reference: number, name, date, amount, currency, xeroId, foundKind: 'invoice' };
    return [finding('summaryInBooks', values, { severity: 'warn', ...ofStep(step) })];
  });
}

/** How summary tools name their invoices, and whom they make them out to. */
const SUMMARY_WORDS =
  /\ba2x\b|amaka|link my books|reconcile\.?ly|synder|settlement|payout|deposit|clearing|daily sales/i;

/** A customer's invoice may be over the same amount by chance; one to the provider, or named as those tools do, isn't. */
function isSummary({ contactName, number, reference }: Invoice, provider: string): boolean {
  const isProvider = provider !== '' && contactName.toLowerCase().includes(provider.toLowerCase());
  return isProvider || SUMMARY_WORDS.test(`${contactName} ${number} ${reference}`);
}

/** What another computer of ours has booked of a payout in another way: another style, other options, other groups. */
function otherComputer(
  payoutIds: readonly string[],
  references: ReadonlySet<string>,
  books: BookIndex,
): PostingProblem[] {
  return payoutIds.flatMap((payout) => {
    const strange = (books.named().ours.get(payout) ?? []).find(
      ({ reference, kind }) => !references.has(reference) && kind !== 'payment',
    );
    return strange ? [finding('otherComputer', foundValues(strange, { payout }))] : [];
  });
}

/** Movements booked by another computer before their payout was known can't be told from the books: a person looks. */
function otherActivity(
  steps: readonly PostingStep[],
  clearingAccountId: string,
  books: BookIndex,
): PostingProblem[] {
  const own = steps.filter(
    ({ draft }) => draft.kind === 'bankTransaction' && draft.bankAccountId === clearingAccountId,
  );
  const strange = (books.named().ours.get(ACTIVITY_WORD) ?? []).filter(
    (item) =>
      item.accountId === clearingAccountId &&
      item.kind === 'bankTransaction' &&
      !own.some(({ draft }) => draft.reference === item.reference),
  );
  const near = own.flatMap((step) => {
    const item = strange.find(({ date }) => Math.abs(daysBetween(date, step.draft.date)) <= ACTIVITY_DAYS);
    return item ? [{ step, item }] : [];
  });
  const [first] = near;
  if (!first) return [];
  const about = { severity: 'warn', steps: near.map(({ step }) => step) } as const;
  return [finding('otherActivity', foundValues(first.item), about)];
}

/** Our reference is there: the same object, to be taken over; or another, to be looked at. */
function oursOf(step: PostingStep, books: BookIndex): PostingProblem | null {
  const { draft } = step;
  const bearing = (books.itemsByReference.get(draft.reference) ?? []).filter(
    (item) => item.kind === draft.kind || !isDocument(draft),
  );
  const [first] = bearing.filter(({ kind }) => kind === draft.kind);
  const [other] = bearing;
  if (!first) return other ? differs(step, other, ['kind']) : null;
  const items = bearing.filter(({ xeroId }) => xeroId === first.xeroId);
  const differences = differencesOf(draft, items, books);
  if (differences.length > 0) return differs(step, first, differences);
  return finding('alreadyInBooks', foundValues(first, { reference: draft.reference }), ofStep(step));
}

/** A payment of the same charge, made by another computer of ours under another reference. */
function chargeOf(step: PostingStep, books: BookIndex): PostingProblem | null {
  const [entryId = ''] = step.entryIds;
  if (step.draft.kind !== 'payment' || step.draft.target === 'creditNote') return null;
  const item = books
    .named()
    .ours.get(entryId)
    ?.find(({ kind }) => kind === 'payment');
  if (!item) return null;
  const differences = differencesOf(step.draft, [item], books).filter((one) => one !== 'date');
  if (differences.length > 0) return differs(step, item, differences);
  return finding('alreadyInBooks', foundValues(item), ofStep(step));
}

const isDocument = (draft: Draft) => draft.kind === 'invoice' || draft.kind === 'creditNote';

function differs(step: PostingStep, item: LedgerItem, what: readonly string[]): PostingProblem {
  const { reference } = step.draft;
  const values = foundValues(item, { reference, what: what.join(' '), due: amountOf(step.draft) });
  return finding('differsInBooks', values, ofStep(step));
}

function amountOf(draft: Draft): Minor {
  return 'total' in draft ? draft.total : draft.amount;
}

/** What every finding about an object in the ledger tells of it. */
export function foundValues(
  item: LedgerItem,
  more: Readonly<Record<string, string | number>> = {},
): Record<string, string | number> {
  return {
    reference: item.reference || item.detail,
    date: item.date,
    amount: item.amount,
    currency: item.currency,
    found: item.key,
    foundKind: item.kind,
    xeroId: item.xeroId,
    ...more,
  };
}

/** A sales invoice that bears a draft's number already: Xero takes no second one. */
function documentOf(step: PostingStep, books: BookIndex): PostingProblem | null {
  const { draft } = step;
  if (draft.kind !== 'invoice') return null;
  // Xero gives a number once: a voided or deleted invoice keeps it.
  const [invoice] = (books.invoicesByNumber.get(draft.number) ?? []).toSorted(
    (a, b) => Number(isGone(a.status)) - Number(isGone(b.status)),
  );
  if (!invoice) return null;
  const { date, total: amount, currency, invoiceId: xeroId } = invoice;
  const values = { reference: draft.reference, date, amount, currency, xeroId, foundKind: 'invoice' };
  const about = ofStep(step);
  if (isGone(invoice.status) || invoice.reference !== draft.reference)
    return finding('numberTaken', { ...values, invoice: draft.number }, about);
  const differences = documentDifferences(draft, invoice);
  if (differences.length === 0) return finding('alreadyInBooks', values, about);
  return finding('differsInBooks', { ...values, what: differences.join(' '), due: draft.total }, about);
}

const isGone = (status: string) => status === 'DELETED' || status === 'VOIDED';

/** Someone else's payment of the same invoice, of the same amount, near the date. */
function sameInvoice(step: PostingStep, books: BookIndex): PostingProblem | null {
  const { draft } = step;
  if (draft.kind !== 'payment' || draft.target === 'creditNote') return null;
  const number = draft.invoiceNumber || (books.invoicesById.get(draft.invoiceId)?.number ?? '');
  const paid = paymentBySomeone(number, draft.amount, draft.date, books);
  if (!paid) return null;
  const values = foundValues(paid, { invoice: number, account: accountName(paid, books) });
  return finding('invoicePaidTwice', values, { severity: 'warn', ...ofStep(step) });
}

/** A payment of an invoice that isn't ours: of the amount, near the date. */
export function paymentBySomeone(
  invoiceNumber: string,
  amount: Minor,
  date: PlainDate,
  books: BookIndex,
): LedgerItem | undefined {
  return books.paymentsByInvoice
    .get(invoiceNumber)
    ?.find(
      (item) =>
        !isOurReference(item.reference) &&
        item.amount === amount &&
        Math.abs(daysBetween(item.date, date)) <= SAME_INVOICE_DAYS,
    );
}

/** The name of the account that an item is on. */
export function accountName({ accountId }: Pick<LedgerItem, 'accountId'>, books: BookIndex): string {
  return books.accountsById.get(accountId)?.name ?? accountId;
}

/** The same amount on the same account near the date; on the bank account it is the deposit itself. */
function sameAmount(step: PostingStep, clearingAccountId: string, books: BookIndex): PostingProblem | null {
  const { draft } = step;
  for (const { accountId, amount } of effectsOf(draft)) {
    const other = (books.itemsByAmount.get(amountKey(accountId, amount)) ?? []).find(
      (item) =>
        !isOurReference(item.reference) && Math.abs(daysBetween(item.date, draft.date)) <= WINDOW_DAYS,
    );
    if (!other) continue;
    const isDeposit = accountId !== clearingAccountId && draft.kind !== other.kind;
    const values = foundValues(other, { account: accountName(other, books) });
    const about = { severity: 'warn', ...ofStep(step) } as const;
    return finding(isDeposit ? 'depositInBooks' : 'sameAmountInBooks', values, about);
  }
  return null;
}

/** Someone else's object that bears a payout's id: the invoice of a summary tool, a deposit booked by its id. */
function namedProblems(payoutIds: readonly string[], books: BookIndex): PostingProblem[] {
  return payoutIds.flatMap((payout): PostingProblem[] => {
    const [invoice] = books.named().invoices.get(payout) ?? [];
    if (invoice) {
      const { number, date, total: amount, currency, invoiceId: xeroId } = invoice;
      const values = { payout, reference: number, date, amount, currency, xeroId, foundKind: 'invoice' };
      return [finding('payoutNamedInBooks', values, { severity: 'warn' })];
    }
    const [item] = books.named().items.get(payout) ?? [];
    return item ? [finding('payoutNamedInBooks', foundValues(item, { payout }), { severity: 'warn' })] : [];
  });
}
