/** Lines that may be a provider's though nothing in their text says so. */
import { type LineText, namesNobody } from './lineText.ts';

const CASH_WORDS = /\b(CASH|CHEQUE|CHECK|CHQ)\b/;

/** Whether a line may be a provider's though its text doesn't say so: it names nobody, and isn't money that was paid in by hand. */
export function mayHaveLostMark(text: LineText): boolean {
  return !text.cardPurchase && namesNobody(text) && !CASH_WORDS.test(text.words);
}
