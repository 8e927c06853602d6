/** The payouts and lines of a run in the order in which everything looks at them. */
import { keepShape } from './kept.ts';
import { dayNumber } from '../dates.ts';
import type { StatementLine } from '../statement/model.ts';
import { payoutAlikeKey } from './solve/alike.ts';
import type { LineNode, MatchInput, MatchPayout, PayoutNode } from './input.ts';
import { aliasReader } from './text/aliases.ts';
import type { LineText } from './text/lineText.ts';
import { type AliasWords, type PayoutMarks, payoutMarks } from './text/marks.ts';
import { Texts } from './text/texts.ts';
import { compareText } from '../order.ts';

/** Up to so many are sorted as they are; more are first laid out by day. */
const FEW = 64;
/** Days between the first and the last that are laid out. */
const MOST_DAYS = 100_000;

/** In date order, then by key: texts are compared only within a day. */
function inOrder<T extends { readonly day: number; readonly key: string }>(items: readonly T[]): T[] {
  const [low, high] = boundsOf(items);
  const byKey = (a: T, b: T) => compareText(a.key, b.key);
  if (items.length < FEW || high - low > MOST_DAYS)
    return items.toSorted((a, b) => a.day - b.day || byKey(a, b));
  const starts = new Int32Array(high - low + 2);
  for (const { day } of items) starts[day - low + 1] = (starts[day - low + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const laid = items.slice();
  for (const item of items) {
    const place = next[item.day - low] ?? 0;
    next[item.day - low] = place + 1;
    laid[place] = item;
  }
  for (let at = 0; at < starts.length - 1; at += 1)
    sortPart(laid, starts[at] ?? 0, starts[at + 1] ?? 0, byKey);
  return laid;
}

function boundsOf(items: readonly { readonly day: number }[]): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of items) {
    if (day < low) low = day;
    if (day > high) high = day;
  }
  return [low, high];
}

/** Sorts what stands from one place to before another; mostly it is in order. */
function sortPart<T>(items: T[], from: number, to: number, compare: (a: T, b: T) => number): void {
  let at = from + 1;
  while (at < to && isUpTo(items[at - 1], items[at], compare)) at += 1;
  if (at >= to) return;
  items
    .slice(from, to)
    .sort(compare)
    .forEach((item, nth) => {
      items[from + nth] = item;
    });
}

function isUpTo<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number): boolean {
  return a !== undefined && b !== undefined && compare(a, b) <= 0;
}

class OpenPayout implements PayoutNode {
  readonly payout: MatchPayout;
  readonly day: number;
  readonly marks: PayoutMarks;
  index = 0;
  private known: string | null = null;

  constructor(payout: MatchPayout, aliases: AliasWords) {
    keepShape(this);
    this.payout = payout;
    this.day = dayNumber(payout.arrivalDate);
    this.marks = payoutMarks(payout, aliases);
  }

  get key(): string {
    return this.payout.key;
  }

  /** Only where several pairings compete is this ever asked for. */
  get alike(): string {
    this.known ??= payoutAlikeKey(this.payout);
    return this.known;
  }
}

/** The payouts that nobody decided, in date order. */
export function openPayouts(input: MatchInput): PayoutNode[] {
  const decided = new Set<string>();
  for (const { payoutKeys } of input.decisions) for (const key of payoutKeys) decided.add(key);
  const aliasesOf = aliasReader(input.aliases);
  const open: OpenPayout[] = [];
  for (const payout of input.payouts)
    if (decided.size === 0 || !decided.has(payout.key)) open.push(new OpenPayout(payout, aliasesOf(payout)));
  return numbered(inOrder(open));
}

function numbered<T extends { index: number }>(nodes: T[]): T[] {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node) node.index = index;
  }
  return nodes;
}

class FreeLine implements LineNode {
  readonly line: StatementLine;
  readonly day: number;
  index = 0;
  private readonly texts: Texts;
  private prepared: LineText | null = null;

  constructor(line: StatementLine, texts: Texts) {
    keepShape(this);
    this.line = line;
    this.texts = texts;
    this.day = dayNumber(line.date);
  }

  get key(): string {
    return this.line.key;
  }

  /** Most lines have nobody's amount, and their text is never read. */
  get text(): LineText {
    this.prepared ??= this.texts.of(this.line);
    return this.prepared;
  }
}

/** The lines that nobody decided, of the currencies that payouts come in, in date order. */
export function freeLines(input: MatchInput): LineNode[] {
  const decided = new Set<string>();
  for (const { lineKeys } of input.decisions) for (const key of lineKeys) decided.add(key);
  const currencies = new Set<string>();
  for (const { currency } of input.payouts) currencies.add(currency);
  for (const { from, to } of input.rates ?? []) currencies.add(from).add(to);
  const texts = new Texts();
  const free: FreeLine[] = [];
  for (const line of input.lines) {
    const isFree = decided.size === 0 || !decided.has(line.key);
    if (isFree && currencies.has(line.currency)) free.push(new FreeLine(line, texts));
  }
  return numbered(inOrder(free));
}
