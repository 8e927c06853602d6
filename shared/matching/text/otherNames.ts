/** Candidates on lines that name another account of the provider, or another payout by its id, its trace id or what is left of them. */
import { keepShape } from '../kept.ts';
import { altered } from '../altered.ts';
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import { type AccountName, isName, type NameBook, SHORTEST_NAME } from './nameBook.ts';
import { isCutOf } from './namedIds.ts';
import type { Evidence } from '../model.ts';
import { DESCRIPTOR_WEIGHT } from '../rules.ts';
import { isMark, isNaming } from '../score.ts';
import type { LineText } from './lineText.ts';
import type { PayoutMarks } from './marks.ts';
import { signalsIn } from './signals.ts';

/** Words that a bank may have made of one id. */
const MOST_PARTS = 3;

const NO_NAMES: readonly string[] = [];
const NOBODY: readonly AccountName[] = [];

/** What could be the id of a payout in a text: words, a few of them in a row, and ids of known shapes. */
function nameLikes(text: LineText): readonly string[] {
  if (!/\d/.test(text.words)) return NO_NAMES;
  const words = text.words.split(' ');
  const digits = words.map((word) => /\d/.test(word));
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    let [joined, hasDigit] = ['', false];
    for (let to = from; to < words.length && to < from + MOST_PARTS; to += 1) {
      joined += words[to] ?? '';
      hasDigit ||= digits[to] === true;
      if (hasDigit && joined.length >= SHORTEST_NAME) found.push(joined);
    }
  }
  for (const { id } of text.ids) if (isName(id)) found.push(id);
  return found;
}

const holds = (text: string, words: string) => ` ${text} `.includes(` ${words} `);

/** What a text says of others than the payouts of an account. */
interface Reading {
  /** Words that name payouts. */
  readonly names: readonly string[];
  /** Accounts of the provider that it names. */
  readonly accounts: readonly AccountName[];
}

const SILENT: Reading = { names: NO_NAMES, accounts: NOBODY };

export class OtherNames {
  private readonly book: NameBook;
  /** By provider, then by text: banks repeat themselves. By line where the book must know which lines asked. */
  private readonly readings = new Map<string, Map<LineText | LineNode, Reading>>();
  private readonly own = new Map<string, readonly string[]>();

  constructor(book: NameBook) {
    keepShape(this);
    this.book = book;
  }

  private reading(provider: string, line: LineNode): Reading {
    let readings = this.readings.get(provider);
    if (!readings) this.readings.set(provider, (readings = new Map()));
    const key = this.book.isHeard ? line : line.text;
    let reading = readings.get(key);
    if (!reading) {
      const names = nameLikes(line.text).filter((word) => this.book.names(word, line.line.key));
      const accounts = this.accountsIn(line.text, provider);
      reading = names.length + accounts.length === 0 ? SILENT : { names, accounts };
      readings.set(key, reading);
    }
    return reading;
  }

  private accountsIn({ words }: LineText, provider: string): readonly AccountName[] {
    const all = this.book.accountNames(provider);
    if (all.size === 0) return NOBODY;
    const text = ` ${words} `;
    const found: AccountName[] = [];
    for (const head of words.split(' '))
      for (const name of all.get(head) ?? []) if (text.includes(` ${name.words} `)) found.push(name);
    return found;
  }

  private descriptorsOf({ marks, payout }: PayoutNode): readonly string[] {
    const key = `${payout.provider}\n${payout.connectionId}`;
    let known = this.own.get(key);
    if (!known) this.own.set(key, (known = this.book.descriptorsOf(payout.provider, payout.connectionId)));
    const { own } = marks.account;
    return own === '' || known.includes(own) ? known : [...known, own];
  }

  /** Whether a text has another account's descriptor that is no part of the payout's own, and not that one too. */
  private namesOtherAccount(node: PayoutNode, line: LineNode): boolean {
    const { connectionId } = node.payout;
    const { accounts } = this.reading(node.marks.account.provider, line);
    if (accounts.length === 0) return false;
    const others = accounts.filter((one) => !one.bearers.has(connectionId));
    if (others.length === 0) return false;
    const own = this.descriptorsOf(node);
    return others.some(({ words }) => {
      if (own.some((one) => one.startsWith(words) || holds(one, words))) return false;
      const rest = ` ${line.text.words} `.replaceAll(` ${words} `, '  ');
      return !own.some((one) => rest.includes(` ${one} `)) && !hasCut(node.marks, rest);
    });
  }

  private namesOtherPayout(of: readonly PayoutNode[], line: LineNode): boolean {
    const names = of.length === 0 ? NO_NAMES : this.reading(of[0]?.marks.account.provider ?? '', line).names;
    return names.length > 0 && !of.some(({ marks }) => isNamed(marks, line.text, names));
  }

  private speaksOfOthers(of: readonly PayoutNode[], line: LineNode, isAlias: boolean): boolean {
    if (this.namesOtherPayout(of, line)) return true;
    if (isAlias || !of.every((node) => this.namesOtherAccount(node, line))) return false;
    return !of.some(({ marks }) => isNamed(marks, line.text, []));
  }

  /** Whether a line of a payout's amount speaks of someone else; `why` is what is known of its text. */
  speakAgainst(payout: PayoutNode, line: LineNode, why: Evidence | null): boolean {
    if (why !== null && isNaming(why)) return false;
    const { provider } = payout.marks.account;
    if (!isMark(why) && !isMentioned(provider, line)) return false;
    if (this.reading(provider, line) === SILENT) return false;
    return this.speaksOfOthers([payout], line, why?.code === 'aliasSeen');
  }

  /** Whether one of a candidate's lines, that has a mark or the name of the provider, speaks of someone else than its payouts. */
  contradict(
    { evidence, marked, payouts, lines }: Candidate,
    nodes: { readonly payouts: readonly PayoutNode[]; readonly lines: readonly LineNode[] },
  ): boolean {
    if (lines.length === 1 && evidence.some(isNaming)) return false;
    const isAlias = evidence.some(({ code }) => code === 'aliasSeen');
    const of = payouts.map((index) => nodes.payouts[index]).filter((node) => node !== undefined);
    const on = lines.map((index) => nodes.lines[index]).filter((node) => node !== undefined);
    const isMentionedIn = (line: LineNode) =>
      of.some(({ marks }) => isMentioned(marks.account.provider, line));
    if (!marked && !on.some(isMentionedIn)) return false;
    return on.some((line) => this.speaksOfOthers(of, line, isAlias));
  }
}

/** Whether a line has the name of a provider, if only in a longer one. */
function isMentioned(provider: string, { text }: LineNode): boolean {
  const { providers } = text;
  for (let at = 0; at < providers.length; at += 1) if (providers[at]?.provider === provider) return true;
  return false;
}

/** What ACH leaves of a payout's own descriptor. */
function hasCut({ account: { cut } }: PayoutMarks, rest: string): boolean {
  return cut !== '' && rest.includes(` ${cut} `);
}

function isNamed(marks: PayoutMarks, text: LineText, names: readonly string[]): boolean {
  const { payoutId, traceId } = signalsIn(marks, text);
  if (payoutId || traceId) return true;
  return [marks.id, marks.trace].some((own) => names.some((name) => name === own || isCutOf(name, own)));
}

/** What a score is worth on a line that names someone else. */
export function othersScore(score: number): number {
  return Math.max(0, Math.round((score - DESCRIPTOR_WEIGHT) * 1e6) / 1e6);
}

/** Exact, but on a line that names someone else: no mark, no match for the days, and the worse for it. */
export function asOthers(candidate: Candidate): Candidate {
  return altered(candidate, {
    marked: false,
    dateInside: false,
    score: othersScore(candidate.score),
    evidence: [
      ...candidate.evidence,
      { code: 'otherExplanation', values: { option: 'named' }, weight: -DESCRIPTOR_WEIGHT },
    ],
  });
}
