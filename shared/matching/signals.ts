/** What a bank line's text says about a payout. */
import type { Payout } from '../payout/model.ts';
import type { StatementLine } from '../statement/model.ts';
import { normaliseNarrative } from '../statement/narrative.ts';

/** A line's text, prepared once. */
export interface LineText {
  /** Words in upper case with single spaces. */
  readonly words: string;
  /** Letters and digits only. */
  readonly joined: string;
  /** Payout ids that the text names, letters and digits only. */
  readonly ids: readonly string[];
  /** `STRIPE*SHOP`: what a card holder sees, so a purchase from a merchant, not a payout. */
  readonly cardPurchase: boolean;
}

export interface Signals {
  readonly descriptor: string;
  readonly payoutId: boolean;
  readonly traceId: boolean;
  /** The text names another payout. */
  readonly contradicted: boolean;
}

const PROVIDER_WORDS: Readonly<Record<Payout['provider'], RegExp>> = { stripe: /\bSTRIPE\b/ };
const CARD_PURCHASE = /\b(STRIPE|SQ|PAYPAL|SP)\s?\*/i;
/** US ACH cuts a descriptor to ten characters (company entry description). */
const CUT_DESCRIPTOR = 10;
const SHORTEST_DESCRIPTOR = 4;
const SHORTEST_ID = 6;

function squeeze(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
}

/** Prepares a line's text for `signalsOf`. */
export function lineText(line: Pick<StatementLine, 'payee' | 'narrative' | 'reference'>): LineText {
  const raw = `${line.payee} ${line.narrative} ${line.reference}`;
  const ids = (raw.match(/\bpo_[A-Za-z0-9]+/gi) ?? []).map(squeeze);
  return { words: normaliseNarrative(raw), joined: squeeze(raw), ids, cardPurchase: CARD_PURCHASE.test(raw) };
}

function descriptorIn(payout: Payout, text: LineText): string {
  if (text.cardPurchase) return '';
  const own = normaliseNarrative(payout.descriptor);
  if (own.length >= SHORTEST_DESCRIPTOR) {
    if (` ${text.words} `.includes(` ${own} `)) return own;
    const cut = own.slice(0, CUT_DESCRIPTOR).trim();
    if (own.length > CUT_DESCRIPTOR && ` ${text.words} `.includes(` ${cut} `)) return cut;
  }
  return PROVIDER_WORDS[payout.provider].exec(text.words)?.[0] ?? '';
}

/** Which marks of a payout a line's text carries. */
export function signalsOf(payout: Payout, text: LineText): Signals {
  const id = squeeze(payout.id);
  const trace = squeeze(payout.traceId);
  const payoutId = id.length >= SHORTEST_ID && text.joined.includes(id);
  const cutId = text.ids.some((named) => named.length >= 10 && id.startsWith(named));
  return {
    descriptor: descriptorIn(payout, text),
    payoutId: payoutId || cutId,
    traceId: trace.length >= SHORTEST_ID && text.joined.includes(trace),
    contradicted: text.ids.length > 0 && !payoutId && !cutId,
  };
}
