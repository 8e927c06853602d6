import type { ReactElement } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { useTexts } from '../i18n/useTexts.ts';
import { useShortcutOn } from '../stores/settings.ts';
import { Icon } from './Icon.tsx';

/** A search box: answers while typing; Escape clears it. */
export function Search(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly shortcut?: string;
  readonly id?: string;
  /** Where the label is too long to be shown in the box. */
  readonly placeholder?: string;
  /** In a dialog that is there to search. */
  readonly initialFocus?: boolean;
  /** The list that it narrows and moves through, and the choice in it that Enter takes; empty where there is none. */
  readonly chooses?: { readonly list: string; readonly active: string };
}): ReactElement {
  const { t } = useTexts();
  const { chooses } = props;
  const isOn = useShortcutOn(props.shortcut);
  const isOpen = chooses !== undefined && chooses.active !== '';
  return (
    <SearchField className="search" aria-label={props.label} value={props.value} onChange={props.onChange}>
      <Icon name="search" />
      <Input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a dialog asks for it
        autoFocus={props.initialFocus ?? false}
        className="searchInput"
        placeholder={props.placeholder ?? props.label}
        {...(props.id === undefined ? {} : { id: props.id })}
        {...(chooses === undefined
          ? {}
          : { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': isOpen })}
        {...(isOpen ? { 'aria-controls': chooses.list, 'aria-activedescendant': chooses.active } : {})}
      />
      {props.value === '' && props.shortcut !== undefined && isOn && (
        <kbd className="kbd" aria-hidden="true">
          {props.shortcut}
        </kbd>
      )}
      {props.value !== '' && (
        <AriaButton className="searchClear" aria-label={t('action.clear')}>
          <Icon name="close" size={12} />
        </AriaButton>
      )}
    </SearchField>
  );
}
