import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { type Holder, holdersBeside } from '../../../flows/sync/heldElsewhere.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useRunning } from '../../../stores/jobs.ts';
import { useServices } from '../../../stores/services.tsx';
import { useWork } from '../../../stores/work.ts';
import type { ProviderConnection } from '../../../../shared/bridge.ts';
import { CAPABILITIES } from '../../../../shared/payout/capabilities.ts';

/** Offers to take over what files, or an older connection that is gone, brought of what may be the same account. */
export function MoveOver({ connection }: { readonly connection: ProviderConnection }): ReactElement | null {
  const { db } = useServices();
  const { id, kind } = connection;
  const holders = useLiveQuery(() => holdersBeside(db, id), [db, id]) ?? [];
  const name = CAPABILITIES[kind].name.toLowerCase();
  const own = holders.filter((holder) =>
    holder.isFile ? holder.name.toLowerCase().includes(name) : !holder.isConnected,
  );
  if (own.length === 0) return null;
  return (
    <ul className="stack stackTight">
      {own.map((holder) => (
        <Offer key={holder.id} holder={holder} connection={connection} />
      ))}
    </ul>
  );
}

function Offer(props: { readonly holder: Holder; readonly connection: ProviderConnection }): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('sync', 'demo', 'history', 'import', 'post', 'undo');
  const [asking, setAsking] = useState(false);
  const { holder, connection } = props;
  const names = { from: holder.name, to: connection.name };
  return (
    <li className="note noteWarn row rowWrap between">
      <span className="wrap grow">{t(holder.isFile ? 'moveOver.files' : 'moveOver.older', names)}</span>
      <Button
        disabled={busy || connection.status !== 'connected'}
        label={`${t('moveOver.action')}: ${holder.name}`}
        onPress={() => setAsking(true)}
      >
        {t('moveOver.action')}
      </Button>
      <ConfirmDialog
        title={t('moveOver.title', names)}
        action={t('moveOver.action')}
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void work.moveOver(holder, connection)}
      >
        <p>{t('moveOver.text', names)}</p>
      </ConfirmDialog>
    </li>
  );
}
