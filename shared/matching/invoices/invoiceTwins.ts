/**
 * Charges without a number: an invoice is theirs by amount, contact and date. Charges and invoices that could be each
 * other's form a group; within it the best total counts, and what can't be told apart is never `certain`.
 */
import type { Invoice } from '../../books/model.ts';
import { addDays, daysBetween } from '../../dates.ts';
import { compositeKey } from '../../ids.ts';
import { type Minor, ZERO } from '../../money.ts';
import { compareContact, type ContactFinding, whoKeys } from './invoiceContacts.ts';
import { byAge, type Ground, type Payer, scoreOf, timing, timingEvidence } from './invoiceGround.ts';
import { bestPairing } from './invoicePairing.ts';
import {
  type InvoiceEvidence,
  type InvoiceProposal,
  type InvoiceVerdict,
  MOST_ALTERNATIVES,
} from './invoiceModel.ts';
import { otherNumberIn, perhapsNumberIn } from './invoiceNumbers.ts';
import { compareText } from '../../order.ts';

/** A charge and an open invoice of exactly its amount, of somebody who may be the customer. */
export interface Pair {
  readonly payer: Payer;
  readonly invoice: Invoice;
  readonly contact: ContactFinding;
}

interface Group {
  readonly payers: readonly Payer[];
  readonly invoices: readonly Invoice[];
  readonly pairs: readonly Pair[];
}

const byDay = (a: Payer, b: Payer) =>
  compareText(a.charge.date, b.charge.date) || compareText(a.charge.key, b.charge.key);

/** Open invoices by currency, what is due on them, and whose they may be: equal amounts of many customers stay apart. */
export type InvoicesByDue = ReadonlyMap<string, readonly Invoice[]>;

/** `due` is what is left after the charges that name their invoices. */
export function indexByDue(due: ReadonlyMap<string, Minor>, ground: Ground): InvoicesByDue {
  const byDue = new Map<string, Invoice[]>();
  for (const invoice of ground.invoices.values()) {
    const left = due.get(invoice.invoiceId) ?? ZERO;
    const contact = ground.contacts.byId.get(invoice.contactId);
    if (left <= 0 || !contact) continue;
    for (const who of whoKeys(contact)) {
      const key = compositeKey(invoice.currency, left, who);
      const list = byDue.get(key);
      if (list) list.push(invoice);
      else byDue.set(key, [invoice]);
    }
  }
  return byDue;
}

/** All pairs of exact amount. */
export function pairsOf(payers: readonly Payer[], byDue: InvoicesByDue, ground: Ground): Pair[] {
  return payers.flatMap((payer) => {
    const { charge, customer } = payer;
    const found = whoKeys(customer).flatMap(
      (who) => byDue.get(compositeKey(charge.currency, charge.amount, who)) ?? [],
    );
    return [...new Set(found)].flatMap((invoice): Pair[] => {
      if (charge.paidInvoiceIds.includes(invoice.invoiceId) || timing(charge, invoice) === 'never') return [];
      const contact = compareContact(customer, invoice.contactId, ground.contacts);
      return ['email', 'name', 'weak'].includes(contact.relation) ? [{ payer, invoice, contact }] : [];
    });
  });
}

/** Pairs that hang together through a charge or an invoice. */
export function groupsOf(pairs: readonly Pair[]): Group[] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(key, root);
    return root;
  };
  for (const { payer, invoice } of pairs) {
    const [a, b] = [find(`c${payer.charge.key}`), find(`i${invoice.invoiceId}`)];
    parent.set(a, a);
    parent.set(b, a);
  }
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const root = find(`c${pair.payer.charge.key}`);
    const group = groups.get(root);
    if (group) group.push(pair);
    else groups.set(root, [pair]);
  }
  return [...groups.values()].map((own) => ({
    pairs: own,
    payers: [...new Map(own.map(({ payer }) => [payer.charge.key, payer])).values()].toSorted(byDay),
    invoices: [...new Map(own.map(({ invoice }) => [invoice.invoiceId, invoice])).values()].toSorted(byAge),
  }));
}

/** Proposals for the charges of one group; `touched` are invoices that an unsure claim by number touches. */
export function proposeGroup(
  group: Group,
  ground: Ground,
  { due, touched }: { readonly due: ReadonlyMap<string, Minor>; readonly touched: ReadonlySet<string> },
): InvoiceProposal[] {
  const { pairs, payers, invoices } = group;
  const turn = takeTurns(group, ground);
  const chosen = turn ?? bestPairing(payers, invoices, pairs);
  const isWhole = pairs.length === payers.length * invoices.length;
  const isOneContact = new Set(invoices.map(({ contactId }) => contactId)).size === 1;
  const isAlone = payers.length === 1 && invoices.length === 1;
  return payers
    .filter(({ charge }) => !charge.isSale)
    .flatMap((payer) => {
      const own = pairs.filter((pair) => pair.payer === payer);
      const pick = own.find((pair) => pair.invoice === chosen?.get(payer)) ?? own[0];
      if (!pick) return [];
      const shape = {
        group,
        turn: turn !== null,
        isAlone,
        isWhole,
        isOneContact,
        isCounted: chosen !== null,
        due,
      };
      return [proposeOne(pick, own, shape, ground, touched)];
    });
}

interface Shape {
  readonly group: Group;
  readonly turn: boolean;
  readonly isAlone: boolean;
  readonly isWhole: boolean;
  readonly isOneContact: boolean;
  readonly due: ReadonlyMap<string, Minor>;
  /** Whether the pairings of the group could all be weighed. */
  readonly isCounted: boolean;
}

function proposeOne(
  pick: Pair,
  own: readonly Pair[],
  shape: Shape,
  ground: Ground,
  touched: ReadonlySet<string>,
): InvoiceProposal {
  const { payer, invoice } = pick;
  const { charge } = payer;
  const reasons = [...baseEvidence(pick), ...shapeEvidence(pick, shape, ground)];
  const evidence = touched.has(invoice.invoiceId)
    ? [...reasons, { code: 'contested', values: { count: 2 }, weight: -0.1 } as const]
    : reasons;
  const score = scoreOf(evidence);
  const others = own
    .filter((pair) => pair !== pick)
    .map((pair) => ({
      allocations: [{ invoiceId: pair.invoice.invoiceId, amount: charge.amount }],
      score: scoreOf(baseEvidence(pair)),
    }))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        compareText(a.allocations[0]?.invoiceId ?? '', b.allocations[0]?.invoiceId ?? ''),
    )
    .slice(0, MOST_ALTERNATIVES);
  const verdict = verdictOf(pick, shape, evidence);
  const next = Math.max(0, ...others.map((one) => one.score));
  const margin = Math.max(0, Math.round((scoreOf(baseEvidence(pick)) - next) * 1000) / 1000);
  return {
    key: charge.key,
    verdict,
    allocations: [{ invoiceId: invoice.invoiceId, amount: charge.amount }],
    remainder: ZERO,
    score,
    margin: verdict === 'ambiguous' ? 0 : margin,
    evidence,
    alternatives: others,
    named: [],
  };
}

function baseEvidence({ payer, invoice, contact }: Pair): InvoiceEvidence[] {
  const { amount, currency } = payer.charge;
  return [
    { code: 'amountDue', values: { amount, currency }, weight: 0.4 },
    ...contact.evidence,
    timingEvidence(payer.charge, invoice),
  ];
}

/** What speaks against being sure; `onlyInvoice` and `inTurn` speak for it. */
function shapeEvidence({ payer, invoice }: Pair, shape: Shape, ground: Ground): InvoiceEvidence[] {
  const { invoices, payers } = shape.group;
  const found: InvoiceEvidence[] = [];
  if (shape.turn && !shape.isAlone)
    found.push({ code: 'inTurn', values: { count: payers.length }, weight: 0.15 });
  else if (shape.isAlone) {
    const kind = isUsual(invoice, ground) && !shape.turn ? 'recurring' : 'onlyInvoice';
    found.push(
      kind === 'recurring'
        ? { code: 'recurring', values: { amount: invoice.total, currency: invoice.currency }, weight: -0.1 }
        : { code: 'onlyInvoice', values: {}, weight: 0.2 },
    );
  } else if (payers.length > invoices.length)
    found.push({ code: 'equalCharges', values: { count: payers.length }, weight: -0.1 });
  else {
    found.push({ code: 'equalInvoices', values: { count: invoices.length }, weight: -0.1 });
    if (shape.isOneContact && shape.isWhole) found.push({ code: 'oldestFirst', values: {}, weight: 0 });
  }
  if (!shape.isCounted) found.push({ code: 'outOfBudget', values: {}, weight: -0.1 });
  const { description, invoiceNumber } = payer.charge;
  const unknown =
    invoiceNumber.trim() || otherNumberIn(description) || perhapsNumberIn(description, ground.numbers);
  if (isOtherSum({ payer, invoice }, shape.due, ground))
    found.push({ code: 'otherSum', values: {}, weight: -0.15 });
  if (unknown !== '') found.push({ code: 'otherNumber', values: { value: unknown }, weight: -0.15 });
  return found;
}

/** More of a customer's open invoices than this aren't added up: any amount may be a sum of them. */
const MOST_TO_ADD = 12;

/** Whether other open invoices of the customer come to the charge's amount too. */
function isOtherSum(
  { payer, invoice }: Pick<Pair, 'payer' | 'invoice'>,
  due: ReadonlyMap<string, Minor>,
  ground: Ground,
): boolean {
  const { amount, date } = payer.charge;
  const smaller = (ground.byContact.get(invoice.contactId) ?? []).flatMap((each) => {
    const left = due.get(each.invoiceId) ?? 0;
    const counts = left > 0 && left < amount && each.currency === invoice.currency && each.date <= date;
    return counts ? [left] : [];
  });
  if (smaller.length > MOST_TO_ADD) return true;
  let sums: readonly number[] = [0];
  for (const left of smaller) sums = [...sums, ...sums.map((sum) => sum + left)];
  return sums.includes(amount);
}

const DOUBTS = new Set<InvoiceEvidence['code']>([
  'otherNumber',
  'otherSum',
  'recurring',
  'contested',
  'dateUnusual',
  'outOfBudget',
  'namesakes',
  'emailDiffers',
]);

function verdictOf(pick: Pair, shape: Shape, evidence: readonly InvoiceEvidence[]): InvoiceVerdict {
  const { relation, isOnly } = pick.contact;
  const isSure = (relation === 'email' || relation === 'name') && isOnly;
  const doubted = evidence.some(({ code }) => DOUBTS.has(code));
  if (shape.isAlone || shape.turn) return isSure && !doubted ? 'certain' : 'likely';
  const { payers, invoices } = shape.group;
  // Any order gives the same books where all are one customer's and every charge finds an invoice.
  const isSame = shape.isOneContact && shape.isWhole && payers.length <= invoices.length;
  return isSame && shape.isCounted ? 'likely' : 'ambiguous';
}

/** Whether the customer gets invoices of this amount again and again. */
function isUsual(invoice: Invoice, ground: Ground): boolean {
  return alikeInvoices(invoice, ground).length > 1;
}

/** Invoices of the same contact, currency and total, the oldest first. */
function alikeInvoices(invoice: Invoice, ground: Ground): Invoice[] {
  return (ground.byContact.get(invoice.contactId) ?? []).filter(
    ({ total, currency }) => total === invoice.total && currency === invoice.currency,
  );
}

/** A charge later than this share of the time between two invoices may be for the next one. */
const SHARE_OF_PERIOD = 0.75;

/** Equal invoices come in turn if there are three or more, about equally far apart. */
const FEWEST_GAPS = 2;
const MOST_IRREGULAR = 1.25;

/**
 * Whether dates tell: every charge falls between its invoice and the next one of that amount, none is left without, and none
 * is so late that it may be for an invoice to come. Null where they don't.
 */
function takeTurns({ payers, invoices, pairs }: Group, ground: Ground): Map<Payer, Invoice> | null {
  const [first] = invoices;
  if (!first || payers.length !== invoices.length) return null;
  if (invoices.some(({ contactId, total }) => contactId !== first.contactId || total !== first.total))
    return null;
  const line = alikeInvoices(first, ground);
  const gaps = line.slice(1).map((each, index) => daysBetween(line[index]?.date ?? each.date, each.date));
  const [shortest, longest] = [Math.min(...gaps), Math.max(...gaps)];
  if (gaps.length < FEWEST_GAPS || shortest <= 0 || longest > shortest * MOST_IRREGULAR) return null;
  const period = shortest * SHARE_OF_PERIOD;
  const turns = new Map<Payer, Invoice>();
  for (const payer of payers) {
    const slot = line.findLast(({ date }) => date <= payer.charge.date);
    if (!slot || payer.charge.date > addDays(slot.date, Math.floor(period))) return null;
    if (!pairs.some((pair) => pair.payer === payer && pair.invoice === slot)) return null;
    if ([...turns.values()].includes(slot)) return null;
    turns.set(payer, slot);
  }
  return turns;
}
