/** Seeded randomness for the demo story: the same story on every machine, in every run. */
import { stableHash } from '../../../shared/ids.ts';

/** A small deterministic source of numbers. */
export interface Random {
  /** A float in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** One of a non-empty list. Throws `RangeError` for an empty one. */
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
}

/** Mulberry32, seeded by a name: each part of the story has its own stream, so that one part's change leaves the others alone. */
export function randomFor(name: string): Random {
  let state = Number.parseInt(stableHash(name).slice(0, 8), 16);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[int(0, list.length - 1)];
    if (found === undefined) throw new RangeError('Nothing to pick from');
    return found;
  };
  return { next, int, pick, chance: (percent) => next() * 100 < percent };
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `count` letters and digits derived from `name` alone, in the manner of Stripe's ids. */
export function codeFor(name: string, count: number, alphabet = ALPHABET): string {
  const random = randomFor(`code|${name}`);
  return Array.from({ length: count }, () => alphabet.charAt(random.int(0, alphabet.length - 1))).join('');
}

/** A Stripe-like id (`ch_1Tg…`), the same for the same name. */
export function stripeId(prefix: string, name: string): string {
  return `${prefix}_1Tg${codeFor(`${prefix}|${name}`, 21)}`;
}
