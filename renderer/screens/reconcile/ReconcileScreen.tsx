import { type ReactElement, useDeferredValue, useEffect, useMemo } from 'react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { NothingFound } from '../../components/NothingFound.tsx';
import { Screen } from '../../components/Screen.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { useReconcile } from '../../stores/reconcile.ts';
import { useRoute } from '../../stores/route.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { ActionBar } from './ActionBar.tsx';
import { CertainDialog } from './CertainDialog.tsx';
import { Filters } from './Filters.tsx';
import type { DeskRow } from './deskRows.ts';
import { FindMatch } from './FindMatch.tsx';
import { PairRow, pairHeight, pairName } from './PairRow.tsx';
import { ParkDialog } from './ParkDialog.tsx';
import { Panel } from './Panel.tsx';
import { Totals } from './Totals.tsx';
import { type Desk, useDesk } from './useDesk.ts';
import { useDeskActions } from './useDeskActions.ts';

function subtitleOf(t: Texts['t'], desk: Desk | undefined): string {
  if (desk === undefined) return t('state.loading');
  return desk.counts === null ? t('desk.counting') : t('desk.subtitle', { n: desk.counts.all });
}

/** The desk: payouts and bank lines in pairs, the reason and the consequence of the current one, one obvious action. */
export function ReconcileScreen(): ReactElement {
  const { t } = useTexts();
  const desk = useDesk();
  const open = useUi((store) => store.open);
  return (
    <Screen
      title={t('nav.reconcile')}
      subtitle={subtitleOf(t, desk)}
      actions={
        <Button
          icon="upload"
          kind={desk !== undefined && desk.all.length > 0 && !desk.hasLines ? 'primary' : 'plain'}
          onPress={() => open('import')}
        >
          {t('action.importBankFile')}
        </Button>
      }
    >
      {desk === undefined ? (
        <div className="empty muted">{t('state.loading')}</div>
      ) : (
        <DeskBody desk={desk} />
      )}
    </Screen>
  );
}

function DeskBody({ desk }: { readonly desk: Desk }): ReactElement {
  const { t } = useTexts();
  const actions = useDeskActions(desk);
  const nothing = desk.all.length === 0 && desk.counts !== null;
  const ticked = useReconcile((store) => store.ticked);
  const tickedRows = useMemo(
    () => (ticked.size === 0 ? NO_TICKED : desk.shown.filter(({ id }) => ticked.has(id))),
    [desk.shown, ticked],
  );
  // Moving through the list never waits for the panel.
  const behind = useDeferredValue(desk.current);
  const actionsBehind = useDeferredValue(actions);
  return (
    <>
      {!nothing && <Filters counts={desk.counts} />}
      {!nothing && !desk.hasLines && <p className="deskNote">{t('desk.linesMissing')}</p>}
      <div className="desk">
        <div className="deskMain">
          {desk.shown.length === 0 ? <NothingHere desk={desk} /> : <Pairs desk={desk} ok={actions.ok} />}
          {!nothing && (
            <ActionBar actions={actions} certain={desk.counts?.certain ?? null} leading={desk.hasLines} />
          )}
        </div>
        {!nothing && <Panel row={behind} actions={actionsBehind} />}
      </div>
      <CertainDialog rows={desk.all} isWhole={desk.counts !== null} />
      <FindMatch row={desk.current} ticked={tickedRows} />
      <ParkDialog onPark={actions.parkWith} />
    </>
  );
}

const NO_TICKED: readonly DeskRow[] = [];

const rowId = ({ id }: DeskRow) => id;

function Pairs({ desk, ok }: { readonly desk: Desk; readonly ok: () => void }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { ticked, toggle, tickAll, leaving, setCurrent } = useReconcile();
  const currentId = desk.current?.id ?? null;
  useEffect(() => {
    // Not as the user does it: a row that comes back is still waited for.
    if (useReconcile.getState().current !== currentId) useReconcile.setState({ current: currentId });
  }, [currentId]);
  return (
    <>
      <div className="pair pairHead" aria-hidden="true">
        <span />
        <span>{t('desk.payouts')}</span>
        <span />
        <span>{t('desk.lines')}</span>
      </div>
      <VirtualList
        label={t('desk.list')}
        items={desk.shown}
        keyOf={rowId}
        nameOf={(row) => pairName(texts, row)}
        heightOf={pairHeight}
        current={currentId}
        onCurrent={setCurrent}
        onOpen={ok}
        ticked={ticked}
        onTick={toggle}
        onTickAll={tickAll}
        leaving={leaving}
        focusOnMount
        renderRow={(row) => <PairRow row={row} ticked={ticked.has(row.id)} />}
      />
      <Totals rows={desk.shown} ticked={ticked} isWhole={desk.counts !== null} />
    </>
  );
}

function NothingHere({ desk }: { readonly desk: Desk }): ReactElement {
  const { t } = useTexts();
  const { search, filter, setSearch, setFilter } = useReconcile();
  const go = useRoute((store) => store.go);
  const open = useUi((store) => store.open);
  const work = useWork();
  if (desk.counts === null) return <div className="empty muted">{t('desk.reading')}</div>;
  if (search !== '') {
    return <NothingFound search={search} onClear={() => setSearch('')} />;
  }
  if (!desk.hasLines) {
    return (
      <EmptyState
        icon="lines"
        title={t('desk.noLines')}
        action={
          <Button kind="primary" icon="upload" onPress={() => open('import')}>
            {t('lines.importFirst')}
          </Button>
        }
      >
        {t('desk.noLinesText')}
      </EmptyState>
    );
  }
  if (desk.all.length === 0) {
    return (
      <EmptyState
        icon="reconcile"
        title={t('desk.noProposals')}
        action={
          <Button kind="primary" onPress={() => void work.match()}>
            {t('action.matchAgain')}
          </Button>
        }
      >
        {t('desk.noProposalsText')}
      </EmptyState>
    );
  }
  if (filter !== 'all') {
    return (
      <EmptyState
        icon="check"
        title={t('desk.noneInFilter')}
        action={<Button onPress={() => setFilter('all')}>{t('desk.showToDo')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon="check"
      title={t('desk.allDone')}
      action={
        <Button kind="primary" onPress={() => go('queue')}>
          {t('desk.toQueue')}
        </Button>
      }
    >
      {t('desk.allDoneText')}
    </EmptyState>
  );
}
