/** What a bank line's text says about a payout. */
import type { MatchPayout } from '../input.ts';
import type { StatementLine } from '../../statement/model.ts';
import { normaliseNarrative } from '../../statement/narrative.ts';
import {
  holdsCutId,
  holdsId,
  idsIn,
  includesOwn,
  nameAnother,
  type NamedId,
  shapeOf,
  squeeze,
} from './namedIds.ts';
import { isBankWord, isOtherBusiness, isPaidInByHand } from './bankWords.ts';
import { holdsName, type NamedProvider, providerKey, providersIn, unlistedName } from './providerNames.ts';
import { type Fields, isPlainlySender, isSender } from './senders.ts';

/** A line's text, prepared once. */
export interface LineText {
  /** Words in upper case with single spaces. */
  readonly words: string;
  /** Letters and digits only. */
  readonly joined: string;
  /** Payouts that the text names. */
  readonly ids: readonly NamedId[];
  /** Providers that the text names. */
  readonly providers: readonly NamedProvider[];
  /** `STRIPE*SHOP`: what a card holder sees, so a purchase from a merchant, not a payout. */
  readonly cardPurchase: boolean;
  /** What the bank wrote, part by part. */
  readonly fields: Fields;
  /** What was asked of it: the payouts of an account mostly have the same marks. */
  readonly asked: Asked[];
}

/** The mark in a text of all payouts with these marks. */
interface Asked {
  readonly own: string;
  readonly provider: string;
  readonly name: string;
  readonly aliases: AliasWords;
  readonly descriptor: string;
  readonly namesAnother: boolean;
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
  /** The text names another payout, or another provider and not this one. */
  readonly contradicted: boolean;
}

const CARD_PURCHASE = /\b(STRIPE|SQ|SQUARE|PAYPAL|PP|SP|SUMUP|ZETTLE|IZ|TYRO|MOLLIE)\s?\*/i;
/** US ACH cuts a descriptor to ten characters (company entry description). */
export const CUT_DESCRIPTOR = 10;
export const SHORTEST_DESCRIPTOR = 4;
export const NO_ALIASES: AliasWords = { own: [], others: [] };

const ASCII_ONLY = /^[\x20-\x7e]*$/;

const NORMAL = /^[A-Z0-9]+(?: [A-Z0-9]+)*$/;

/** `normaliseNarrative`; plain text needs neither decomposing nor Unicode classes, and mostly is as it should be. */
function wordsOf(raw: string, isPlain: boolean): string {
  if (!isPlain) return normaliseNarrative(raw);
  if (NORMAL.test(raw)) return raw;
  return raw
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** What nobody asks for isn't worked out: most lines name no payout and are held against one. */
class PreparedText implements LineText {
  readonly words: string;
  readonly cardPurchase: boolean;
  readonly fields: Fields;
  readonly asked: Asked[] = [];
  private readonly raw: string;
  private readonly isPlain: boolean;
  private knownJoined: string | null = null;
  private knownIds: readonly NamedId[] | null = null;
  private knownProviders: readonly NamedProvider[] | null = null;

  constructor(raw: string, fields: Fields) {
    this.raw = raw;
    this.fields = fields;
    this.isPlain = ASCII_ONLY.test(raw);
    this.words = wordsOf(raw, this.isPlain);
    this.cardPurchase = raw.includes('*') && CARD_PURCHASE.test(raw);
  }

  get joined(): string {
    this.knownJoined ??= this.isPlain ? this.words.replaceAll(' ', '') : squeeze(this.raw);
    return this.knownJoined;
  }

  get ids(): readonly NamedId[] {
    this.knownIds ??= idsIn(this.raw);
    return this.knownIds;
  }

  get providers(): readonly NamedProvider[] {
    this.knownProviders ??= providersIn(this.words);
    return this.knownProviders;
  }
}

/** Prepares a line's text for `signalsIn`. */
export function lineText(line: Pick<StatementLine, keyof Fields>): LineText {
  const { payee, narrative, reference } = line;
  const isBare = payee === '' && reference === '';
  return new PreparedText(isBare ? narrative : `${payee} ${narrative} ${reference}`, line);
}

/** A payout's marks, prepared once for all the lines it is held against. */
export interface PayoutMarks {
  /** As the table of providers spells it. */
  readonly provider: string;
  /** The name of a provider that the table doesn't know, as a text would have it; else empty. */
  readonly name: string;
  /** The payout's own descriptor, normalised; empty if too short to tell anything. */
  readonly own: string;
  /** Its first characters, if the descriptor is longer than ACH keeps. */
  readonly cut: string;
  readonly id: string;
  /** The shape of the id: a text that names an id of this shape speaks of one payout of the provider. */
  readonly shape: string;
  readonly trace: string;
  readonly aliases: AliasWords;
}

interface ProviderNames {
  readonly key: string;
  readonly unlisted: string;
}

/** By provider as payouts have it: there are only a few. */
const namesKnown = new Map<string, ProviderNames>();

function namesOf(provider: string): ProviderNames {
  const known = namesKnown.get(provider);
  if (known) return known;
  const made = { key: providerKey(provider), unlisted: unlistedName(provider) };
  if (namesKnown.size > 1_000) namesKnown.clear();
  namesKnown.set(provider, made);
  return made;
}

/** By descriptor as payouts have it, normalised: an account has few. */
const descriptorsKnown = new Map<string, string>();

function descriptorOf(descriptor: string): string {
  if (descriptor === '') return '';
  const known = descriptorsKnown.get(descriptor);
  if (known !== undefined) return known;
  const normal = normaliseNarrative(descriptor);
  if (descriptorsKnown.size > 1_000) descriptorsKnown.clear();
  descriptorsKnown.set(descriptor, normal);
  return normal;
}

class PreparedMarks implements PayoutMarks {
  readonly provider: string;
  readonly name: string;
  readonly own: string;
  readonly cut: string;
  readonly id: string;
  readonly trace: string;
  readonly aliases: AliasWords;
  private readonly rawId: string;
  private knownShape: string | null = null;

  constructor(payout: Pick<MatchPayout, 'provider' | 'descriptor' | 'id' | 'traceId'>, aliases: AliasWords) {
    const normal = descriptorOf(payout.descriptor);
    const { key, unlisted } = namesOf(payout.provider);
    this.provider = key;
    this.name = unlisted;
    this.own = normal.length >= SHORTEST_DESCRIPTOR ? normal : '';
    this.cut = this.own.length > CUT_DESCRIPTOR ? this.own.slice(0, CUT_DESCRIPTOR).trim() : '';
    this.rawId = payout.id;
    this.id = squeeze(payout.id);
    this.trace = payout.traceId && squeeze(payout.traceId);
    this.aliases = aliases;
  }

  /** Only texts that name ids ask for it. */
  get shape(): string {
    this.knownShape ??= shapeOf(this.rawId);
    return this.knownShape;
  }
}

/** Prepares a payout's marks for `signalsIn`. */
export function payoutMarks(
  payout: Pick<MatchPayout, 'provider' | 'descriptor' | 'id' | 'traceId'>,
  aliases: AliasWords = NO_ALIASES,
): PayoutMarks {
  return new PreparedMarks(payout, aliases);
}

function firstIn(aliases: readonly string[], text: LineText): string {
  return aliases.length === 0
    ? ''
    : (aliases.find((alias) => ` ${text.words} `.includes(` ${alias} `)) ?? '');
}

function providerIn({ provider, name }: PayoutMarks, text: LineText): string {
  if (name !== '') return holdsName(text, name) ? name : '';
  return text.providers.find((named) => named.provider === provider)?.words ?? '';
}

function ownDescriptorIn({ own, cut }: PayoutMarks, text: LineText): string {
  if (own === '') return '';
  const words = ` ${text.words} `;
  if (words.includes(` ${own} `)) return own;
  return cut !== '' && words.includes(` ${cut} `) ? cut : '';
}

/**
 * Whether the text names a provider, but not the payout's. A descriptor is often the business's own name, which every provider
 * writes: it doesn't outweigh that, unless the other name is part of it.
 */
function namesAnotherProvider(marks: PayoutMarks, text: LineText): boolean {
  if (text.providers.length === 0 || providerIn(marks, text) !== '') return false;
  const own = ownDescriptorIn(marks, text);
  return text.providers.some(({ words }) => !` ${own} `.includes(` ${words} `));
}

/** Whether a name that a text has is a mark: the sender's, of money that was not paid in by hand or for something else. */
function isMark(text: LineText, name: string, own: string, isWhole = true): boolean {
  const { words, fields } = text;
  if (isPaidInByHand(words) || isOtherBusiness(words, own)) return false;
  return isPlainlySender(fields, words, name) || isSender(fields, name, own, isWhole);
}

/** Whether a descriptor is the provider's name, maybe with a bank's words, and so no more than that. */
function isProviders(descriptor: string, { name }: PayoutMarks): boolean {
  const names = name === '' ? providersIn(descriptor).map(({ words }) => words) : [name];
  const rest = names.reduce((words, one) => words.replaceAll(` ${one} `, '  '), ` ${descriptor} `);
  return rest.split(' ').every((word) => word === '' || isBankWord(word));
}

/** The account's descriptor or the provider's name where it is a mark. */
function markIn(marks: PayoutMarks, text: LineText): string {
  const own = ownDescriptorIn(marks, text);
  if (own !== '' && isMark(text, own, marks.own, isProviders(own, marks))) return own;
  if (marks.name !== '') {
    const name = providerIn(marks, text);
    return name !== '' && isMark(text, name, marks.own) ? name : '';
  }
  const named = text.providers.filter(({ provider }) => provider === marks.provider);
  return named.find(({ words }) => isMark(text, words, marks.own))?.words ?? '';
}

/** The last that was made: nearly all texts of an account have the same, and so share it. */
let latest: Asked = {
  own: '',
  provider: '',
  name: '',
  aliases: NO_ALIASES,
  descriptor: '',
  namesAnother: false,
};

/** A text that more accounts than these ask of is read again for them. */
const MOST_ASKED = 16;

function isOf(asked: Asked, { own, provider, name, aliases }: PayoutMarks): boolean {
  return asked.own === own && asked.provider === provider && asked.name === name && asked.aliases === aliases;
}

function ask(marks: PayoutMarks, text: LineText): Asked {
  const { asked } = text;
  for (let at = 0; at < asked.length; at += 1) {
    const before = asked[at];
    if (before && isOf(before, marks)) return before;
  }
  const { own, provider, name, aliases } = marks;
  const namesAnother = namesAnotherProvider(marks, text);
  const alias = firstIn(aliases.own, text);
  const isNone = text.cardPurchase || namesAnother;
  const descriptor = alias || (isNone ? '' : markIn(marks, text));
  if (!isOf(latest, marks) || latest.descriptor !== descriptor || latest.namesAnother !== namesAnother)
    latest = { own, provider, name, aliases, descriptor, namesAnother };
  if (asked.length === MOST_ASKED) asked.length = 0;
  asked.push(latest);
  return latest;
}

/** The user's own words, the account's descriptor or the provider's name as the text has it; empty if it has none. */
export function descriptorIn(marks: PayoutMarks, text: LineText): string {
  return ask(marks, text).descriptor;
}

/** Whether a text has any mark of a payout: its provider's, its account's or its own. */
export function bearsMark(marks: PayoutMarks, text: LineText): boolean {
  if (descriptorIn(marks, text) !== '') return true;
  const { payoutId, traceId } = signalsIn(marks, text);
  return payoutId || traceId;
}

/** Which marks of a payout a line's text carries. */
export function signalsIn(marks: PayoutMarks, text: LineText): Signals {
  const { id, trace } = marks;
  const payoutId = holdsId(text, id) || includesOwn(text.ids, marks) || holdsCutId(text, id);
  const traceId = holdsId(text, trace);
  const isNamed = payoutId || traceId;
  const alias = firstIn(marks.aliases.own, text);
  const { descriptor, namesAnother } = ask(marks, text);
  const isOthers = alias === '' && (namesAnother || firstIn(marks.aliases.others, text) !== '');
  return {
    alias,
    descriptor,
    payoutId,
    traceId,
    contradicted: !isNamed && (isOthers || nameAnother(text.ids, marks)),
  };
}

/** Words that banks write of any money that comes or goes. */
const BANK_WORDS = new Set(
  'ACH BACS BANK CASH CHAPS CR CREDIT DC DD DEBIT DEP DEPOSIT DIRECT DR EFT FPS FROM IN INCOMING INWARD MISC NPP OSKO PAYMENT PMT RECEIVED REF REFERENCE SEPA TFR TO TRANSFER WIRE'.split(
    ' ',
  ),
);

/** Whether a text has nothing but a bank's own words and numbers: whose money it is it doesn't say. */
export function namesNobody({ words }: Pick<LineText, 'words'>): boolean {
  return words.split(' ').every((word) => word === '' || BANK_WORDS.has(word) || /\d/.test(word));
}
