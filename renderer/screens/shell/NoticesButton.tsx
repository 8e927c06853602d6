import type { ReactElement } from 'react';
import { IconButton } from '../../components/IconButton.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useNotices } from '../../stores/notices.ts';
import { useUi } from '../../stores/ui.ts';

/** The bell: how many notices are new is in its name and beside it. */
export function NoticesButton(): ReactElement {
  const { t, number } = useTexts();
  const open = useUi((store) => store.open);
  const fresh = (useNotices() ?? []).filter(({ isRead }) => !isRead).length;
  const label = fresh === 0 ? t('notices.title') : t('notices.openNew', { n: fresh });
  return (
    <span className="bell">
      <IconButton icon="bell" label={label} onPress={() => open('notices')} />
      {fresh > 0 && (
        <span className="bellCount" aria-hidden="true">
          {number(fresh)}
        </span>
      )}
    </span>
  );
}
