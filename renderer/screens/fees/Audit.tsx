import { type ReactElement, useState } from 'react';
import { sumMinor } from '../../../shared/money.ts';
import { compositeKey } from '../../../shared/ids.ts';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import { overcharges } from '../../../shared/proof/feeSums.ts';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { meansText } from '../../i18n/meansText.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { AccountName } from './accountNames.ts';

type FeeAudit = FeeReading['audits'][number];

const PAGE = 50;

/** The audit of every currency: what agreed, and each sale that was charged too much. `account` shows one account's only. */
export function Audit(props: {
  readonly audits: readonly FeeAudit[];
  readonly account: string;
  readonly nameOf: AccountName;
}): ReactElement {
  const { t } = useTexts();
  return (
    <section className="card stack" aria-label={t('audit.title')}>
      <h2>{t('audit.title')}</h2>
      <p className="muted small">{t('audit.text')}</p>
      {props.audits.length === 0 && <p className="muted">{t('audit.noSales')}</p>}
      {props.audits.map((audit) => (
        <CurrencyAudit key={audit.currency} audit={audit} account={props.account} nameOf={props.nameOf} />
      ))}
    </section>
  );
}

function CurrencyAudit(props: {
  readonly audit: FeeAudit;
  readonly account: string;
  readonly nameOf: AccountName;
}): ReactElement {
  const { t, number, money } = useTexts();
  const { audit } = props;
  const { currency } = audit;
  const { rest } = overcharges(audit);
  return (
    <div className="stack stackTight">
      <div className="row rowWrap">
        <h3>{currency}</h3>
        <Verdict audit={audit} />
        <span className="muted small">
          {t('audit.counts', {
            sales: audit.sales,
            agreed: number(audit.agreed),
            differing: number(audit.differing),
            unrated: number(audit.unrated),
          })}
          {audit.undercharged !== 0 &&
            ` ${t('audit.undercharged', { amount: money(audit.undercharged, currency) })}`}
        </span>
      </div>
      <Overcharges {...props} />
      {rest !== 0 && (
        <p className="muted small">{t('report.note.auditLeft', { amount: money(rest, currency) })}</p>
      )}
    </div>
  );
}

function Verdict({ audit }: { readonly audit: FeeAudit }): ReactElement {
  const { t, money } = useTexts();
  // Nothing is said of sales that no rate fits, not that they are right.
  if (audit.unrated === audit.sales) {
    return (
      <Badge tone="quiet" glyph="○">
        {t('audit.noRate')}
      </Badge>
    );
  }
  return audit.overcharged === 0 ? (
    <Badge tone="good" glyph="✓">
      {t('audit.none')}
    </Badge>
  ) : (
    <Badge tone="bad" glyph="!">
      {t('audit.overcharged', { amount: money(audit.overcharged, audit.currency) })}
    </Badge>
  );
}

function Overcharges(props: {
  readonly audit: FeeAudit;
  readonly account: string;
  readonly nameOf: AccountName;
}): ReactElement | null {
  const texts = useTexts();
  const { t } = texts;
  const { audit, account, nameOf } = props;
  const { currency } = audit;
  const [shown, setShown] = useState(PAGE);
  const rows = overcharges(audit).listed.filter(
    ({ movement }) => account === '' || compositeKey(movement.connectionId, currency) === account,
  );
  if (rows.length === 0) return null;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="tableBox" tabIndex={0} aria-label={`${t('audit.list')}, ${currency}`}>
        <table className="table tableLined">
          <thead>
            <tr>
              <th scope="col">{t('column.date')}</th>
              <th scope="col">{t('audit.sale')}</th>
              <th scope="col">{t('report.column.paidWith')}</th>
              <th scope="col" className="num">
                {t('report.column.base')}
              </th>
              <th scope="col" className="num">
                {t('report.column.expectedFee')}
              </th>
              <th scope="col" className="num">
                {t('report.column.charged')}
              </th>
              <th scope="col" className="num">
                {t('report.column.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ movement, base, expected, charged, difference }) => (
              <tr key={compositeKey(movement.connectionId, movement.id)}>
                <td>
                  <DateText date={movement.date} year />
                </td>
                <td title={nameOf(movement)}>
                  <span className="mono wrap">{movement.id}</span>
                  {movement.customerName !== '' && (
                    <div className="muted small wrap">{movement.customerName}</div>
                  )}
                </td>
                <td>{meansText(texts, movement.means)}</td>
                <td className="num">
                  <Amount minor={base} currency={currency} />
                </td>
                <td className="num">
                  <Amount minor={expected} currency={currency} />
                </td>
                <td className="num">
                  <Amount minor={charged} currency={currency} />
                </td>
                <td className="num">
                  <Amount minor={difference} currency={currency} strong />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="totalRow">
              <th scope="row" colSpan={6}>
                {t('audit.listed', { n: rows.length })}
              </th>
              <td className="num">
                <Amount
                  minor={sumMinor(rows.map(({ difference }) => difference))}
                  currency={currency}
                  strong
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {shown < rows.length && (
        <div className="row">
          <Button onPress={() => setShown(shown + PAGE)}>
            {t('payout.more', { n: rows.length - shown })}
          </Button>
        </div>
      )}
    </>
  );
}
