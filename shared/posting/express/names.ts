/** Codes, names and numbers for new accounts that nothing in the books has yet. Archived accounts keep theirs. */
import type { Account } from '../../books/model.ts';
import { stableHash } from '../../ids.ts';

/** Xero's longest code. */
export const LONGEST_CODE = 10;
/** Xero's longest name of an account. */
export const LONGEST_NAME = 150;

/** What is taken: codes and names in lower case (Xero compares names so), numbers as their digits and letters. */
export interface Taken {
  readonly codes: Set<string>;
  readonly names: Set<string>;
  readonly numbers: Set<string>;
}

/** What the books have taken. */
export function takenBy(accounts: readonly Account[]): Taken {
  return {
    codes: new Set(accounts.map(({ code }) => code.toLowerCase()).filter((code) => code !== '')),
    names: new Set(accounts.map(({ name }) => normalName(name))),
    numbers: new Set(
      accounts.map((one) => normalNumber(one.bankAccountNumber)).filter((number) => number !== ''),
    ),
  };
}

/** A name as it is compared. */
export function normalName(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A bank account number as it is compared: banks write it with and without signs between. */
export function normalNumber(number: string): string {
  return number.replaceAll(/[^0-9a-z]/gi, '').toLowerCase();
}

/** The first free code from `from` on within its hundred, then with a letter. Takes it. */
export function freeCode(from: number, taken: Taken): string {
  const hundred = Math.floor(from / 100) * 100;
  const text = (value: number) => String(value).padStart(3, '0');
  const offsets = Array.from({ length: 100 }, (_none, index) => index);
  const numbers = offsets.map((offset) => text(hundred + ((from - hundred + offset) % 100)));
  const first = numbers.find((code) => code !== '000' && !taken.codes.has(code));
  const code =
    first ??
    numbered(
      (n) => `${text(from)}T${n}`,
      (one) => taken.codes.has(one.toLowerCase()),
    );
  taken.codes.add(code.toLowerCase());
  return code;
}

/** The name, or with ` 2`, ` 3`, … where that is taken. Takes it. */
export function freeName(name: string, taken: Taken): string {
  const short = name
    .trim()
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST_NAME - 6);
  const isTaken = (one: string) => taken.names.has(normalName(one));
  const free = isTaken(short) ? numbered((n) => `${short} ${n + 1}`, isTaken) : short;
  taken.names.add(normalName(free));
  return free;
}

/**
 * A placeholder for a clearing account, which no bank has: the same on every computer for the same `seed`. In the shape that
 * banks of the organisation's country use. Takes it.
 */
export function placeholderNumber(countryCode: string, seed: string, taken: Taken): string {
  const shape = SHAPES[countryCode] ?? ((digits: string) => `999${digits.slice(0, 7)}`);
  const make = (n: number) => shape(digitsOf(`${seed}#${n}`));
  const number = numbered(make, (one) => taken.numbers.has(normalNumber(one)));
  taken.numbers.add(normalNumber(number));
  return number;
}

/** From ten digits. Australia's is the shape of Xero's own example; the others are the lengths that their banks use. */
const SHAPES: Readonly<Record<string, (digits: string) => string>> = {
  AU: (digits) => `121-121-${digits.slice(0, 7)}`,
  NZ: (digits) => `01-0001-${digits.slice(0, 7)}-000`,
  GB: (digits) => `000000${digits.slice(0, 8)}`,
};

function digitsOf(seed: string): string {
  const [high, low] = [stableHash(seed).slice(0, 8), stableHash(seed).slice(8)];
  const number = Number.parseInt(high, 16) * 7 + Number.parseInt(low, 16);
  return String(number % 1e10).padStart(10, '1');
}

function numbered(make: (n: number) => string, isTaken: (text: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const text = make(n);
    if (!isTaken(text)) return text;
  }
}
