/** Which open sales invoices a charge pays: what goes in, and what is proposed with how surely. */
import type { Contact, Invoice } from '../../books/model.ts';
import type { PlainDate } from '../../dates.ts';
import type { Currency, Minor } from '../../money.ts';

/** A charge as invoice matching sees it. */
export interface InvoiceCharge {
  /** `connectionId|entryId`. */
  readonly key: string;
  readonly date: PlainDate;
  readonly currency: Currency;
  /** What of it isn't booked yet, minor units. */
  readonly amount: Minor;
  /** Number that the provider's data name as an invoice's; may hold several. Empty if none. */
  readonly invoiceNumber: string;
  readonly description: string;
  readonly customerName: string;
  readonly customerEmail: string;
  /** What the customer paid in another currency, before the provider converted it. */
  readonly presentment: { readonly currency: Currency; readonly amount: Minor } | null;
  /** Invoices that a part of it was booked on before. */
  readonly paidInvoiceIds: readonly string[];
  /** It stands in the books as a sale: nothing is proposed for it, but it may have been what an invoice was waiting for. */
  readonly isSale: boolean;
}

export type InvoiceContact = Pick<Contact, 'contactId' | 'name' | 'email'>;

export interface InvoiceMatchInput {
  readonly charges: readonly InvoiceCharge[];
  /** All that are known, of any type and status: paid ones tell what is usual. */
  readonly invoices: readonly Invoice[];
  readonly contacts: readonly InvoiceContact[];
  /** Minor units by invoice that amounts due don't show yet: payments on their way, and what the user gave other charges. */
  readonly taken: ReadonlyMap<string, Minor>;
}

/** A part of a charge that pays an invoice; minor units of the charge's currency. */
export interface Allocation {
  readonly invoiceId: string;
  readonly amount: Minor;
}

/**
 * One reason. `code` selects the sentence (`invoiceEvidence.<code>` in the catalogue), `values` fill it, `weight` is what it
 * adds to or takes from the score.
 */
export interface InvoiceEvidence {
  readonly code:
    | 'numberSeen'
    | 'numberLoose'
    | 'referenceSeen'
    | 'numberUnknown'
    | 'otherNumber'
    | 'amountDue'
    | 'amountPart'
    | 'amountOver'
    | 'amountTotal'
    | 'sumDue'
    | 'allOpen'
    | 'otherSum'
    | 'foreignAmount'
    | 'emailSame'
    | 'nameSame'
    | 'nameLike'
    | 'contactDiffers'
    | 'emailDiffers'
    | 'namesakes'
    | 'dateFits'
    | 'dateUnusual'
    | 'onlyInvoice'
    | 'inTurn'
    | 'oldestFirst'
    | 'equalInvoices'
    | 'equalCharges'
    | 'recurring'
    | 'contested'
    | 'notOpen'
    | 'outOfBudget';
  readonly values: Readonly<Record<string, string | number>>;
  readonly weight: number;
}

/** `certain` is posted by itself; `likely` and `ambiguous` wait for the user's word; `none` pays no invoice that is known. */
export type InvoiceVerdict = 'certain' | 'likely' | 'ambiguous' | 'none';

export interface InvoiceAlternative {
  readonly allocations: readonly Allocation[];
  readonly score: number;
}

export interface InvoiceProposal {
  /** The charge's key. */
  readonly key: string;
  readonly verdict: InvoiceVerdict;
  /** What each invoice would get; empty for `none`. */
  readonly allocations: readonly Allocation[];
  /** What the invoices don't take: an overpayment. */
  readonly remainder: Minor;
  /** 0 … 1. */
  readonly score: number;
  /** Distance to the next best answer; 0 where there is an equal one. */
  readonly margin: number;
  readonly evidence: readonly InvoiceEvidence[];
  readonly alternatives: readonly InvoiceAlternative[];
  /** Invoices that the charge names, of any status. */
  readonly named: readonly string[];
}

/** How many alternatives are kept. */
export const MOST_ALTERNATIVES = 5;
