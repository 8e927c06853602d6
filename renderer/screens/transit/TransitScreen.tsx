import { type ReactElement, useMemo, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { Screen } from '../../components/Screen.tsx';
import { reportWords } from '../../i18n/reportWords.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections, useOrganisation } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { useToday } from '../../stores/today.ts';
import { type PlainDate, plainDate } from '../../../shared/dates.ts';
import { groupBy } from '../../../shared/groups.ts';
import { sumMinor } from '../../../shared/money.ts';
import { lastMonthEnd } from '../../../shared/proof/atDate.ts';
import type { Report } from '../../../shared/report/model.ts';
import { transitReport } from '../../../shared/report/transitList.ts';
import { Amount } from '../../components/Amount.tsx';
import { SaveButtons } from '../reports/SaveButtons.tsx';
import { AccountTransit } from './AccountTransit.tsx';
import { type TransitAccount, useHeld, useTransit } from './useTransit.ts';

/** For the month end: what was on its way to the bank on a day, and what the provider still held. */
export function TransitScreen(): ReactElement {
  const { t } = useTexts();
  const today = useToday();
  // The address may name a day: other screens lead here with one.
  const wanted = useRoute((store) => store.route.id);
  const [chosen, setChosen] = useState<string | null>(dateOf(wanted));
  const text = chosen ?? lastMonthEnd(today);
  const date = dateOf(text);
  const accounts = useTransit(date);
  const held = useHeld(date);
  const report = useReport(accounts, date);
  return (
    <Screen
      title={t('nav.transit')}
      subtitle={t('atDate.text')}
      body="page"
      actions={<SaveButtons report={report} />}
    >
      <section className="stack stackWide" aria-label={t('atDate.title')}>
        <div className="card row rowWrap transitHead">
          <Field label={t('atDate.date')} type="date" value={text} onChange={setChosen} />
          {accounts !== undefined && date !== null && <Totals accounts={accounts} />}
        </div>
        {date === null && <p className="tone-warn">{t('atDate.noDate')}</p>}
        {accounts === undefined && <p className="muted">{t('state.loading')}</p>}
        {date !== null && accounts?.length === 0 && (
          <EmptyState icon="transit" title={t('transit.none')}>
            {t('transit.noneText')}
          </EmptyState>
        )}
        {accounts?.map((account) => (
          <AccountTransit
            key={`${account.connection.id}|${account.currency}`}
            account={account}
            held={
              held === undefined
                ? undefined
                : (held.find(
                    ({ connectionId, currency }) =>
                      connectionId === account.connection.id && currency === account.currency,
                  )?.held ?? null)
            }
          />
        ))}
      </section>
    </Screen>
  );
}

/** All that was on its way, a figure a currency. */
function Totals({ accounts }: { readonly accounts: readonly TransitAccount[] }): ReactElement {
  const { t } = useTexts();
  const byCurrency = [...groupBy(accounts, ({ currency }) => currency)];
  return (
    <dl className="equation">
      {byCurrency.map(([currency, some]) => (
        <div key={currency} className="term">
          <dt>{t('transit.total', { currency, n: some.reduce((n, { rows }) => n + rows.length, 0) })}</dt>
          <dd>
            <Amount minor={sumMinor(some.map(({ total }) => total))} currency={currency} strong />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The list as it will be saved; null while there is none. */
function useReport(accounts: readonly TransitAccount[] | undefined, date: PlainDate | null): Report | null {
  const texts = useTexts();
  const { now } = useServices();
  const organisation = useOrganisation();
  const connections = useConnections();
  return useMemo(() => {
    if (accounts === undefined || accounts.length === 0 || date === null) return null;
    return transitReport({
      words: reportWords(texts, new Map()),
      organisation: organisation?.name ?? '',
      isDemo: connections?.some(({ kind, demo }) => kind === 'xero' && demo) ?? false,
      madeAt: now(),
      date,
      accounts: accounts.map(({ connection, currency, rows }) => ({
        name: texts.t('atDate.for', { name: connection.name, currency }),
        currency,
        rows,
      })),
    });
  }, [texts, now, organisation, connections, accounts, date]);
}

function dateOf(text: string): PlainDate | null {
  try {
    return plainDate(text);
  } catch {
    return null;
  }
}
