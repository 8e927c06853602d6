import { type ReactElement, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { askToNotify } from '../../stores/notices.ts';
import { useServices } from '../../stores/services.tsx';
import { contrasts, densities, locales, schedules, themes, useSettings } from '../../stores/settings.ts';
import { showError } from '../../stores/toasts.ts';
import { useHasTray } from '../../stores/tray.ts';
import { useUi } from '../../stores/ui.ts';

/** A language in its own words: the one place where text isn't translated. */
const ownNames = { en: 'English', id: 'Bahasa Indonesia', fr: 'Français' } as const;

/** Language, looks, syncing by itself, keys. What is chosen shows at once. */
export function SettingsDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const { info } = useServices();
  return (
    <Dialog title={t('settings.title')} open={overlay === 'settings'} onClose={close} size="small">
      <div className="stack stackWide">
        <Looks />
        <Reading />
        <Keys />
        {info !== null && <p className="small muted">{t('settings.version', { version: info.version })}</p>}
      </div>
    </Dialog>
  );
}

function Looks(): ReactElement {
  const { t } = useTexts();
  const { settings, change } = useSettings();
  return (
    <section className="stack" aria-label={t('settings.looks')}>
      <SelectField
        label={t('settings.language')}
        value={settings.locale}
        options={[
          { value: 'auto', label: t('settings.auto') },
          ...locales.map((locale) => ({ value: locale, label: ownNames[locale] })),
        ]}
        onChange={(value) => change({ locale: locales.find((one) => one === value) ?? 'auto' })}
      />
      <div className="settingsTrio">
        <SelectField
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
          onChange={(value) => change({ theme: themes.find((one) => one === value) ?? 'auto' })}
        />
        <SelectField
          label={t('settings.contrast')}
          value={settings.contrast}
          options={contrasts.map((contrast) => ({
            value: contrast,
            label: t(`settings.contrast.${contrast}`),
          }))}
          onChange={(value) => change({ contrast: contrasts.find((one) => one === value) ?? 'auto' })}
        />
        <SelectField
          label={t('settings.density')}
          value={settings.density}
          options={densities.map((density) => ({ value: density, label: t(`settings.density.${density}`) }))}
          onChange={(value) => change({ density: densities.find((one) => one === value) ?? 'comfortable' })}
        />
      </div>
    </section>
  );
}

function Reading(): ReactElement {
  const { t } = useTexts();
  const { settings, change } = useSettings();
  const hasTray = useHasTray();
  const [isDenied, setDenied] = useState(false);
  const notify = async (wanted: boolean) => {
    const allowed = wanted && (await askToNotify());
    setDenied(wanted && !allowed);
    change({ notify: allowed });
  };
  return (
    <section className="stack" aria-label={t('settings.reading')}>
      <SelectField
        label={t('settings.schedule')}
        value={settings.schedule}
        options={schedules.map((every) => ({ value: every, label: t(`settings.schedule.${every}`) }))}
        onChange={(value) => change({ schedule: schedules.find((one) => one === value) ?? 'day' })}
        help={t('settings.scheduleHelp')}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={settings.notify}
          onChange={(event) => void notify(event.target.checked).catch(showError)}
        />
        {t('settings.notify')}
      </label>
      {hasTray && (
        <label className="check">
          <input
            type="checkbox"
            checked={settings.tray}
            onChange={(event) => change({ tray: event.target.checked })}
          />
          {t('settings.tray')}
        </label>
      )}
      {isDenied && (
        <p className="note noteWarn" role="alert">
          {t('settings.notifyDenied')}
        </p>
      )}
    </section>
  );
}

function Keys(): ReactElement {
  const { t } = useTexts();
  const { settings, change } = useSettings();
  return (
    <section className="stack" aria-label={t('settings.keys')}>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
        />
        {t('settings.singleKeys')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.firstSteps === 'open'}
          onChange={(event) => change({ firstSteps: event.target.checked ? 'open' : 'done' })}
        />
        {t('settings.firstSteps')}
      </label>
    </section>
  );
}
