/** What a search means, the same on every screen. Pure. */

/** Alternatives, each with the words that all must be there; lower case. */
export type Sought = readonly (readonly string[])[];

/** Reads a search: `|` separates alternatives. */
export function wordsSought(search: string): Sought {
  return search
    .toLowerCase()
    .split('|')
    .map((part) => part.trim().split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0);
}

/** Whether a text, in lower case, has all words of an alternative; grouping commas are ignored in amounts. */
export function isFound(text: string, sought: Sought): boolean {
  return sought.some((words) => words.every((word) => hasWord(text, word)));
}

function hasWord(text: string, word: string): boolean {
  if (text.includes(word)) return true;
  return /^[\d.,]+$/.test(word) && text.includes(word.replaceAll(',', ''));
}
