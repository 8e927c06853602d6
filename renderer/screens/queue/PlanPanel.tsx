import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useWork } from '../../stores/work.ts';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import { usePlanStandings, useReadBack } from '../../stores/readBack.ts';
import { FindingList } from '../standing/FindingList.tsx';
import { OpenInXero } from '../standing/OpenInXero.tsx';
import { StandingBadge } from '../standing/StandingBadge.tsx';
import { StandingNow } from '../standing/StandingNow.tsx';
import { AnswersNote } from '../preflight/AnswersNote.tsx';
import { CheckedAsOf } from '../preflight/CheckedAsOf.tsx';
import { Findings } from '../preflight/Findings.tsx';
import { DraftHead } from './DraftHead.tsx';
import { TakeBack } from './TakeBack.tsx';
import { queueLooks } from './queueLooks.ts';
import { canTakeBack } from './undoPlans.ts';
import type { QueuePlan, QueueStep } from './queuePlans.ts';

/** One plan: what stands in its way, and each object that it creates, in words. */
export function PlanPanel(props: {
  readonly plan: QueuePlan;
  readonly title: string;
  readonly payouts: ReadonlyMap<string, PayoutHead>;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('post', 'undo');
  const { plan, title } = props;
  const standings = usePlanStandings(plan.id);
  const currency =
    plan.steps[0]?.draft.currency ?? props.payouts.get(plan.payoutKeys[0] ?? '')?.currency ?? 'XXX';
  const inJournal = plan.isWritten && plan.steps.some(({ state }) => !isSettled(state));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="panel" aria-label={t('queue.panel')} tabIndex={0}>
      <h2 className="panelTitle">{title}</h2>
      <div className="stack">
        {plan.state === 'done' && standings.length > 0 ? (
          <StandingNow standings={standings} />
        ) : (
          <p className="muted">{t(`queueText.${plan.state}`)}</p>
        )}
        <FindingList standings={standings} />
        <Findings plan={plan} problems={plan.problems} currency={currency} />
        <AnswersNote planId={plan.id} isPosted={plan.state === 'done'} />
        {plan.checkedAsOf !== null && <CheckedAsOf at={plan.checkedAsOf} />}
        {plan.state === 'held' && plan.isWritten && (
          <Button disabled={busy} onPress={() => void work.planAgain([plan.id])}>
            {t('fix.planAgain')}
          </Button>
        )}
        {plan.state === 'refused' && (
          <Button disabled={busy} onPress={() => void work.retry([plan.id])}>
            {t('action.retry')}
          </Button>
        )}
        {inJournal && (
          <Button kind="quiet" disabled={busy} onPress={() => void work.discard(plan.id)}>
            {t('action.takeBack')}
          </Button>
        )}
        {canTakeBack(plan) && <TakeBack planId={plan.id} />}
        <ol className="steps">
          {plan.steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ol>
      </div>
    </section>
  );
}

const isSettled = (state: QueueStep['state']) =>
  state === 'done' || state === 'removed' || state === 'reversed';

function Step({ step }: { readonly step: QueueStep }): ReactElement {
  const { t, money, told } = useTexts();
  const { draft } = step;
  return (
    <li className="step">
      <DraftHead draft={draft}>
        <StepState step={step} />
      </DraftHead>
      {draft.kind === 'payment' && draft.foreign && (
        <p className="small muted">
          {t('draft.foreign', {
            amount: money(draft.foreign.amount, draft.foreign.currency),
            rate: draft.foreign.rate,
          })}
        </p>
      )}
      {'lines' in draft && (
        <ul className="small muted">
          {draft.lines.slice(0, 6).map((line, index) => (
            <li key={`${line.accountCode}${index}`} className="row between">
              <span className="ellipsis" title={line.description}>
                {'overpayment' in draft && draft.overpayment ? '' : `${line.accountCode} `}
                {line.description}
                {(line.tracking ?? []).map(({ option }) => ` · ${option}`).join('')}
              </span>
              <Amount minor={line.amount} currency={draft.currency} />
            </li>
          ))}
          {draft.lines.length > 6 && <li>{t('queue.moreLines', { n: draft.lines.length - 6 })}</li>}
        </ul>
      )}
      {step.state === 'done' && (
        <div className="small">
          <OpenInXero rowId={step.id} />
        </div>
      )}
      {step.message !== '' && (
        <p className="tone-bad small wrap">{t('queue.xeroSays', { message: told(step.message) })}</p>
      )}
    </li>
  );
}

/** Where a step is on its way; once it is in Xero, how it stands there. */
function StepState({ step }: { readonly step: QueueStep }): ReactElement | null {
  const { t } = useTexts();
  const standing = useReadBack((store) => store.byRow.get(step.id));
  if (step.state === 'ready') return null;
  if (step.state === 'done' && standing !== undefined) return <StandingBadge standings={[standing]} short />;
  return <Badge {...queueLooks[step.state]}>{t(`queueState.${step.state}`)}</Badge>;
}
