/** Looks at the page as laid out: text that doesn't fit its control, controls that lie on each other or outside. */
import type { Page } from 'playwright-core';

const CONTROLS = 'button, nav a, [role=toolbar] *, th, .tag, .badge, h1, label, select';

/** Controls whose text is wider than they are, or that stick out of the window; not what lies in `scrolled` parts, a selector. */
export function cutOff(page: Page, scrolled = ':not(*)'): Promise<string[]> {
  return page.evaluate(
    ([selector, apart]) => {
      const out: string[] = [];
      for (const element of document.querySelectorAll<HTMLElement>(selector)) {
        if (!element.checkVisibility()) continue;
        const box = element.getBoundingClientRect();
        // One pixel wide: there for screen readers only, beside the key that is shown.
        if (box.width <= 1 || box.height <= 1 || element.closest(`.srOnly, option, ${apart}`)) continue;
        const text = element.textContent.trim();
        if (text === '') continue;
        const style = getComputedStyle(element);
        const clips =
          style.overflowX !== 'visible' || element.tagName === 'BUTTON' || element.tagName === 'A';
        if (clips && element.tagName !== 'SELECT' && element.scrollWidth > element.clientWidth + 1) {
          out.push(
            `${element.tagName} “${text.slice(0, 60)}” needs ${element.scrollWidth}, has ${element.clientWidth}`,
          );
        }
        if (box.right > innerWidth + 1 || box.left < -1)
          out.push(`${element.tagName} “${text.slice(0, 60)}” leaves the window`);
      }
      if (document.documentElement.scrollWidth > innerWidth) out.push('the page scrolls sideways');
      return out;
    },
    [CONTROLS, scrolled] as const,
  );
}

/** Pairs of controls that lie on each other; only those of a dialog where one is open, as it lies over everything else. */
export function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    const dialogs = document.querySelectorAll('[role=dialog], [role=alertdialog]');
    const within = dialogs.item(dialogs.length - 1) ?? document;
    const shown = [...within.querySelectorAll<HTMLElement>('button, nav a, h1, input, select')]
      .filter((element) => !element.closest('.srOnly, .toasts, [aria-hidden=true]'))
      // What is folded away has a box, but isn't there.
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, box: seenOf(element) }))
      .filter(({ box }) => box.right > box.left && box.bottom > box.top);
    for (const [index, one] of shown.entries()) {
      for (const other of shown.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        // What is scrolled goes away below a foot that stays.
        if (isFoot(one.element) !== isFoot(other.element)) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1) out.push(`“${nameOf(one.element)}” and “${nameOf(other.element)}”`);
      }
    }
    return out;
    function isFoot(element: HTMLElement): boolean {
      return element.closest('.dialogFootFlush') !== null;
    }
    /** What can be seen of an element: its box, cut by the parts around it that scroll. */
    function seenOf(element: HTMLElement): { left: number; right: number; top: number; bottom: number } {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
        if (outer === document.body || getComputedStyle(outer).overflowY === 'visible') continue;
        const box = outer.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return { left, right, top, bottom };
    }
    function nameOf(element: HTMLElement): string {
      return (element.getAttribute('aria-label') ?? (element.textContent.trim() || element.tagName)).slice(
        0,
        40,
      );
    }
  });
}

/** Texts that end in “…” because there is no room, as `text ← where`; those of lists' rows once each. */
export function shortened(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) continue;
      const style = getComputedStyle(element);
      if (style.overflowX !== 'hidden' || !element.checkVisibility()) continue;
      const text = element.textContent.trim();
      if (text === '') continue;
      out.add(
        `${text.slice(0, 70)} ← ${element.className || element.tagName} ${element.clientWidth}/${element.scrollWidth}`,
      );
    }
    return [...out].slice(0, 12);
  });
}
