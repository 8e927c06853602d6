import type { ReactElement } from 'react';
import type { PlainDate } from '../../shared/dates.ts';
import { useTexts } from '../i18n/useTexts.ts';

/** A calendar date as the locale writes it; the weekday and year on hover. Never shifted by a time zone. */
export function DateText({
  date,
  year = false,
}: {
  readonly date: PlainDate;
  readonly year?: boolean;
}): ReactElement {
  const texts = useTexts();
  return (
    <time dateTime={date} title={texts.date(date, 'long')}>
      {texts.date(date, year ? 'year' : 'short')}
    </time>
  );
}
