import { type ReactElement, useState } from 'react';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import { rateText, type RateRow } from '../../../shared/proof/rateCard.ts';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { meansText } from '../../i18n/meansText.ts';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { attempt } from '../../stores/attempt.ts';
import { useServices } from '../../stores/services.tsx';
import { useToasts } from '../../stores/toasts.ts';
import { RateDialog } from './RateDialog.tsx';

/** What was agreed with the providers, line by line; changed in a dialog. */
export function RateCard(props: {
  readonly card: readonly RateRow[];
  readonly totals: FeeReading['totals'];
}): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const remove = async (row: RateRow, name: string) => {
    if (!(await attempt(() => db.rateCard.delete(row.id)))) return;
    const message = t('rateCard.removed', { name });
    const action = { label: t('action.undo'), run: () => void attempt(() => db.rateCard.put(row)) };
    useToasts.getState().show({ tone: 'good', message, action });
    announce(message);
  };
  /** `new`, or the line that is being changed. */
  const [editing, setEditing] = useState<RateRow | 'new' | null>(null);
  const { card } = props;
  return (
    <section className="card stack" aria-label={t('rateCard.title')}>
      <div className="row between">
        <h2>{t('rateCard.title')}</h2>
        <Button icon="plus" onPress={() => setEditing('new')}>
          {t('rateCard.add')}
        </Button>
      </div>
      <p className="muted small">{t(card.length === 0 ? 'rateCard.none' : 'rateCard.text')}</p>
      {card.length > 0 && (
        <RateTable card={card} onEdit={setEditing} onRemove={(row, name) => void remove(row, name)} />
      )}
      <RateDialog
        key={editing === null ? '' : editing === 'new' ? 'new' : editing.id}
        editing={editing}
        totals={props.totals}
        onDone={() => setEditing(null)}
      />
    </section>
  );
}

function RateTable(props: {
  readonly card: readonly RateRow[];
  readonly onEdit: (row: RateRow) => void;
  /** `name` is what the line is called. */
  readonly onRemove: (row: RateRow, name: string) => void;
}): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="tableBox" tabIndex={0} aria-label={t('rateCard.lines')}>
      <table className="table tableLined rateLines">
        <thead>
          <tr>
            <th scope="col">{t('rateCard.provider')}</th>
            <th scope="col">{t('rateCard.for')}</th>
            <th scope="col">{t('rateCard.rate')}</th>
            <th scope="col" className="num">
              {t('rateCard.cap')}
            </th>
            <th scope="col">{t('rateCard.from')}</th>
            <th scope="col">
              <span className="srOnly">{t('rateCard.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.card.map((row) => {
            const name = `${t(`provider.${row.provider}`)} ${row.currency}, ${lineText(texts, row)}`;
            return (
              <tr key={row.id}>
                <th scope="row" className="noWrap">
                  {t(`provider.${row.provider}`)} {row.currency}
                </th>
                <td className="cellWide wrap">{lineText(texts, row)}</td>
                <td className="noWrap">{shownRate(texts, row)}</td>
                <td className="num">
                  {row.cap === null ? '–' : <Amount minor={row.cap} currency={row.currency} />}
                </td>
                <td className="noWrap">
                  {row.validFrom <= '2000-01-01' ? (
                    t('rateCard.always')
                  ) : (
                    <DateText date={row.validFrom} year />
                  )}
                </td>
                <td>
                  <span className="row end">
                    <IconButton
                      icon="edit"
                      label={t('rateCard.change', { name })}
                      onPress={() => props.onEdit(row)}
                    />
                    <IconButton
                      icon="trash"
                      label={t('rateCard.remove', { name })}
                      onPress={() => props.onRemove(row, name)}
                    />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A rate as the language writes decimals: `1,75 % + 0,30`. Every digit stays. */
function shownRate({ number }: Texts, row: RateRow): string {
  const mark = number(0.5).replaceAll(/\d/g, '');
  return rateText(row, row.currency).replaceAll('.', mark);
}

/** What a line is for: `Card, Visa, cards from AU`. */
function lineText(texts: Texts, row: RateRow): string {
  const { t } = texts;
  const means = [row.method, row.brand, row.funding, '', row.reading].join('/');
  const parts = [
    row.on === 'conversion' ? t('rateCard.conversion') : '',
    /^\/*$/.test(means) ? t('rateCard.anything') : meansText(texts, means),
    row.region === null
      ? ''
      : t(`rateCard.${row.region.side}`, { country: texts.region(row.region.country) }),
  ];
  return parts.filter(Boolean).join(', ');
}
