/** Runs inside a page, before and beside what is measured. No reference to anything outside. */

/** Notes when the first rows are on the screen and answer an arrow key, when everything is counted, and every task that blocks a frame. Give it to `addInitScript`. */
export function watchStart(): void {
  const seen = { usable: 0, whole: 0, tasks: [] as number[] };
  Object.assign(globalThis, { benchSeen: seen });
  const current = () => document.querySelector('.vrow[data-current=true]')?.getAttribute('data-key');
  let first: string | null | undefined;
  const look = () => {
    const now = current();
    if (first === undefined && now !== undefined) {
      first = now;
      const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
      document.querySelector('[role=listbox]')?.dispatchEvent(key);
    }
    if (seen.usable === 0 && now !== first) seen.usable = performance.now();
    if (/^\d/.test(document.querySelector('.chipCount')?.textContent ?? '')) seen.whole = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Presses a key `times` times on what has focus; milliseconds from each key to the frame that shows another current row. */
export async function timeKeys(order: { readonly key: string; readonly times: number }): Promise<number[]> {
  const list = document.querySelector<HTMLElement>('[role=listbox]');
  if (list === null) throw new Error('There is no list');
  list.focus();
  list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const current = () => document.querySelector('.vrow[data-current=true]')?.getAttribute('data-key');
  const frame = () =>
    new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const times: number[] = [];
  for (let at = 0; at < order.times; at += 1) {
    const before = current();
    const began = performance.now();
    list.dispatchEvent(new KeyboardEvent('keydown', { key: order.key, bubbles: true, cancelable: true }));
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    let now = await frame();
    // oxlint-disable-next-line no-await-in-loop -- see above
    while (current() === before && now - began < 5_000) now = await frame();
    times.push(now - began);
    // A person looks at what came before the next key.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}

/** Scrolls the list by `step` pixels each frame for `frames` frames; milliseconds between frames. */
export async function timeScroll(order: {
  readonly selector: string;
  readonly frames: number;
  readonly step: number;
}): Promise<number[]> {
  const list = document.querySelector<HTMLElement>(order.selector);
  if (list === null) throw new Error('There is no list');
  list.scrollTop = 0;
  const gaps: number[] = [];
  let last = 0;
  for (let at = 0; at <= order.frames; at += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a frame at a time
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    if (at > 0) gaps.push(now - last);
    last = now;
    list.scrollTop += order.step;
  }
  return gaps;
}

/** Types into the search box; milliseconds from each text to the frame that shows what was found. */
export async function timeSearch(texts: readonly string[]): Promise<number[]> {
  const input = document.querySelector<HTMLInputElement>('#screenSearch');
  if (input === null) throw new Error('There is no search box');
  // React hears only of what is set past its own guard.
  const type = (text: string) => Reflect.set(HTMLInputElement.prototype, 'value', text, input);
  const frame = () =>
    new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const times: number[] = [];
  for (const text of texts) {
    const began = performance.now();
    type(text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    // oxlint-disable-next-line no-await-in-loop -- what was typed is handled before the first frame, shown with the second
    await frame();
    // oxlint-disable-next-line no-await-in-loop -- see above
    times.push((await frame()) - began);
    // oxlint-disable-next-line no-await-in-loop -- lets the list come to rest
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times;
}
