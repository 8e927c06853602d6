import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { useReadBack } from '../../stores/readBack.ts';
import { xeroPage } from '../../../shared/posting/readBack/xeroPages.ts';

/** A link to the object that a posting made, in Xero; nothing for the demo company, whose books are on this machine. */
export function OpenInXero({ rowId }: { readonly rowId: string }): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const shownAs = useReadBack((store) => store.byRow.get(rowId)?.shownAs ?? '');
  const url = useLiveQuery(async () => {
    const row = await db.journal.get(rowId);
    if (!row || row.draft.kind === 'removal') return null;
    const [connection, organisation] = await Promise.all([
      db.connections.get(row.xeroConnectionId),
      db.organisations.get(row.xeroConnectionId),
    ]);
    if (connection === undefined || connection.demo) return null;
    return xeroPage(row.draft.kind, shownAs, organisation?.shortCode ?? '');
  }, [db, rowId, shownAs]);
  return url ? <ExternalLink url={url}>{t('readBack.open')}</ExternalLink> : null;
}
