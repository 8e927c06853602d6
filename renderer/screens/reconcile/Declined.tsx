import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';

/** The bank lines that the user said a payout isn't, each to be offered again. Nothing where there are none. */
export function Declined({ payoutKeys }: { readonly payoutKeys: readonly string[] }): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const work = useWork();
  const joined = payoutKeys.join('\n');
  const pairs = useLiveQuery(async () => {
    const found = await Promise.all(
      joined.split('\n').map((key) => db.declined.where('key').startsWith(`${key}|`).toArray()),
    );
    const declined = found.flat();
    const lines = await db.statementLines.bulkGet(declined.map(({ lineKey }) => lineKey));
    return declined.flatMap((pair, index) => {
      const line = lines[index];
      return line === undefined ? [] : [{ pair, line }];
    });
  }, [db, joined]);
  if (pairs === undefined || pairs.length === 0) return null;
  return (
    <section className="stack stackTight">
      <h3>{t('declined.title')}</h3>
      {pairs.map(({ pair, line }) => (
        <div key={pair.key} className="bankLine">
          <span className="row between">
            <DateText date={line.date} year />
            <Amount minor={line.amount} currency={line.currency} quiet />
          </span>
          <span className="row between">
            <span className="small muted ellipsis" title={line.narrative}>
              {line.narrative}
            </span>
            <Button
              kind="quiet"
              onPress={() =>
                void work
                  .undecline(pair.payoutKey, pair.lineKey)
                  .then((done) => done && announce(t('declined.said')))
              }
            >
              {t('declined.again')}
            </Button>
          </span>
        </div>
      ))}
    </section>
  );
}
