/** The path of a step line through values at even distances: level until the next day, then straight up or down. */
export function stepPath(
  values: readonly number[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  return values
    .map((value, index) =>
      index === 0 ? `M${round(x(0))} ${round(y(value))}` : `H${round(x(index))}V${round(y(value))}`,
    )
    .join('');
}
