/** How a window may look: theme, contrast, language and size. The page wears a look in place, so that what is open stays open. */
import type { Page } from 'playwright-core';

export interface Look {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly contrast: 'auto' | 'more';
  readonly locale: 'en' | 'fr' | 'id';
  readonly size: { readonly width: number; readonly height: number };
}

const DRAWN = { width: 1280, height: 800 };
const LARGE = { width: 1920, height: 1080 };
const SMALL = { width: 1100, height: 700 };
/** A window of 1280 × 800 with everything four times as large. */
const ZOOMED = { width: 320, height: 200 };

/** What the app is drawn for. */
export const PLAIN: Look = { name: 'light', theme: 'light', contrast: 'auto', locale: 'en', size: DRAWN };
export const DARK: Look = { ...PLAIN, name: 'dark', theme: 'dark' };

export const LOOKS: readonly Look[] = [
  PLAIN,
  DARK,
  { ...PLAIN, name: 'contrast', contrast: 'more' },
  { ...DARK, name: 'contrast-dark', contrast: 'more' },
  { ...DARK, name: 'large-dark', size: LARGE },
  { ...PLAIN, name: 'zoom', size: ZOOMED },
  { ...PLAIN, name: 'fr', locale: 'fr' },
  { ...PLAIN, name: 'large-fr', locale: 'fr', size: LARGE },
  { ...PLAIN, name: 'small-fr', locale: 'fr', size: SMALL },
  { ...PLAIN, name: 'id', locale: 'id' },
  { ...DARK, name: 'small-id-dark', locale: 'id', size: SMALL },
];

/** Whether more of a page is taken than what the window shows. */
export const isZoomed = ({ size }: Look): boolean => size.width === ZOOMED.width;

/** Puts the window into a look, as its settings and another size would; resolves when it is drawn so. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.evaluate(
    ([theme, contrast, locale]) => {
      const key = 'tieout.settings';
      const settings: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
      const chosen = { ...Object(settings), theme, contrast, locale };
      localStorage.setItem(key, JSON.stringify(chosen));
      // As if chosen in another window.
      dispatchEvent(new StorageEvent('storage', { key }));
    },
    [look.theme, look.contrast, look.locale] as const,
  );
  await page.setViewportSize(look.size);
  await page.waitForFunction(
    ([theme, locale]) =>
      document.documentElement.dataset['theme'] === theme && document.documentElement.lang === locale,
    [look.theme, look.locale] as const,
  );
}
