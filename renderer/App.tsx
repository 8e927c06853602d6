import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { I18nProvider } from 'react-aria-components';
import type { AppInfo } from '../shared/bridge.ts';
import type { BookRegistry } from './db/bookRegistry.ts';
import type { TieoutDatabase } from './db/database.ts';
import type { BridgeCaller } from './flows/context.ts';
import type { Matcher } from './matching/matcher.ts';
import { catalogues } from './i18n/catalogues.ts';
import { Shell } from './screens/shell/Shell.tsx';
import type { BookHandles } from './stores/bookHandles.ts';
import { watchBudget } from './stores/budget.ts';
import { deskRead } from './stores/deskData.ts';
import { withKnownIds } from './stores/knownIds.ts';
import { watchReach } from './stores/reach.ts';
import { followHash } from './stores/route.ts';
import { type Services, ServicesContext } from './stores/services.tsx';
import { useLooks } from './stores/looks.ts';
import { chooseLocale, formatLocale, useSettings } from './stores/settings.ts';
import { showError } from './stores/toasts.ts';
import { WorkProvider } from './stores/WorkProvider.tsx';

/** The app on one book, over its two seams: the local database and the bridge. `now` is unix milliseconds. */
export function App(props: {
  readonly db: TieoutDatabase;
  readonly call: BridgeCaller;
  readonly matcher: Matcher;
  readonly replayer: Matcher;
  readonly planner: Matcher;
  readonly now: () => number;
  readonly registry: BookRegistry;
  readonly handles: BookHandles;
}): ReactElement {
  const { db, matcher, replayer, planner, now, registry, handles } = props;
  const { settings } = useSettings();
  const [info, setInfo] = useState<AppInfo | null>(null);
  const call = useMemo(
    () => withKnownIds(watchReach(watchBudget(props.call, now)), db),
    [props.call, now, db],
  );
  const services = useMemo(
    (): Services => ({ db, call, matcher, replayer, planner, now, info, registry, handles }),
    [db, call, matcher, replayer, planner, now, info, registry, handles],
  );
  const locale = chooseLocale(settings.locale, navigator.languages);
  const tag = formatLocale(locale, navigator.languages);
  useLooks(settings);
  useEffect(followHash, []);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    call('app.info', {}).then(setInfo).catch(showError);
  }, [call]);
  // The window may have been closed between a decision and what it means for other matches; and the day may be another one.
  useEffect(() => {
    // What is seen is read first: matching reads everything, too, and side by side both would take twice as long.
    void deskRead(db)
      .then(() => matcher.run({ now: now() }))
      .catch(showError);
  }, [db, matcher, now]);
  return (
    <IntlProvider locale={tag} messages={catalogues[locale]}>
      <I18nProvider locale={tag}>
        <ServicesContext value={services}>
          <WorkProvider>
            <Shell />
          </WorkProvider>
        </ServicesContext>
      </I18nProvider>
    </IntlProvider>
  );
}
