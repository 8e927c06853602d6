import type { ReactElement } from 'react';
import { Badge, type Tone } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { dueFor, type Bookings, type EntryInvoices, type EntryState } from './entryInvoices.ts';

const looks: Readonly<Record<EntryState, { readonly tone: Tone; readonly glyph: string }>> = {
  booked: { tone: 'good', glyph: '■' },
  confirmed: { tone: 'good', glyph: '●' },
  certain: { tone: 'good', glyph: '✓' },
  likely: { tone: 'info', glyph: '~' },
  ambiguous: { tone: 'warn', glyph: '⑂' },
  missing: { tone: 'bad', glyph: '!' },
  none: { tone: 'quiet', glyph: '○' },
  sale: { tone: 'quiet', glyph: '■' },
};

/** How surely a charge's invoice is known. */
export function InvoiceBadge({ state }: { readonly state: EntryState }): ReactElement {
  const { t } = useTexts();
  return <Badge {...looks[state]}>{t(`invoice.${state}`)}</Badge>;
}

/** The invoices of a charge with contact and due, and the way to choose others. */
export function InvoiceCell(props: {
  readonly of: EntryInvoices;
  readonly bookings: Bookings;
  readonly onChoose: (of: EntryInvoices) => void;
}): ReactElement {
  const { t, money } = useTexts();
  const { of, bookings } = props;
  const isBooked = of.state === 'booked' || (of.state === 'sale' && !of.isChosen);
  return (
    <span className="invoiceCell">
      <InvoiceBadge state={of.state} />
      <span className="stack stackNone grow">
        {of.invoices.map(({ invoice, amount }) => (
          <span
            key={invoice.invoiceId}
            className="ellipsis"
            title={t('invoice.of', {
              invoice: invoice.number,
              name: invoice.contactName,
              due: money(dueFor(invoice, of, bookings.shares), invoice.currency),
            })}
          >
            {invoice.number} <span className="muted">{invoice.contactName}</span>
            {!isBooked && dueFor(invoice, of, bookings.shares) !== amount && (
              <span className="muted small">
                {' · '}
                {t('invoice.due', { due: money(dueFor(invoice, of, bookings.shares), invoice.currency) })}
              </span>
            )}
          </span>
        ))}
        {of.proposal !== null && of.proposal.remainder > 0 && (
          <span className="small tone-warn ellipsis">
            {t('invoice.over', { amount: money(of.proposal.remainder, of.entry.currency) })}
          </span>
        )}
        {of.invoices.length === 0 && <span className="muted ellipsis">{of.entry.invoiceNumber}</span>}
      </span>
      {!isBooked && (
        <Button
          kind="quiet"
          label={t('invoice.chooseFor', { name: of.entry.customerName || of.entry.description })}
          onPress={() => props.onChoose(of)}
        >
          {t('invoice.choose')}
        </Button>
      )}
    </span>
  );
}
