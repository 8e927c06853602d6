import { type ReactElement, useMemo, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Search } from '../../components/Search.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { isFound, wordsSought } from '../../stores/searchWords.ts';
import { useWork } from '../../stores/work.ts';
import type { Invoice } from '../../../shared/books/model.ts';
import { toMajorText } from '../../../shared/money.ts';
import { type Bookings, type EntryInvoice, type EntryInvoices, spread } from './entryInvoices.ts';
import { InvoiceBadge } from './InvoiceCell.tsx';
import { InvoiceEvidence } from './InvoiceEvidence.tsx';
import { openInvoices } from './openInvoices.ts';

/** Chooses what a charge pays: one invoice, several, or none, with what is left as one ticks. */
export function InvoicePicker(props: {
  readonly of: EntryInvoices | null;
  readonly bookings: Bookings;
  readonly onClose: () => void;
}): ReactElement | null {
  const { t } = useTexts();
  const { of, bookings, onClose } = props;
  if (of === null) return null;
  return (
    <Dialog title={t('invoice.pick')} open onClose={onClose} size="large">
      <PickerBody key={of.entry.id} of={of} bookings={bookings} onDone={onClose} />
    </Dialog>
  );
}

function PickerBody(props: {
  readonly of: EntryInvoices;
  readonly bookings: Bookings;
  readonly onDone: () => void;
}): ReactElement {
  const { of, bookings, onDone } = props;
  const { entry } = of;
  const items = useMemo(() => openInvoices(of, bookings), [of, bookings]);
  const [ticked, setTicked] = useState<readonly string[]>(() =>
    of.invoices.map(({ invoice }) => invoice.invoiceId).filter((id) => items.some((one) => idOf(one) === id)),
  );
  const chosen = ticked.flatMap((id) => items.find((one) => idOf(one) === id) ?? []);
  const { parts, left } = spread(of.open, chosen);
  const toggle = (id: string) =>
    setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <div className="find">
      <div className="row between">
        <span className="ellipsis">
          <DateText date={entry.date} year /> · {entry.customerName || entry.customerEmail}{' '}
          <span className="muted">{entry.description}</span>
        </span>
        <span className="row">
          <InvoiceBadge state={of.state} />
          <Amount minor={of.open} currency={entry.currency} strong />
        </span>
      </div>
      {of.proposal !== null && <InvoiceEvidence items={of.proposal.evidence} currency={entry.currency} />}
      <InvoiceList items={items} parts={parts} ticked={ticked} toggle={toggle} currency={entry.currency} />
      <PickerFoot of={of} parts={parts} left={left} onDone={onDone} />
    </div>
  );
}

const idOf = ({ invoice }: { readonly invoice: Invoice }) => invoice.invoiceId;

function InvoiceList(props: {
  readonly items: readonly EntryInvoice[];
  readonly parts: readonly EntryInvoice[];
  readonly ticked: readonly string[];
  readonly toggle: (id: string) => void;
  readonly currency: string;
}): ReactElement {
  const { t, money, date } = useTexts();
  const { items, parts, ticked, toggle, currency } = props;
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useState<string | null>(ticked[0] ?? items[0]?.invoice.invoiceId ?? null);
  const sought = wordsSought(search);
  const isWanted = ({ invoice: { number, contactName, reference, date: day }, amount }: EntryInvoice) =>
    isFound(
      [number, contactName, reference, toMajorText(amount, currency), currency, day].join(' ').toLowerCase(),
      sought,
    );
  const shown =
    sought.length === 0 ? items : items.filter((item) => ticked.includes(idOf(item)) || isWanted(item));
  const press = (id: string) => {
    setCurrent(id);
    toggle(id);
  };
  return (
    <section className="findSide invoiceList">
      <div className="row between">
        <h3>{t('invoice.open')}</h3>
        <Search label={t('invoice.search')} value={search} onChange={setSearch} />
      </div>
      <VirtualList
        label={t('invoice.open')}
        items={shown}
        keyOf={idOf}
        nameOf={({ invoice, amount }) =>
          [invoice.number, invoice.contactName, date(invoice.date), money(amount, currency)].join('; ')
        }
        current={current}
        onCurrent={setCurrent}
        onOpen={(item) => press(idOf(item))}
        ticked={new Set(ticked)}
        onTick={press}
        focusOnMount
        tickOnClick
        renderRow={(item) => (
          <div className="findRow invoiceRow">
            <span className="tick" data-ticked={ticked.includes(idOf(item))} aria-hidden="true" />
            <DateText date={item.invoice.date} />
            <span className="ellipsis">
              {item.invoice.number} <span className="muted">{item.invoice.contactName}</span>
              {item.invoice.currency !== currency && (
                <span className="muted"> {money(item.invoice.amountDue, item.invoice.currency)}</span>
              )}
            </span>
            <PartText part={parts.find((one) => idOf(one) === idOf(item))} currency={currency} />
            <Amount minor={item.amount} currency={currency} />
          </div>
        )}
      />
    </section>
  );
}

function PartText(props: {
  readonly part: EntryInvoice | undefined;
  readonly currency: string;
}): ReactElement {
  const { part, currency } = props;
  return (
    <span className="num">
      {part && (
        <>
          → <Amount minor={part.amount} currency={currency} strong />
        </>
      )}
    </span>
  );
}

function PickerFoot(props: {
  readonly of: EntryInvoices;
  readonly parts: readonly EntryInvoice[];
  readonly left: EntryInvoices['open'];
  readonly onDone: () => void;
}): ReactElement {
  const { t, money } = useTexts();
  const work = useWork();
  const { of, parts, left, onDone } = props;
  const customers = new Set(parts.map(({ invoice }) => invoice.contactId)).size;
  const ready = parts.length > 0 && (left === 0 || customers === 1);
  const run = (doing: Promise<boolean>, said: string) => {
    onDone();
    void doing.then((done) => done && announce(said));
  };
  const allocations = parts.map(({ invoice, amount }) => ({ invoiceId: invoice.invoiceId, amount }));
  return (
    <div className="findFoot">
      <span className="muted">{t('invoice.left')}</span>
      <output className={left === 0 ? 'strong tone-good' : 'strong tone-warn'}>
        {money(left, of.entry.currency)}
      </output>
      <span className="muted small">{t(hintOf(parts.length, left, customers))}</span>
      <span className="grow" />
      {of.isChosen && (
        <Button kind="quiet" onPress={() => run(work.clearLink(of), t('invoice.forgotten'))}>
          {t('invoice.forget')}
        </Button>
      )}
      <Button onPress={() => run(work.linkEntry(of, []), t('invoice.saidNone'))}>
        {t('invoice.paysNone')}
      </Button>
      <Button
        kind="primary"
        disabled={!ready}
        onPress={() => run(work.linkEntry(of, allocations), t('invoice.chosen'))}
      >
        {t('invoice.useChoice')}
      </Button>
    </div>
  );
}

function hintOf(count: number, left: number, customers: number) {
  if (count === 0) return 'invoice.tick' as const;
  if (left === 0) return 'invoice.nothingLeft' as const;
  return customers > 1 ? ('invoice.severalCustomers' as const) : ('invoice.toCredit' as const);
}
