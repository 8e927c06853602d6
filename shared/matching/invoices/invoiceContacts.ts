/** Whether the customer of a charge is the contact of an invoice. */
import type { Invoice } from '../../books/model.ts';
import type { InvoiceCharge, InvoiceContact, InvoiceEvidence } from './invoiceModel.ts';
import { compareText } from '../../order.ts';

/**
 * `email`: the same address. `name`: the same full name and no address that says otherwise. `weak`: a name that is alike, or
 * the same with another address. `differs`: somebody else. `unknown`: nothing to compare.
 */
export type Relation = 'email' | 'name' | 'weak' | 'differs' | 'unknown';

export interface ContactIndex {
  readonly byId: ReadonlyMap<string, Known>;
  /** How many contacts share an address or a name. */
  readonly emails: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, number>;
  /** Ids of the contacts with an address or a name. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

interface Known {
  readonly name: string;
  readonly email: string;
  readonly tokens: readonly string[];
  readonly nameKey: string;
}

/** Forms of companies and of address: they don't tell one customer from another. */
const EMPTY_WORDS = new Set(
  'pty ltd limited inc llc llp lp gmbh ag co company corp corporation plc sa sarl sas sasu eurl bv nv pt cv tbk ud the and et dan mr mrs ms dr'.split(
    ' ',
  ),
);

/** Words of a name without accents, case, order and company forms. */
export function nameTokens(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  return (telling.length > 0 ? telling : words).toSorted(compareText);
}

/** An address as it is compared; empty if it is none. */
export function normaliseEmail(email: string): string {
  const trimmed = email.trim().toLowerCase();
  return /^[^@\s]+@[^@\s]+$/.test(trimmed) ? trimmed : '';
}

function known(name: string, email: string): Known {
  const tokens = nameTokens(name);
  return { name, email: normaliseEmail(email), tokens, nameKey: tokens.join(' ') };
}

/** Contacts by id, with those that only invoices know. */
export function indexContacts(
  contacts: readonly InvoiceContact[],
  invoices: readonly Pick<Invoice, 'contactId' | 'contactName'>[],
): ContactIndex {
  const byId = new Map<string, Known>();
  for (const { contactId, name, email } of contacts) byId.set(contactId, known(name, email));
  for (const { contactId, contactName } of invoices)
    if (!byId.has(contactId)) byId.set(contactId, known(contactName, ''));
  const emails = new Map<string, number>();
  const names = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => {
    if (key !== '') map.set(key, (map.get(key) ?? 0) + 1);
  };
  const ids = new Map<string, string[]>();
  for (const [id, contact] of byId) {
    count(emails, contact.email);
    count(names, contact.nameKey);
    for (const key of keysOf(contact)) ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return { byId, emails, names, ids };
}

const keysOf = ({ email, nameKey }: Known) =>
  [email && `@${email}`, nameKey && `=${nameKey}`].filter((key) => key !== '');

/** More words of a name than this aren't paired. */
const MOST_WORDS = 8;

/** Keys of which a customer and a contact have one in common unless `compareContact` says `differs` or `unknown`. */
export function whoKeys(who: Customer): string[] {
  const words = who.tokens.slice(0, MOST_WORDS);
  const pairs = words.flatMap((word, at) => words.slice(at + 1).map((other) => `&${word} ${other}`));
  return [...keysOf(who), ...pairs];
}

/** Contacts that share the customer's address or full name. */
export function contactsOf(customer: Customer, index: ContactIndex): string[] {
  return [...new Set(keysOf(customer).flatMap((key) => index.ids.get(key) ?? []))];
}

/** The customer of a charge, prepared once for all the invoices it is held against. */
export type Customer = Known;

/** Prepares a charge's customer. */
export function customerOf(charge: Pick<InvoiceCharge, 'customerName' | 'customerEmail'>): Customer {
  return known(charge.customerName, charge.customerEmail);
}

export interface ContactFinding {
  readonly relation: Relation;
  /** Nobody else in the books has this address (or name): it tells who it is. */
  readonly isOnly: boolean;
  readonly evidence: readonly InvoiceEvidence[];
}

const finding = (
  relation: Relation,
  isOnly: boolean,
  ...evidence: readonly InvoiceEvidence[]
): ContactFinding => ({ relation, isOnly, evidence });

/** What is known of a charge's customer against an invoice's contact. */
export function compareContact(customer: Customer, contactId: string, index: ContactIndex): ContactFinding {
  const contact = index.byId.get(contactId);
  if (!contact) return finding('unknown', false);
  const sameName = customer.nameKey !== '' && customer.nameKey === contact.nameKey;
  const addresses = customer.email !== '' && contact.email !== '';
  if (addresses && customer.email === contact.email) {
    const sharing = index.emails.get(contact.email) ?? 1;
    const isOnly = sharing === 1 || (sameName && (index.names.get(contact.nameKey) ?? 1) === 1);
    const same: InvoiceEvidence = { code: 'emailSame', values: { value: contact.email }, weight: 0.3 };
    return isOnly ? finding('email', true, same) : finding('email', false, same, namesakes(sharing));
  }
  if (sameName) return sameNameFinding(customer, contact, addresses, index);
  const shared = customer.tokens.filter((token) => contact.tokens.includes(token)).length;
  const smaller = Math.min(customer.tokens.length, contact.tokens.length);
  if (shared >= 2 && shared === smaller)
    return finding('weak', false, { code: 'nameLike', values: { name: contact.name }, weight: 0.1 });
  const isKnown = customer.nameKey !== '' || addresses;
  return isKnown
    ? finding('differs', false, { code: 'contactDiffers', values: { name: contact.name }, weight: -0.2 })
    : finding('unknown', false);
}

function sameNameFinding(
  customer: Customer,
  contact: Known,
  addresses: boolean,
  index: ContactIndex,
): ContactFinding {
  const same: InvoiceEvidence = { code: 'nameSame', values: { name: contact.name }, weight: 0.25 };
  const sharing = index.names.get(contact.nameKey) ?? 1;
  if (addresses) {
    const other = { code: 'emailDiffers', values: { value: customer.email }, weight: -0.1 } as const;
    return finding('weak', false, same, other);
  }
  if (contact.tokens.length < 2)
    return finding('weak', sharing === 1, { code: 'nameLike', values: { name: contact.name }, weight: 0.1 });
  return sharing === 1 ? finding('name', true, same) : finding('name', false, same, namesakes(sharing));
}

const namesakes = (count: number): InvoiceEvidence => ({
  code: 'namesakes',
  values: { count },
  weight: -0.1,
});
