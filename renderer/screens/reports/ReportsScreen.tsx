import { type ReactElement, useEffect, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { Screen } from '../../components/Screen.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useConnections, useMappings, useOrganisation } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import { dateInZone } from '../../../shared/dates.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { lastMonthEnd } from '../../../shared/proof/atDate.ts';
import type { Report } from '../../../shared/report/model.ts';
import { ReportPreview } from './ReportPreview.tsx';
import { SaveButtons } from './SaveButtons.tsx';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The month-end pack: chosen, seen as it will be filed, and saved. */
export function ReportsScreen(): ReactElement {
  const { t } = useTexts();
  const mappings = useMappings();
  const go = useRoute((store) => store.go);
  if (mappings === undefined) return <Screen title={t('nav.reports')}>{t('state.loading')}</Screen>;
  if (mappings.length > 0) return <MonthScreen mappings={mappings} />;
  return (
    <Screen title={t('nav.reports')} subtitle={t('reports.subtitle')}>
      <EmptyState
        icon="reports"
        title={t('reports.none')}
        action={
          <Button kind="primary" onPress={() => go('connections')}>
            {t('nav.connections')}
          </Button>
        }
      >
        {t('reports.noneText')}
      </EmptyState>
    </Screen>
  );
}

function MonthScreen({ mappings }: { readonly mappings: readonly Mapping[] }): ReactElement {
  const { t } = useTexts();
  const [month, setMonth] = useMonth();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const keys = mappings.map(({ key }) => key).filter((key) => !left.has(key));
  const isMonth = MONTH.test(month);
  const { report, isDone, again, busy } = useMonthReport(isMonth ? month : null, keys);
  const toggle = (key: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <Screen
      title={t('nav.reports')}
      subtitle={t('reports.subtitle')}
      body="page"
      actions={
        <>
          <Button icon="sync" folds disabled={busy} onPress={again}>
            {t('reports.again')}
          </Button>
          <SaveButtons report={report} />
        </>
      }
    >
      <div className="stack stackWide">
        <div className="card row reportChoice">
          <Field
            label={t('reports.month')}
            type="month"
            value={month}
            onChange={setMonth}
            placeholder="2026-10"
          />
          <Accounts mappings={mappings} left={left} onToggle={toggle} />
        </div>
        {!isMonth && <p className="tone-warn">{t('reports.noMonth')}</p>}
        {keys.length === 0 && <p className="tone-warn">{t('reports.noAccounts')}</p>}
        {report === null && isMonth && keys.length > 0 && (
          <p className="muted">{t(isDone ? 'reports.stopped' : 'reports.preparing')}</p>
        )}
        {report !== null && <ReportPreview report={report} />}
      </div>
    </Screen>
  );
}

/** Which provider accounts go in; all at first. */
function Accounts(props: {
  readonly mappings: readonly Mapping[];
  readonly left: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}): ReactElement {
  const { t } = useTexts();
  const connections = useConnections();
  const nameOf = (id: string) => connections?.find((connection) => connection.id === id)?.name ?? id;
  return (
    <fieldset className="reportAccounts">
      <legend>{t('reports.accounts')}</legend>
      {props.mappings.map(({ key, providerConnectionId, currency }) => (
        <label key={key} className="row">
          <input type="checkbox" checked={!props.left.has(key)} onChange={() => props.onToggle(key)} />
          <span>{t('atDate.for', { name: nameOf(providerConnectionId), currency })}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The last full month of the organisation's days, until another one is chosen. */
function useMonth(): readonly [string, (month: string) => void] {
  const { now } = useServices();
  const zone = useOrganisation()?.timezone ?? 'UTC';
  const [chosen, setChosen] = useState<string | null>(null);
  const last = lastMonthEnd(dateInZone(Math.floor(now() / 1000), zone)).slice(0, 7);
  return [chosen ?? last, setChosen];
}

/** The pack as asked for; worked out anew when the choice changes or the user says so. Null while there is none. */
function useMonthReport(month: string | null, keys: readonly string[]) {
  const work = useWork();
  const busy = useRunning('report');
  const [made, setMade] = useState<{ readonly of: string; readonly report: Report | null } | null>(null);
  const [round, setRound] = useState(0);
  const chosen = keys.join('\n');
  const wanted = `${round} ${month ?? ''} ${chosen}`;
  useEffect(() => {
    if (month === null || chosen === '') return undefined;
    let current = true;
    const make = async () => {
      const report = await work.monthReport({ month, mappingKeys: chosen.split('\n') });
      if (current) setMade({ of: wanted, report });
    };
    void make();
    return () => {
      current = false;
    };
  }, [work, month, chosen, wanted]);
  const isDone = made !== null && made.of === wanted;
  return { report: isDone ? made.report : null, isDone, busy, again: () => setRound(round + 1) };
}
