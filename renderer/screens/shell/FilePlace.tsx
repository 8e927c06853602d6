import { type ReactElement, useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { useUi } from '../../stores/ui.ts';

/** Which of several files is shown, which are next, and reading it as the other kind of file. */
export function FilePlace(): ReactElement {
  const { t } = useTexts();
  const { files, filed, overlay, readAs } = useUi();
  const total = files.length + filed.length;
  const [shown, ...rest] = files;
  const place = total > 1 ? t('files.place', { at: filed.length + 1, total }) : '';
  const name = shown?.name ?? '';
  useEffect(() => {
    if (place !== '') announce(`${place}: ${name}`);
  }, [place, name]);
  const isProvider = overlay === 'providerFile';
  return (
    <div className="row between filePlace">
      {place !== '' && <strong>{place}</strong>}
      <span className="muted small ellipsis grow">
        {rest.length > 0 && t('files.then', { names: rest.map((file) => file.name).join(', ') })}
      </span>
      <Button kind="quiet" onPress={() => readAs(isProvider ? 'bank' : 'provider')}>
        {t(isProvider ? 'files.asBank' : 'files.asProvider')}
      </Button>
    </div>
  );
}
