import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { VerdictBadge } from '../../components/VerdictBadge.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { usePlanStandings } from '../../stores/readBack.ts';
import { StandingBadge } from '../standing/StandingBadge.tsx';
import { CAPABILITIES } from '../../../shared/payout/capabilities.ts';
import { type DeskRow, equalAnswers, type SlimPayout } from './deskRows.ts';

/** How tall a pair is: as many lines as its longer side has, at most six. Pixels; `line` is the height of one. */
export function pairHeight(row: Pick<DeskRow, 'payouts' | 'lines'>, line: number): number {
  return line * Math.min(6, Math.max(1, row.payouts.length, row.lines.length));
}

/** One pair: payouts at the left, how sure in the middle, bank lines at the right. */
export function PairRow({ row, ticked }: { readonly row: DeskRow; readonly ticked: boolean }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="pair">
      <span className="tick" data-ticked={ticked} aria-hidden="true" />
      <div className="pairSide">
        {row.payouts.slice(0, 6).map((payout) => (
          <PayoutCell
            key={payout.key}
            payout={payout}
            note={row.decision?.by === 'rule' ? t('auto.onDeskShort') : row.note}
          />
        ))}
      </div>
      <div className="pairVerdict">
        <State row={row} />
      </div>
      <div className="pairSide">
        {row.lines.slice(0, 6).map((line) => (
          <div key={line.key} className="pairCell">
            <DateText date={line.date} />
            <span className="ellipsis" title={line.narrative}>
              {line.narrative}
            </span>
            <Amount minor={line.amount} currency={line.currency} />
          </div>
        ))}
        {row.lines.length === 0 && <Waiting row={row} />}
      </div>
    </div>
  );
}

/** Once it is posted, how it stands in Xero. */
function State({ row }: { readonly row: DeskRow }): ReactElement {
  const standings = usePlanStandings(row.decision?.id ?? '');
  const isPosted = row.state === 'posted' && standings.length > 0;
  const texts = useTexts();
  return isPosted ? (
    <StandingBadge standings={standings} short />
  ) : (
    <VerdictBadge state={row.state} detail={verdictDetail(texts, row)} />
  );
}

/** How many answers are equal, or what is left over; empty for other verdicts. */
function verdictDetail({ t, money }: Texts, { state, match, payouts }: DeskRow): string {
  if (match === null) return '';
  if (state === 'ambiguous') return t('verdict.answers', { n: equalAnswers(match).length });
  const currency = payouts[0]?.currency;
  return state === 'residual' && match.residual !== 0 && currency !== undefined
    ? money(match.residual, currency)
    : '';
}

/** Failed and cancelled are told beside it. */
const tellsStatus = ({ status }: SlimPayout) => !['paid', 'failed', 'canceled'].includes(status);

const isManual = ({ automatic, provider }: SlimPayout) => !automatic && CAPABILITIES[provider].tellsSchedule;

function PayoutCell({ payout, note }: { readonly payout: SlimPayout; readonly note: string }): ReactElement {
  const { t } = useTexts();
  const provider = useProviderName()(payout);
  const more = [
    tellsStatus(payout) ? t(`payoutStatus.${payout.status}`) : '',
    isManual(payout) ? t('payout.manual') : '',
    note,
  ].filter((text) => text !== '');
  return (
    <div className="pairCell">
      <DateText date={payout.arrivalDate} />
      <span className="ellipsis" title={[provider, ...more].join(' · ')}>
        {provider}
        {more.length > 0 && <span className="muted"> · {more.join(' · ')}</span>}
      </span>
      <Amount minor={payout.amount} currency={payout.currency} />
    </div>
  );
}

function Waiting({ row }: { readonly row: DeskRow }): ReactElement {
  const { t, date } = useTexts();
  return (
    <div className="pairCell pairEmpty">
      <span className="ellipsis">{waitingText(t, date, row.payouts[0])}</span>
    </div>
  );
}

/** Why there is no bank line: called off, sent back, on its way, or not for this account. */
function waitingText(t: Texts['t'], date: Texts['date'], payout: SlimPayout | undefined): string {
  if (payout === undefined) return '';
  if (payout.status === 'canceled') return t('desk.canceled');
  if (payout.status === 'failed') return t('desk.failed');
  if (payout.destination !== 'bank') return t('desk.elsewhere');
  return t('desk.expected', { date: date(payout.arrivalDate) });
}

/** What a screen reader says for a pair. */
export function pairName(texts: Texts, row: DeskRow): string {
  const { t, money, date } = texts;
  const payouts = row.payouts.map((payout) =>
    t('desk.namePayout', { date: date(payout.arrivalDate), amount: money(payout.amount, payout.currency) }),
  );
  const lines = row.lines.map((line) =>
    t('desk.nameLine', {
      date: date(line.date),
      narrative: line.narrative.slice(0, 80),
      amount: money(line.amount, line.currency),
    }),
  );
  const note = row.note === '' ? [] : [t('park.toCheck', { note: row.note })];
  if (row.decision?.by === 'rule') note.push(t('auto.onDeskShort'));
  const detail = verdictDetail(texts, row);
  return [
    t(`verdict.${row.state}`),
    ...(detail === '' ? [] : [detail]),
    ...payouts,
    ...(lines.length > 0 ? lines : [t('desk.nameNoLine')]),
    ...note,
  ].join('; ');
}
