import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { hasModifier } from './keys.ts';
import { KeptHeights } from './listChange.ts';
import { rowHeight, useSettings } from '../stores/settings.ts';

interface Props<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** The same function each time, best: another one has every row measured again. */
  readonly keyOf: (item: T) => string;
  /** What a screen reader says for the row. */
  readonly nameOf: (item: T) => string;
  readonly renderRow: (item: T) => ReactNode;
  /** Pixels; `row` is the height of a row of one line. */
  readonly heightOf?: (item: T, row: number) => number;
  readonly current: string | null;
  readonly onCurrent: (key: string) => void;
  /** Enter, or a double click. */
  readonly onOpen?: (item: T) => void;
  /** Ticked rows, when several can be: Space ticks. */
  readonly ticked?: ReadonlySet<string>;
  readonly onTick?: (key: string) => void;
  /** ⌘A: ticks all, or none where all are. */
  readonly onTickAll?: (keys: readonly string[]) => void;
  readonly leaving?: string | null;
  /** `ifLost`: only where nothing has it, as after the way back to a list. */
  readonly focusOnMount?: boolean | 'ifLost';
  /** A plain click ticks as well: for lists whose purpose is choosing. */
  readonly tickOnClick?: boolean;
}

/**
 * A long list with one tab stop. The list itself holds focus and names the current row (`aria-activedescendant`), so
 * that focus survives rows leaving and virtual scrolling.
 */
export function VirtualList<T>(props: Props<T>): ReactElement {
  const { items, keyOf, current, onCurrent } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const index = useMemo(() => items.findIndex((item) => keyOf(item) === current), [items, keyOf, current]);
  const { heightOf } = props;
  const height = useSettings(({ settings }) => rowHeight(settings));
  const [kept] = useState(() => new KeptHeights<T>());
  const measure = useMemo(() => heightOf && ((item: T) => heightOf(item, height)), [heightOf, height]);
  const heights = useMemo(() => measure && kept.of(items, measure), [kept, items, measure]);
  const estimateSize = useCallback((at: number) => heights?.[at] ?? height, [heights, height]);
  // Another function has every row placed anew; what is at a place has a key of its own below.
  const getItemKey = useMemo(() => placesOf(items, estimateSize), [items, estimateSize]);
  // oxlint-disable-next-line react/incompatible-library -- the compiler isn't used; nothing here is memoised
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize,
    getItemKey,
    overscan: 12,
  });
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, virtual]);
  const { focusOnMount = false } = props;
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (focusOnMount === true || (focusOnMount === 'ifLost' && isLost))
      box.current?.focus({ preventScroll: true });
  }, [focusOnMount]);

  const move = (to: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (item !== undefined) onCurrent(keyOf(item));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (hasModifier(event) && event.key.toLowerCase() === 'a') {
      // Never the text of the whole window.
      event.preventDefault();
      props.onTickAll?.(items.map(keyOf));
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 360) / height) - 1);
    const target = targetOf(event.key, index, items.length, page);
    const item = items[index];
    if (target !== null) move(target);
    else if (event.key === 'Enter' && item !== undefined && props.onOpen) props.onOpen(item);
    else if (event.key === ' ' && current !== null && props.onTick) props.onTick(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className="vlist"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select can't hold rows like these
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={props.ticked !== undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(index >= 0 ? { 'aria-activedescendant': `${id}-${index}` } : {})}
    >
      <div role="presentation" className="vspace" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the listbox holds focus and handles the keys
            <div
              key={key}
              id={`${id}-${row.index}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
              role="option"
              className="vrow"
              aria-label={props.nameOf(item)}
              aria-selected={props.ticked ? props.ticked.has(key) : key === current}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              data-current={key === current}
              data-leaving={key === props.leaving}
              data-key={key}
              style={{ transform: `translateY(${row.start}px)`, height: row.size }}
              onClick={(event) => {
                if ((event.metaKey || event.ctrlKey || props.tickOnClick === true) && props.onTick)
                  props.onTick(key);
                onCurrent(key);
              }}
              onDoubleClick={() => props.tickOnClick !== true && props.onOpen?.(item)}
            >
              {props.renderRow(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Names places in a list, by a new function for each list and each way to measure it. */
function placesOf(..._of: readonly unknown[]): (at: number) => number {
  return (at) => at;
}

/** Where a key moves to in a list, or null if it doesn't move. */
export function targetOf(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return index + 1;
  if (key === 'ArrowUp') return index - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'PageDown') return index + page;
  if (key === 'PageUp') return index - page;
  return null;
}
