import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { runJob, useRunning } from '../../../stores/jobs.ts';
import { useServices } from '../../../stores/services.tsx';
import { showError } from '../../../stores/toasts.ts';
import { BridgeError, type Connection, type OtherAccount } from '../../../../shared/bridge.ts';
import { AccountsDialog } from './AccountsDialog.tsx';

/** A page of accounts; `isRefused`: the key may not list them, though it may read one by its id. */
export interface AccountsFound {
  readonly items: readonly OtherAccount[];
  readonly next: string | null;
  readonly isRefused: boolean;
}

/** Accounts under a connection's key: those connected to a platform of Stripe's, sub-accounts of Xendit's. */
export function OtherAccounts({ connection }: { readonly connection: Connection }): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const busy = useRunning('sync', 'demo', 'history', 'check', 'post');
  const [found, setFound] = useState<AccountsFound | null>(null);
  if (connection.via !== undefined) {
    return <p className="muted small">{t('accounts.via', { name: connection.via })}</p>;
  }
  const read = async (before: AccountsFound | null) => {
    const params = { connectionId: connection.id, cursor: before?.next ?? null };
    const page = await runJob('check', ({ signal }) => call('provider.accounts', params, { signal }));
    setFound({ ...page, items: [...(before?.items ?? []), ...page.items], isRefused: false });
  };
  const open = () =>
    read(null).catch((error: unknown) => {
      if (!(error instanceof BridgeError) || error.data.code !== 'permission') return showError(error);
      return setFound({ items: [], next: null, isRefused: true });
    });
  return (
    <div className="row">
      <Button kind="quiet" disabled={busy || connection.status !== 'connected'} onPress={() => void open()}>
        {t('accounts.open')}
      </Button>
      {found !== null && (
        <AccountsDialog
          connection={connection}
          found={found}
          onMore={() => void read(found).catch(showError)}
          onClose={() => setFound(null)}
        />
      )}
    </div>
  );
}
