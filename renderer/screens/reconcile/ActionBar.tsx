import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { withModifier } from '../../components/keys.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useUi } from '../../stores/ui.ts';
import type { DeskActions } from './useDeskActions.ts';

/** What can be done with the current row, each with its key. */
export function ActionBar({
  actions,
  certain,
  leading,
}: {
  readonly actions: DeskActions;
  /** Null while they are still counted: all of them can't be confirmed before they are known. */
  readonly certain: number | null;
  /** OK leads, unless there is nothing to say it to. */
  readonly leading: boolean;
}): ReactElement {
  const { t, number } = useTexts();
  const open = useUi((store) => store.open);
  const { can } = actions;
  return (
    <div className="actionBar" role="toolbar" aria-label={t('desk.actions')}>
      <Button kind={leading ? 'primary' : 'plain'} shortcut="↵" disabled={!can.ok} onPress={actions.ok}>
        {t('action.ok')}
      </Button>
      {can.merge ? (
        <Button shortcut="M" onPress={() => open('merge')}>
          {t('find.merge')}
        </Button>
      ) : (
        <Button shortcut="F" disabled={!can.find} onPress={() => open('findMatch')}>
          {t('action.findMatch')}
        </Button>
      )}
      {can.unpark ? (
        <Button shortcut="P" onPress={actions.park}>
          {t('action.unpark')}
        </Button>
      ) : (
        <Button shortcut="P" disabled={!can.park} onPress={actions.park}>
          {t('action.park')}
        </Button>
      )}
      <Button icon="cross" folds shortcut="X" disabled={!can.decline} onPress={actions.decline}>
        {t('action.decline')}
      </Button>
      <Button icon="undo" folds shortcut={withModifier('Z')} disabled={!can.undo} onPress={actions.undo}>
        {t('action.undo')}
      </Button>
      <span className="grow" />
      <Button
        icon="check"
        disabled={certain === null || certain === 0}
        label={t('action.okAllCertain')}
        onPress={() => open('certain')}
      >
        {certain === null ? t('action.okAllCertain') : t('action.okAllCertainCount', { n: number(certain) })}
      </Button>
    </div>
  );
}
