import { type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Search } from '../../components/Search.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { announce } from '../../stores/announcer.ts';
import { isFound, wordsSought } from '../../stores/searchWords.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { type Minor, toMajorText } from '../../../shared/money.ts';
import type { PlainDate } from '../../../shared/dates.ts';
import type { DeskRow } from './deskRows.ts';
import { BankKeeps, keptBy } from './BankKeeps.tsx';
import { remainderOf, useOpenItems } from './openItems.ts';

/** Matching by hand: any payouts with any open bank lines, confirmed when nothing is left over. */
export function FindMatch(props: {
  readonly row: DeskRow | null;
  /** What merging puts together. */
  readonly ticked: readonly DeskRow[];
}): ReactElement | null {
  const { row, ticked } = props;
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const begin = overlay === 'findMatch' || overlay === 'merge' || overlay === 'split' ? overlay : null;
  if (row === null || begin === null) return null;
  const title = begin === 'findMatch' ? t('find.title') : t(`find.${begin}`);
  return (
    <Dialog title={title} open onClose={close} size="large">
      <FindBody key={row.id} row={row} begin={startOf(begin, row, ticked)} onDone={close} />
    </Dialog>
  );
}

/** What is ticked at first: the row's payouts; everything of the ticked rows; or of a row in several parts just the first. */
function startOf(begin: 'findMatch' | 'merge' | 'split', row: DeskRow, ticked: readonly DeskRow[]): Begin {
  const keysOf = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key);
  if (begin === 'findMatch') return { payouts: keysOf(row.payouts), lines: [] };
  if (begin === 'split') return { payouts: keysOf(row.payouts.slice(0, 1)), lines: [] };
  return {
    payouts: keysOf(ticked.flatMap(({ payouts }) => payouts)),
    lines: keysOf(ticked.flatMap(({ lines }) => lines)),
  };
}

interface Begin {
  readonly payouts: readonly string[];
  readonly lines: readonly string[];
}

function FindBody(props: {
  readonly row: DeskRow;
  readonly begin: Begin;
  readonly onDone: () => void;
}): ReactElement {
  const { row, begin, onDone } = props;
  const texts = useTexts();
  const { t, money } = texts;
  const work = useWork();
  const currency = row.payouts[0]?.currency ?? row.lines[0]?.currency ?? 'XXX';
  const providerOf = useProviderName();
  // What it begins with stays on top, however the row changes meanwhile.
  const [first] = useState(
    () => new Set([...row.payouts.map(({ key }) => key), ...begin.payouts, ...begin.lines]),
  );
  const payouts = useTicks(begin.payouts);
  const lines = useTicks(begin.lines);
  const open = useOpenItems(row, currency, first);
  const remainder = remainderOf(open, payouts.ticked, lines.ticked);
  const ready = open !== undefined && remainder === 0 && payouts.ticked.size > 0 && lines.ticked.size > 0;
  const confirm = () => {
    onDone();
    void work
      .decideByHand([...payouts.ticked], [...lines.ticked])
      .then((done) => done && announce(t('find.done')));
  };
  return (
    <div className="find">
      <div className="findSides">
        <Side
          title={t('find.payouts')}
          ticks={payouts}
          items={(open?.payouts ?? []).map((payout) => ({
            key: payout.key,
            date: payout.arrivalDate,
            text: [
              providerOf(payout),
              ...(payout.status === 'paid' ? [] : [t(`payoutStatus.${payout.status}`)]),
              payout.id,
            ].join(' · '),
            amount: payout.amount,
          }))}
          currency={currency}
        />
        <Side
          title={t('find.lines')}
          ticks={lines}
          items={(open?.lines ?? []).map((line) => ({
            key: line.key,
            date: line.date,
            text: line.narrative,
            amount: line.amount,
          }))}
          currency={currency}
          focus
        />
      </div>
      <div className="findFoot">
        <span className="muted">{t('find.remainder')}</span>
        <output className={remainder === 0 ? 'strong tone-good' : 'strong tone-bad'}>
          {money(remainder, currency)}
        </output>
        <span className="muted small">
          {t(open === undefined ? 'desk.reading' : ready ? 'find.ready' : 'find.hint')}
        </span>
        <span className="grow" />
        <BankKeeps kept={keptBy(open, payouts.ticked, lines.ticked)} currency={currency} />
        <Button onPress={onDone}>{t('action.cancel')}</Button>
        <Button kind="primary" disabled={!ready} onPress={confirm}>
          {t('find.confirm')}
        </Button>
      </div>
    </div>
  );
}

interface Item {
  readonly key: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly amount: Minor;
}

const itemKey = ({ key }: Item) => key;

function Side(props: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly ticks: ReturnType<typeof useTicks>;
  readonly currency: string;
  readonly focus?: boolean;
}): ReactElement {
  const { t, money, date } = useTexts();
  const [search, setSearch] = useState('');
  const { items, ticks, currency } = props;
  const sought = wordsSought(search);
  const isWanted = ({ text, amount, date: day }: Item) =>
    isFound(`${text} ${toMajorText(amount, currency)} ${currency} ${day}`.toLowerCase(), sought);
  const shown =
    sought.length === 0 ? items : items.filter((item) => ticks.ticked.has(item.key) || isWanted(item));
  return (
    <section className="findSide">
      <div className="row between">
        <h3>{props.title}</h3>
        <Search
          label={t('find.search', { side: props.title })}
          value={search}
          onChange={setSearch}
          placeholder={t('action.search')}
        />
      </div>
      <VirtualList
        label={props.title}
        items={shown}
        keyOf={itemKey}
        nameOf={(item) => [date(item.date), item.text.slice(0, 80), money(item.amount, currency)].join('; ')}
        current={ticks.current}
        onCurrent={ticks.setCurrent}
        onOpen={(item) => ticks.toggle(item.key)}
        ticked={ticks.ticked}
        onTick={ticks.toggle}
        focusOnMount={props.focus === true}
        tickOnClick
        renderRow={(item) => (
          <div className="findRow">
            <span className="tick" data-ticked={ticks.ticked.has(item.key)} aria-hidden="true" />
            <DateText date={item.date} />
            <span className="ellipsis" title={item.text}>
              {item.text}
            </span>
            <Amount minor={item.amount} currency={currency} />
          </div>
        )}
      />
    </section>
  );
}

function useTicks(initial: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(initial));
  const [current, setCurrent] = useState<string | null>(initial[0] ?? null);
  const toggle = (key: string) => {
    setCurrent(key);
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  };
  return { ticked, toggle, current, setCurrent };
}
