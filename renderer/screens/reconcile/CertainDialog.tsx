import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { type DeskRow, totals } from './deskRows.ts';

/** The review before OK all certain: every pair listed, the sum told, one button. It can be undone. */
export function CertainDialog({ rows }: { readonly rows: readonly DeskRow[] }): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const work = useWork();
  const certain = rows.filter((row) => row.state === 'certain');
  const confirm = () => {
    close();
    void work
      .decideAllCertain(certain.flatMap((row) => row.match?.id ?? []))
      .then((n) => n !== null && announce(t('said.allCertain', { n })));
  };
  return (
    <Dialog
      title={t('certain.title', { n: certain.length })}
      open={overlay === 'certain'}
      onClose={close}
      size="large"
      scrolls
      footer={
        <>
          {totals(certain).map((total) => (
            <span key={total.currency} className="row">
              <span className="muted">{t('desk.sumPayouts')}</span>
              <Amount minor={total.payouts} currency={total.currency} strong />
            </span>
          ))}
          <span className="grow" />
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button kind="primary" onPress={confirm} disabled={certain.length === 0} initialFocus>
            {t('certain.confirm', { n: certain.length })}
          </Button>
        </>
      }
    >
      <p className="muted">{t('certain.text')}</p>
      <table className="table">
        <thead>
          <tr>
            <th>{t('column.payout')}</th>
            <th className="num">{t('column.amount')}</th>
            <th>{t('column.date')}</th>
            <th>{t('column.bankLine')}</th>
          </tr>
        </thead>
        <tbody>
          {certain.map((row) => (
            <tr key={row.id}>
              <td>{row.payouts[0] && <DateText date={row.payouts[0].arrivalDate} />}</td>
              <td className="num">
                {totals([row]).map((total) => (
                  <Amount key={total.currency} minor={total.payouts} currency={total.currency} />
                ))}
              </td>
              <td>{row.lines[0] && <DateText date={row.lines[0].date} />}</td>
              <td className="ellipsis cellWide">{row.lines.map((line) => line.narrative).join(' + ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
