import { useTexts } from '../../i18n/useTexts.ts';
import { useRoute } from '../../stores/route.ts';
import { type Command, useScreenCommands } from '../../stores/screenCommands.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { navLinks } from './Sidebar.tsx';

/** What can be done on the screen that is shown, then what can be done from anywhere. */
export function useCommands(): readonly Command[] {
  const { t } = useTexts();
  const go = useRoute((store) => store.go);
  const open = useUi((store) => store.open);
  const work = useWork();
  const here = useScreenCommands((store) => store.commands);
  return [
    ...here,
    { id: 'sync', label: t('action.syncNow'), run: () => void work.sync() },
    { id: 'import', label: t('action.importBankFile'), run: () => open('import') },
    { id: 'match', label: t('action.matchAgain'), run: () => void work.match() },
    {
      id: 'certain',
      label: t('action.okAllCertain'),
      run: () => {
        go('reconcile');
        open('certain');
      },
    },
    { id: 'undo', label: t('action.undo'), run: () => void work.undoLast() },
    { id: 'prove', label: t('proof.again'), run: () => void work.prove().then(() => go('proof')) },
    { id: 'keys', label: t('keys.title'), run: () => open('shortcuts') },
    { id: 'notices', label: t('notices.title'), run: () => open('notices') },
    { id: 'books', label: t('books.title'), run: () => open('books') },
    { id: 'settings', label: t('settings.title'), run: () => open('settings') },
    ...navLinks.map(({ screen }) => ({
      id: `go-${screen}`,
      label: t('palette.go', { screen: t(`nav.${screen}`) }),
      run: () => go(screen),
    })),
  ];
}
