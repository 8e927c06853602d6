import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import type { LineProof } from '../../../shared/proof/model.ts';

const looks = {
  open: { tone: 'quiet', glyph: '○' },
  allocated: { tone: 'info', glyph: '◐' },
  tiedOut: { tone: 'good', glyph: '✓' },
  different: { tone: 'bad', glyph: '!' },
} as const;

const PAGE = 100;

/** Per bank line: what payouts were decided for it, what was posted, and whether the three agree. */
export function LineProofs({ proofs }: { readonly proofs: readonly LineProof[] }): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const [shown, setShown] = useState(PAGE);
  const relevant = proofs.filter((proof) => proof.state !== 'open');
  const lines = useLiveQuery(
    async () => new Map((await db.statementLines.toArray()).map((line) => [line.key, line])),
    [db],
  );
  if (relevant.length === 0 || lines === undefined) return null;
  const tied = relevant.filter((proof) => proof.state === 'tiedOut').length;
  return (
    <section className="stack stackTight">
      <h2>{t('proof.lines', { tied, n: relevant.length })}</h2>
      <div className="tableBox">
        <table className="table tableLined">
          <thead>
            <tr>
              <th>{t('column.date')}</th>
              <th>{t('column.narrative')}</th>
              <th>{t('column.state')}</th>
              <th className="num">{t('column.bankLine')}</th>
              <th className="num">{t('proof.allocated')}</th>
              <th className="num">{t('proof.posted')}</th>
            </tr>
          </thead>
          <tbody>
            {relevant.slice(0, shown).map((proof) => {
              const line = lines.get(proof.lineKey);
              return line === undefined ? null : (
                <tr key={proof.lineKey}>
                  <td>
                    <DateText date={line.date} year />
                  </td>
                  <td className="ellipsis cellWide" title={line.narrative}>
                    {line.narrative}
                  </td>
                  <td>
                    <Badge {...looks[proof.state]}>{t(`lineProof.${proof.state}`)}</Badge>
                  </td>
                  <td className="num">
                    <Amount minor={line.amount} currency={line.currency} />
                  </td>
                  <td className="num">
                    <Amount minor={proof.allocated} currency={line.currency} />
                  </td>
                  <td className="num">
                    <Amount minor={proof.posted} currency={line.currency} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown < relevant.length && (
        <Button onPress={() => setShown(shown + PAGE)}>
          {t('payout.more', { n: relevant.length - shown })}
        </Button>
      )}
    </section>
  );
}
