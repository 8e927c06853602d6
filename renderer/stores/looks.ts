/** Theme, contrast and density on the page's root element, where the styles read them. */
import { useEffect } from 'react';
import type { Settings } from './settings.ts';

const QUERIES = { dark: '(prefers-color-scheme: dark)', more: '(prefers-contrast: more)' } as const;

/** Puts the chosen looks on the root element; on `auto` they follow the system while the window is open. */
export function useLooks({ theme, contrast, density }: Settings): void {
  useEffect(() => {
    const dark = globalThis.matchMedia(QUERIES.dark);
    const more = globalThis.matchMedia(QUERIES.more);
    const apply = () => {
      const { dataset } = document.documentElement;
      dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
      dataset['contrast'] = contrast === 'more' || more.matches ? 'more' : 'normal';
      dataset['density'] = density;
    };
    apply();
    dark.addEventListener('change', apply);
    more.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      more.removeEventListener('change', apply);
    };
  }, [theme, contrast, density]);
}
