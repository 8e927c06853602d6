/** The notices for the screens, and the system's own notifications where the user wants them. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { bookName, type BookRegistry, type Notice } from '../db/bookRegistry.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { isShown } from './currentBook.ts';
import { useMappingDrafts } from './mappingDrafts.ts';
import { useScheduled } from './scheduled.ts';
import { useServices } from './services.tsx';
import { useSettings } from './settings.ts';
import { tellByRule } from './tellByRule.ts';
import { showError } from './toasts.ts';
import { useUi } from './ui.ts';

/** What needs the user, newest first; undefined while loading. */
export function useNotices(): readonly Notice[] | undefined {
  const { registry } = useServices();
  return useLiveQuery(async () => {
    const all = await registry.notices.filter(({ isTold }) => isTold).toArray();
    return all.toSorted((a, b) => b.at - a.at);
  }, [registry]);
}

/** The sentence of a notice. Others than lost keys come with one of their own. */
export function noticeText({ t, told }: Pick<Texts, 't' | 'told'>, { code, name, message }: Notice): string {
  return code === 'unauthorised' || message === '' ? t('notice.unauthorised', { name }) : told(message);
}

/** Asks the system whether notifications may be shown; resolves with whether they may. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false;
  return (await Notification.requestPermission()) === 'granted';
}

/** Tells what a sync that ran by itself came to: what rules did, and, while nobody looks, what needs the user. */
export function useTellScheduled(): void {
  const texts = useTexts();
  const { registry } = useServices();
  useEffect(
    () =>
      useScheduled.subscribe(({ told }) => {
        if (told === null) return;
        const { bookId, done, fresh } = told;
        tellByRule(texts, done.byRule, { bookId });
        if (isShown({ bookId })) {
          const drafts = done.mappings.incomplete.map(({ mapping }) => mapping);
          if (drafts.length > 0) useMappingDrafts.setState({ drafts });
        }
        if (fresh.length === 0 || document.hasFocus()) return;
        const body = fresh.map((notice) => noticeText(texts, notice)).join('\n');
        nameOf(registry, bookId)
          .then((name) => notifySystem(name || texts.t('books.unnamed'), body, bookId))
          .catch(showError);
      }),
    [texts, registry],
  );
}

async function nameOf(registry: BookRegistry, bookId: string): Promise<string> {
  const book = await registry.books.get(bookId);
  return book === undefined ? '' : bookName(book);
}

function notifySystem(title: string, body: string, tag: string): void {
  if (!useSettings.getState().settings.notify || !('Notification' in globalThis)) return;
  if (Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, tag });
  shown.addEventListener('click', () => {
    globalThis.focus();
    useUi.getState().open('notices');
  });
}
