/** Amounts as banks write them in CSV files. */
import { type Minor, negate, parseMajor } from '../money.ts';

export type DecimalMark = '.' | ',';

/** A cell taken apart: digits with separators, sign, and a debit/credit suffix. */
export interface AmountText {
  readonly digits: string;
  readonly negative: boolean;
  /** `DR`/`CR` written beside the number. */
  readonly direction: 'debit' | 'credit' | null;
}

const DEBIT_WORDS = /^(DR|DB|D|DEBIT|DÉBIT|DEBET|KELUAR|OUT|WITHDRAWAL|-)$/i;
const CREDIT_WORDS = /^(CR|C|K|CREDIT|CRÉDIT|KREDIT|MASUK|IN|DEPOSIT|\+)$/i;

/** What a word such as `DR`, `Crédit` or `K` says; null if it says nothing. Indonesian banks write D(ebet) and K(redit). */
export function directionOf(word: string): 'debit' | 'credit' | null {
  const text = word.trim().replace(/\.$/, '');
  if (DEBIT_WORDS.test(text)) return 'debit';
  return CREDIT_WORDS.test(text) ? 'credit' : null;
}

const CURRENCY_MARK =
  /^(?:[A-Z]{3}(?![A-Z])|A\$|NZ\$|US\$|C\$|S\$|HK\$|Rp\.?|[$€£¥₹₱])\s*|\s*(?:(?<![A-Z])[A-Z]{3}|[$€£¥₹₱])$/g;

const LONGEST = 100;

/** Takes a cell apart; null if it is no amount. */
export function readAmountText(cell: string): AmountText | null {
  // Patterns with blanks in them take the square of a long cell's time.
  if (cell.length > LONGEST) return null;
  let text = cell
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .trim();
  let negative = false;
  const suffix = /\d\)?\s*(DR|DB|CR|D|C|K)\.?$/i.exec(text);
  const direction = suffix ? directionOf(suffix[1] ?? '') : null;
  if (suffix) text = text.slice(0, text.length - (suffix[1] ?? '').length).replace(/\s+$/, '');
  const wrapped = /^([^(]*)\((.+)\)$/.exec(text);
  if (wrapped) {
    negative = true;
    text = `${wrapped[1] ?? ''}${wrapped[2] ?? ''}`.trim();
  }
  for (let round = 0; round < 2; round += 1) {
    text = text.replace(CURRENCY_MARK, '').trim();
    const sign = /^([+-])\s*(.*)$|^(.*?)\s*([+-])$/.exec(text);
    if (!sign) continue;
    if (negative && (sign[1] ?? sign[4]) === '-') return null;
    negative = negative || (sign[1] ?? sign[4]) === '-';
    text = (sign[2] ?? sign[3] ?? '').trim();
  }
  const digits = text.replace(/(?<=\d)[ '’](?=\d{3})/g, '');
  return /^(\d[\d.,]*|[.,]\d+)$/.test(digits) ? { digits, negative, direction } : null;
}

function shape(mark: DecimalMark): RegExp {
  return mark === '.' ? /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/ : /^(\d+|\d{1,3}(?:\.\d{3})+)?(?:,(\d*))?$/;
}

/** How many decimals a cell shows with this decimal mark; −1 if it can't be read so. */
export function decimalsOf(cell: string, mark: DecimalMark): number {
  const read = readAmountText(cell);
  const found = read ? shape(mark).exec(read.digits) : null;
  return found ? (found[2] ?? '').length : -1;
}

/** One amount, signed as written (`DR` is negative, `CR` positive); null if it isn't one exact amount with this decimal mark. */
export function parseCsvAmount(cell: string, mark: DecimalMark, exponent: number): Minor | null {
  const read = readAmountText(cell);
  if (!read) return null;
  const found = shape(mark).exec(read.digits);
  if (!found || (found[1] === undefined && (found[2] ?? '') === '')) return null;
  const whole = (found[1] ?? '0').replace(/[.,]/g, '');
  const fraction = found[2] ?? '';
  try {
    const magnitude = parseMajor(fraction === '' ? whole : `${whole}.${fraction}`, exponent);
    if (read.direction === 'credit' && read.negative) return null;
    const debit = read.direction === 'debit' || read.negative;
    return debit ? negate(magnitude) : magnitude;
  } catch {
    return null;
  }
}

/**
 * The decimal mark by the whole column. A number with both marks ends in the decimal one; a mark that isn't followed by
 * exactly three digits is decimal; one that occurs twice in a number groups. `certain` is false when nothing tells.
 */
export function detectDecimalMark(cells: readonly string[]): { mark: DecimalMark; certain: boolean } {
  let point = 0;
  let comma = 0;
  let open: DecimalMark | null = null;
  for (const cell of cells) {
    const digits = readAmountText(cell)?.digits ?? '';
    const [lastPoint, lastComma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
    const last = Math.max(lastPoint, lastComma);
    if (last < 0) continue;
    const isPoint = last === lastPoint;
    const both = lastPoint >= 0 && lastComma >= 0;
    const repeated = digits.indexOf(isPoint ? '.' : ',') !== last;
    const threeAfter = digits.length - last - 1 === 3;
    if (repeated || both || !threeAfter) {
      // A repeated mark groups, so the other one is decimal; otherwise the last mark is decimal.
      if (isPoint !== repeated) point += 1;
      else comma += 1;
    } else open = isPoint ? '.' : ',';
  }
  if (point !== comma) return { mark: point > comma ? '.' : ',', certain: point === 0 || comma === 0 };
  if (point > 0) return { mark: '.', certain: false };
  // Only numbers such as `1,234`: a bank shows two decimals or none, so the mark most likely groups.
  return open === null ? { mark: '.', certain: true } : { mark: open === '.' ? ',' : '.', certain: false };
}
