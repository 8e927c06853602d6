import { type ReactElement, useMemo, useState } from 'react';
import { compositeKey } from '../../../shared/ids.ts';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Progress } from '../../components/Progress.tsx';
import { Screen } from '../../components/Screen.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRoute } from '../../stores/route.ts';
import { useToday } from '../../stores/today.ts';
import { SaveButtons } from '../reports/SaveButtons.tsx';
import { type AccountName, type FeeAccount, useAccountNames } from './accountNames.ts';
import { Audit } from './Audit.tsx';
import { FeeMonths } from './FeeMonths.tsx';
import { RateCard } from './RateCard.tsx';
import { RateChart } from './RateChart.tsx';
import { type Fees, PERIODS, type Period, periodOf, useFees, useRateCard } from './useFees.ts';
import { useFeeReport } from './useFeeReport.ts';

/** What providers keep: the rate over time, by what was paid with, and held against what was agreed. */
export function FeesScreen(): ReactElement {
  const { t } = useTexts();
  const today = useToday();
  const [period, setPeriod] = useState<Period>('6');
  const [account, setAccount] = useState('');
  const fees = useFees(useMemo(() => periodOf(period, today), [period, today]));
  const nameOf = useAccountNames();
  const report = useFeeReport(fees.reading, periodOf(period, today), nameOf);
  const accounts = accountsOf(fees.reading);
  const chosen = accounts.has(account) ? account : '';
  return (
    <Screen
      title={t('nav.fees')}
      subtitle={t('fees.subtitle')}
      body="page"
      actions={<SaveButtons report={fees.progress === null ? report : null} />}
    >
      <div className="stack stackWide">
        <div className="row rowWrap feeChoice">
          <SelectField
            label={t('fees.account')}
            value={chosen}
            options={[
              { value: '', label: t('fees.allAccounts') },
              ...[...accounts].map(([value, one]) => ({ value, label: nameOf(one) })),
            ]}
            onChange={setAccount}
          />
          <SelectField
            label={t('fees.period')}
            value={period}
            options={PERIODS.map((value) => ({
              value,
              label: value === 'all' ? t('fees.everything') : t('fees.months', { n: Number(value) }),
            }))}
            onChange={(value) => setPeriod(PERIODS.find((one) => one === value) ?? '6')}
          />
          <ReadingNow fees={fees} />
        </div>
        <Body fees={fees} account={chosen} nameOf={nameOf} />
      </div>
    </Screen>
  );
}

/** How far the reading is; keeps its place when there is nothing to tell, so that nothing jumps. */
function ReadingNow({ fees: { progress } }: { readonly fees: Fees }): ReactElement {
  const { t, number } = useTexts();
  return (
    <div className="grow feeReading" aria-live="off">
      {progress !== null && (
        <>
          <span className="muted small">
            {progress.total === null
              ? t('fees.reading')
              : t('fees.readingOf', { done: number(progress.done), total: number(progress.total) })}
          </span>
          <Progress label={t('fees.reading')} done={progress.done} total={progress.total} />
        </>
      )}
    </div>
  );
}

function Body(props: {
  readonly fees: Fees;
  readonly account: string;
  readonly nameOf: AccountName;
}): ReactElement {
  const { t, told } = useTexts();
  const { reading, error, again } = props.fees;
  const card = useRateCard();
  const go = useRoute((store) => store.go);
  if (error !== null) {
    return (
      <EmptyState
        icon="warning"
        title={t('fees.failed')}
        action={<Button onPress={again}>{t('action.tryAgain')}</Button>}
      >
        {told(error)}
      </EmptyState>
    );
  }
  if (reading === null || card === undefined) return <p className="muted">{t('state.loading')}</p>;
  if (reading.totals.length === 0) {
    return (
      <>
        <EmptyState
          icon="fees"
          title={t('fees.none')}
          action={<Button onPress={() => go('connections')}>{t('nav.connections')}</Button>}
        >
          {t('fees.noneText')}
        </EmptyState>
        <RateCard card={card} totals={[]} />
      </>
    );
  }
  const { account, nameOf } = props;
  const totals = reading.totals.filter((total) => account === '' || keyOf(total) === account);
  return (
    <>
      <section className="card stack" aria-label={t('fees.rate')}>
        <h2>{t('fees.rate')}</h2>
        <RateChart totals={totals} byMeans={account !== ''} nameOf={nameOf} />
        <FeeMonths totals={totals} byMeans={account !== ''} nameOf={nameOf} />
        <p className="muted small">{t('fees.rateText')}</p>
      </section>
      <RateCard card={card} totals={reading.totals} />
      {card.length > 0 && <Audit audits={reading.audits} account={account} nameOf={nameOf} />}
    </>
  );
}

/** A provider account in one currency, for a choice of them. */
function keyOf({ connectionId, currency }: FeeAccount): string {
  return compositeKey(connectionId, currency);
}

function accountsOf(reading: FeeReading | null): ReadonlyMap<string, FeeAccount> {
  const all = reading?.totals ?? [];
  return new Map(all.map((total) => [keyOf(total), total]));
}
