import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Format } from '../../reports/messages.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { FormatButtons } from './SaveButtons.tsx';

/** The work-papers of the bank lines that were decided for a payout; says what has to happen first where there are none. */
export function WorkPapers({ payoutKey }: { readonly payoutKey: string }): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const lines = useLiveQuery(async () => {
    const decisions = await db.decisions.where('payoutKeys').equals(payoutKey).toArray();
    const found = await db.statementLines.bulkGet(decisions.flatMap(({ lineKeys }) => lineKeys));
    return found.filter((line) => line !== undefined);
  }, [db, payoutKey]);
  if (lines === undefined) return null;
  return (
    <section className="card stack" aria-label={t('paper.title')}>
      <h2>{t('paper.title')}</h2>
      <p className="muted small">{t(lines.length === 0 ? 'paper.none' : 'paper.text')}</p>
      {lines.map((line) => (
        <Paper key={line.key} line={line} />
      ))}
    </section>
  );
}

/** One bank line, and its paper in three forms. */
function Paper({ line }: { readonly line: StatementLine }): ReactElement {
  const { t, date, money } = useTexts();
  const work = useWork();
  const save = async (format: Format) => {
    const report = await work.workPaper(line.key);
    if (report !== null) await work.saveReport(report, format);
  };
  const name = t('paper.line', { date: date(line.date, 'year'), amount: money(line.amount, line.currency) });
  return (
    <section className="row between" aria-label={name}>
      <span className="ellipsis">
        {name} <span className="muted">{line.narrative}</span>
      </span>
      <span className="row">
        <FormatButtons disabled={false} quiet onSave={(format) => void save(format)} />
      </span>
    </section>
  );
}
