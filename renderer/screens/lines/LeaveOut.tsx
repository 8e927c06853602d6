import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { type PendingFile, useUi } from '../../stores/ui.ts';

/** Goes on to the next of several files without this one. `isEmpty`: nothing was found in it. */
export function LeaveOut(props: { readonly file: PendingFile; readonly isEmpty: boolean }): ReactElement {
  const { t } = useTexts();
  const nextFile = useUi((store) => store.nextFile);
  const state = props.isEmpty ? 'wrong' : 'skipped';
  return (
    <Button
      initialFocus={props.isEmpty}
      onPress={() => nextFile({ name: props.file.name, state, text: t(`files.${state}Text`) })}
    >
      {t('files.leaveOut')}
    </Button>
  );
}
