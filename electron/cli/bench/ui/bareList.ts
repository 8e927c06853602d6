/** The least that a virtual list can be: TanStack Virtual, a line of text a row. Bundled by the benchmark only. */
import { useVirtualizer } from '@tanstack/react-virtual';
// oxlint-disable no-restricted-imports -- runs in a browser, bundled there by the benchmark

import { createElement, useRef } from 'react';
import { createRoot } from 'react-dom/client';
// oxlint-enable no-restricted-imports

const ROW = 36;

function BareList({ count }: { readonly count: number }) {
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler isn't used; nothing here is memoised
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems().map((row) =>
    createElement(
      'div',
      {
        key: row.key,
        style: { position: 'absolute', top: 0, height: row.size, transform: `translateY(${row.start}px)` },
      },
      `Row ${row.index}`,
    ),
  );
  const space = createElement(
    'div',
    { style: { height: virtual.getTotalSize(), position: 'relative' } },
    rows,
  );
  return createElement('div', { id: 'bare', ref: box, style: { height: 600, overflow: 'auto' } }, space);
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(createElement(BareList, { count: Number(root.dataset['count']) }));
