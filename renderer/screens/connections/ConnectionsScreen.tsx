import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Screen } from '../../components/Screen.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useJobs, useRunning } from '../../stores/jobs.ts';
import { useBooks } from '../../stores/books.ts';
import { useAccounts, useConnections, useMappings, useOrganisation } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { BookCard } from '../books/BookCard.tsx';
import { AlternativeForm } from './AlternativeForm.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { Mappings } from './Mappings.tsx';
import { SquareForm } from './square/SquareForm.tsx';
import { StripeForm } from './StripeForm.tsx';
import { XenditForm } from './XenditForm.tsx';
import { AddOrganisationForm, XeroForm } from './XeroForm.tsx';

const FORMS = {
  xero: XeroForm,
  organisation: AddOrganisationForm,
  stripe: StripeForm,
  square: SquareForm,
  xendit: XenditForm,
  alternativePayments: AlternativeForm,
} as const;
type FormId = keyof typeof FORMS;

/** What can be connected by a form; the word before them is said once. */
const SERVICES = [
  { form: 'xero', name: 'connections.xero', label: 'action.connectXero' },
  { form: 'stripe', name: 'provider.stripe', label: 'action.connectStripe' },
  { form: 'square', name: 'provider.square', label: 'action.connectSquare' },
  { form: 'xendit', name: 'provider.xendit', label: 'action.connectXendit' },
  {
    form: 'alternativePayments',
    name: 'provider.alternativePayments',
    label: 'action.connectAlternativePayments',
  },
] as const;

function isForm(id: string): id is FormId {
  return Object.hasOwn(FORMS, id);
}

/** What Tieout is connected to, how to connect more, and where things go in the books. */
export function ConnectionsScreen(): ReactElement {
  const { t } = useTexts();
  const connections = useConnections() ?? [];
  const { route, go } = useRoute();
  const open = useUi((store) => store.open);
  const ready = useReady();
  const form = isForm(route.id) ? route.id : null;
  const Form = form === null ? null : FORMS[form];
  return (
    <Screen
      title={t('nav.connections')}
      subtitle={t('connections.count', { n: connections.length })}
      body="page"
      actions={
        <div className="row rowWrap end">
          <span className="muted" aria-hidden="true">
            {t('connections.connect')}
          </span>
          {SERVICES.map(({ form: id, name, label }) => (
            <Button key={id} label={t(label)} onPress={() => go('connections', id)}>
              {t(name)}
            </Button>
          ))}
          <Button icon="upload" onPress={() => open('providerFile')}>
            {t('action.importProviderFile')}
          </Button>
        </div>
      }
    >
      <div className="stack stackWide narrow" hidden={!ready}>
        <VaultNotice />
        {form !== null && Form !== null && <Form key={form} onDone={() => closeForm(form)} />}
        <BookCard />
        {connections.length > 0 && (
          <ul className="stack">
            {connections.map((connection) => (
              <ConnectionCard key={connection.id} connection={connection} />
            ))}
          </ul>
        )}
        {connections.length === 0 && form === null && <NoConnections />}
        {connections.some(({ demo }) => demo) && <StartOver />}
        <Mappings />
      </div>
    </Screen>
  );
}

/** Whether all that the page begins with is read: it is then shown at once, and nothing of it is pushed down. */
function useReady(): boolean {
  const read = [useConnections(), useBooks(), useOrganisation(), useMappings(), useAccounts()];
  return read.every((each) => each !== undefined);
}

/** The demo company from its beginning, once asked twice. */
function StartOver(): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useJobs(({ jobs }) => jobs.length > 0);
  const go = useRoute((store) => store.go);
  const open = useUi((store) => store.open);
  const [asking, setAsking] = useState(false);
  const restart = async () => {
    if (!(await work.restartDemo())) return;
    go('reconcile');
    open('import');
  };
  return (
    <div className="row between startOver">
      <p className="muted">{t('demo.overText')}</p>
      <Button icon="undo" disabled={busy} onPress={() => setAsking(true)}>
        {t('demo.over')}
      </Button>
      <ConfirmDialog
        title={t('demo.overTitle')}
        action={t('demo.overConfirm')}
        open={asking}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => void restart()}
      >
        <p>{t('demo.overWhat')}</p>
      </ConfirmDialog>
    </div>
  );
}

/** A form ends when its first sync does; whoever has gone elsewhere meanwhile stays there. */
function closeForm(form: FormId): void {
  const { route, go } = useRoute.getState();
  if (route.screen === 'connections' && route.id === form) go('connections');
}

function VaultNotice(): ReactElement | null {
  const { t, told } = useTexts();
  const { info } = useServices();
  if (info === null) return null;
  const { mode, reason } = info.vault;
  // With a keychain there is only something to say when an older file of keys couldn't be opened.
  if (mode === 'keychain' && reason === '') return null;
  return (
    <div className="note noteWarn">
      {mode === 'session' && <p className="strong">{t('vault.session')}</p>}
      {mode === 'session' && <p>{t('vault.sessionText')}</p>}
      {reason !== '' && <p className="muted small wrap">{told(reason)}</p>}
    </div>
  );
}

function NoConnections(): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('demo');
  const go = useRoute((store) => store.go);
  const open = useUi((store) => store.open);
  const explore = async () => {
    if (!(await work.openDemo())) return;
    go('reconcile');
    open('import');
  };
  return (
    <div className="card stack">
      <p className="muted">{t('connections.none')}</p>
      <div className="row">
        <Button disabled={busy} onPress={() => void explore()}>
          {t('action.exploreDemo')}
        </Button>
      </div>
    </div>
  );
}
