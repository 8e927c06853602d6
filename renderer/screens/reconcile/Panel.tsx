import { memo, type ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { VerdictBadge } from '../../components/VerdictBadge.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { toHash } from '../../stores/route.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { ChargeInvoices } from '../invoices/ChargeInvoices.tsx';
import { useBooks } from '../invoices/useBooks.ts';
import { feeSplit } from '../payouts/feeSplit.ts';
import { InsideProof, InsideUnknown, type Opened, useOpened } from '../payouts/Inside.tsx';
import { Waterfall } from '../payouts/Waterfall.tsx';
import { useUi } from '../../stores/ui.ts';
import { usePlanStandings } from '../../stores/readBack.ts';
import { FindingList } from '../standing/FindingList.tsx';
import { StandingNow } from '../standing/StandingNow.tsx';
import { Alternatives } from './Alternatives.tsx';
import { Declined } from './Declined.tsx';
import { Evidence } from './Evidence.tsx';
import { LedgerLines } from './LedgerLines.tsx';
import { ElsewhereNote } from './ElsewhereNote.tsx';
import { type DeskRow, isElsewhere, isEnded } from './deskRows.ts';
import { ByRule, NameThis } from './RuleNotes.tsx';
import type { DeskActions } from './useDeskActions.ts';
import { usePayouts } from './useDesk.ts';

/** What will happen: the fee split, the reasons and the ledger lines of the current row. */
export const Panel = memo(function Panel({
  row,
  actions,
}: {
  readonly row: DeskRow | null;
  readonly actions: DeskActions;
}): ReactElement {
  const { t } = useTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="panel" aria-label={t('panel.title')} tabIndex={0}>
      <h2 className="panelTitle">{t('panel.title')}</h2>
      {row === null ? <p className="muted">{t('panel.none')}</p> : <PanelBody row={row} actions={actions} />}
    </section>
  );
});

function PanelBody({ row, actions }: { readonly row: DeskRow; readonly actions: DeskActions }): ReactElement {
  const { t } = useTexts();
  const payouts = usePayouts(row.payouts.map((payout) => payout.key));
  const opened = useOpened(payouts);
  const ground = useBooks();
  const open = useUi((store) => store.open);
  const currency = row.payouts[0]?.currency ?? row.lines[0]?.currency ?? 'XXX';
  return (
    <div className="stack">
      <div className="row between">
        <VerdictBadge state={row.state} />
        {row.payouts[0] !== undefined && (
          <a className="small" href={toHash({ screen: 'payouts', id: row.payouts[0].key })}>
            {t('panel.openPayout')}
          </a>
        )}
      </div>
      {row.decision !== null && <InXero planId={row.decision.id} />}
      <ByRule row={row} />
      {row.note !== '' && <p className="note wrap">{t('park.toCheck', { note: row.note })}</p>}
      {isEnded(row) ? (
        <p className="note">{t(row.state === 'canceled' ? 'panel.canceled' : 'panel.failed')}</p>
      ) : (
        <MadeOf opened={opened} currency={currency} />
      )}
      {row.match !== null && row.match.residual !== 0 && row.lines.length > 0 && (
        <p className="row between tone-bad">
          <span>{t('panel.difference')}</span>
          <Amount minor={row.match.residual} currency={currency} strong />
        </p>
      )}
      <BankLines lines={row.lines} />
      {actions.can.split && (
        <div className="row end">
          <Button kind="quiet" shortcut="S" onPress={() => open('split')}>
            {t('find.split')}
          </Button>
        </div>
      )}
      <NameThis row={row} />
      {row.match?.verdict === 'ambiguous' && <Alternatives match={row.match} actions={actions} />}
      <Evidence
        items={row.match?.evidence ?? row.decision?.evidence ?? []}
        currency={currency}
        opened={opened}
      />
      {isElsewhere(row) && <ElsewhereNote row={row} />}
      {row.match !== null && <Declined payoutKeys={row.match.payoutKeys} />}
      <ChargeInvoices payouts={payouts ?? []} ground={ground} />
      <LedgerLines row={row} picked={actions.picked} ground={ground} />
    </div>
  );
}

/** How what was posted of a decision stands in Xero. */
function InXero({ planId }: { readonly planId: string }): ReactElement | null {
  const standings = usePlanStandings(planId);
  if (standings.length === 0) return null;
  return (
    <>
      <StandingNow standings={standings} />
      <FindingList standings={standings} />
    </>
  );
}

/** From gross to net, or why it isn't known. */
function MadeOf({
  opened,
  currency,
}: {
  readonly opened: readonly Opened[] | undefined;
  readonly currency: string;
}): ReactElement | null {
  // Its place is kept while it is read, so that nothing below jumps.
  if (opened === undefined) return <div className="waterfallPlace" />;
  const closed = opened.find(({ whole }) => whole === null);
  if (closed !== undefined) return <InsideUnknown opened={closed} />;
  const whole = opened.map((each) => each.whole).filter((payout) => payout !== null);
  return (
    <>
      <Waterfall split={feeSplit(whole)} currency={currency} />
      {opened.map((each) => (
        <InsideProof key={each.payout.key} opened={each} />
      ))}
    </>
  );
}

function BankLines({ lines }: { readonly lines: readonly StatementLine[] }): ReactElement | null {
  const { t } = useTexts();
  if (lines.length === 0) return null;
  return (
    <section className="stack stackTight">
      <h3>{t('panel.bankSays', { n: lines.length })}</h3>
      {lines.map((line) => (
        <div key={line.key} className="bankLine">
          <span className="row between">
            <DateText date={line.date} year />
            <Amount minor={line.amount} currency={line.currency} />
          </span>
          <span className="small muted wrap clamp" title={line.narrative}>
            {line.narrative}
          </span>
        </div>
      ))}
    </section>
  );
}
