import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { booksAge } from '../../flows/post.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { scarcest, useBudget } from '../../stores/budget.ts';
import { useServices } from '../../stores/services.tsx';

/** Invoices, payments, bank transactions and transfers are read again once it is through. */
const READ_AFTER = 4;
/** Xero takes so many calls a minute. */
const CALLS_A_MINUTE = 60;

/** How many calls Xero still takes today, and whether posting fits; forbids nothing. Nothing where Xero hasn't said. */
export function CallsLeft({ sendCalls }: { readonly sendCalls: number }): ReactElement | null {
  const { t, number } = useTexts();
  const { db, now } = useServices();
  const left = useBudget(scarcest)?.dayRemaining ?? null;
  const ages = useLiveQuery(() => booksAge(db, now()), [db, now]);
  const n = sendCalls + READ_AFTER + (ages ?? []).reduce((sum, { calls }) => sum + calls, 0);
  if (left === null) return null;
  return (
    <>
      <p className="small muted">
        {t('post.callsLeft', { n: left, left: number(left) })}
        {n > CALLS_A_MINUTE && ` ${t('post.slowCalls', { n: Math.ceil(n / CALLS_A_MINUTE) })}`}
      </p>
      {n > left && (
        <p className="note noteWarn" role="alert">
          {t('post.tooManyCalls')}
        </p>
      )}
    </>
  );
}
