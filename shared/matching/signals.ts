/** What a bank line's text says about a payout. */
import type { MatchPayout } from './input.ts';
import type { StatementLine } from '../statement/model.ts';
import { normaliseNarrative } from '../statement/narrative.ts';

/** A line's text, prepared once. */
export interface LineText {
  /** Words in upper case with single spaces. */
  readonly words: string;
  /** Letters and digits only. */
  readonly joined: string;
  /** MatchPayout ids that the text names, letters and digits only. */
  readonly ids: readonly string[];
  /** `STRIPE*SHOP`: what a card holder sees, so a purchase from a merchant, not a payout. */
  readonly cardPurchase: boolean;
}

/** Words of the user for a payout's account, and those for other accounts; normalised, the longest first. */
export interface AliasWords {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

export interface Signals {
  /** The user's own words for the account; empty if the text has none. */
  readonly alias: string;
  readonly descriptor: string;
  readonly payoutId: boolean;
  readonly traceId: boolean;
  /** The text names another payout. */
  readonly contradicted: boolean;
}

const PROVIDER_WORDS: ReadonlyMap<string, RegExp> = new Map([['stripe', /\bSTRIPE\b/]]);
const CARD_PURCHASE = /\b(STRIPE|SQ|PAYPAL|SP)\s?\*/i;
/** US ACH cuts a descriptor to ten characters (company entry description). */
const CUT_DESCRIPTOR = 10;
const SHORTEST_DESCRIPTOR = 4;
const SHORTEST_ID = 6;
const NO_IDS: readonly string[] = [];
export const NO_ALIASES: AliasWords = { own: [], others: [] };

const ASCII_ONLY = /^[\x20-\x7e]*$/;

function squeeze(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
}

/** Prepares a line's text for `signalsIn`. */
export function lineText(line: Pick<StatementLine, 'payee' | 'narrative' | 'reference'>): LineText {
  const raw = `${line.payee} ${line.narrative} ${line.reference}`;
  const ids = /po_/i.test(raw) ? (raw.match(/\bpo_[A-Za-z0-9]+/gi) ?? []).map(squeeze) : NO_IDS;
  const cardPurchase = raw.includes('*') && CARD_PURCHASE.test(raw);
  if (!ASCII_ONLY.test(raw))
    return { words: normaliseNarrative(raw), joined: squeeze(raw), ids, cardPurchase };
  // Plain text needs neither decomposing nor Unicode classes; the outcome is the same.
  const words = raw
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
  return { words, joined: words.replaceAll(' ', ''), ids, cardPurchase };
}

/** A payout's marks, prepared once for all the lines it is held against. */
export interface PayoutMarks {
  readonly provider: string;
  /** The payout's own descriptor, normalised; empty if too short to tell anything. */
  readonly own: string;
  /** Its first characters, if the descriptor is longer than ACH keeps. */
  readonly cut: string;
  readonly id: string;
  readonly trace: string;
  readonly aliases: AliasWords;
}

/** Prepares a payout's marks for `signalsIn`. */
export function payoutMarks(
  payout: Pick<MatchPayout, 'provider' | 'descriptor' | 'id' | 'traceId'>,
  aliases: AliasWords = NO_ALIASES,
): PayoutMarks {
  const normal = payout.descriptor === '' ? '' : normaliseNarrative(payout.descriptor);
  const own = normal.length >= SHORTEST_DESCRIPTOR ? normal : '';
  const cut = own.length > CUT_DESCRIPTOR ? own.slice(0, CUT_DESCRIPTOR).trim() : '';
  const { provider } = payout;
  const trace = payout.traceId && squeeze(payout.traceId);
  return { provider, own, cut, id: squeeze(payout.id), trace, aliases };
}

function firstIn(aliases: readonly string[], text: LineText): string {
  return aliases.length === 0
    ? ''
    : (aliases.find((alias) => ` ${text.words} `.includes(` ${alias} `)) ?? '');
}

/** The user's own words, the provider's name or the account's descriptor as the text has it; empty if it has none. */
export function descriptorIn({ provider, own, cut, aliases }: PayoutMarks, text: LineText): string {
  const alias = firstIn(aliases.own, text);
  if (alias !== '') return alias;
  if (text.cardPurchase) return '';
  if (own !== '') {
    const words = ` ${text.words} `;
    if (words.includes(` ${own} `)) return own;
    if (cut !== '' && words.includes(` ${cut} `)) return cut;
  }
  return PROVIDER_WORDS.get(provider)?.exec(text.words)?.[0] ?? '';
}

/** Which marks of a payout a line's text carries. */
export function signalsIn(marks: PayoutMarks, text: LineText): Signals {
  const { id, trace } = marks;
  const payoutId = id.length >= SHORTEST_ID && text.joined.includes(id);
  const cutId = text.ids.some((named) => named.length >= 10 && id.startsWith(named));
  const alias = firstIn(marks.aliases.own, text);
  const isNamed = payoutId || cutId;
  const isOthers = !isNamed && alias === '' && firstIn(marks.aliases.others, text) !== '';
  return {
    alias,
    descriptor: descriptorIn(marks, text),
    payoutId: isNamed,
    traceId: trace.length >= SHORTEST_ID && text.joined.includes(trace),
    contradicted: isOthers || (text.ids.length > 0 && !isNamed),
  };
}

/** Words that banks write of any money that comes or goes. */
const BANK_WORDS = new Set(
  'ACH BACS BANK CASH CHAPS CR CREDIT DC DD DEBIT DEP DEPOSIT DIRECT DR EFT FPS FROM IN INCOMING INWARD MISC NPP OSKO PAYMENT PMT RECEIVED REF REFERENCE SEPA TFR TO TRANSFER WIRE'.split(
    ' ',
  ),
);

/** Whether a text has nothing but a bank's own words and numbers: whose money it is it doesn't say. */
export function namesNobody({ words }: LineText): boolean {
  return words.split(' ').every((word) => word === '' || BANK_WORDS.has(word) || /\d/.test(word));
}

const CASH_WORDS = /\b(CASH|CHEQUE|CHECK|CHQ)\b/;

/** Whether a line may be a provider's though its text doesn't say so: it names nobody, and isn't money that was paid in by hand. */
export function mayHaveLostMark(text: LineText): boolean {
  return !text.cardPurchase && namesNobody(text) && !CASH_WORDS.test(text.words);
}
