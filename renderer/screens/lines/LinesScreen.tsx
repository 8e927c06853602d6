import { type ReactElement, useMemo } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { NothingFound } from '../../components/NothingFound.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Search } from '../../components/Search.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useKept } from '../../stores/kept.ts';
import { useRoute } from '../../stores/route.ts';
import { useToasts } from '../../stores/toasts.ts';
import { useUi } from '../../stores/ui.ts';
import { compareText } from '../../../shared/order.ts';
import { isFound, wordsSought } from '../../stores/searchWords.ts';
import { lineWords, totals } from '../reconcile/deskRows.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';

interface LineRow {
  readonly line: StatementLine;
  readonly matched: boolean;
}

/** Everything read from bank files, newest first, and whether a payout has been found for it. */
export function LinesScreen(): ReactElement {
  const { t } = useTexts();
  const rows = useLineRows();
  const open = useUi((store) => store.open);
  // The address may name a line.
  const chosen = useRoute((store) => store.route.id);
  return (
    <Screen
      title={t('nav.lines')}
      subtitle={rows === undefined ? t('state.loading') : t('lines.count', { n: rows.length })}
      actions={
        <Button kind="primary" icon="upload" onPress={() => open('import')}>
          {t('action.importBankFile')}
        </Button>
      }
    >
      {rows?.length === 0 && (
        <EmptyState
          icon="lines"
          title={t('lines.none')}
          action={
            <Button icon="upload" onPress={() => open('import')}>
              {t('lines.importFirst')}
            </Button>
          }
        >
          {t('desk.noLinesText')}
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <LineList key={chosen} rows={rows} chosen={chosen} />}
    </Screen>
  );
}

function useLineRows(): readonly LineRow[] | undefined {
  const data = useDeskData();
  return useMemo(
    () =>
      data &&
      [...data.lines.values()]
        .toSorted((a, b) => compareText(b.date, a.date) || compareText(b.key, a.key))
        .map((line) => ({ line, matched: data.isDecidedLine(line.key) })),
    [data],
  );
}

/** Opens the payout that a line is matched with, or may be; says so where there is none. */
function useOpenPayout(): (key: string) => void {
  const { t } = useTexts();
  const data = useDeskData();
  const go = useRoute((store) => store.go);
  return (lineKey) => {
    const row = data?.rows.find(({ lines }) => lines.some(({ key }) => key === lineKey));
    const [payout] = row?.payouts ?? [];
    if (payout !== undefined) go('payouts', payout.key);
    else useToasts.getState().show({ tone: 'info', message: t('lines.noPayout') });
  };
}

const lineKey = ({ line }: LineRow) => line.key;

function LineList(props: {
  readonly rows: readonly LineRow[];
  /** The line to begin with; empty if none. */
  readonly chosen: string;
}): ReactElement {
  const { rows, chosen } = props;
  const { t, money, date } = useTexts();
  const openPayout = useOpenPayout();
  const [search, setSearch] = useKept(`lines search ${chosen}`);
  const [current, setCurrent] = useKept('lines row', chosen);
  const shown = useMemo(() => {
    const sought = wordsSought(search);
    if (sought.length === 0) return rows;
    return rows.filter(({ line }) => isFound(`${lineWords(line)} ${line.source.file}`.toLowerCase(), sought));
  }, [rows, search]);
  const sums = useMemo(() => totals(shown.map(({ line }) => ({ payouts: [], lines: [line] }))), [shown]);
  return (
    <>
      <div className="filters">
        <span className="grow" />
        <Search
          id="screenSearch"
          label={t('lines.search')}
          value={search}
          onChange={setSearch}
          shortcut="/"
        />
      </div>
      {shown.length === 0 ? (
        <NothingFound search={search} onClear={() => setSearch('')} />
      ) : (
        <>
          <div className="lineRow listHead" aria-hidden="true">
            <span>{t('column.date')}</span>
            <span>{t('column.narrative')}</span>
            <span>{t('column.source')}</span>
            <span>{t('column.state')}</span>
            <span className="num">{t('column.amount')}</span>
          </div>
          <VirtualList
            label={t('nav.lines')}
            items={shown}
            keyOf={lineKey}
            nameOf={({ line, matched }) =>
              [
                date(line.date),
                line.narrative.slice(0, 80),
                money(line.amount, line.currency),
                t(matched ? 'lines.matched' : 'lines.open'),
              ].join('; ')
            }
            current={current || (shown[0]?.line.key ?? null)}
            onCurrent={setCurrent}
            onOpen={({ line }) => openPayout(line.key)}
            renderRow={({ line, matched }) => (
              <div className="lineRow">
                <DateText date={line.date} year />
                <span className="ellipsis" title={line.narrative}>
                  {line.narrative}
                </span>
                <span className="muted small ellipsis" title={line.source.file}>
                  {t('lines.source', { file: line.source.file, line: line.source.line })}
                </span>
                <span>
                  {matched && (
                    <Badge tone="good" glyph="✓">
                      {t('lines.matched')}
                    </Badge>
                  )}
                </span>
                <Amount minor={line.amount} currency={line.currency} />
              </div>
            )}
          />
        </>
      )}
      <div className="totals">
        <span className="muted">{t('lines.count', { n: shown.length })}</span>
        {shown.length > 0 && <span className="muted small">{t('lines.openHint')}</span>}
        {sums.map(({ currency, lines }) => (
          <span key={currency} className="row totalsSums">
            <span className="muted">{t('column.total')}</span>
            <Amount minor={lines} currency={currency} strong />
          </span>
        ))}
      </div>
    </>
  );
}
