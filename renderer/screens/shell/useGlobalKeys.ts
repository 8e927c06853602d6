import { useEffect, useRef } from 'react';
import { hasModifier, isTyping } from '../../components/keys.ts';
import { type ScreenName, useRoute } from '../../stores/route.ts';
import { useSettings } from '../../stores/settings.ts';
import { useUi } from '../../stores/ui.ts';

/** `G` then one of these goes to the screen. */
export const goKeys: Readonly<Record<string, Exclude<ScreenName, 'welcome'>>> = {
  o: 'overview',
  r: 'reconcile',
  p: 'payouts',
  b: 'lines',
  t: 'proof',
  i: 'transit',
  f: 'fees',
  e: 'reports',
  u: 'rules',
  q: 'queue',
  a: 'activity',
  c: 'connections',
};

const GO_WINDOW_MS = 1500;

/** The keys that work everywhere: palette, search, sheet, and G-then-letter. All but the palette's can be switched off. */
export function useGlobalKeys(): void {
  const goUntil = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { overlay, open } = useUi.getState();
      if (hasModifier(event) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open('palette');
        return;
      }
      if (overlay !== 'none' || hasModifier(event) || event.altKey || isTyping(event.target)) return;
      if (!useSettings.getState().settings.singleKeys) return;
      if (event.key === '?') open('shortcuts');
      else if (event.key === '/') document.getElementById('screenSearch')?.focus();
      else if (event.key === 'g') {
        goUntil.current = event.timeStamp + GO_WINDOW_MS;
        return;
      } else {
        const screen = goKeys[event.key];
        if (screen === undefined || event.timeStamp > goUntil.current) return;
        goUntil.current = 0;
        useRoute.getState().go(screen);
        event.stopImmediatePropagation();
      }
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', onKey, { capture: true });
    return () => globalThis.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
