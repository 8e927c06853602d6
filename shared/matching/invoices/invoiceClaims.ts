/** Charges that name their invoices. */
import type { Invoice } from '../../books/model.ts';
import { addDays } from '../../dates.ts';
import { type Minor, minor, sumMinor, ZERO } from '../../money.ts';
import { compareContact, type ContactFinding, contactsOf } from './invoiceContacts.ts';
import {
  byAge,
  type Ground,
  noProposal,
  type Payer,
  remainderOf,
  scoreOf,
  timingEvidence,
} from './invoiceGround.ts';
import type { Allocation, InvoiceEvidence, InvoiceProposal } from './invoiceModel.ts';
import { namedIn, type NamedInvoice, type NumberForm } from './invoiceNumbers.ts';
import { compareText } from '../../order.ts';

/** What a charge's own words say. */
export interface Reading {
  /** One invoice for each number, as written; open ones before others of the same number. */
  readonly named: readonly Invoice[];
  readonly form: NumberForm;
  readonly text: string;
  /** The provider's data name the number as an invoice's. */
  readonly isExplicit: boolean;
  /** A number fits several open invoices, or the words name others than the data. */
  readonly doubt: boolean;
  /** A number said to be an invoice's that no invoice bears; empty if none. */
  readonly unknown: string;
}

const FORMS: readonly NumberForm[] = ['full', 'loose', 'reference', 'bare'];
const WEIGHTS: Readonly<Record<NumberForm, number>> = { full: 0.55, loose: 0.5, reference: 0.4, bare: 0.4 };
/** Days before its invoice's date from which a number may be an older one's, used again. */
const LONG_BEFORE_DAYS = 31;

/** Reads what a charge says about its invoices. */
export function readCharge({ charge }: Payer, ground: Ground): Reading {
  const explicit = namedIn(charge.invoiceNumber, ground.numbers, true);
  const described = namedIn(charge.description, ground.numbers);
  const field = charge.invoiceNumber.trim();
  const isSameText = field !== '' && charge.description.includes(field);
  const places = explicit.length === 0 || isSameText ? [...explicit, ...described] : explicit;
  const chosen = places.flatMap((place) => choose(place, charge.paidInvoiceIds, ground));
  const named = unique(chosen.map(({ invoice }) => invoice));
  const elsewhere = described.flatMap((place) => choose(place, charge.paidInvoiceIds, ground));
  const others = elsewhere.some(({ invoice }) => !named.includes(invoice));
  const weakest = Math.max(0, ...places.map(({ form }) => FORMS.indexOf(form)));
  return {
    named,
    form: FORMS[weakest] ?? 'full',
    text: places[0]?.text ?? '',
    isExplicit: explicit.length > 0,
    doubt: chosen.some(({ several }) => several) || others,
    unknown: field !== '' && explicit.length === 0 ? field : '',
  };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function choose(
  place: NamedInvoice,
  paid: readonly string[],
  ground: Ground,
): { invoice: Invoice; several: boolean }[] {
  const left = place.invoices.filter(({ invoiceId }) => !paid.includes(invoiceId)).toSorted(byAge);
  const open = left.filter(({ invoiceId }) => ground.due.has(invoiceId));
  const invoice = open[0] ?? left[0];
  return invoice ? [{ invoice, several: open.length > 1 }] : [];
}

/** What a reading comes to, with what is due at a time. `wanted` is what it would take of each invoice. */
export interface Claim {
  readonly payer: Payer;
  readonly reading: Reading;
  readonly proposal: InvoiceProposal;
}

/** What a charge claims by its numbers of the given amounts due; null where its numbers say nothing (an order's, say). */
export function claimOf(
  payer: Payer,
  reading: Reading,
  due: ReadonlyMap<string, Minor>,
  ground: Ground,
): Claim | null {
  const { charge } = payer;
  const named = reading.named.map(({ invoiceId }) => invoiceId);
  const isOpen = (invoice: Invoice) => (due.get(invoice.invoiceId) ?? ZERO) > 0;
  const open = reading.named.filter(isOpen);
  const own = open.filter(({ currency }) => currency === charge.currency);
  if (own.length === 0) return withoutOwn(payer, reading, open, due, named, ground);
  const contact = findingOf(payer, own, ground);
  const total = sumMinor(own.map(({ invoiceId }) => due.get(invoiceId) ?? ZERO));
  const isLoose = reading.form === 'bare' && !reading.isExplicit;
  const tells = total === charge.amount || ['email', 'name', 'weak'].includes(contact.relation);
  // `#1041` may be an order's: it counts only where something else agrees.
  if (isLoose && !tells) return null;
  const allocations = allocate(own, charge.amount, due);
  const evidence = [
    ...numberEvidence(reading, own),
    amountEvidence(payer, own, total),
    ...contact.evidence,
    ...(own[0] ? [timingEvidence(charge, own[0])] : []),
    ...doubts(reading, own.length),
  ];
  const score = scoreOf(evidence);
  const verdict = isCertain(payer, reading, own, total, contact) ? 'certain' : 'likely';
  const remainder = remainderOf(
    charge,
    allocations.map(({ amount }) => amount),
  );
  const proposal: InvoiceProposal = {
    key: charge.key,
    verdict,
    allocations,
    remainder,
    score,
    margin: score,
    evidence,
    alternatives: [],
    named,
  };
  return { payer, reading, proposal };
}

/** Nothing that is open in the charge's own currency is named: what the customer paid in the invoice's may be. */
function withoutOwn(
  payer: Payer,
  reading: Reading,
  open: readonly Invoice[],
  due: ReadonlyMap<string, Minor>,
  named: readonly string[],
  ground: Ground,
): Claim | null {
  const { charge } = payer;
  const [first] = open;
  const paid = charge.presentment;
  const numbers = numberEvidence(reading, reading.named);
  const isForeign =
    first &&
    paid?.currency === first.currency &&
    paid.amount === due.get(first.invoiceId) &&
    open.length === 1;
  if (!isForeign) {
    const isFaint = reading.form === 'bare' || reading.form === 'reference';
    if (named.length === 0 || (isFaint && !reading.isExplicit)) return null;
    const closed: InvoiceEvidence = { code: 'notOpen', values: { invoice: reading.text }, weight: 0 };
    return { payer, reading, proposal: noProposal(charge, { evidence: [...numbers, closed], named }) };
  }
  const amount: InvoiceEvidence = {
    code: 'foreignAmount',
    values: { amount: paid.amount, currency: paid.currency },
    weight: 0.2,
  };
  const contact = findingOf(payer, [first], ground);
  const evidence = [...numbers, amount, ...contact.evidence];
  const allocations = [{ invoiceId: first.invoiceId, amount: charge.amount }];
  const score = scoreOf(evidence);
  const rest = { remainder: ZERO, score, margin: score, evidence, alternatives: [], named } as const;
  const verdict = isCertain(payer, reading, [first], charge.amount, contact) ? 'certain' : 'likely';
  return { payer, reading, proposal: { key: charge.key, verdict, allocations, ...rest } };
}

/** The weakest of what the customer is to the contacts of the invoices. */
function findingOf({ customer }: Payer, invoices: readonly Invoice[], ground: Ground): ContactFinding {
  const rank = ['differs', 'unknown', 'weak', 'name', 'email'];
  const findings = invoices
    .map(({ contactId }) => compareContact(customer, contactId, ground.contacts))
    .toSorted((a, b) => rank.indexOf(a.relation) - rank.indexOf(b.relation));
  const weakest = findings[0] ?? { relation: 'unknown', isOnly: false, evidence: [] };
  // Nothing to compare with this contact, but the customer is somebody else in the books.
  const isOther = weakest.relation === 'unknown' && contactsOf(customer, ground.contacts).length > 0;
  return isOther ? { ...weakest, relation: 'differs' } : weakest;
}

/** Each its due while the amount lasts, the oldest first; where all of it is there, in the order named. */
function allocate(
  invoices: readonly Invoice[],
  amount: Minor,
  due: ReadonlyMap<string, Minor>,
): Allocation[] {
  let left: number = amount;
  const total = sumMinor(invoices.map(({ invoiceId }) => due.get(invoiceId) ?? ZERO));
  const order = total <= amount ? invoices : invoices.toSorted(byAge);
  return order.flatMap(({ invoiceId }) => {
    const part = minor(Math.min(left, due.get(invoiceId) ?? 0));
    left -= part;
    return part > 0 ? [{ invoiceId, amount: part }] : [];
  });
}

function numberEvidence(reading: Reading, named: readonly Invoice[]): InvoiceEvidence[] {
  const codes = {
    full: 'numberSeen',
    loose: 'numberLoose',
    bare: 'numberLoose',
    reference: 'referenceSeen',
  } as const;
  const invoice = named.map(({ number }) => number).join(', ');
  const values = { value: reading.text, invoice };
  return named.length === 0 ? [] : [{ code: codes[reading.form], values, weight: WEIGHTS[reading.form] }];
}

function amountEvidence({ charge }: Payer, own: readonly Invoice[], total: Minor): InvoiceEvidence {
  const { amount, currency } = charge;
  if (amount === total && own.length > 1)
    return { code: 'sumDue', values: { amount, currency, count: own.length }, weight: 0.3 };
  if (amount === total) return { code: 'amountDue', values: { amount, currency }, weight: 0.3 };
  if (amount < total) return { code: 'amountPart', values: { amount, currency, due: total }, weight: 0.1 };
  const over = minor(amount - total);
  return { code: 'amountOver', values: { amount: over, currency, due: total }, weight: 0 };
}

function doubts(reading: Reading, count: number): InvoiceEvidence[] {
  const found: InvoiceEvidence[] = [];
  if (reading.unknown !== '')
    found.push({ code: 'numberUnknown', values: { value: reading.unknown }, weight: -0.2 });
  if (reading.doubt) found.push({ code: 'equalInvoices', values: { count: count + 1 }, weight: -0.2 });
  return found;
}

function isCertain(
  { charge }: Payer,
  reading: Reading,
  own: readonly Invoice[],
  total: Minor,
  { relation, isOnly }: ContactFinding,
): boolean {
  if (reading.doubt || reading.unknown !== '' || own.length !== reading.named.length) return false;
  if (own.some((invoice) => charge.date < addDays(invoice.date, -LONG_BEFORE_DAYS))) return false;
  const isExact = charge.amount === total;
  const isPart = charge.amount < total && own.length === 1;
  if (!isExact && !isPart) return false;
  const isKnown = relation === 'email' || relation === 'name';
  if (reading.form === 'bare' || reading.form === 'reference')
    return isExact && (isKnown || (reading.isExplicit && relation === 'unknown'));
  // Where neither the amount nor the customer agrees, the number may be a slip; in free text it may be anything.
  if (isExact) return relation !== 'differs' || reading.isExplicit;
  return isKnown && isOnly;
}

/**
 * Claims of all charges against what is due: the best first, then the earliest. Where an invoice is claimed for more than
 * it is due, only one that is better than all others of them stays `certain`. Gives what is left due, and which invoices
 * an unsure claim touches.
 */
export function settleClaims(
  claims: readonly Claim[],
  ground: Ground,
): { proposals: InvoiceProposal[]; due: Map<string, Minor>; touched: Set<string> } {
  const due = new Map(ground.due);
  const touched = new Set<string>();
  const wanted = wantedOf(claims);
  const ordered = claims.toSorted(
    (a, b) =>
      b.proposal.score - a.proposal.score ||
      compareText(a.payer.charge.date, b.payer.charge.date) ||
      compareText(a.payer.charge.key, b.payer.charge.key),
  );
  const proposals = ordered.map((claim) => {
    const now = claimOf(claim.payer, claim.reading, due, ground)?.proposal ?? noProposal(claim.payer.charge);
    const rivals = contesters(claim, wanted, ground);
    const isBest = rivals.every((rival) => rival.proposal.score < claim.proposal.score);
    const settled = rivals.length > 0 && !isBest ? contested(now, rivals.length + 1) : now;
    for (const { invoiceId, amount } of settled.allocations) {
      const taken = takenBy(claim, invoiceId, amount, ground);
      due.set(invoiceId, minor(Math.max(0, (due.get(invoiceId) ?? 0) - taken)));
      if (settled.verdict !== 'certain') touched.add(invoiceId);
    }
    return settled;
  });
  return { proposals, due, touched };
}

/** What a claim takes from an invoice, in the invoice's currency: of one in another, what the customer paid in it. */
function takenBy({ payer }: Claim, invoiceId: string, amount: Minor, ground: Ground): Minor {
  const { currency, presentment } = payer.charge;
  const invoice = ground.invoices.get(invoiceId);
  const isForeign = invoice !== undefined && invoice.currency !== currency;
  return isForeign && presentment?.currency === invoice.currency ? presentment.amount : amount;
}

function wantedOf(claims: readonly Claim[]): Map<string, Claim[]> {
  const wanted = new Map<string, Claim[]>();
  for (const claim of claims)
    for (const { invoiceId } of claim.proposal.allocations)
      wanted.set(invoiceId, [...(wanted.get(invoiceId) ?? []), claim]);
  return wanted;
}

/** Other claims on an invoice of a claim that is claimed for more than its due. */
function contesters(claim: Claim, wanted: ReadonlyMap<string, readonly Claim[]>, ground: Ground): Claim[] {
  const ids = claim.proposal.allocations.map(({ invoiceId }) => invoiceId);
  return unique(
    ids.flatMap((invoiceId) => {
      const all = wanted.get(invoiceId) ?? [];
      const part = (each: Claim) => {
        const found = each.proposal.allocations.find((one) => one.invoiceId === invoiceId);
        return found === undefined ? 0 : takenBy(each, invoiceId, found.amount, ground);
      };
      const sum = all.reduce((total, each) => total + part(each), 0);
      return all.length > 1 && sum > (ground.due.get(invoiceId) ?? 0) ? all : [];
    }),
  ).filter((each) => each !== claim);
}

function contested(proposal: InvoiceProposal, count: number): InvoiceProposal {
  if (proposal.verdict === 'none') return proposal;
  const evidence = [...proposal.evidence, { code: 'contested', values: { count }, weight: -0.1 } as const];
  return { ...proposal, verdict: 'likely', evidence, score: scoreOf(evidence), margin: 0 };
}
