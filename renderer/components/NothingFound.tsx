import type { ReactElement } from 'react';
import { useTexts } from '../i18n/useTexts.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

/** In place of a list when no row answers the search. */
export function NothingFound(props: { readonly search: string; readonly onClear: () => void }): ReactElement {
  const { t } = useTexts();
  return (
    <EmptyState
      icon="search"
      title={t('desk.noneFound', { search: props.search })}
      action={<Button onPress={props.onClear}>{t('action.clearSearch')}</Button>}
    />
  );
}
