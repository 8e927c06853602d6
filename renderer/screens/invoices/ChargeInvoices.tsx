import { type ReactElement, useMemo, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { toHash } from '../../stores/route.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { bookingsOf, entryInvoices, needsChoice } from './entryInvoices.ts';
import { InvoiceCell } from './InvoiceCell.tsx';
import { InvoicePicker } from './InvoicePicker.tsx';
import type { BooksGround } from './useBooks.ts';

/** How many charges the panel shows; the payout's own page has them all. */
const SHOWN = 6;

/** What the charges of a row are for: those that wait for a choice first. */
export function ChargeInvoices(props: {
  readonly payouts: readonly Payout[];
  readonly ground: BooksGround | undefined;
}): ReactElement | null {
  const { t } = useTexts();
  const { payouts, ground } = props;
  const [choosing, setChoosing] = useState<string | null>(null);
  const found = useMemo(() => {
    if (ground === undefined) return null;
    const bookings = bookingsOf(ground);
    const charges = payouts.flatMap((payout) =>
      payout.entries.flatMap((entry) => entryInvoices(entry, payout.connectionId, ground, bookings) ?? []),
    );
    const ordered = [...charges.filter(needsChoice), ...charges.filter((one) => !needsChoice(one))];
    return { bookings, ordered, waiting: charges.filter(needsChoice).length };
  }, [payouts, ground]);
  const [first] = payouts;
  if (found === null || found.ordered.length === 0 || first === undefined) return null;
  const { bookings, ordered, waiting } = found;
  return (
    <section className="stack stackTight">
      <h3>{t('invoice.charges')}</h3>
      {waiting > 0 && <p className="tone-warn small">{t('invoice.attention', { n: waiting })}</p>}
      <ul className="chargeList">
        {ordered.slice(0, SHOWN).map((of) => (
          <li key={of.entry.id} className="bankLine">
            <span className="row between">
              <span className="ellipsis" title={of.entry.description}>
                {of.entry.customerName || of.entry.description}
              </span>
              <Amount minor={of.entry.gross} currency={of.entry.currency} />
            </span>
            <InvoiceCell of={of} bookings={bookings} onChoose={({ entry }) => setChoosing(entry.id)} />
          </li>
        ))}
      </ul>
      {ordered.length > SHOWN && (
        <a className="small" href={toHash({ screen: 'payouts', id: first.key })}>
          {t('invoice.all', { n: ordered.length })}
        </a>
      )}
      <InvoicePicker
        // As it stands now: what was chosen before may have come through meanwhile.
        of={ordered.find(({ entry }) => entry.id === choosing) ?? null}
        bookings={bookings}
        onClose={() => setChoosing(null)}
      />
    </section>
  );
}
