import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useState } from 'react';
import { Search } from './Search.tsx';

export interface Choice {
  readonly id: string;
  readonly content: ReactNode;
  /** It is where one is already. */
  readonly isHere?: boolean;
  readonly run: () => void;
}

/**
 * A list that is narrowed by typing. Focus stays in the search box, arrows move the choice, Enter takes it; a screen reader is told
 * which one it is.
 */
export function Chooser(props: {
  /** Of the search box and of the list. */
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly choices: readonly Choice[];
  /** What is said where there is none. */
  readonly none: string;
}): ReactElement {
  const { label, query, choices } = props;
  const id = useId();
  const [index, setIndex] = useState(0);
  const at = Math.min(index, Math.max(0, choices.length - 1));
  const active = choices[at] === undefined ? '' : `${id}-${at}`;
  useEffect(() => {
    // In braces: some browsers return a promise, which is no clean-up.
    document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setIndex(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setIndex(Math.max(at - 1, 0));
    else if (event.key === 'Enter') choices[at]?.run();
    else return;
    event.preventDefault();
  };
  return (
    <div className="stack">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move the choice while the search box keeps focus */}
      <div className="chooserSearch" onKeyDown={onKeyDown}>
        <Search
          label={label}
          initialFocus
          value={query}
          onChange={(value) => {
            props.onQuery(value);
            setIndex(0);
          }}
          chooses={{ list: id, active }}
        />
      </div>
      {choices.length === 0 ? (
        <output className="muted">{props.none}</output>
      ) : (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select can't be narrowed by typing
        <div role="listbox" id={id} className="paletteList" aria-label={label}>
          {choices.map((choice, position) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the search box holds focus and handles the keys
            <div
              key={choice.id}
              id={`${id}-${position}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
              role="option"
              className="paletteItem"
              aria-selected={position === at}
              data-current={position === at}
              {...(choice.isHere === true ? { 'aria-current': true } : {})}
              onClick={choice.run}
            >
              {choice.content}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
