/** What a bank line's text says about a payout. */
import { isBankWord, isOtherBusiness, isPaidInByHand } from './bankWords.ts';
import type { LineText } from './lineText.ts';
import type { AccountMarks, PayoutMarks } from './marks.ts';
import { holdsCutId, holdsId, includesOwn, nameAnother } from './namedIds.ts';
import { holdsName, providersIn } from './providerNames.ts';
import { isPlainlySender, isSender } from './senders.ts';

/** What a text says to all payouts with these marks. */
export interface Asked {
  readonly account: AccountMarks;
  /** Where it names none of them. */
  readonly signals: Signals;
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

function firstIn(aliases: readonly string[], text: LineText): string {
  return aliases.length === 0
    ? ''
    : (aliases.find((alias) => ` ${text.words} `.includes(` ${alias} `)) ?? '');
}

function providerIn({ provider, name }: AccountMarks, text: LineText): string {
  if (name !== '') return holdsName(text, name) ? name : '';
  return text.providers.find((named) => named.provider === provider)?.words ?? '';
}

function ownDescriptorIn({ own, cut }: AccountMarks, text: LineText): string {
  if (own === '') return '';
  const words = ` ${text.words} `;
  if (words.includes(` ${own} `)) return own;
  return cut !== '' && words.includes(` ${cut} `) ? cut : '';
}

/**
 * Whether the text names a provider, but not the payout's. A descriptor is often the business's own name, which every provider
 * writes: it doesn't outweigh that, unless the other name is part of it.
 */
function namesAnotherProvider(marks: AccountMarks, text: LineText): boolean {
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
function isProviders(descriptor: string, { name }: AccountMarks): boolean {
  const names = name === '' ? providersIn(descriptor).map(({ words }) => words) : [name];
  const rest = names.reduce((words, one) => words.replaceAll(` ${one} `, '  '), ` ${descriptor} `);
  return rest.split(' ').every((word) => word === '' || isBankWord(word));
}

/** The account's descriptor or the provider's name where it is a mark. */
function markIn(marks: AccountMarks, text: LineText): string {
  const own = ownDescriptorIn(marks, text);
  if (own !== '' && isMark(text, own, marks.own, isProviders(own, marks))) return own;
  if (marks.name !== '') {
    const name = providerIn(marks, text);
    return name !== '' && isMark(text, name, marks.own) ? name : '';
  }
  const named = text.providers.filter(({ provider }) => provider === marks.provider);
  return named.find(({ words }) => isMark(text, words, marks.own))?.words ?? '';
}

function read(account: AccountMarks, text: LineText): Signals {
  const { own, others } = account.aliases;
  const namesAnother = namesAnotherProvider(account, text);
  const alias = firstIn(own, text);
  const isNone = text.cardPurchase || namesAnother;
  const descriptor = alias || (isNone ? '' : markIn(account, text));
  const contradicted = alias === '' && (namesAnother || firstIn(others, text) !== '');
  return { alias, descriptor, payoutId: false, traceId: false, contradicted };
}

function isSame(a: Signals, b: Signals): boolean {
  return a.alias === b.alias && a.descriptor === b.descriptor && a.contradicted === b.contradicted;
}

/** By account what was read last: nearly all its texts say the same, and so share it. */
const latest = new WeakMap<AccountMarks, Asked>();

function ask(account: AccountMarks, text: LineText): Asked {
  const before = text.asked;
  if (before?.account === account) return before;
  const known = text.everAsked?.get(account);
  if (known) return (text.asked = known);
  const signals = read(account, text);
  let asked = latest.get(account);
  if (!asked || !isSame(asked.signals, signals)) latest.set(account, (asked = { account, signals }));
  if (before) {
    text.everAsked ??= new Map([[before.account, before]]);
    text.everAsked.set(account, asked);
  }
  return (text.asked = asked);
}

/** The user's own words, the account's descriptor or the provider's name as the text has it; empty if it has none. */
export function descriptorIn({ account }: PayoutMarks, text: LineText): string {
  return ask(account, text).signals.descriptor;
}

/** Whether a text has any mark of a payout: its provider's, its account's or its own. */
export function bearsMark(marks: PayoutMarks, text: LineText): boolean {
  if (descriptorIn(marks, text) !== '') return true;
  const { payoutId, traceId } = signalsIn(marks, text);
  return payoutId || traceId;
}

/** Which marks of a payout a line's text carries. */
export function signalsIn(marks: PayoutMarks, text: LineText): Signals {
  const { signals } = ask(marks.account, text);
  const isNameless = text.isNameless && marks.isNumbered;
  if (isNameless && !(text.hasLongWord && holdsCutId(text, marks.id))) return signals;
  const { id, trace } = marks;
  const payoutId = holdsId(text, id) || includesOwn(text.ids, marks) || holdsCutId(text, id);
  const traceId = holdsId(text, trace);
  const isNamed = payoutId || traceId;
  const contradicted = !isNamed && (signals.contradicted || nameAnother(text.ids, marks));
  if (!isNamed && contradicted === signals.contradicted) return signals;
  return { alias: signals.alias, descriptor: signals.descriptor, payoutId, traceId, contradicted };
}
