/** Whether a name in a bank's text is the sender's own, or a piece of a longer one: `STRIPE & SONS` is a customer. */
import { normaliseNarrative } from '../../statement/narrative.ts';
import { introduces, isBankWord, isMonth, joins } from './bankWords.ts';

interface Token {
  /** In upper case; `&` for what joins two names. */
  readonly word: string;
  /** A number or a piece of a reference. */
  readonly isCode: boolean;
  /** `INDN:`, `REF:` */
  readonly isLabel: boolean;
}

/** A code so long ends a name; a shorter one may be part of it: `STUDIO 54`. */
const LONG_CODE = 4;
/** PayPal's company in Europe has an "and" in its name. */
const PAYPAL_EUROPE = /S\.?\s?[AÀ]\.?\s?R\.?\s?L\.?\s+ET\s+CIE/gi;
const POSSESSIVE = /(?<=\p{L})['’`´]S?(?![\p{L}\p{N}])/giu;
const BETWEEN = /[^\p{L}\p{M}\p{N}_:&+-]+/u;
const PIECE = /[&+]|[\p{L}\p{M}\p{N}]+:?/gu;

/** What hangs together by hyphens is one reference if there is a digit in it. */
function pieces(chunk: string): Token[] {
  const isCode = /\d/.test(chunk);
  return Array.from(chunk.matchAll(PIECE), ([piece]) =>
    piece === '&' || piece === '+'
      ? { word: '&', isCode: false, isLabel: false }
      : { word: normaliseNarrative(piece), isCode, isLabel: piece.endsWith(':') },
  );
}

function tokensOf(field: string): Token[] {
  const text = field.replaceAll(PAYPAL_EUROPE, ' ').replaceAll(POSSESSIVE, ' & ');
  return text.split(BETWEEN).flatMap(pieces);
}

/** A name that is looked for, and words of the account that may stand beside it. */
interface Wanted {
  readonly name: readonly string[];
  readonly own: readonly string[];
}

/** Where the words of a name end if they begin at a place in the tokens; -1 if they don't. What joins two words of it is part of it. */
function endOf(tokens: readonly Token[], from: number, name: readonly string[]): number {
  let at = from;
  for (const word of name) {
    while (at > from && tokens[at]?.word === '&') at += 1;
    if (tokens[at]?.word !== word) return -1;
    at += 1;
  }
  return at;
}

const isInitial = ({ word }: Token) => word.length === 1;

/** Whether what stands behind a name is a bank's, a code, the account's or nothing. */
function endsWell(tokens: readonly Token[], from: number, { name, own }: Wanted): boolean {
  let isAfterDay = false;
  for (let at = from; at < tokens.length;) {
    const token = tokens[at];
    if (!token || token.isLabel || (token.isCode && token.word.length >= LONG_CODE)) return true;
    const { word, isCode } = token;
    if (joins(word)) return false;
    const again = endOf(tokens, at, name);
    const isKnown = again > at || isInitial(token) || isCode || isBankWord(word) || own.includes(word);
    if (!isKnown && !(isAfterDay && isMonth(word))) return false;
    isAfterDay = isCode;
    at = Math.max(again, at + 1);
  }
  return true;
}

/** The same for what stands before it. A name of several words is nobody's surname: banks write a payout's description before it. */
function beginsWell(tokens: readonly Token[], from: number, { name, own }: Wanted): boolean {
  if (name.length > 1) return !joins(tokens[from]?.word ?? '');
  for (let at = from; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.isLabel || introduces(token.word)) return true;
    if (token.isCode && token.word.length >= LONG_CODE) return true;
    const isKnown = token.isCode || isBankWord(token.word) || own.includes(token.word);
    const isDate = isMonth(token.word) && tokens[at - 1]?.isCode === true;
    if ((!isKnown && !isDate) || joins(token.word)) return false;
  }
  return true;
}

/** `absent`: the field hasn't the name; `inside`: as a piece of a longer one. */
type Stance = 'sender' | 'inside' | 'absent';

function stanceIn(field: string, wanted: Wanted, isWhole: boolean): Stance {
  if (field === '') return 'absent';
  const tokens = tokensOf(field);
  let stance: Stance = 'absent';
  for (let at = 0; at < tokens.length; at += 1) {
    const end = endOf(tokens, at, wanted.name);
    if (end < 0) continue;
    const isAlone = isWhole
      ? endsWell(tokens, end, wanted) && beginsWell(tokens, at - 1, wanted)
      : !joins(tokens[end]?.word ?? '') && !joins(tokens[at - 1]?.word ?? '');
    if (!isAlone) return 'inside';
    stance = 'sender';
  }
  return stance;
}

/** The parts of a bank line, which are written by different hands. */
export interface Fields {
  readonly payee: string;
  readonly narrative: string;
  readonly reference: string;
}

function namesSomebody(payee: string, own: readonly string[]): boolean {
  return tokensOf(payee).some(
    (token) => !token.isCode && !isInitial(token) && !isBankWord(token.word) && !own.includes(token.word),
  );
}

/**
 * Whether a name that a text has is the sender's: where it stands, nothing but a bank's words, codes and words of the account's `own`
 * descriptor are beside it, and the payee is nobody else. `isWhole` false: only what joins it to another name speaks against it.
 * Names are in upper case with single spaces.
 */
export function isSender(fields: Fields, name: string, own: string, isWhole = true): boolean {
  const { payee, narrative, reference } = fields;
  const wanted = { name: name.split(' '), own: own === '' ? [] : own.split(' ') };
  const inPayee = stanceIn(payee, wanted, isWhole);
  if (inPayee !== 'absent') return inPayee === 'sender';
  if (payee !== '' && namesSomebody(payee, wanted.own)) return false;
  return (
    stanceIn(narrative, wanted, isWhole) !== 'inside' && stanceIn(reference, wanted, isWhole) !== 'inside'
  );
}

const JOINING = /[&+'’`´]/;

/** The same told at once from the words of most texts, which are a bank's own, codes, and the name. */
export function isPlainlySender(
  { payee, narrative, reference }: Fields,
  words: string,
  name: string,
): boolean {
  if (JOINING.test(narrative) || JOINING.test(payee) || JOINING.test(reference)) return false;
  const rest = name.includes(' ') ? ` ${words} `.replaceAll(` ${name} `, ' ').trim() : words;
  return rest
    .split(' ')
    .every(
      (word) => word === name || word === '' || /\d/.test(word) || (word.length > 1 && isBankWord(word)),
    );
}
