import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';

/** As of when the books were that something was checked against; unix milliseconds, 0 where they were never read. */
export function CheckedAsOf({ at }: { readonly at: number }): ReactElement {
  const { t, moment } = useTexts();
  return (
    <p className="small muted">
      {at === 0 ? t('preflight.never') : t('preflight.asOfOffline', { time: moment(at) })}
    </p>
  );
}
