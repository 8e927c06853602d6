/** What the user reads of what was said in English, by the app's own catalogues. */
import { createIntl } from 'react-intl';
import { catalogues } from '../../../renderer/i18n/catalogues.ts';
import { makeTexts } from '../../../renderer/i18n/useTexts.ts';

const tellers = {
  fr: makeTexts(createIntl({ locale: 'fr', messages: catalogues.fr })).told,
  id: makeTexts(createIntl({ locale: 'id', messages: catalogues.id })).told,
};

/** The French and the Indonesian, with plain spaces. */
export function inFrench(english: string): string {
  return tellers.fr(english).replaceAll(/[\u00A0\u202F]/g, ' ');
}
export function inIndonesian(english: string): string {
  return tellers.id(english).replaceAll(/[\u00A0\u202F]/g, ' ');
}

/** English words that are neither French nor Indonesian. */
const ENGLISH =
  /\b(?:the|this|that|is|isn|was|were|are|it|its|of|and|or|not|no|nothing|to|in|at|for|from|with|without|be|can|try|again|sign|key|row|payout|amount|here|has|have|sent|read|refused|may|doesn|under|then|later|seconds|hours|in about|which|where|who|left|open|line|report)\b/gi;

/** English words left in a sentence, apart from what stands in quotation marks. */
export function englishIn(text: string): string[] {
  return text.replaceAll(/«[^»]*»|“[^”]*”/g, '').match(ENGLISH) ?? [];
}
