/** Sales invoices and credit notes that Tieout makes, each with its payment. */
import type { PlainDate } from '../../dates.ts';
import { type Minor, minor, negate } from '../../money.ts';
import type { DocumentDraft, PostingProblem, PostingStep } from '../model.ts';
import { documentKey } from '../parts.ts';
import { partReference } from '../references.ts';
import type { Line } from './lines.ts';

/** A document to make and pay. */
export interface DocumentWish {
  readonly planId: string;
  /** Of the payout, or of the refunded movement: names the document, once for ever. */
  readonly tag: string;
  /** Of the payout, and of the object within it: they name the steps. */
  readonly scopeTag: string;
  readonly part: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly date: PlainDate;
  readonly currency: string;
  /** Signed as received: positive is an invoice, negative a credit note. Never zero. */
  readonly total: Minor;
  /** `Inclusive`, signed as received. */
  readonly lines: readonly Line[];
  /** Of the payment. */
  readonly payment: { readonly accountId: string; readonly date: PlainDate; readonly isClearing: boolean };
  readonly entryIds: readonly string[];
  /** Keys of the parts that the payment books. */
  readonly keys: readonly string[];
}

/**
 * The document and its payment; the payment alone where the document is there already. A document over another sum is in
 * the way: it is never made twice.
 */
export function documentSteps(
  wish: DocumentWish,
  booked: ReadonlySet<string>,
): { steps: PostingStep[]; problems: PostingProblem[] } {
  const isThere = booked.has(documentKey(wish.tag));
  if (!isThere) return { steps: [documentStep(wish), paymentStep(wish)], problems: [] };
  if (booked.has(documentKey(wish.tag, wish.total))) return { steps: [paymentStep(wish)], problems: [] };
  const values = { reference: numberOf(wish), amount: wish.total, currency: wish.currency };
  const problem = { code: 'documentDiffers', values, entryId: '', severity: 'block' } as const;
  return { steps: [], problems: [problem] };
}

const numberOf = ({ scopeTag, part }: DocumentWish) => partReference(scopeTag, part);
const stepId = ({ planId, scopeTag, part }: DocumentWish, what: string) =>
  `${planId}|${scopeTag}|${part}|${what}`;

function documentStep(wish: DocumentWish): PostingStep {
  const isCredit = wish.total < 0;
  const fields = {
    number: numberOf(wish),
    contactId: wish.contactId,
    contactName: wish.contactName,
    date: wish.date,
    currency: wish.currency,
    reference: numberOf(wish),
    lineAmountTypes: 'Inclusive' as const,
    lines: wish.lines.map((line) => ({ ...line, amount: isCredit ? negate(line.amount) : line.amount })),
    total: minor(Math.abs(wish.total)),
  };
  const draft: DocumentDraft = isCredit ? { kind: 'creditNote', ...fields } : { kind: 'invoice', ...fields };
  return {
    id: stepId(wish, 'document'),
    planId: wish.planId,
    phase: isCredit ? -1 : 0,
    clearingEffect: 0,
    entryIds: wish.entryIds,
    parts: [documentKey(wish.tag), documentKey(wish.tag, wish.total)],
    draft,
  };
}

function paymentStep(wish: DocumentWish): PostingStep {
  return {
    id: stepId(wish, 'payment'),
    planId: wish.planId,
    phase: 1,
    clearingEffect: wish.payment.isClearing ? wish.total : 0,
    entryIds: wish.entryIds,
    parts: wish.keys,
    draft: {
      kind: 'payment',
      invoiceId: '',
      invoiceNumber: numberOf(wish),
      accountId: wish.payment.accountId,
      date: wish.payment.date,
      amount: minor(Math.abs(wish.total)),
      currency: wish.currency,
      reference: partReference(wish.scopeTag, `${wish.part} paid`),
      target: wish.total < 0 ? 'creditNote' : 'invoice',
    },
  };
}
