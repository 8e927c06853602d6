import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useConnections } from '../../stores/live.ts';
import type { Mapping } from '../../../shared/posting/model.ts';

/** The way to express set-up: nothing where the provider account isn't connected any more. */
export function MappingSetUp(props: {
  readonly mapping: Mapping;
  readonly onOpen: () => void;
}): ReactElement | null {
  const { t } = useTexts();
  const { mapping } = props;
  const busy = useRunning('sync', 'demo', 'express');
  const ids = new Set((useConnections() ?? []).map(({ id }) => id));
  if (!ids.has(mapping.xeroConnectionId) || !ids.has(mapping.providerConnectionId)) return null;
  return (
    <Button disabled={busy} onPress={props.onOpen}>
      {t('express.open')}
    </Button>
  );
}
