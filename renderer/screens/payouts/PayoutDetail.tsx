import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Screen } from '../../components/Screen.tsx';
import { VerdictBadge } from '../../components/VerdictBadge.tsx';
import { payoutStates } from '../../db/standing.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { CAPABILITIES } from '../../../shared/payout/capabilities.ts';
import { isChosen } from '../../../shared/places.ts';
import { type Payout, residualOf } from '../../../shared/payout/model.ts';
import type { RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import { usePayoutStandings } from '../../stores/readBack.ts';
import { TakeBack } from '../queue/TakeBack.tsx';
import { isUndo } from '../queue/undoPlans.ts';
import { FindingList } from '../standing/FindingList.tsx';
import { OpenInXero } from '../standing/OpenInXero.tsx';
import { StandingBadge } from '../standing/StandingBadge.tsx';
import { WorkPapers } from '../reports/WorkPapers.tsx';
import { StandingNow } from '../standing/StandingNow.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { feeSplit } from './feeSplit.ts';
import { InsideProof, InsideUnknown, type Opened, useOpened } from './Inside.tsx';
import { Waterfall } from './Waterfall.tsx';

/** One payout taken apart: from gross to net, and every entry. */
export function PayoutDetail({ payoutKey }: { readonly payoutKey: string }): ReactElement {
  const { t, money } = useTexts();
  const { db } = useServices();
  const go = useRoute((store) => store.go);
  const payout = useLiveQuery(async () => (await db.payouts.get(payoutKey)) ?? null, [db, payoutKey]);
  const one = useMemo(() => (payout ? [payout] : undefined), [payout]);
  const opened = useOpened(one)?.[0];
  const back = (
    <Button icon="back" onPress={() => go('payouts')}>
      {t('payouts.all')}
    </Button>
  );
  if (payout === undefined) return <Screen title={t('nav.payouts')}>{t('state.loading')}</Screen>;
  if (payout === null) {
    return (
      <Screen title={t('nav.payouts')}>
        <EmptyState icon="payouts" title={t('payouts.unknown')} action={back} />
      </Screen>
    );
  }
  return (
    <Screen
      title={t('payout.title', { amount: money(payout.amount, payout.currency) })}
      subtitle={
        <span className="row">
          <span className="mono">{payout.id}</span>
          <State payout={payout} />
        </span>
      }
      actions={back}
      body="page"
    >
      <PlaceNote payout={payout} />
      <div className="detailTop">
        <Facts payout={payout} />
        {opened !== undefined && <MadeOf opened={opened} />}
      </div>
      <InXero payoutKey={payout.key} />
      {payout.destination === 'bank' && <WorkPapers payoutKey={payout.key} />}
      {opened?.whole && <Entries payout={opened.whole} />}
    </Screen>
  );
}

/** Why it is still here though its location went to other books. */
function PlaceNote({ payout }: { readonly payout: Payout }): ReactElement | null {
  const { t } = useTexts();
  const connection = useConnections()?.find(({ id }) => id === payout.connectionId);
  const choice = connection?.places?.choice;
  if (choice === undefined || payout.place === undefined || isChosen(choice, payout.place)) return null;
  return <p className="note">{t('square.elsewhere')}</p>;
}

/** From gross to net, with the proof where it was worked out, or why it isn't known. */
function MadeOf({ opened }: { readonly opened: Opened }): ReactElement {
  const { t } = useTexts();
  const { whole } = opened;
  if (whole === null) return <InsideUnknown opened={opened} />;
  return (
    <section className="card stack">
      <h2>{t('split.title')}</h2>
      <Waterfall split={feeSplit([whole])} currency={whole.currency} />
      <InsideProof opened={opened} />
    </section>
  );
}

/** Where the payout stands; nothing while nothing was said about it. */
function State({ payout }: { readonly payout: Payout }): ReactElement | null {
  const { db } = useServices();
  const state = useLiveQuery(async () => {
    const [proposals, decisions, parked] = await Promise.all([
      db.proposals.where('payoutKeys').equals(payout.key).toArray(),
      db.decisions.where('payoutKeys').equals(payout.key).toArray(),
      db.parked.where('payoutKey').equals(payout.key).toArray(),
    ]);
    const plans = decisions.map(({ id }) => id);
    const journal = await db.journal.where('planId').anyOf(plans).toArray();
    return payoutStates({ payouts: [payout], proposals, decisions, parked, journal }).get(payout.key);
  }, [db, payout]);
  return state === undefined ? null : <VerdictBadge state={state} />;
}

function Facts({ payout }: { readonly payout: Payout }): ReactElement {
  const { t, date, money } = useTexts();
  const residual = residualOf(payout);
  const facts: readonly (readonly [string, string])[] = [
    [t('column.status'), t(`payoutStatus.${payout.status}`)],
    [t('payout.created'), date(payout.createdDate, 'long')],
    [t('payout.arrives'), date(payout.arrivalDate, 'long')],
    [t('payout.kind'), scheduleOf(payout, t)],
    [t('payout.descriptor'), payout.descriptor],
    [t('payout.trace'), payout.traceId],
    [t('payout.failure'), payout.failureMessage],
    [t('split.residual'), payout.composition === 'known' ? money(residual, payout.currency) : ''],
  ];
  return (
    <dl className="card facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="wrap">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Empty where the provider doesn't say. */
function scheduleOf({ automatic, provider }: Payout, t: ReturnType<typeof useTexts>['t']): string {
  if (automatic) return t('payout.automatic');
  return CAPABILITIES[provider].tellsSchedule ? t('payout.manual') : '';
}

/** Takes each plan of the payout back that is in Xero. */
function TakenBack({ standings }: { readonly standings: readonly RowStanding[] }): ReactElement {
  const plans = new Set(standings.map(({ planId }) => planId));
  return (
    <div className="row">
      {[...plans]
        .filter((id) => !isUndo({ id }))
        .map((id) => (
          <TakeBack key={id} planId={id} />
        ))}
    </div>
  );
}

/** How what was posted of it stands in Xero; nothing before it is posted. */
function InXero({ payoutKey }: { readonly payoutKey: string }): ReactElement | null {
  const { t } = useTexts();
  const standings = usePayoutStandings(payoutKey);
  if (standings.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('readBack.title')}</h2>
      <StandingNow standings={standings} />
      <BankSide standings={standings} />
      <FindingList standings={standings} />
      <TakenBack standings={standings} />
    </section>
  );
}

/** What is on the bank account, where OK is clicked: by itself, with its page in Xero. */
function BankSide({ standings }: { readonly standings: readonly RowStanding[] }): ReactElement | null {
  const own = standings.filter(({ state }) => state === 'waiting' || state === 'reconciled');
  if (own.length === 0) return null;
  return (
    <ul className="stack stackTight findings">
      {own.map((each) => (
        <li key={each.rowId} className="row between">
          <StandingBadge standings={[each]} />
          <OpenInXero rowId={each.rowId} />
        </li>
      ))}
    </ul>
  );
}

const PAGE = 200;

function Entries({ payout }: { readonly payout: Payout }): ReactElement | null {
  const { t } = useTexts();
  const [shown, setShown] = useState(PAGE);
  if (payout.entries.length === 0) return null;
  return (
    <section className="stack stackTight">
      <h2>{t('payout.entries', { n: payout.entries.length })}</h2>
      <EntriesTable
        connectionId={payout.connectionId}
        entries={payout.entries.slice(0, shown)}
        all={payout.entries}
        currency={payout.currency}
      />
      {shown < payout.entries.length && (
        <Button onPress={() => setShown(shown + PAGE)}>
          {t('payout.more', { n: payout.entries.length - shown })}
        </Button>
      )}
    </section>
  );
}
