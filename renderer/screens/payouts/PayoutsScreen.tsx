import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useMemo } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { NothingFound } from '../../components/NothingFound.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Search } from '../../components/Search.tsx';
import { VerdictBadge } from '../../components/VerdictBadge.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import type { PayoutState } from '../../db/standing.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReadBack } from '../../stores/readBack.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { useRoute } from '../../stores/route.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useKept } from '../../stores/kept.ts';
import { useServices } from '../../stores/services.tsx';
import { compareText } from '../../../shared/order.ts';
import { isFound, wordsSought } from '../../stores/searchWords.ts';
import { useEntrySearch } from '../../stores/entrySearch.ts';
import { payoutWords, totals } from '../reconcile/deskRows.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { StandingBadge, standingName } from '../standing/StandingBadge.tsx';
import { PayoutDetail } from './PayoutDetail.tsx';

interface PayoutRow {
  readonly payout: Omit<Payout, 'entries'>;
  /** How many there are; null where that isn't known. */
  readonly entries: number | null;
  readonly state: PayoutState | null;
}

/** All payouts, or one of them taken apart. */
export function PayoutsScreen(): ReactElement {
  const { t } = useTexts();
  const id = useRoute((store) => store.route.id);
  const rows = usePayoutRows();
  if (id !== '') return <PayoutDetail payoutKey={id} />;
  return (
    <Screen
      title={t('nav.payouts')}
      subtitle={rows === undefined ? t('state.loading') : t('payouts.count', { n: rows.length })}
    >
      {rows?.length === 0 && (
        <EmptyState icon="payouts" title={t('payouts.none')}>
          {t('payouts.noneText')}
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <PayoutList rows={rows} />}
    </Screen>
  );
}

function usePayoutRows(): readonly PayoutRow[] | undefined {
  const { db } = useServices();
  const data = useDeskData();
  const inferred = useLiveQuery(() => db.compositions.toArray(), [db]);
  return useMemo(() => {
    if (data === undefined || inferred === undefined) return undefined;
    const inside = new Map(inferred.map(({ payoutKey, entryIds }) => [payoutKey, entryIds.length]));
    return [...data.payouts.values()]
      .toSorted((a, b) => compareText(b.arrivalDate, a.arrivalDate) || compareText(b.key, a.key))
      .map((payout) => ({
        payout,
        entries: payout.composition === 'known' ? payout.entryCount : inside.get(payout.key) || null,
        state: data.stateOf(payout),
      }));
  }, [data, inferred]);
}

const payoutKeyOf = ({ payout }: PayoutRow) => payout.key;

function PayoutList({ rows }: { readonly rows: readonly PayoutRow[] }): ReactElement {
  const { t, money, date, number } = useTexts();
  const providerOf = useProviderName();
  const go = useRoute((store) => store.go);
  const standings = useReadBack((store) => store.byPayout);
  const [search, setSearch] = useKept('payouts search');
  const within = useEntrySearch(search);
  const [current, setCurrent] = useKept('payouts row');
  const shown = useMemo(() => {
    const sought = wordsSought(search);
    if (sought.length === 0) return rows;
    return rows.filter(
      ({ payout }) => within.has(payout.key) || isFound(payoutWords(payout).toLowerCase(), sought),
    );
  }, [rows, search, within]);
  const sums = useMemo(() => totals(shown.map(({ payout }) => ({ payouts: [payout], lines: [] }))), [shown]);
  return (
    <>
      <div className="filters">
        <span className="grow" />
        <Search
          id="screenSearch"
          label={t('payouts.search')}
          value={search}
          onChange={setSearch}
          shortcut="/"
        />
      </div>
      {shown.length === 0 ? (
        <NothingFound search={search} onClear={() => setSearch('')} />
      ) : (
        <>
          <div className="payoutRow listHead" aria-hidden="true">
            <span>{t('column.arrives')}</span>
            <span>{t('column.payout')}</span>
            <span className="num">{t('column.entries')}</span>
            <span>{t('column.status')}</span>
            <span>{t('column.state')}</span>
            <span className="num">{t('column.amount')}</span>
          </div>
          <VirtualList
            label={t('nav.payouts')}
            items={shown}
            keyOf={payoutKeyOf}
            nameOf={({ payout, state }) =>
              [
                date(payout.arrivalDate),
                providerOf(payout),
                money(payout.amount, payout.currency),
                t(`payoutStatus.${payout.status}`),
                (state === 'posted' ? standingName({ t }, standings.get(payout.key) ?? []) : null) ??
                  (state === null ? '' : t(`verdict.${state}`)),
              ].join('; ')
            }
            current={current || (shown[0]?.payout.key ?? null)}
            onCurrent={setCurrent}
            focusOnMount="ifLost"
            onOpen={({ payout }) => go('payouts', payout.key)}
            renderRow={({ payout, entries, state }) => (
              <div className="payoutRow">
                <DateText date={payout.arrivalDate} year />
                <span className="row">
                  <span>{providerOf(payout)}</span>
                  <span className="muted mono ellipsis">{payout.id}</span>
                </span>
                <span className="num muted">{entries === null ? '–' : number(entries)}</span>
                <span className="muted ellipsis">{t(`payoutStatus.${payout.status}`)}</span>
                <span className="ellipsis">
                  {state === 'posted' && standings.has(payout.key) ? (
                    <StandingBadge standings={standings.get(payout.key) ?? []} short />
                  ) : (
                    state !== null && <VerdictBadge state={state} />
                  )}
                </span>
                <Amount minor={payout.amount} currency={payout.currency} />
              </div>
            )}
          />
        </>
      )}
      <div className="totals">
        <span className="muted">{t('payouts.count', { n: shown.length })}</span>
        {shown.length > 0 && <span className="muted small">{t('payouts.openHint')}</span>}
        {sums.map(({ currency, payouts }) => (
          <span key={currency} className="row totalsSums">
            <span className="muted">{t('column.total')}</span>
            <Amount minor={payouts} currency={currency} strong />
          </span>
        ))}
      </div>
    </>
  );
}
