import type { ReactElement } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { locales, useSettings } from '../../stores/settings.ts';
import { useServices } from '../../stores/services.tsx';
import { useUi } from '../../stores/ui.ts';

/** A language in its own words: the one place where text isn't translated. */
const ownNames = { en: 'English', id: 'Bahasa Indonesia', fr: 'Français' } as const;
const themes = ['auto', 'light', 'dark'] as const;

/** Language, looks and keys. */
export function SettingsDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const { settings, change } = useSettings();
  const { info } = useServices();
  return (
    <Dialog title={t('settings.title')} open={overlay === 'settings'} onClose={close} size="small">
      <div className="stack">
        <SelectField
          label={t('settings.language')}
          value={settings.locale}
          options={[
            { value: 'auto', label: t('settings.auto') },
            ...locales.map((locale) => ({ value: locale, label: ownNames[locale] })),
          ]}
          onChange={(value) => change({ locale: locales.find((one) => one === value) ?? 'auto' })}
        />
        <SelectField
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
          onChange={(value) => change({ theme: themes.find((one) => one === value) ?? 'auto' })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={settings.singleKeys}
            onChange={(event) => change({ singleKeys: event.target.checked })}
          />
          {t('settings.singleKeys')}
        </label>
        {info !== null && <p className="small muted">{t('settings.version', { version: info.version })}</p>}
      </div>
    </Dialog>
  );
}
