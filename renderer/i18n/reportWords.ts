/** The user's language for reports. */
import type { ReportWord, ReportWords } from '../../shared/report/words.ts';
import { draftTitle } from '../screens/queue/draftTitle.ts';
import { differenceText } from '../screens/standing/differenceText.ts';
import { meansText } from './meansText.ts';
import { readable } from './readable.ts';
import type { Texts } from './useTexts.ts';

/** `accounts`: names by AccountID, for what was changed in Xero. */
export function reportWords(texts: Texts, accounts: ReadonlyMap<string, string>): ReportWords {
  const { t } = texts;
  return {
    say: (word: ReportWord, values = {}) => t(`report.${word}`, values),
    money: texts.money,
    date: (date) => texts.date(date, 'year'),
    month: texts.month,
    moment: texts.moment,
    evidence: (item, currency) => t(`evidence.${item.code}`, readable(texts, item.values, currency)),
    told: texts.told,
    draft: (draft) => draftTitle(t, draft),
    difference: (difference, currency) => differenceText(texts, difference, currency, accounts),
    standing: (state) => t(`standing.${state}`, { n: 1 }),
    kind: (kind) => (kind === 'payoutFee' ? t('report.payoutFee') : t(`entryKind.${kind}`)),
    lineState: (state) => t(`lineProof.${state}`),
    verdict: (verdict) => t(`verdict.${verdict}`),
    transit: (state, arrived) =>
      t(`atDate.${state}`, { date: arrived === null ? '' : texts.date(arrived, 'year') }),
    bar: (kind) => t(`split.${kind}`),
    means: (means) => meansText(texts, means),
  };
}
