/** What surrounds a pairing: the pairings that share a payout or a line with it. */
import { keepShape } from '../kept.ts';
import type { AlikeLines } from './alike.ts';
import type { Candidate, LineNode, PayoutNode } from '../input.ts';

/** Lines and payouts that a pairing of a shape that can't prove itself has a claim to. */
export interface Doubted {
  readonly lines: ReadonlySet<number>;
  readonly payouts: ReadonlySet<number>;
}

/** Everything that a tier is solved on. Candidates name payouts and lines by their positions here. */
export interface Field {
  /** By position; those that compete with none may be missing. */
  readonly candidates: readonly (Candidate | undefined)[];
  readonly payouts: readonly PayoutNode[];
  readonly lines: readonly LineNode[];
  /** Lines for which not every sum was tried. */
  readonly unsearched: ReadonlySet<number>;
  /** Payouts for which not every sum was tried. */
  readonly hasty: ReadonlySet<number>;
  /** What an unproven shape would also explain. */
  readonly doubted: Doubted;
  /** Of components of several pairings. */
  readonly alike: AlikeLines;
}

/** Equal for lines between which nothing tells. */
export function alikeOf({ alike, lines }: Field, line: number): string {
  return alike.get(line) ?? lines[line]?.line.key ?? '';
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** Same payouts on lines that can't be told from the chosen ones. */
export function equivalent(field: Field, a: Candidate, b: Candidate): boolean {
  if (a.kind !== b.kind || a.lines.length !== b.lines.length || !isSameList(a.payouts, b.payouts))
    return false;
  return a.lines.every((line, role) => alikeOf(field, line) === alikeOf(field, b.lines[role] ?? -1));
}

/** The pairings of a component by payout and by line. */
export class Neighbourhood {
  private readonly byKey = new Map<number, number[]>();
  private readonly field: Field;

  constructor(field: Field, positions: readonly number[]) {
    keepShape(this);
    this.field = field;
    for (const position of positions) {
      for (const key of this.keysOf(position)) {
        const list = this.byKey.get(key);
        if (list) list.push(position);
        else this.byKey.set(key, [position]);
      }
    }
  }

  /** Even for payouts, odd for lines. */
  private keysOf(position: number): number[] {
    const candidate = this.field.candidates[position];
    return [
      ...(candidate?.payouts ?? []).map((index) => 2 * index),
      ...(candidate?.lines ?? []).map((index) => 2 * index + 1),
    ];
  }

  /** Other pairings that share a payout or a line with one and can be told from it. */
  rivals(position: number): Candidate[] {
    const own = this.field.candidates[position];
    const near = new Set(this.keysOf(position).flatMap((key) => this.byKey.get(key) ?? []));
    return [...near]
      .toSorted((a, b) => a - b)
      .map((other) => this.field.candidates[other])
      .filter((candidate) => candidate !== undefined)
      .filter(
        (candidate) => own !== undefined && candidate !== own && !equivalent(this.field, candidate, own),
      );
  }

  /** Other pairings of the same payouts, on whichever lines. */
  alternatives(position: number): Candidate[] {
    const payouts = this.field.candidates[position]?.payouts ?? [];
    const near = new Set(payouts.flatMap((index) => this.byKey.get(2 * index) ?? []));
    return [...near]
      .map((other) => this.field.candidates[other])
      .filter((candidate) => candidate !== undefined);
  }
}
