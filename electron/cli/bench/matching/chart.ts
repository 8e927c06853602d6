/** A chart as SVG: time against size for each matcher, both axes by powers of ten. */
import type { ScalePoint } from './scale.ts';
import { type Matcher, MATCHERS } from './score.ts';

const FRAME = { width: 720, height: 440, left: 70, right: 190, top: 50, bottom: 50 } as const;
const COLOURS: Readonly<Record<Matcher, string>> = {
  engine: '#1f6feb',
  'exact amount + date': '#6e7781',
  'nearest within 7 days': '#bf8700',
  'additive score': '#8250df',
};

/** The points as an SVG document with a legend; `title` is printed above. */
export function scaleChart(title: string, points: readonly ScalePoint[]): string {
  const logs = points.map(({ payouts, ms }) => ({
    x: Math.log10(payouts),
    y: Math.log10(Math.max(ms, 0.01)),
  }));
  const range = (values: readonly number[]) =>
    [
      Math.floor(Math.min(...values)),
      Math.max(Math.ceil(Math.max(...values)), Math.floor(Math.min(...values)) + 1),
    ] as const;
  const [x0, x1] = range(logs.map(({ x }) => x));
  const [y0, y1] = range(logs.map(({ y }) => y));
  const { width, height, left, right, top, bottom } = FRAME;
  const atX = (size: number) => left + ((Math.log10(size) - x0) / (x1 - x0)) * (width - left - right);
  const atY = (ms: number) =>
    height - bottom - ((Math.log10(Math.max(ms, 0.01)) - y0) / (y1 - y0)) * (height - top - bottom);
  const ticks = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  const grid = [
    ...ticks(x0, x1).map(
      (size) =>
        line(atX(size), top, atX(size), height - bottom) +
        text(atX(size), height - bottom + 18, say(size), 'middle'),
    ),
    ...ticks(y0, y1).map(
      (ms) =>
        line(left, atY(ms), width - right, atY(ms)) + text(left - 8, atY(ms) + 4, `${say(ms)} ms`, 'end'),
    ),
  ];
  const series = MATCHERS.map((matcher, index) => {
    const own = points
      .filter((point) => point.matcher === matcher)
      .map(({ payouts, ms }) => [atX(payouts), atY(ms)] as const);
    const colour = COLOURS[matcher];
    const path = own.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const dots = own.map(
      ([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" fill="${colour}"/>`,
    );
    const y = top + 14 + index * 22;
    const legend = `<rect x="${width - right + 16}" y="${y - 9}" width="12" height="12" fill="${colour}"/>${text(width - right + 34, y + 1, matcher, 'start')}`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${legend}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(left, 26, title, 'start'),
    ...grid,
    ...series,
    text((left + width - right) / 2, height - 10, 'payouts in one run', 'middle'),
    '</svg>',
    '',
  ].join('\n');
}

function say(value: number): string {
  return value >= 1 ? value.toLocaleString('en') : String(value);
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  const at = (value: number) => value.toFixed(1);
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="#d0d7de"/>`;
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#24292f">${escaped}</text>`;
}
