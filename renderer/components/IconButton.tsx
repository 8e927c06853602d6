import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

/** A button that shows only a picture; `label` is its name and its tooltip. */
export function IconButton({
  icon,
  label,
  onPress,
  disabled = false,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
}): ReactElement {
  return (
    <span title={label} className="row">
      <AriaButton className="iconButton" aria-label={label} onPress={onPress} isDisabled={disabled}>
        <Icon name={icon} />
      </AriaButton>
    </span>
  );
}
