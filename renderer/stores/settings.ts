/** What the user chose about looks, language and keys. Kept on this machine. */
import * as v from 'valibot';
import { create } from 'zustand';

export const locales = ['en', 'id', 'fr'] as const;
export type Locale = (typeof locales)[number];

export const themes = ['auto', 'light', 'dark'] as const;
export const contrasts = ['auto', 'more'] as const;
export const densities = ['comfortable', 'dense'] as const;
export const schedules = ['off', 'hour', 'fourHours', 'day'] as const;
export type Schedule = (typeof schedules)[number];

const SettingsSchema = v.object({
  locale: v.optional(v.picklist(['auto', ...locales]), 'auto'),
  theme: v.optional(v.picklist(themes), 'auto'),
  /** Rows of 36 px, or of 28. */
  density: v.optional(v.picklist(densities), 'comfortable'),
  contrast: v.optional(v.picklist(contrasts), 'auto'),
  /** How often an open window reads by itself. Once a day: providers pay at most daily, and each read costs Xero calls. */
  schedule: v.optional(v.picklist(schedules), 'day'),
  /** The system's notifications where a sync needs attention; only by the user's wish. */
  notify: v.optional(v.boolean(), false),
  /** Closing the window leaves Tieout in the tray; the desktop app only. */
  tray: v.optional(v.boolean(), false),
  /** The first steps in the demo company: `done` once gone through or skipped. */
  firstSteps: v.optional(v.picklist(['open', 'done']), 'open'),
  /** Single-letter shortcuts (F, P, X, G …) can be switched off: WCAG 2.1.4. */
  singleKeys: v.optional(v.boolean(), true),
  /** The Xero client id that was typed last: not a secret. */
  xeroClientId: v.optional(v.string(), ''),
  /** The id of the Square application and the redirect URL that were typed last: not secrets. */
  squareApplicationId: v.optional(v.string(), ''),
  squareRedirectUrl: v.optional(v.string(), 'http://localhost:48217/callback'),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

const KEY = 'tieout.settings';

function load(): Settings {
  try {
    const parsed = v.safeParse(SettingsSchema, JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}'));
    if (parsed.success) return parsed.output;
  } catch {
    // Unreadable settings are the same as none.
  }
  return v.parse(SettingsSchema, {});
}

interface SettingsStore {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

export const useSettings = create<SettingsStore>((set, get) => ({
  settings: load(),
  change: (part) => {
    const settings = { ...get().settings, ...part };
    set({ settings });
    try {
      globalThis.localStorage?.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Storage may be refused; the choice then lasts for this session.
    }
  },
}));

/** From now on this window follows what another window of Tieout sets. */
export function followSettings(): void {
  globalThis.addEventListener('storage', ({ key }) => {
    if (key === KEY) useSettings.setState({ settings: load() });
  });
}

/** How tall a row of a list is, in pixels; `--row` in the styles is the same. */
export function rowHeight({ density }: Pick<Settings, 'density'>): number {
  return density === 'dense' ? 28 : 36;
}

/** The language to show: the one chosen, else the first of the system's that we have, else English. */
export function chooseLocale(setting: Settings['locale'], preferred: readonly string[]): Locale {
  if (setting !== 'auto') return setting;
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0];
    // `in` is the old ISO code of Indonesian that some systems still send.
    const found = locales.find((locale) => locale === base || (locale === 'id' && base === 'in'));
    if (found) return found;
  }
  return 'en';
}

/**
 * The full tag for numbers and dates: the system's own variant of the language shown (en-AU, fr-CA) where it has one. Some
 * systems report tags that aren't valid (`en-US@posix`); these are passed over.
 */
export function formatLocale(locale: Locale, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === locale && isValidTag(tag)) ?? locale;
}

function isValidTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whether a shortcut works: those of a single character can be switched off. */
export function useShortcutOn(shortcut: string | undefined): boolean {
  const singleKeys = useSettings((store) => store.settings.singleKeys);
  return singleKeys || shortcut === undefined || !/^[A-Z/?]$/.test(shortcut);
}
