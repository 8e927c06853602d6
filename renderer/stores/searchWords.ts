/** What a search means, the same on every screen. Pure. */

/** Alternatives, each with the words that all must be there, each in the forms that count as it; lower case. */
export type Sought = readonly (readonly Word[])[];

/** What was typed, then what else it may be written as: an amount has one form for each way to read its points and commas. */
type Word = readonly string[];

/** What a currency is written with that isn't its code: `$`, `A$`, `€`, `Rp`. */
const SYMBOL = String.raw`(?:[a-z]{0,3}\p{Sc}[a-z]{0,3}|rp|rm|kr|zł|kč|ft)`;
/** `−GBP 12.50`, `−Rp 1.250`: the sign is the number’s. */
const SIGN_APART = new RegExp(String.raw`([-−–])((?:[a-z]{3}|${SYMBOL})\s+)(?=\d)`, 'gu');
const ONLY_SYMBOL = new RegExp(`^${SYMBOL}$`, 'u');
const AMOUNT = new RegExp(String.raw`^([-−–(+]?)${SYMBOL}?([-−–]?)(\d[\d.,'’]*)${SYMBOL}?(\)?)$`, 'u');

/** Reads a search: `|` separates alternatives. Amounts may be written as in any country: `1,234.56`, `1.234,56`, `1 234,56 €`. */
export function wordsSought(search: string): Sought {
  return search
    .toLowerCase()
    .replaceAll(SIGN_APART, '$2$1')
    .split('|')
    .flatMap((part) => [...new Set([part, joined(part)])])
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

/** Whether a text, in lower case, has all words of an alternative. */
export function isFound(text: string, sought: Sought): boolean {
  return sought.some((words) => words.every((forms) => forms.some((form) => text.includes(form))));
}

function wordsOf(part: string): readonly Word[] {
  const words = part
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ word, amounts: amountForms(word) }));
  const hasAmount = words.some(({ amounts }) => amounts.length > 0);
  return (
    words
      // `$ 12.50`: the symbol is no word of its own.
      .filter(({ word }) => !hasAmount || !ONLY_SYMBOL.test(word))
      .map(({ word, amounts }) => [...new Set([word, ...amounts])])
  );
}

/** Thousands apart by spaces or apostrophes are one number. */
function joined(part: string): string {
  return part.replace(/(?<![\d.,])\d{1,3}(?:[\s'’]\d{3})+(?!\d)/gu, (number) => number.replace(/\D/g, ''));
}

/** An amount as the data write it, `-1234.56`, in each way that it can be read; none where the word isn't one. */
function amountForms(word: string): readonly string[] {
  const [, before = '', after = '', digits = '', end = ''] = AMOUNT.exec(word) ?? [];
  if (digits === '' || (before === '(') !== (end === ')')) return [];
  const sign = /[-−–(]/.test(before + after) ? '-' : '';
  const parts = digits.split(/[.,'’]/);
  const fraction = parts.at(-1) ?? '';
  const forms = isGrouped(parts) ? [parts.join('')] : [];
  if (parts.length > 1 && fraction.length <= 3 && isGrouped(parts.slice(0, -1)))
    forms.push(`${parts.slice(0, -1).join('')}.${fraction}`);
  return forms.map((form) => sign + form);
}

/** Whether numbers between separators are thousands: `1,234,567`, or as in India `12,34,567`. */
const isGrouped = ([, ...rest]: readonly string[]) =>
  /^(?:3*|2+3)$/.test(rest.map(({ length }) => length).join(''));
