import { type ReactElement, useMemo, useState } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Screen } from '../../components/Screen.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { scarcest, useBudget } from '../../stores/budget.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { useReadBack } from '../../stores/readBack.ts';
import { useRoute } from '../../stores/route.ts';
import { useWork } from '../../stores/work.ts';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import { StandingBadge, standingName } from '../standing/StandingBadge.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { PostDialog } from './PostDialog.tsx';
import {
  attentionFirst,
  inQueueFilter,
  QUEUE_FILTERS,
  queueCounts,
  type QueueFilter,
} from './queueFilters.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { queueLooks } from './queueLooks.ts';
import { type QueuePlan, postSummary } from './queuePlans.ts';
import { isUndo } from './undoPlans.ts';
import { ReadOnlyNote, useReadOnly } from './ReadOnlyNote.tsx';
import { useIsCounting, useQueue } from './useQueue.ts';

const NO_PLANS: readonly QueuePlan[] = [];

/** What goes to Xero, what went, and what Xero refused. */
export function QueueScreen(): ReactElement {
  const { t, number } = useTexts();
  const queue = useQueue();
  const isCounting = useIsCounting();
  const work = useWork();
  const busy = useRunning('post', 'undo');
  const readOnly = useReadOnly();
  const [asking, setAsking] = useState(false);
  const left = useBudget(scarcest)?.dayRemaining ?? null;
  const plans = queue?.plans ?? NO_PLANS;
  const summary = useMemo(() => postSummary(plans), [plans]);
  const refused = plans.filter((plan) => plan.state === 'refused').map((plan) => plan.id);
  return (
    <Screen
      title={t('nav.queue')}
      subtitle={
        queue === undefined
          ? t('state.loading')
          : [
              t('queue.subtitle', { ready: summary.plans, blocked: summary.blocked }),
              isCounting ? t('desk.counting') : '',
              left === null ? '' : t('header.callsLeft', { n: left, text: number(left) }),
            ]
              .filter(Boolean)
              .join(' · ')
      }
      actions={
        <>
          {refused.length > 1 && (
            <Button disabled={busy} onPress={() => void work.retry(refused)}>
              {t('action.retryAll', { n: number(refused.length) })}
            </Button>
          )}
          <Button
            kind="primary"
            icon="queue"
            disabled={summary.plans + summary.blocked === 0 || busy || readOnly !== null}
            label={t('action.post')}
            onPress={() => setAsking(true)}
          >
            {summary.plans === 0 ? t('action.post') : t('action.postCount', { n: number(summary.plans) })}
          </Button>
        </>
      }
    >
      {queue !== undefined && queue.plans.length > 0 && <ReadOnlyNote />}
      {queue?.plans.length === 0 && <NoQueue />}
      {queue !== undefined && queue.plans.length > 0 && <QueueList {...queue} />}
      <PostDialog
        open={asking}
        summary={summary}
        plans={plans}
        onClose={() => setAsking(false)}
        onConfirm={() => void work.post()}
      />
    </Screen>
  );
}

function NoQueue(): ReactElement {
  const { t } = useTexts();
  const go = useRoute((store) => store.go);
  return (
    <EmptyState
      icon="queue"
      title={t('queue.none')}
      action={
        <Button kind="primary" onPress={() => go('reconcile')}>
          {t('queue.toReconcile')}
        </Button>
      }
    >
      {t('queue.noneText')}
    </EmptyState>
  );
}

function QueueList(props: {
  readonly plans: readonly QueuePlan[];
  readonly payouts: ReadonlyMap<string, PayoutHead>;
}): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const providerName = useProviderName();
  const titleOf = (plan: QueuePlan) => planTitle({ ...texts, providerName }, plan, payouts);
  const { payouts } = props;
  const standings = useReadBack((store) => store.byPlan);
  // The address may ask for a filter: other screens lead here with one.
  const wanted = useRoute((store) => store.route.id);
  const filter = QUEUE_FILTERS.find((name) => name === wanted) ?? 'all';
  const go = useRoute((store) => store.go);
  const setFilter = (name: QueueFilter) => go('queue', name === 'all' ? '' : name);
  const [chosen, setChosen] = useState<string | null>(null);
  const counts = useMemo(() => queueCounts(props.plans, standings), [props.plans, standings]);
  const plans = useMemo(
    () => attentionFirst(props.plans, standings).filter((plan) => inQueueFilter(plan, filter, standings)),
    [props.plans, standings, filter],
  );
  const standingsOf = (plan: QueuePlan) => (plan.state === 'done' ? (standings.get(plan.id) ?? []) : []);
  const stateName = (plan: QueuePlan) =>
    standingName(texts, standingsOf(plan)) ?? t(`queueState.${plan.state}`);
  const current = plans.find((plan) => planKey(plan) === chosen) ?? plans[0] ?? null;
  return (
    <div className="desk">
      <div className="deskMain">
        <QueueFilters filter={filter} counts={counts} onFilter={setFilter} />
        <div className="queueRow listHead" aria-hidden="true">
          <span>{t('column.state')}</span>
          <span>{t('column.what')}</span>
          <span>{t('column.creates')}</span>
        </div>
        <VirtualList
          label={t('nav.queue')}
          items={plans}
          keyOf={planKey}
          nameOf={(plan) => [stateName(plan), titleOf(plan), createsText(texts, plan)].join('; ')}
          current={current === null ? null : planKey(current)}
          onCurrent={setChosen}
          focusOnMount
          renderRow={(plan) => (
            <div className="queueRow">
              {standingsOf(plan).length > 0 ? (
                <StandingBadge standings={standingsOf(plan)} short />
              ) : (
                <Badge {...queueLooks[plan.state]}>{t(`queueState.${plan.state}`)}</Badge>
              )}
              <span className="ellipsis" title={titleOf(plan)}>
                {titleOf(plan)}
              </span>
              <span className="muted ellipsis" title={createsText(texts, plan)}>
                {createsText(texts, plan)}
              </span>
            </div>
          )}
        />
        {plans.length === 0 && <p className="muted queueNone">{t('queueFilter.none')}</p>}
      </div>
      {current !== null && <PlanPanel plan={current} title={titleOf(current)} payouts={payouts} />}
    </div>
  );
}

/** A plan may be half in the journal and half still ready: the state keeps their keys apart. */
function planKey(plan: QueuePlan): string {
  return `${plan.isWritten ? 'written' : 'open'} ${plan.id}`;
}

type TitleTexts = Texts & { readonly providerName: ReturnType<typeof useProviderName> };

/** `12 Nov · Stripe · A$4,812.07`, or what kind of activity it is. */
function planTitle(
  texts: TitleTexts,
  plan: Pick<QueuePlan, 'id' | 'payoutKeys' | 'steps'>,
  payouts: ReadonlyMap<string, PayoutHead>,
): string {
  const title = payoutTitle(texts, plan, payouts);
  return isUndo(plan) ? texts.t('undo.of', { what: title }) : title;
}

function payoutTitle(
  { t, date, money, providerName }: TitleTexts,
  plan: Pick<QueuePlan, 'payoutKeys' | 'steps'>,
  payouts: ReadonlyMap<string, PayoutHead>,
): string {
  const own = plan.payoutKeys.flatMap((key) => payouts.get(key) ?? []);
  if (own.length === 0) {
    const first = plan.steps[0]?.draft.date;
    return first === undefined ? t('queue.activity') : t('queue.activityOn', { date: date(first, 'year') });
  }
  return own
    .map((payout) =>
      [date(payout.arrivalDate), providerName(payout), money(payout.amount, payout.currency)].join(' · '),
    )
    .join(' + ');
}

function createsText({ t }: Texts, plan: QueuePlan): string {
  const standing = plan.steps.filter(({ state }) => state !== 'removed' && state !== 'reversed');
  const steps = standing.length > 0 ? standing : plan.steps;
  const count = (kind: string) => steps.filter((step) => step.draft.kind === kind).length;
  const parts = [
    [count('invoice'), 'queue.invoices'],
    [count('creditNote'), 'queue.creditNotes'],
    [count('payment'), 'queue.payments'],
    [count('bankTransaction'), 'queue.bankTransactions'],
    [count('transfer'), 'queue.transfers'],
    [count('removal'), 'queue.removals'],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, key]) => t(key, { n }))
    .join(', ');
}
