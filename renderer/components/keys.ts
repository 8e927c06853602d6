/** Keys as they are pressed and as they are written. */

const isMac = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** `⌘K` on a Mac, `Ctrl K` elsewhere. */
export function withModifier(key: string): string {
  return isMac() ? `⌘${key}` : `Ctrl ${key}`;
}

/** Whether the event has the platform's command key (either is taken, so that no one is surprised). */
export function hasModifier(event: Pick<KeyboardEvent, 'metaKey' | 'ctrlKey'>): boolean {
  return event.metaKey || event.ctrlKey;
}

/** Whether the user is typing: single-letter keys then belong to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
