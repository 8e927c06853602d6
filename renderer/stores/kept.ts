/** Where one was on a screen: the row of its list, what was searched, how far its page was scrolled. Kept while the window is open. */
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useServices } from './services.tsx';

const texts = new Map<string, string>();
const depths = new Map<string, number>();

/** A text of a screen that is there again when one comes back to it; each book has its own. `begin` goes before what was kept. */
export function useKept(name: string, begin = ''): readonly [string, (text: string) => void] {
  const { db } = useServices();
  const key = `${db.bookId} ${name}`;
  const [text, setText] = useState(() => begin || (texts.get(key) ?? ''));
  const keep = (next: string) => {
    texts.set(key, next);
    setText(next);
  };
  return [text, keep];
}

/** What a page holds may be read a moment after it is shown. */
const PATIENCE_MS = 1500;

/**
 * Keeps how far a page is scrolled, and scrolls there again when it is shown the next time, as soon as it is long enough.
 * A place of none, the empty name, isn't kept.
 */
export function useKeptScroll(place: string): RefObject<HTMLElement | null> {
  const { db } = useServices();
  const ref = useRef<HTMLElement>(null);
  const name = place === '' ? '' : `${db.bookId} ${place}`;
  useEffect(() => {
    const page = ref.current;
    if (page === null || name === '') return undefined;
    const wanted = depths.get(name) ?? 0;
    const restore = () => {
      if (page.scrollHeight - page.clientHeight < wanted) return;
      page.scrollTop = wanted;
      stop();
    };
    const grown = new ResizeObserver(restore);
    const late = setTimeout(() => stop(), PATIENCE_MS);
    const stop = () => {
      grown.disconnect();
      clearTimeout(late);
      for (const event of MOVES) page.removeEventListener(event, stop);
    };
    if (wanted > 0) {
      for (const child of page.children) grown.observe(child);
      // Whoever scrolls already is left alone.
      for (const event of MOVES) page.addEventListener(event, stop, { passive: true });
      restore();
    } else clearTimeout(late);
    const onScroll = () => depths.set(name, page.scrollTop);
    page.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      stop();
      page.removeEventListener('scroll', onScroll);
    };
  }, [name]);
  return ref;
}

const MOVES = ['wheel', 'keydown', 'pointerdown'] as const;
