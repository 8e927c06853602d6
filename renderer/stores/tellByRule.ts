/** What rules did while matching ran, told where the user is. */
import type { AutomaticReport } from '../flows/autoApply.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { announce } from './announcer.ts';
import { useToasts } from './toasts.ts';

/** One message for what rules confirmed, one for those that were switched off; none where nothing happened. */
export function tellByRule(
  { t }: Texts,
  { confirmed, stopped }: AutomaticReport,
  { bookId }: Pick<TieoutDatabase, 'bookId'>,
): void {
  const { show } = useToasts.getState();
  if (confirmed > 0) {
    const message = t('auto.said', { n: confirmed });
    announce(message);
    show({ tone: 'good', message, bookId });
  }
  if (stopped > 0) show({ tone: 'bad', message: t('auto.saidStopped', { n: stopped }), bookId });
}
