/** What the bank wrote, folded so that it can be compared. */

/** Folds runs of white space (no-break spaces included) to one space and trims. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

/** Comparison form: upper case, accents removed, everything but letters and digits one space. */
export function normaliseNarrative(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Joins parts with one space; a part that another one already contains is said once. */
export function joinNarrative(parts: readonly string[]): string {
  const kept: string[] = [];
  const folded = parts.map(foldSpace).filter((part) => part !== '');
  folded.forEach((part, index) => {
    const form = normaliseNarrative(part);
    const contained = folded.some((other, at) => {
      const otherForm = normaliseNarrative(other);
      if (at === index || !` ${otherForm} `.includes(` ${form} `)) return false;
      return otherForm.length > form.length || at < index;
    });
    if (!contained) kept.push(part);
  });
  return kept.join(' ');
}
