/** Charges become payments on invoices and overpayments, each a share of its own; or they are sales. */
import { compositeKey, stableHash } from '../../ids.ts';
import { type Minor } from '../../money.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import { bankStep } from './bankStep.ts';
import { describeEntry } from './homes.ts';
import type { Mapping, PostingProblem, PostingStep } from '../model.ts';
import { RunningPayments } from './outstanding.ts';
import { type InvoicePayment, type Payable, payableOf } from './payables.ts';
import type { EntryScope, PlanContext } from './planEntries.ts';
import { partReference, shareReference } from '../references.ts';

export interface PlannedCharges {
  readonly payments: readonly PostingStep[];
  /** And the roundings of exchange rates: with the payments they come to the charges' gross. */
  readonly overpayments: readonly PostingStep[];
  /** Ids of the charges that pay no invoice. */
  readonly sales: ReadonlySet<string>;
  readonly problems: readonly PostingProblem[];
}

/** Plans the charges of a scope in their order; amounts due run on from one to the next. */
export function planCharges(
  scope: EntryScope,
  charges: readonly PayoutEntry[],
  { mapping, books, planned, shares }: PlanContext,
): PlannedCharges {
  const payments: PostingStep[] = [];
  const overpayments: PostingStep[] = [];
  const roundings: PostingStep[] = [];
  const sales = new Set<string>();
  const problems: PostingProblem[] = [];
  const running = new RunningPayments(planned);
  const context = { connectionId: mapping.providerConnectionId, books, planned: running, shares };
  for (const entry of charges) {
    const payable = payableOf(entry, context);
    if (payable.kind === 'sale') sales.add(entry.id);
    else if (payable.kind === 'problem') problems.push(payable.problem);
    else {
      for (const payment of payable.payments) {
        payments.push(paymentStep(scope, entry, payment, payable, mapping));
        running.add(payment.invoice.invoiceId, payment.foreign?.amount ?? payment.amount);
      }
      if (payable.rounding) roundings.push(roundingStep(scope, entry, payable.rounding, mapping));
      if (payable.over) overpayments.push(overpaymentStep(scope, entry, payable.over, mapping));
    }
  }
  return { payments, overpayments: [...overpayments, ...roundings], sales, problems };
}

type Pays = Extract<Payable, { kind: 'pays' }>;

/** A payment of the whole charge, or of a share: then its id and reference name the invoice as well. */
function paymentStep(
  scope: EntryScope,
  entry: PayoutEntry,
  { invoice, amount, foreign }: InvoicePayment,
  { payments }: Pays,
  mapping: Mapping,
): PostingStep {
  const isWhole = amount === entry.gross;
  const sameNumber = payments.filter((other) => other.invoice.number === invoice.number).length > 1;
  const mark = invoice.number === '' || sameNumber ? stableHash(invoice.invoiceId) : invoice.number;
  const id = isWhole
    ? compositeKey(scope.tag, 'pay', entry.id)
    : compositeKey(scope.tag, 'pay', entry.id, invoice.invoiceId);
  return {
    id: `${scope.planId}|${id}`,
    planId: scope.planId,
    phase: 1,
    clearingEffect: amount,
    entryIds: [entry.id],
    ...(isWhole ? {} : { shareOf: entry.gross }),
    draft: {
      kind: 'payment',
      invoiceId: invoice.invoiceId,
      invoiceNumber: invoice.number,
      accountId: mapping.clearingAccountId,
      date: entry.date,
      amount,
      currency: mapping.currency,
      ...(foreign === undefined ? {} : { foreign: { ...foreign, currency: invoice.currency } }),
      reference: isWhole ? partReference(scope.tag, entry.id) : shareReference(scope.tag, entry.id, mark),
    },
  };
}

/** What no rate of six decimals hits of a converted charge: a few cents, outside tax. */
function roundingStep(scope: EntryScope, entry: PayoutEntry, amount: Minor, mapping: Mapping): PostingStep {
  const line = {
    description: `Rounding of the exchange rate · ${describeEntry(entry)}`.slice(0, 1000),
    accountCode: mapping.adjustmentAccountCode,
    taxType: mapping.noTaxType,
    amount,
  };
  const parts = { lines: [line], received: amount, lineAmountTypes: 'Inclusive' as const, ids: [entry.id] };
  const step = bankStep({ ...scope, date: entry.date }, `${entry.id} rounding`, parts, mapping);
  return { ...step, shareOf: entry.gross };
}

/** What was paid beyond the invoices: to the customer's credit, on accounts receivable. */
function overpaymentStep(
  scope: EntryScope,
  entry: PayoutEntry,
  over: { readonly amount: Minor; readonly contactId: string; readonly contactName: string },
  mapping: Mapping,
): PostingStep {
  const reference = shareReference(scope.tag, entry.id, 'over');
  const { amount, contactId, contactName } = over;
  return {
    id: `${scope.planId}|${compositeKey(scope.tag, 'over', entry.id)}`,
    planId: scope.planId,
    phase: 2,
    clearingEffect: amount,
    entryIds: [entry.id],
    shareOf: entry.gross,
    draft: {
      kind: 'bankTransaction',
      direction: 'RECEIVE',
      bankAccountId: mapping.clearingAccountId,
      contactName,
      date: entry.date,
      currency: mapping.currency,
      reference,
      lineAmountTypes: 'NoTax',
      lines: [{ description: reference, accountCode: '', taxType: 'NONE', amount }],
      total: amount,
      overpayment: { contactId },
    },
  };
}
