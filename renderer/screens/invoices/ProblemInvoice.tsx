import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import type { PostingProblem } from '../../../shared/posting/model.ts';
import { bookingsOf, entryInvoices } from './entryInvoices.ts';
import { entryOf } from './entryOf.ts';
import { InvoicePicker } from './InvoicePicker.tsx';
import { useBooks } from './useBooks.ts';

/** The way from a plan's problem to choosing the charge's invoice. */
export function ProblemInvoice(props: {
  readonly problem: PostingProblem;
  readonly payoutKeys: readonly string[];
}): ReactElement {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { problem } = props;
  const name = String(problem.values['name'] ?? problem.values['invoice'] ?? '');
  const count = Number(problem.values['count'] ?? 0);
  const isMissing = problem.code === 'invoiceNotFound';
  return (
    <>
      {isMissing && count > 0 && <p className="small muted">{t('problem.candidates', { count })}</p>}
      <Button kind="quiet" label={t('invoice.chooseFor', { name })} onPress={() => setOpen(true)}>
        {t('problem.chooseInvoice')} {name}
      </Button>
      {open && <Choosing {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function Choosing(props: {
  readonly problem: PostingProblem;
  readonly payoutKeys: readonly string[];
  readonly onClose: () => void;
}): ReactElement | null {
  const { db } = useServices();
  const { problem, payoutKeys, onClose } = props;
  const ground = useBooks();
  const found = useLiveQuery(
    () => entryOf(db, problem.entryId, payoutKeys),
    [db, problem.entryId, payoutKeys.join('\n')],
  );
  const shown = useMemo(() => {
    if (ground === undefined || found === undefined || found === null) return null;
    const bookings = bookingsOf(ground);
    return { bookings, of: entryInvoices(found.entry, found.connectionId, ground, bookings) };
  }, [ground, found]);
  return shown === null ? null : <InvoicePicker of={shown.of} bookings={shown.bookings} onClose={onClose} />;
}
