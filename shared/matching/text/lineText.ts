/** A bank line's text, prepared once for all the payouts that it is held against. */
import { keepShape } from '../kept.ts';
import type { StatementLine } from '../../statement/model.ts';
import { normaliseNarrative } from '../../statement/narrative.ts';
import { idsIn, isNumbered, LONG_WORD, type NamedId, squeeze } from './namedIds.ts';
import { type NamedProvider, providersIn } from './providerNames.ts';
import type { Fields } from './senders.ts';
import type { AccountMarks } from './marks.ts';
import type { Asked } from './signals.ts';

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
  /** It names no payout whose name is a number with letters, unless it has the beginning of one: see `hasLongWord`. */
  readonly isNameless: boolean;
  /** One of its words is so long that a bank may have cut it. */
  readonly hasLongWord: boolean;
  /** What was asked of it last, and all that was asked: payouts of an account mostly have the same marks. */
  asked: Asked | null;
  everAsked: Map<AccountMarks, Asked> | null;
}

const CARD_PURCHASE = /\b(STRIPE|SQ|SQUARE|PAYPAL|PP|SP|SUMUP|ZETTLE|IZ|TYRO|MOLLIE)\s?\*/i;
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
  asked: Asked | null = null;
  everAsked: Map<AccountMarks, Asked> | null = null;
  private readonly raw: string;
  private readonly isPlain: boolean;
  private knownJoined: string | null = null;
  private knownIds: readonly NamedId[] | null = null;
  private knownProviders: readonly NamedProvider[] | null = null;
  private knownNameless: boolean | null = null;
  private knownLong: boolean | null = null;

  constructor(raw: string, fields: Fields) {
    keepShape(this);
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

  get isNameless(): boolean {
    this.knownNameless ??= !isNumbered(this.raw) && !isNumbered(this.words) && this.ids.length === 0;
    return this.knownNameless;
  }

  get hasLongWord(): boolean {
    this.knownLong ??= LONG_WORD.test(this.words);
    return this.knownLong;
  }
}

/** Prepares a line's text for `signalsIn`. */
export function lineText(line: Pick<StatementLine, keyof Fields>): LineText {
  const { payee, narrative, reference } = line;
  const isBare = payee === '' && reference === '';
  return new PreparedText(isBare ? narrative : `${payee} ${narrative} ${reference}`, line);
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
