import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useShortcutOn } from '../stores/settings.ts';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** The key that does the same, shown beside the label; not part of the name. */
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly initialFocus?: boolean;
  readonly slot?: string;
  readonly label?: string;
  /** In a narrow window only the icon is seen; the words stay its name. */
  readonly folds?: boolean;
}

/** A button. One `primary` a screen. */
export function Button(props: Props): ReactElement {
  const isOn = useShortcutOn(props.shortcut);
  const { kind = 'plain', disabled = false, type = 'button', initialFocus = false } = props;
  return (
    <AriaButton
      className={`button button-${kind}${props.folds === true ? ' buttonFolds' : ''}`}
      isDisabled={disabled}
      type={type}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only in dialogs, where focus must go somewhere sensible
      autoFocus={initialFocus}
      {...(props.onPress ? { onPress: props.onPress } : {})}
      {...(props.slot === undefined ? {} : { slot: props.slot })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      {props.icon && (
        <span
          className="buttonIcon"
          {...(props.folds === true && typeof props.children === 'string' ? { title: props.children } : {})}
        >
          <Icon name={props.icon} />
        </span>
      )}
      <span className="buttonText">{props.children}</span>
      {props.shortcut !== undefined && isOn && (
        <kbd className="kbd" aria-hidden="true">
          {props.shortcut}
        </kbd>
      )}
    </AriaButton>
  );
}
