/** Long enough for a dialog or a list to give focus back itself. */
const PATIENCE_MS = 250;

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/**
 * Whoever works by keys always has the focus somewhere: where the element that had it is gone or can't be pressed any more, the open
 * dialog gets it, else the screen's list, else the first thing on the screen. A pointer may leave it nowhere. Returns how to stop.
 */
export function keepFocus(): () => void {
  let byKeys = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onKey = () => (byKeys = true);
  const onPointer = () => (byKeys = false);
  const find = () => {
    timer = undefined;
    if (byKeys && isLost()) nextBest()?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (byKeys && isLost()) timer ??= setTimeout(find, PATIENCE_MS);
  });
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  globalThis.addEventListener('keydown', onKey, { capture: true });
  globalThis.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    globalThis.removeEventListener('keydown', onKey, { capture: true });
    globalThis.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

function nextBest(): HTMLElement | null {
  const dialogs = document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]');
  const dialog = dialogs[dialogs.length - 1];
  if (dialog !== undefined) return dialog;
  const main = document.getElementById('main');
  return (
    main?.querySelector<HTMLElement>('[role=listbox]') ??
    main?.querySelector<HTMLElement>('button:not(:disabled), a[href], input, select') ??
    null
  );
}
