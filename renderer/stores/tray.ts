/** The tray of the desktop app: what the page tells of the user's wish, and what the user asks for in the tray's menu. */
import { useEffect } from 'react';
import * as v from 'valibot';
import { WishSchema } from '../../shared/wire.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useServices } from './services.tsx';
import { useSettings } from './settings.ts';
import { showError } from './toasts.ts';
import { useWork } from './work.ts';

/** Whether the page runs in a window that can stay in the tray: in a browser there is none. */
export function useHasTray(): boolean {
  return useServices().info?.host === 'electron';
}

/** Keeps the tray as the settings say, its menu in the language shown, and syncs when that is asked for there. */
export function useTray(): void {
  const { t } = useTexts();
  const { call } = useServices();
  const work = useWork();
  const hasTray = useHasTray();
  const isWanted = useSettings((store) => store.settings.tray);
  useEffect(() => {
    if (!hasTray) return;
    const words = { open: t('tray.open'), sync: t('action.syncNow'), quit: t('tray.quit') };
    call('app.tray', { isWanted, words }).catch(showError);
  }, [hasTray, isWanted, call, t]);
  useEffect(
    () =>
      window.tieout?.onWish((wish) => {
        if (v.is(WishSchema, wish)) void work.sync();
      }),
    [work],
  );
}
