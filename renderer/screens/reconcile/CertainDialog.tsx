import { type ReactElement, useMemo, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { type DeskRow, totals } from './deskRows.ts';

/** The review before OK all certain: every pair listed, the sum told, one button. It can be undone. */
export function CertainDialog(props: {
  readonly rows: readonly DeskRow[];
  /** Only all of them can be confirmed: until every row is read there is nothing to review. */
  readonly isWhole: boolean;
}): ReactElement | null {
  const { rows, isWhole } = props;
  const { overlay, close } = useUi();
  if (overlay === 'certain' && !isWhole) return <Reading onClose={close} />;
  // Nothing of it is worked out while it is closed: it looks at every row.
  return overlay === 'certain' ? <Review rows={rows} onClose={close} /> : null;
}

function Reading({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTexts();
  const cancel = <Button onPress={onClose}>{t('action.cancel')}</Button>;
  return (
    <Dialog title={t('action.okAllCertain')} open onClose={onClose} footer={cancel}>
      <p>{t('desk.reading')}</p>
    </Dialog>
  );
}

function Review(props: { readonly rows: readonly DeskRow[]; readonly onClose: () => void }): ReactElement {
  const { rows, onClose } = props;
  const { t } = useTexts();
  const work = useWork();
  const certain = useMemo(() => rows.filter((row) => row.state === 'certain'), [rows]);
  const sums = useMemo(() => totals(certain), [certain]);
  const confirm = () => {
    onClose();
    void work
      .decideAllCertain(certain.flatMap((row) => row.match?.id ?? []))
      .then((n) => n !== null && announce(t('said.allCertain', { n })));
  };
  return (
    <Dialog
      title={t('certain.title', { n: certain.length })}
      open
      onClose={onClose}
      size="large"
      footer={
        <>
          <span className="certainSums grow">
            <span className="muted">{t('desk.sumPayouts')}</span>
            {sums.map((total) => (
              <Amount key={total.currency} minor={total.payouts} currency={total.currency} strong />
            ))}
          </span>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" onPress={confirm} disabled={certain.length === 0} initialFocus>
            {t('certain.confirm', { n: certain.length })}
          </Button>
        </>
      }
    >
      <p className="muted">{t('certain.text')}</p>
      <CertainList rows={certain} />
    </Dialog>
  );
}

const rowId = ({ id }: DeskRow) => id;

function CertainList({ rows }: { readonly rows: readonly DeskRow[] }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const [current, setCurrent] = useState<string | null>(null);
  return (
    <div className="certain">
      <div className="certainRow listHead" aria-hidden="true">
        <span>{t('column.payout')}</span>
        <span className="num">{t('column.amount')}</span>
        <span>{t('column.date')}</span>
        <span>{t('column.bankLine')}</span>
      </div>
      <VirtualList
        label={t('certain.title', { n: rows.length })}
        items={rows}
        keyOf={rowId}
        nameOf={(row) => certainName(texts, row)}
        current={current ?? rows[0]?.id ?? null}
        onCurrent={setCurrent}
        renderRow={(row) => <CertainRow row={row} />}
      />
    </div>
  );
}

function CertainRow({ row }: { readonly row: DeskRow }): ReactElement {
  return (
    <div className="certainRow">
      {row.payouts[0] ? <DateText date={row.payouts[0].arrivalDate} /> : <span />}
      <span className="num">
        {totals([row]).map((total) => (
          <Amount key={total.currency} minor={total.payouts} currency={total.currency} />
        ))}
      </span>
      {row.lines[0] ? <DateText date={row.lines[0].date} /> : <span />}
      <span className="ellipsis">{narrativeOf(row)}</span>
    </div>
  );
}

const narrativeOf = (row: DeskRow) => row.lines.map((line) => line.narrative).join(' + ');

/** What a screen reader says for a pair of the review. */
function certainName({ money, date }: Texts, row: DeskRow): string {
  const payouts = row.payouts.map(({ arrivalDate, amount, currency }) => [
    date(arrivalDate),
    money(amount, currency),
  ]);
  const lines = row.lines.map((line) => date(line.date));
  return [...payouts.flat(), ...lines, narrativeOf(row).slice(0, 80)].join('; ');
}
