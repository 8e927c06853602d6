import type { DragEvent, ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorBoundary } from '../../components/ErrorBoundary.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useDeskRead } from '../../stores/deskData.ts';
import { useKeepProviderNames } from '../../stores/providerNames.ts';
import { useBooks, useKeepSummary } from '../../stores/books.ts';
import { takeSyncWish } from '../../stores/currentBook.ts';
import { useConnections } from '../../stores/live.ts';
import { type ScreenName, takeFreshStart, useRoute } from '../../stores/route.ts';
import { useKeepPreview } from '../../stores/queuePreview.ts';
import { useTellScheduled } from '../../stores/notices.ts';
import { useKeepReadBack } from '../../stores/readBack.ts';
import { useTakeFiles } from '../../stores/takeFiles.ts';
import { useTray } from '../../stores/tray.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { ActivityScreen } from '../activity/ActivityScreen.tsx';
import { BooksDialog } from '../books/BooksDialog.tsx';
import { RestoreDialog } from '../books/RestoreDialog.tsx';
import { ConnectionsScreen } from '../connections/ConnectionsScreen.tsx';
import { FeesScreen } from '../fees/FeesScreen.tsx';
import { LinesScreen } from '../lines/LinesScreen.tsx';
import { OverviewScreen } from '../overview/OverviewScreen.tsx';
import { PayoutsScreen } from '../payouts/PayoutsScreen.tsx';
import { ProofScreen } from '../proof/ProofScreen.tsx';
import { QueueScreen } from '../queue/QueueScreen.tsx';
import { ReconcileScreen } from '../reconcile/ReconcileScreen.tsx';
import { ReportsScreen } from '../reports/ReportsScreen.tsx';
import { RuleDialog } from '../rules/RuleDialog.tsx';
import { RulesScreen } from '../rules/RulesScreen.tsx';
import { TransitScreen } from '../transit/TransitScreen.tsx';
import { WelcomeScreen } from '../welcome/WelcomeScreen.tsx';
import { FilesDialog } from './FilesDialog.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { Header } from './Header.tsx';
import { JobsBar } from './JobsBar.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { NoticesDialog } from './NoticesDialog.tsx';
import { Palette } from './Palette.tsx';
import { ReachBanner } from './ReachBanner.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sidebar } from './Sidebar.tsx';
import { Toasts } from './Toasts.tsx';
import { useFocusReturn } from './useFocusReturn.ts';
import { useGlobalKeys } from './useGlobalKeys.ts';

const screens: Readonly<Record<ScreenName, () => ReactElement>> = {
  overview: OverviewScreen,
  reconcile: ReconcileScreen,
  payouts: PayoutsScreen,
  lines: LinesScreen,
  proof: ProofScreen,
  transit: TransitScreen,
  fees: FeesScreen,
  reports: ReportsScreen,
  rules: RulesScreen,
  queue: QueueScreen,
  activity: ActivityScreen,
  connections: ConnectionsScreen,
  welcome: WelcomeScreen,
};

/** The window: header, screens, jobs, messages. Bank files may be dropped anywhere on it. */
export function Shell(): ReactElement | null {
  const { t } = useTexts();
  const connections = useConnections();
  useKeepProviderNames(connections);
  const screen = useRoute((store) => store.route.screen);
  const drop = useFileDrop();
  useGlobalKeys();
  useFocusReturn();
  const isDeskRead = useDeskRead();
  useSyncWish();
  useTellScheduled();
  useTray();
  const books = useBooks();
  useStartPlace(books?.length);
  if (connections === undefined || books === undefined) return null;
  // Connections is the way in for those who don't want the demo: reachable before there are any.
  // Whoever has other organisations isn't new here, and must find back to them.
  const welcome = connections.length === 0 && screen !== 'connections' && books.length <= 1;
  const shown = welcome ? 'welcome' : screen === 'welcome' ? 'reconcile' : screen;
  const Current = screens[shown];
  return (
    <div className="shell" {...drop.handlers}>
      {!welcome && <Header />}
      <ReachBanner />
      {!welcome && <FirstSteps />}
      {isDeskRead && <Keepers />}
      <div className="shellBody">
        {!welcome && <Sidebar />}
        <main className="main" id="main">
          <ErrorBoundary key={shown} page={crashPage}>
            <Current />
          </ErrorBoundary>
        </main>
      </div>
      <JobsBar />
      {drop.over && <div className="dropVeil">{t('import.dropHere')}</div>}
      <FilesDialog />
      <RuleDialog />
      <Palette />
      <Shortcuts />
      <SettingsDialog />
      <NoticesDialog />
      <BooksDialog />
      <RestoreDialog />
      <Toasts />
      <LiveRegion />
    </div>
  );
}

/** What is kept up to date beside the desk. At the start it waits: side by side with the desk all of it would come late. */
function Keepers(): null {
  useKeepPreview();
  useKeepReadBack();
  useKeepSummary();
  return null;
}

/** A practice starts on its overview, a single organisation at the desk. */
function useStartPlace(books: number | undefined): void {
  useEffect(() => {
    if (books !== undefined && takeFreshStart() && books > 1) useRoute.getState().go('overview');
  }, [books]);
}

/** Reads the books that were opened to be read: those of an organisation that was just added. */
function useSyncWish(): void {
  const work = useWork();
  useEffect(() => {
    if (takeSyncWish()) void work.sync();
  }, [work]);
}

const crashPage = (error: Error, again: () => void) => <CrashPage error={error} again={again} />;

function CrashPage({ error, again }: { readonly error: Error; readonly again: () => void }): ReactElement {
  const { t, told } = useTexts();
  return (
    <EmptyState
      icon="warning"
      title={t('crash.title')}
      heading
      action={
        <Button kind="primary" onPress={again}>
          {t('action.tryAgain')}
        </Button>
      }
    >
      {t('crash.text', { message: told(error.message) })}
    </EmptyState>
  );
}

function useFileDrop() {
  const [over, setOver] = useState(false);
  const read = useTakeFiles();
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (event.relatedTarget === null) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        read(event.dataTransfer.files, useUi.getState().overlay === 'providerFile' ? 'provider' : null);
      },
    },
  };
}
