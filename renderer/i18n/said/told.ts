/**
 * Errors, warnings and notes come as finished English sentences: from the desktop process, from files, out of the local database. A
 * catalogue has the template of each (`{0}`, `{1}` … where values stand), so they are told in the user's language wherever they are
 * shown. What no template fits stays as it is: a provider's own words, for one.
 */

/** Templates of English sentences with those of another language: ICU messages with the same places. */
export type SaidCatalogue = Readonly<Record<string, string>>;

/** How a language writes what is told. */
export interface Teller {
  /** The translation of a template with its values. */
  readonly format: (template: string, values: Readonly<Record<string, string | number>>) => string;
  /** A plain date, `2026-11-19`. */
  readonly date: (date: string) => string;
  /** A number with so many decimals. */
  readonly decimal: (value: number, decimals: number) => string;
  /** A text in the language's quotation marks. */
  readonly quoted: (text: string) => string;
}

interface Pattern {
  readonly template: string;
  /** What stands between its places. */
  readonly pieces: readonly string[];
  /** Values without the end of a sentence in them. */
  readonly strict: RegExp;
  readonly loose: RegExp;
}

/** So many answers are remembered. */
const MOST_KNOWN = 500;
/** The end of a sentence and the beginning of the next. */
const BETWEEN = /(?<=[.?]["”’)]?) (?=[A-Z“"(])/g;

/** A teller for one catalogue; it remembers what it was asked. */
export function teller(catalogue: SaidCatalogue, how: Teller): (text: string) => string {
  // Longer ones are surer of what they fit; a whole sentence is surer than a phrase that would take its beginning for a value.
  const long = Object.keys(catalogue).toSorted((a, b) => fixedLength(b) - fixedLength(a));
  const loose = long.map(patternOf);
  const strict = long.toSorted((a, b) => fixedEnds(b) - fixedEnds(a)).map(patternOf);
  const known = new Map<string, string>();
  const whole = (text: string, way: 'strict' | 'loose'): string | null => {
    for (const pattern of way === 'strict' ? strict : loose) {
      const match = hasPieces(text, pattern) ? pattern[way].exec(text) : null;
      if (match)
        return how.format(
          pattern.template,
          valuesOf(match, (value) => written(value, how) ?? tell(value)),
        );
    }
    return null;
  };
  const work = (text: string): string => {
    if (text === '') return '';
    const once = whole(text, 'strict');
    if (once !== null) return once;
    const parts = inSentences(text, (part) => whole(part, 'strict'));
    if (parts.every(({ told }) => told !== null)) return joined(parts);
    // `a date, an amount`
    const items = text.split(', ');
    if (items.every((item) => Object.hasOwn(catalogue, item)))
      return items.map((item) => tell(item)).join(', ');
    return whole(text, 'loose') ?? joined(parts);
  };
  const tell = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const told = work(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, told);
    return told;
  };
  return tell;
}

function fixedLength(template: string): number {
  return template.replaceAll(/\{\d+\}/g, '').length;
}

/** How many of its two ends are no places. */
function fixedEnds(template: string): number {
  return [/^\{\d/, /\d\}$/].filter((place) => !place.test(template)).length;
}

function patternOf(template: string): Pattern {
  const pieces = template.split(/\{\d+\}/);
  const fixed = pieces.map((piece) => piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const withValues = (value: string) => new RegExp(`^${fixed.join(value)}$`);
  return {
    template,
    pieces,
    strict: withValues('((?:(?![.?] [A-Z“"])[^])*?)'),
    loose: withValues('([^]*?)'),
  };
}

/** Whether a text has all pieces in their order: most have not, and a long text would keep an expression with many places busy. */
function hasPieces(text: string, { pieces }: Pattern): boolean {
  if (!text.startsWith(pieces[0] ?? '') || !text.endsWith(pieces.at(-1) ?? '')) return false;
  let at = 0;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

/** Values by their place: whole numbers as such, so that plurals work (`007` is a name); sentences and phrases within told as well. */
function valuesOf(match: RegExpExecArray, tell: (text: string) => string): Record<string, string | number> {
  const values = match
    .slice(1)
    .map((value) => (/^(?:0|[1-9]\d{0,8})$/.test(value) ? Number(value) : tell(value)));
  return Object.fromEntries(values.map((value, at) => [String(at), value]));
}

/** A date, an amount or names in quotation marks as the language writes them; null for anything else. */
function written(value: string, { date, decimal, quoted }: Teller): string | null {
  if (/^(?:“[^“”]*”(?:, |$))+$|^"[^"]*"$/.test(value))
    return value.replaceAll(/“([^”]*)”|"([^"]*)"/g, (_, a?: string, b?: string) => quoted(a ?? b ?? ''));
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  const amount = /^(-?\d{1,12})\.(\d{2,3})( [A-Z]{3})?$/.exec(value);
  if (amount === null) return null;
  const [, whole = '', decimals = '', currency = ''] = amount;
  return `${decimal(Number(`${whole}.${decimals}`), decimals.length)}${currency}`;
}

interface Part {
  readonly text: string;
  readonly told: string | null;
}

/** A text in as few pieces as a catalogue knows: the longest beginning that it has, then the rest. */
function inSentences(text: string, tell: (part: string) => string | null): Part[] {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== '') {
    const part = longestOf(rest, tell);
    parts.push(part);
    rest = rest.slice(part.text.length).trimStart();
  }
  return parts;
}

function longestOf(text: string, tell: (part: string) => string | null): Part {
  const ends = [...text.matchAll(BETWEEN)].map(({ index }) => index);
  for (const end of [text.length, ...ends.toReversed()]) {
    const part = text.slice(0, end);
    const told = tell(part);
    if (told !== null) return { text: part, told };
  }
  return { text: text.slice(0, ends[0] ?? text.length), told: null };
}

function joined(parts: readonly Part[]): string {
  return parts.map(({ text, told }) => told ?? text).join(' ');
}
