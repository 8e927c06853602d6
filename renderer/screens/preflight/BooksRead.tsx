import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useEffect, useState } from 'react';
import { booksAge } from '../../flows/post.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';

/**
 * How fresh the books are and how many calls posting takes. Shown, it has them read again where they are older than a minute:
 * what is found then is what is asked.
 */
export function BooksRead({ sendCalls }: { readonly sendCalls: number }): ReactElement | null {
  const { t, moment } = useTexts();
  const { db, now } = useServices();
  const work = useWork();
  const [reading, setReading] = useState(true);
  const [asRead, setAsRead] = useState(true);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const done = await work.refreshBooks();
      if (!current) return;
      setAsRead(done);
      setReading(false);
    };
    void read();
    return () => {
      current = false;
    };
  }, [work]);
  const ages = useLiveQuery(() => booksAge(db, now()), [db, now]);
  if (ages === undefined || ages.length === 0) return null;
  const asOf = Math.min(...ages.map((age) => age.asOf));
  const read = ages.reduce((sum, age) => sum + age.calls, 0);
  return (
    <div className="small muted" aria-live="polite">
      <p>
        {reading
          ? t('preflight.reading')
          : asOf === 0
            ? t('preflight.never')
            : t(asRead ? 'preflight.asOf' : 'preflight.asOfOffline', { time: moment(asOf) })}
      </p>
      {!reading && sendCalls > 0 && (
        <p>{t('preflight.calls', { n: read + sendCalls, read, send: sendCalls })}</p>
      )}
    </div>
  );
}
