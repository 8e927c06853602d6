import { type ReactElement, useMemo, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { type Minor, sumMinor } from '../../../shared/money.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import { type Bookings, bookingsOf, entryInvoices, type EntryInvoices } from '../invoices/entryInvoices.ts';
import { InvoiceCell } from '../invoices/InvoiceCell.tsx';
import { InvoicePicker } from '../invoices/InvoicePicker.tsx';
import { useBooks } from '../invoices/useBooks.ts';
import { taxOf } from './feeSplit.ts';

/** The entries of a payout with their fee and its tax; totals of all of them at the foot. */
export function EntriesTable(props: {
  readonly entries: readonly PayoutEntry[];
  readonly all: readonly PayoutEntry[];
  readonly connectionId: string;
  readonly currency: string;
}): ReactElement {
  const { t } = useTexts();
  const { entries, all, currency, connectionId } = props;
  const ground = useBooks();
  const bookings = useMemo(() => (ground === undefined ? undefined : bookingsOf(ground)), [ground]);
  const [choosing, setChoosing] = useState<PayoutEntry | null>(null);
  const choose = ({ entry }: EntryInvoices) => setChoosing(entry);
  const sum = (of: (entry: PayoutEntry) => Minor) => (
    <Amount minor={sumMinor(all.map(of))} currency={currency} strong />
  );
  return (
    <div className="tableBox entriesBox">
      <table className="table tableLined">
        <thead>
          <tr>
            <th>{t('column.date')}</th>
            <th>{t('column.kind')}</th>
            <th>{t('column.customer')}</th>
            <th>{t('column.invoice')}</th>
            <th className="num">{t('column.gross')}</th>
            <th className="num">{t('column.fee')}</th>
            <th className="num">{t('column.taxInFee')}</th>
            <th className="num">{t('column.net')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              invoice={
                ground === undefined || bookings === undefined
                  ? null
                  : invoiceCell(entryInvoices(entry, connectionId, ground, bookings), bookings, choose)
              }
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{t('column.total')}</td>
            <td className="num">{sum((entry) => entry.gross)}</td>
            <td className="num">{sum((entry) => entry.fee)}</td>
            <td className="num">{sum(taxOf)}</td>
            <td className="num">{sum((entry) => entry.net)}</td>
          </tr>
        </tfoot>
      </table>
      {bookings !== undefined && ground !== undefined && choosing !== null && (
        <InvoicePicker
          // As it stands now: what was chosen before may have come through meanwhile.
          of={entryInvoices(choosing, connectionId, ground, bookings)}
          bookings={bookings}
          onClose={() => setChoosing(null)}
        />
      )}
    </div>
  );
}

function invoiceCell(
  of: EntryInvoices | null,
  bookings: Bookings,
  onChoose: (of: EntryInvoices) => void,
): ReactElement | null {
  return of === null ? null : <InvoiceCell of={of} bookings={bookings} onChoose={onChoose} />;
}

function EntryRow(props: {
  readonly entry: PayoutEntry;
  readonly invoice: ReactElement | null;
}): ReactElement {
  const { entry } = props;
  const { t, money } = useTexts();
  const parts = entry.feeParts
    .map((part) => `${part.description} ${money(part.amount, entry.currency)}`)
    .join('\n');
  return (
    <tr>
      <td>
        <DateText date={entry.date} />
      </td>
      <td className="noWrap">
        {t(`entryKind.${entry.kind}`)}
        {entry.kind === 'unknown' && <span className="muted mono"> {entry.rawType}</span>}
      </td>
      <td className="ellipsis cellWide" title={entry.description}>
        {entry.customerName || entry.description}
      </td>
      <td className="cellInvoice">{props.invoice ?? entry.invoiceNumber}</td>
      <td className="num">
        <Amount minor={entry.gross} currency={entry.currency} />
      </td>
      <td className="num" title={parts}>
        <Amount minor={entry.fee} currency={entry.currency} />
      </td>
      <td className="num">
        <Amount minor={taxOf(entry)} currency={entry.currency} quiet />
      </td>
      <td className="num">
        <Amount minor={entry.net} currency={entry.currency} />
      </td>
    </tr>
  );
}
