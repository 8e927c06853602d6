/** Whether amounts that agree can agree by chance: equal to the cent proves little where few amounts are possible. */

/** An agreement is taken as proof only if fewer than this many are expected by chance. */
export const CHANCE = 0.001;

/** Greatest common divisor of amounts, at least 1: on a price list of whole tens there are ten times fewer sums. */
export function gridOf(values: readonly number[]): number {
  let grid = 0;
  for (const value of values) {
    let [a, b] = [grid, Math.abs(value)];
    while (b !== 0) [a, b] = [b, a % b];
    grid = a;
    if (grid === 1) break;
  }
  return Math.max(1, grid);
}

/**
 * How much likelier a round amount is one that somebody typed in than the sum of some movements: tenfold for each zero at
 * its end that the grid doesn't have. A single zero makes no amount round. Zero itself is no amount: 1.
 */
export function roundness(value: number, grid: number): number {
  const zeros = value === 0 ? 0 : zerosOf(value) - zerosOf(grid);
  return zeros < 2 ? 1 : 10 ** zeros;
}

function zerosOf(value: number): number {
  let zeros = 0;
  for (let rest = Math.abs(value); rest >= 10 && rest % 10 === 0; rest /= 10) zeros += 1;
  return zeros;
}

/** Sums of one or two of the values. */
function smallSums(values: readonly number[]): Set<number> {
  const sums = new Set(values);
  for (const [index, value] of values.entries()) {
    for (let next = index + 1; next < values.length; next += 1) sums.add(value + (values[next] ?? 0));
  }
  return sums;
}

/** Beyond this many movements some two of one side nearly always equal two of the other: taken as such. */
const MOST_SWAPPED = 400;

/** Whether one or two of `inside` could change places with one or two of `outside` and the sums stay. */
export function canSwap(inside: readonly number[], outside: readonly number[]): boolean {
  if (outside.length === 0) return false;
  if (inside.length + outside.length > MOST_SWAPPED) return true;
  const sums = smallSums(inside);
  for (const sum of smallSums(outside)) if (sums.has(sum) || sum === 0) return true;
  return sums.has(0);
}
