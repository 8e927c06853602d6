/**
 * Invoice numbers in what a customer or a shop wrote. A text is cut into runs of letters and of digits, so a number inside a
 * longer one is never met; `INV-0042`, `inv 42` and, where it can be only one, `#0042` are the same.
 */
import type { Invoice } from '../../books/model.ts';

/** How a number was written: in full, with other zeros or separators, as digits only, or the invoice's own reference. */
export type NumberForm = 'full' | 'loose' | 'bare' | 'reference';

/** A place of a text that names an invoice; several where more than one bears the number. */
export interface NamedInvoice {
  readonly text: string;
  readonly form: NumberForm;
  readonly invoices: readonly Invoice[];
}

export interface NumberIndex {
  readonly exact: ReadonlyMap<string, readonly Invoice[]>;
  readonly strict: ReadonlyMap<string, readonly Invoice[]>;
  readonly loose: ReadonlyMap<string, readonly Invoice[]>;
  readonly bare: ReadonlyMap<string, readonly Invoice[]>;
  readonly references: ReadonlyMap<string, readonly Invoice[]>;
}

interface Run {
  readonly text: string;
  readonly digits: boolean;
  readonly start: number;
  readonly end: number;
}

const RUNS = /\p{L}+|\d+/gu;
const LONGEST_WINDOW = 6;
/** What may stand inside a number, between its letters and digits. */
const INSIDE = /^[\s\-–_#./:°]{0,2}$/;
/** Words before a number that say it is an invoice's, in the languages of the app. */
const MARKERS = new Set('INV INVOICE INVOICES FACTURE FACTURES FACT FAKTUR TAGIHAN BILL'.split(' '));
/** Words that may stand between such a word and the number. */
const FILLERS = new Set('NO NR NUMBER N NUMÉRO NUMERO NOMOR NOS'.split(' '));
const AND = new Set('AND ET DAN UND'.split(' '));
/** Words before a number that say it is something else's. */
const OTHERS = new Set(
  'ORDER ORDERS COMMANDE COMMANDES PESANAN ORDRE TICKET BOOKING RESERVATION CART JOB SHOP STORE CHECKOUT'.split(
    ' ',
  ),
);

function runsOf(text: string): Run[] {
  return [...text.matchAll(RUNS)].map((found) => ({
    text: found[0].toUpperCase(),
    digits: /^\d/.test(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

const stripped = (digits: string) => digits.replace(/^0+(?=\d)/, '');
const strictKey = (runs: readonly Run[]) => runs.map((run) => run.text).join('|');
const looseKey = (runs: readonly Run[]) =>
  runs.map((run) => (run.digits ? stripped(run.text) : run.text)).join('|');

function add(map: Map<string, Invoice[]>, key: string, invoice: Invoice): void {
  const list = map.get(key);
  if (list) list.push(invoice);
  else map.set(key, [invoice]);
}

/** Digits of a reference from which on it tells one order from another. */
const REFERENCE_DIGITS = /\p{L}.*\d{3}|\d{3}.*\p{L}|\d{5}/u;

/** Sales invoices by everything that may be written for their number, or that is in their reference. */
export function indexNumbers(invoices: readonly Invoice[]): NumberIndex {
  const maps = {
    exact: new Map<string, Invoice[]>(),
    strict: new Map<string, Invoice[]>(),
    loose: new Map<string, Invoice[]>(),
    bare: new Map<string, Invoice[]>(),
    references: new Map<string, Invoice[]>(),
  };
  for (const invoice of invoices) {
    const number = invoice.number.trim();
    if (number !== '') add(maps.exact, number, invoice);
    const runs = runsOf(number);
    const digits = runs.filter((run) => run.digits);
    if (digits.length > 0) {
      if (digits.length < runs.length || runs.length > 1) {
        add(maps.strict, strictKey(runs), invoice);
        add(maps.loose, looseKey(runs), invoice);
      }
      const [only] = digits;
      if (digits.length === 1 && only) add(maps.bare, stripped(only.text), invoice);
    }
    const reference = runsOf(invoice.reference);
    if (REFERENCE_DIGITS.test(invoice.reference) && reference.length <= LONGEST_WINDOW)
      add(maps.references, strictKey(reference), invoice);
  }
  return maps;
}

/** What touches a number makes it another one: a digit after a joining sign, a letter right at it or after a dash. */
function isJoined(text: string, left: Run, right: Run): boolean {
  const gap = text.slice(left.end, right.start);
  if (left.digits && right.digits) return /^(?:|[-–_./,:])$/.test(gap);
  return /^(?:|[-–_])$/.test(gap);
}

interface Scan {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly index: NumberIndex;
}

/** The longest number that begins at a run, or null. Keys grow run by run, as long as what is between may be inside a number. */
function fullAt(scan: Scan, start: number): { found: NamedInvoice; next: number } | null {
  const { text, runs, index } = scan;
  let best: { found: NamedInvoice; next: number } | null = null;
  let [strict, loose, hasDigits] = ['', '', false];
  for (let at = start; at < runs.length && at < start + LONGEST_WINDOW; at += 1) {
    const run = runs[at];
    if (!run || (at > start && !INSIDE.test(text.slice(runs[at - 1]?.end, run.start)))) break;
    const joint = at > start ? '|' : '';
    strict += joint + run.text;
    loose += joint + (run.digits ? stripped(run.text) : run.text);
    hasDigits ||= run.digits;
    const known = hasDigits ? lookUp(index, strict, loose) : null;
    if (known && standsAlone(scan, start, at + 1)) {
      const written = text.slice(runs[start]?.start, run.end);
      best = { found: { text: written, ...known }, next: at + 1 };
    }
  }
  return best;
}

function lookUp(
  index: NumberIndex,
  strict: string,
  loose: string,
): Pick<NamedInvoice, 'form' | 'invoices'> | null {
  const full = index.strict.get(strict);
  if (full) return { form: 'full', invoices: full };
  const alike = index.loose.get(loose);
  if (alike) return { form: 'loose', invoices: alike };
  const referred = uniqueOf(index.references.get(strict));
  return referred ? { form: 'reference', invoices: referred } : null;
}

/** Whether nothing that belongs to it touches the runs from `start` up to `end`. */
function standsAlone({ text, runs }: Scan, start: number, end: number): boolean {
  const [before, first, last, after] = [runs[start - 1], runs[start], runs[end - 1], runs[end]];
  if (!first || !last) return false;
  return !(before && isJoined(text, before, first)) && !(after && isJoined(text, last, after));
}

function uniqueOf(invoices: readonly Invoice[] | undefined): readonly Invoice[] | undefined {
  return invoices?.length === 1 ? invoices : undefined;
}

/** Whether digits at a place are said to be an invoice's number: by a word or a sign before, or as the next of a list. */
function isMarked({ text, runs }: Scan, at: number, listed: boolean): boolean {
  const run = runs[at];
  if (!run) return false;
  let before = at - 1;
  while (before >= 0 && FILLERS.has(runs[before]?.text ?? '')) before -= 1;
  const word = runs[before]?.text ?? '';
  if (OTHERS.has(word)) return false;
  if (MARKERS.has(word) && /^[\s#.:\-–°]*$/.test(gapBetween(text, runs[before + 1] ?? run, runs[before])))
    return true;
  if (/#\s?$/.test(text.slice(Math.max(0, run.start - 2), run.start))) return true;
  if (!listed) return false;
  const previous = runs[at - 1];
  const gap = gapBetween(text, run, previous);
  return /^\s*[,;&+/]\s*$/.test(gap) || (AND.has(previous?.text ?? '') && runs[at - 2] !== undefined);
}

const gapBetween = (text: string, right: Run, left: Run | undefined) =>
  left === undefined ? '' : text.slice(left.end, right.start);

/** Digits alone, where they are marked as a number and only one invoice can be meant. */
function bareAt(scan: Scan, at: number, listed: boolean): NamedInvoice | null {
  const { text, runs, index } = scan;
  const run = runs[at];
  if (!run?.digits || !isMarked(scan, at, listed)) return null;
  const [before, after] = [runs[at - 1], runs[at + 1]];
  // `9INV-42` isn't `INV-42`: a word that says whose number it is must stand by itself.
  const word = before && MARKERS.has(before.text) ? runs[at - 2] : undefined;
  const joinedBefore =
    before &&
    (word ? isJoined(text, word, before) : !MARKERS.has(before.text) && isJoined(text, before, run));
  if (joinedBefore || (after && isJoined(text, run, after))) return null;
  const invoices = uniqueOf(index.bare.get(stripped(run.text)));
  return invoices ? { text: run.text, form: 'bare', invoices } : null;
}

/** Every invoice that a text names, in its order. `marked`: the whole text is said to be an invoice's number. */
export function namedIn(text: string, index: NumberIndex, marked = false): NamedInvoice[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const exact = marked ? index.exact.get(trimmed) : undefined;
  if (exact) return [{ text: trimmed, form: 'full', invoices: exact }];
  // A sign in front does what the field's name said.
  const read = marked ? `#${trimmed}` : trimmed;
  const scan = { text: read, runs: runsOf(read), index };
  const named: NamedInvoice[] = [];
  let listed = marked;
  for (let at = 0; at < scan.runs.length;) {
    const full = fullAt(scan, at);
    const found = full?.found ?? bareAt(scan, at, listed);
    if (found) {
      named.push(found);
      listed = true;
    }
    at = full?.next ?? at + 1;
  }
  return named;
}

/** A number that the text gives to an order, an invoice or the like; empty if none. */
export function otherNumberIn(text: string): string {
  const runs = runsOf(text);
  for (const [at, run] of runs.entries()) {
    if (run.digits && /#\s?$/.test(text.slice(0, run.start))) return run.text;
    if (!OTHERS.has(run.text) && !MARKERS.has(run.text)) continue;
    const next = runs.slice(at + 1, at + 4).find((one) => one.digits);
    if (next) return next.text;
  }
  return '';
}

const FEWEST_DIGITS = 3;

/** Digits alone, not said to be anything, that are some invoice's number all the same; empty if none. */
export function perhapsNumberIn(text: string, index: NumberIndex): string {
  const found = runsOf(text).find(
    (run) =>
      run.digits &&
      (index.exact.has(run.text) || (run.text.length >= FEWEST_DIGITS && index.bare.has(stripped(run.text)))),
  );
  return found?.text ?? '';
}
