import type { ReactElement } from 'react';

/** One set, one style: 16 px grid, 1.5 px strokes, round ends. Always beside text or inside a named control. */
const shapes = {
  overview: 'M2.5 2.5h4.5v5H2.5zM9 2.5h4.5V6H9zM9 8h4.5v5.5H9zM2.5 9.5h4.5v4H2.5z',
  transit: 'M2 11.5h9M2 8h5M2 4.5h9M9.5 2.5l3.5 5.5-3.5 5.5',
  fees: 'M4 13 12 3M4.75 6.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5M11.25 13a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5',
  reconcile: 'M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13',
  payouts: 'M2 4.5h12v7H2zM8 9.75a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5M4.5 8h.01M11.5 8h.01',
  lines: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  proof: 'M2.5 13.5v-11M2.5 13.5h11M4.5 10.5h2.5v-3h3V5h3',
  reports: 'M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.5 8h5M5.5 10.5h5',
  rules: 'M2.5 4.5 3.7 5.7 6 3.3M2.5 11.2l1.2 1.2L6 10M8.5 4.5h5M8.5 11.2h5',
  edit: 'M10.5 3 13 5.5 5.5 13H3v-2.5zM9 4.5 11.5 7',
  download: 'M8 2.5v8M5 7.5l3 3 3-3M2.5 10.5v3h11v-3',
  plus: 'M8 3v10M3 8h10',
  queue: 'M8 13V6M5 8.5 8 5.5l3 3M2.5 2.5h11',
  activity: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3l2 1.5',
  connections: 'M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5l3 3',
  filter: 'M2.5 3.5h11L9.5 8.5v4l-3 1v-5z',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  sync: 'M13 6.5A5.2 5.2 0 0 0 3.6 5M3 2.5V5h2.5M3 9.5a5.2 5.2 0 0 0 9.4 1.5M13 13.5V11h-2.5',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 4 3 6.5 5.5 9',
  upload: 'M8 10.5v-8M5 5l3-3 3 3M2.5 10.5v3h11v-3',
  park: 'M5.5 3v10M10.5 3v10',
  offline: 'M2.5 2.5l11 11M4.2 6.4A6 6 0 0 1 8 5m3.8 1.4c.5.3.9.6 1.2 1M6 9.2A3 3 0 0 1 8 8.5M8 12h.01',
  chevron: 'M6 4l4 4-4 4',
  back: 'M10 4 6 8l4 4',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9v4.5h-9v-9H7',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9',
  settings: 'M2.5 5h6M12 5h1.5M2.5 11H4M7.5 11h6M10.25 3.25v3.5M5.75 9.25v3.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.25h.01',
  info: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 7.5V11M8 5.25h.01',
  lock: 'M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  bell: 'M8 2.5a3.5 3.5 0 0 0-3.5 3.5c0 3.5-1.5 4.5-1.5 5.5h10c0-1-1.5-2-1.5-5.5A3.5 3.5 0 0 0 8 2.5M6.5 13.5h3',
  equal: 'M3.5 6h9M3.5 10h9',
} as const;

export type IconName = keyof typeof shapes;

/** A decorative picture: hidden from assistive technology, since the text beside it says the same. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
