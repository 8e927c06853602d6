/**
 * All possible pairings of a run, in columns. There is about one for each payout, nearly all of them one payout on one line, and a run
 * passes over them many times: numbers that lie side by side are read far faster than objects all over the memory, and
 * need no collecting. The object is made where someone wants to see it.
 */
import { keepShape } from './kept.ts';
import type { Candidate, LineNode } from './input.ts';
import type { DayFit } from './days/dayFits.ts';
import type { Evidence } from './model.ts';
import { isMark, isNaming, type Said, singleOf, singleScore } from './score.ts';
import { asOthers, othersScore } from './text/otherNames.ts';

const SINGLE = 1;
const MARKED = 2;
const INSIDE = 4;
const UNPROVEN = 8;
const NAMED = 16;
const PUNCTUAL = 32;
const OTHERS = 64;
/** Of several payouts or several lines: what it takes is asked of the object. */
const WIDE = 128;
/** Short or converted. */
const INEXACT = 256;

export class Pairings {
  /** By position, the pairings that someone wanted to keep. */
  readonly known: (Candidate | undefined)[] = [];
  private readonly lines: readonly LineNode[];
  private readonly traits: number[] = [];
  private readonly firstPayouts: number[] = [];
  private readonly firstLines: number[] = [];
  private readonly scores: number[] = [];
  /** What the days and the text say, of pairings that were never seen as objects. */
  private readonly days: (DayFit | null)[] = [];
  private readonly whys: (Evidence | null)[] = [];

  /** More than any index of a payout. */
  readonly payoutCount: number;

  /** `lines` by index; so many payouts. */
  constructor(payoutCount: number, lines: readonly LineNode[]) {
    keepShape(this);
    this.payoutCount = payoutCount;
    this.lines = lines;
  }

  get count(): number {
    return this.traits.length;
  }

  /** More than any index of a line. */
  get lineCount(): number {
    return this.lines.length;
  }

  /** One payout (by index) on one line; `isOthers`: the line names someone else. */
  addSingle(payout: number, line: LineNode, said: Said, isOthers: boolean): void {
    const { days, why } = said;
    const mark = isOthers ? OTHERS : (isMark(why) ? MARKED : 0) | (days.inside ? INSIDE : 0);
    const named = why !== null && isNaming(why) ? NAMED : 0;
    const punctual = days.lag === 0 ? PUNCTUAL : 0;
    this.put(SINGLE | mark | named | punctual, payout, line.index);
    const score = singleScore(said);
    this.scores.push(isOthers ? othersScore(score) : score);
    this.days.push(days);
    this.whys.push(why);
    this.known.push(undefined);
  }

  /** A pairing of any shape; gives its position. */
  add(candidate: Candidate): number {
    const { kind, payouts, lines, marked, dateInside, unproven, evidence } = candidate;
    const shape = (kind === 'single' ? SINGLE : 0) | (payouts.length === 1 && lines.length === 1 ? 0 : WIDE);
    const facts = (marked ? MARKED : 0) | (dateInside ? INSIDE : 0) | (unproven ? UNPROVEN : 0);
    const named = evidence.some(isNaming) ? NAMED : 0;
    const punctual = evidence.some(({ code }) => code === 'dateExpected') ? PUNCTUAL : 0;
    const inexact = kind === 'short' || kind === 'foreign' ? INEXACT : 0;
    this.put(shape | facts | named | punctual | inexact, payouts[0] ?? -1, lines[0] ?? -1);
    this.scores.push(candidate.score);
    this.days.push(null);
    this.whys.push(null);
    return this.known.push(candidate) - 1;
  }

  private put(traits: number, payout: number, line: number): void {
    this.traits.push(traits);
    this.firstPayouts.push(payout);
    this.firstLines.push(line);
  }

  private has(position: number, trait: number): boolean {
    return ((this.traits[position] ?? 0) & trait) !== 0;
  }

  isSingle(position: number): boolean {
    return this.has(position, SINGLE);
  }

  isMarked(position: number): boolean {
    return this.has(position, MARKED);
  }

  isInside(position: number): boolean {
    return this.has(position, INSIDE);
  }

  isUnproven(position: number): boolean {
    return this.has(position, UNPROVEN);
  }

  /** The line has the id or the trace id of the payout. */
  isNamed(position: number): boolean {
    return this.has(position, NAMED);
  }

  /** On the very day on which it was expected. */
  isPunctual(position: number): boolean {
    return this.has(position, PUNCTUAL);
  }

  /** Short, or converted by the bank. */
  isInexact(position: number): boolean {
    return this.has(position, INEXACT);
  }

  /** Whether it takes more or fewer than one payout and one line. */
  isWide(position: number): boolean {
    return this.has(position, WIDE);
  }

  /** The index of its first payout. */
  payoutOf(position: number): number {
    return this.firstPayouts[position] ?? -1;
  }

  /** The index of its first line. */
  lineOf(position: number): number {
    return this.firstLines[position] ?? -1;
  }

  linesOf(position: number): readonly number[] {
    return this.isWide(position) ? (this.known[position]?.lines ?? []) : [this.lineOf(position)];
  }

  scoreOf(position: number): number {
    return this.scores[position] ?? 0;
  }

  /** What is said of one payout on one line of its amount that names nobody else; null of all others. */
  saidOf(position: number): Said | null {
    const days = this.days[position];
    return days && !this.has(position, OTHERS) ? { days, why: this.whys[position] ?? null } : null;
  }

  /** The pairing, made anew if nobody keeps it. Throws if there is none. */
  look(position: number): Candidate {
    const known = this.known[position];
    if (known) return known;
    const days = this.days[position];
    const line = this.lines[this.lineOf(position)];
    if (!days || !line) throw new Error(`There is no pairing ${position}.`);
    const made = singleOf(this.payoutOf(position), line, { days, why: this.whys[position] ?? null });
    return this.has(position, OTHERS) ? asOthers(made) : made;
  }

  /** The same, kept in `known`. */
  keep(position: number): Candidate {
    const made = this.look(position);
    this.known[position] = made;
    return made;
  }
}
