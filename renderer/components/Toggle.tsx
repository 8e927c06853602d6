import type { ReactElement } from 'react';
import { Switch } from 'react-aria-components';

/** On or off, with its state in words beside it; `label` is its whole name. */
export function Toggle(props: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
}): ReactElement {
  return (
    <Switch
      className="toggle"
      aria-label={props.label}
      isSelected={props.on}
      isDisabled={props.disabled ?? false}
      onChange={props.onChange}
    >
      <span className="toggleTrack" aria-hidden="true">
        <span className="toggleThumb" />
      </span>
    </Switch>
  );
}
