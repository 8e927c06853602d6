import { type ReactElement, useState } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useRoute } from '../../stores/route.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { MoveOver } from './accounts/MoveOver.tsx';
import { OtherAccounts } from './accounts/OtherAccounts.tsx';
import { PostingRight } from './PostingRight.tsx';
import { SquareLocations } from './square/SquareLocations.tsx';
import { XenditReport } from './XenditReport.tsx';
import { type Connection, isProviderConnection } from '../../../shared/bridge.ts';
import { CAPABILITIES } from '../../../shared/payout/capabilities.ts';

/** One connection: whose, in what state, and how to end it. */
export function ConnectionCard({ connection }: { readonly connection: Connection }): ReactElement {
  const { t, maybe, told } = useTexts();
  const work = useWork();
  const go = useRoute((store) => store.go);
  const busy = useRunning('sync', 'demo');
  const open = useUi((store) => store.open);
  const [asking, setAsking] = useState(false);
  const fine = connection.status === 'connected';
  return (
    <li className="card connection">
      <div className="stack stackTight grow">
        <div className="row">
          <h2 className="ellipsis">{connection.name}</h2>
          {connection.demo && <span className="tag">{t('header.demo')}</span>}
        </div>
        <p className="muted small wrap">
          {t(`kind.${connection.kind}`)}
          {connection.externalId !== '' && (
            <>
              {' · '}
              <span className="mono">{connection.externalId}</span>
            </>
          )}
        </p>
        {connection.kind === 'square' && <SquareLocations connection={connection} />}
        {connection.kind === 'xendit' && <XenditReport connection={connection} />}
        {isProviderConnection(connection) && CAPABILITIES[connection.kind].listsAccounts && (
          <OtherAccounts connection={connection} />
        )}
        {isProviderConnection(connection) && connection.kind !== 'file' && (
          <MoveOver connection={connection} />
        )}
        {connection.kind === 'file' && (
          <div className="row">
            <Button icon="upload" kind="quiet" onPress={() => open('providerFile')}>
              {t('files.again')}
            </Button>
          </div>
        )}
        {!fine && (
          <p className="tone-bad">{maybe(`reason.${connection.reason}`, {}, told(connection.reason))}</p>
        )}
        {fine && connection.kind === 'xero' && <PostingRight connection={connection} />}
      </div>
      <Badge tone={fine ? 'good' : 'bad'} glyph={fine ? '✓' : '!'}>
        {t(`connectionStatus.${connection.status}`)}
      </Badge>
      {!fine && (
        <Button
          disabled={busy}
          onPress={() => {
            if (connection.demo) void work.openDemo();
            else if (isKnownSignIn(connection)) void work.allowPosting(connection, connection.canWrite);
            else go('connections', connection.kind);
          }}
        >
          {t('connections.signInAgain')}
        </Button>
      )}
      <Button icon="trash" kind="quiet" disabled={busy} onPress={() => setAsking(true)}>
        {t('action.remove')}
      </Button>
      <ConfirmDialog
        title={t('connections.removeTitle', { name: connection.name })}
        action={t('action.remove')}
        open={asking}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => void work.removeConnection(connection.id)}
      >
        <p>{t(removeTextOf(connection))}</p>
      </ConfirmDialog>
    </li>
  );
}

/** What removing means. */
function removeTextOf({ kind }: Connection) {
  if (kind === 'file') return 'files.removeText';
  return kind === 'square' ? 'square.removeText' : 'connections.removeText';
}

/** A sign-in to Xero that Xero has ended: the client id is still known here. */
function isKnownSignIn({ kind, reason }: Connection): boolean {
  return kind === 'xero' && reason !== 'signInAgain';
}
