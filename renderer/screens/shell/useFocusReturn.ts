import { useEffect } from 'react';
import { useUi } from '../../stores/ui.ts';
import { keepFocus } from './keepFocus.ts';

/** After these the page behind a dialog takes focus again. */
const TRIES_MS = [50, 250, 1000];

/**
 * Gives focus back to what had it before an overlay opened. The dialogs do so themselves, but too early where the page
 * behind them is still inert: focus is then on nothing, and the keyboard user lost.
 */
export function useFocusReturn(): void {
  useEffect(keepFocus, []);
  useEffect(() => {
    // Where focus was last on the page itself: a dialog may have taken it before it is told here that it is open.
    let before: Element | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') === null)
        before = target;
    };
    document.addEventListener('focusin', onFocus);
    let timers: ReturnType<typeof setTimeout>[] = [];
    const restore = () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
    const stop = useUi.subscribe((now, last) => {
      if (now.overlay === last.overlay) return;
      for (const timer of timers) clearTimeout(timer);
      timers = [];
      if (now.overlay === 'none') timers = TRIES_MS.map((ms) => setTimeout(restore, ms));
    });
    return () => {
      stop();
      document.removeEventListener('focusin', onFocus);
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
}
