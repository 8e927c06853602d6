/**
 * Long lists that a worker works out for the page: the page is sent only what is other than it has, a part at a time, so that taking it in
 * never keeps a frame waiting. A part is as many items as weigh `PART_WEIGHT` together.
 */
import * as v from 'valibot';
import { isSame } from '../../shared/matching/incremental/changes.ts';

const PART_WEIGHT = 2_000;

/** What the page has: the name of its list, empty if none. */
export const BaseSchema = v.object({ base: v.string() });

/** Which part of which list it asks for. */
export const PartSchema = v.object({ version: v.string(), at: v.number() });

/** A list in brief: how many parts there are of what changed, and the keys in order, or null where the page's are the same. */
export interface ListHead {
  readonly version: string;
  readonly order: readonly string[] | null;
  readonly parts: number;
}

export class PartsKeeper<T extends object> {
  private version = '';
  private items: ReadonlyMap<string, T> = new Map();
  private parts: readonly (readonly T[])[] = [];
  private readonly keyOf: (item: T) => string;
  private readonly weightOf: (item: T) => number;

  constructor(keyOf: (item: T) => string, weightOf: (item: T) => number) {
    this.keyOf = keyOf;
    this.weightOf = weightOf;
  }

  /** Takes a list as it is now; `base` is the version that the page has. */
  renew(list: readonly T[], base: string): ListHead {
    const before = base !== '' && base === this.version ? this.items : new Map<string, T>();
    const isAnew = before.size === 0;
    const items = new Map<string, T>();
    const changed: T[] = [];
    for (const item of list) {
      const key = this.keyOf(item);
      const known = before.get(key);
      const isKnown = known !== undefined && isSame(known, item);
      items.set(key, isKnown ? known : item);
      if (!isKnown) changed.push(item);
    }
    const order = [...items.keys()];
    const isInOrder = !isAnew && isSame([...before.keys()], order);
    this.items = items;
    this.parts = inParts(changed, this.weightOf);
    this.version = crypto.randomUUID();
    return { version: this.version, order: isInOrder ? null : order, parts: this.parts.length };
  }

  /** One part of the list last taken; null if that is another one by now. */
  part({ version, at }: v.InferOutput<typeof PartSchema>): readonly T[] | null {
    return version === this.version ? (this.parts[at] ?? []) : null;
  }
}

function inParts<T>(items: readonly T[], weightOf: (item: T) => number): T[][] {
  const parts: T[][] = [];
  let weight = PART_WEIGHT;
  for (const item of items) {
    if (weight >= PART_WEIGHT) {
      parts.push([]);
      weight = 0;
    }
    parts.at(-1)?.push(item);
    weight += weightOf(item);
  }
  return parts;
}
