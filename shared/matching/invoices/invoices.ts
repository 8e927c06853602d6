/**
 * Which open invoices the charges of an organisation's provider accounts pay: by the numbers they name first, then by amount,
 * contact and date. The same answer for any order of input.
 */
import type { Invoice } from '../../books/model.ts';
import { type Minor, minor, sumMinor, ZERO } from '../../money.ts';
import { type Claim, claimOf, readCharge, type Reading, settleClaims } from './invoiceClaims.ts';
import { compareContact, contactsOf } from './invoiceContacts.ts';
import { type Ground, groundOf, noProposal, type Payer, payerOf, scoreOf } from './invoiceGround.ts';
import {
  type InvoiceAlternative,
  type InvoiceCharge,
  type InvoiceEvidence,
  type InvoiceMatchInput,
  type InvoiceProposal,
  MOST_ALTERNATIVES,
} from './invoiceModel.ts';
import { groupsOf, indexByDue, type InvoicesByDue, pairsOf, proposeGroup } from './invoiceTwins.ts';

/** A proposal for every charge that isn't a sale in the books, by the charge's key. */
export function matchInvoices(input: InvoiceMatchInput): Map<string, InvoiceProposal> {
  const ground = groundOf(input);
  const payers = input.charges.filter(({ amount }) => amount > 0).map(payerOf);
  const readings = new Map(payers.map((payer) => [payer, readCharge(payer, ground)]));
  const claims = payers.flatMap((payer): Claim[] => {
    const reading = readings.get(payer);
    const claim = reading && !payer.charge.isSale ? claimOf(payer, reading, ground.due, ground) : null;
    return claim ? [claim] : [];
  });
  const settled = settleClaims(claims, ground);
  const found = new Map(settled.proposals.map((proposal) => [proposal.key, proposal]));
  const rest = payers.filter(
    (payer) => !found.has(payer.charge.key) && (readings.get(payer)?.unknown ?? '') === '',
  );
  const left: Left = { due: settled.due, byDue: indexByDue(settled.due, ground) };
  for (const group of groupsOf(pairsOf(rest, left.byDue, ground)))
    for (const proposal of proposeGroup(group, ground, settled)) found.set(proposal.key, proposal);
  for (const payer of payers) {
    if (payer.charge.isSale) continue;
    const reading = readings.get(payer);
    const before = found.get(payer.charge.key);
    if (!before || (before.verdict === 'none' && before.alternatives.length === 0))
      found.set(payer.charge.key, fallback(payer, reading, before, left, ground));
  }
  return found;
}

/**
 * What one charge says of itself by its numbers, with nothing known of other charges: never by amount and contact, as
 * another charge may fit as well.
 */
export function matchByNumber(charge: InvoiceCharge, ground: Ground): InvoiceProposal {
  const payer = payerOf(charge);
  const reading = readCharge(payer, ground);
  return (
    claimOf(payer, reading, ground.due, ground)?.proposal ??
    fallback(payer, reading, undefined, { due: ground.due, byDue: new Map() }, ground)
  );
}

/** What is due once the charges that name their invoices have theirs. */
interface Left {
  readonly due: ReadonlyMap<string, Minor>;
  readonly byDue: InvoicesByDue;
}

/** A charge that neither a number nor an equal amount gives an invoice: less usual answers, or candidates to choose from. */
function fallback(
  payer: Payer,
  reading: Reading | undefined,
  before: InvoiceProposal | undefined,
  left: Left,
  ground: Ground,
): InvoiceProposal {
  const { charge } = payer;
  const { due } = left;
  const unknown = reading?.unknown ?? '';
  const open = openOfCustomer(payer, due, ground);
  if (before === undefined && unknown === '') {
    const unusual = allOpen(payer, open, due) ?? wholeTotal(payer, open, due) ?? foreign(payer, due, ground);
    if (unusual) return unusual;
  }
  const evidence: InvoiceEvidence[] =
    unknown === '' ? [] : [{ code: 'numberUnknown', values: { value: unknown }, weight: 0 }];
  const isNamed = before !== undefined || unknown !== '';
  const more = isNamed ? { alternatives: candidates(payer, open, left, ground) } : {};
  return noProposal(charge, {
    evidence: before?.evidence ?? evidence,
    named: before?.named ?? [],
    ...more,
  });
}

/** Open invoices in the charge's currency of contacts who are surely the customer, the oldest first. */
function openOfCustomer(
  { charge, customer }: Payer,
  due: ReadonlyMap<string, Minor>,
  ground: Ground,
): Invoice[] {
  return contactsOf(customer, ground.contacts)
    .filter((id) => {
      const { relation, isOnly } = compareContact(customer, id, ground.contacts);
      return isOnly && (relation === 'email' || relation === 'name');
    })
    .flatMap((id) => ground.byContact.get(id) ?? [])
    .filter(
      (invoice) =>
        (due.get(invoice.invoiceId) ?? 0) > 0 &&
        invoice.currency === charge.currency &&
        !charge.paidInvoiceIds.includes(invoice.invoiceId),
    );
}

function likely(
  charge: InvoiceCharge,
  allocations: InvoiceProposal['allocations'],
  remainder: Minor,
  evidence: readonly InvoiceEvidence[],
): InvoiceProposal {
  const score = scoreOf(evidence);
  const rest = { remainder, score, margin: score, evidence, alternatives: [], named: [] };
  return { key: charge.key, verdict: 'likely', allocations, ...rest };
}

/** Everything the customer owes on that day, paid at once. */
function allOpen(
  { charge }: Payer,
  open: readonly Invoice[],
  due: ReadonlyMap<string, Minor>,
): InvoiceProposal | null {
  const owed = open.filter(({ date }) => date <= charge.date);
  const total = sumMinor(owed.map(({ invoiceId }) => due.get(invoiceId) ?? ZERO));
  if (owed.length < 2 || total !== charge.amount) return null;
  const allocations = owed.map(({ invoiceId }) => ({ invoiceId, amount: due.get(invoiceId) ?? ZERO }));
  const values = { amount: total, currency: charge.currency, count: owed.length };
  return likely(charge, allocations, ZERO, [
    { code: 'sumDue', values, weight: 0.4 },
    { code: 'allOpen', values: { count: owed.length }, weight: 0.3 },
  ]);
}

/** The whole of an invoice of which a part was paid before: an overpayment. */
function wholeTotal(
  { charge }: Payer,
  open: readonly Invoice[],
  due: ReadonlyMap<string, Minor>,
): InvoiceProposal | null {
  const fits = open.filter(
    ({ invoiceId, total, date }) =>
      total === charge.amount && date <= charge.date && (due.get(invoiceId) ?? 0) < total,
  );
  const [invoice] = fits;
  if (!invoice || fits.length > 1) return null;
  const left = due.get(invoice.invoiceId) ?? ZERO;
  const { amount, currency } = charge;
  const remainder = minor(amount - left);
  return likely(charge, [{ invoiceId: invoice.invoiceId, amount: left }], remainder, [
    { code: 'amountTotal', values: { amount, currency, due: left }, weight: 0.3 },
    { code: 'amountOver', values: { amount: remainder, currency, due: left }, weight: 0 },
  ]);
}

/** What the customer paid in the invoice's currency is what is due on it. By the user's word only: it is paid at the provider's rate. */
function foreign(
  { charge, customer }: Payer,
  due: ReadonlyMap<string, Minor>,
  ground: Ground,
): InvoiceProposal | null {
  const paid = charge.presentment;
  if (paid === null) return null;
  const fits = contactsOf(customer, ground.contacts)
    .flatMap((id) => ground.byContact.get(id) ?? [])
    .filter(
      ({ invoiceId, currency, date }) =>
        currency === paid.currency && due.get(invoiceId) === paid.amount && date <= charge.date,
    );
  const [invoice] = fits;
  if (!invoice || fits.length > 1) return null;
  const values = { amount: paid.amount, currency: paid.currency };
  const contact = compareContact(customer, invoice.contactId, ground.contacts);
  return likely(charge, [{ invoiceId: invoice.invoiceId, amount: charge.amount }], ZERO, [
    { code: 'foreignAmount', values, weight: 0.3 },
    ...contact.evidence,
  ]);
}

/** Invoices to choose from: of the customer, those nearest in amount first. */
function candidates(
  payer: Payer,
  open: readonly Invoice[],
  { due, byDue }: Left,
  ground: Ground,
): InvoiceAlternative[] {
  const { charge } = payer;
  const equal = pairsOf([payer], byDue, ground).map(({ invoice }) => invoice);
  const near = (invoice: Invoice) => Math.abs((due.get(invoice.invoiceId) ?? 0) - charge.amount);
  const all = [...new Map([...equal, ...open].map((invoice) => [invoice.invoiceId, invoice])).values()];
  return all
    .toSorted((a, b) => near(a) - near(b) || (a.invoiceId < b.invoiceId ? -1 : 1))
    .slice(0, MOST_ALTERNATIVES)
    .map((invoice) => {
      const amount = minor(Math.min(charge.amount, due.get(invoice.invoiceId) ?? 0));
      return {
        allocations: [{ invoiceId: invoice.invoiceId, amount }],
        score: near(invoice) === 0 ? 0.5 : 0.2,
      };
    });
}
