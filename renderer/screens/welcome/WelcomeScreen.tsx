import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useRoute } from '../../stores/route.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { Story } from './Story.tsx';

/** First run: what Tieout does in three pictures, and two equal ways in. */
export function WelcomeScreen(): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const go = useRoute((store) => store.go);
  const open = useUi((store) => store.open);
  const busy = useRunning('demo', 'sync');
  const explore = async () => {
    if (!(await work.openDemo())) return;
    go('reconcile');
    open('import');
  };
  return (
    <div className="welcome">
      <div className="welcomeInner">
        <header className="stack stackTight welcomeHead">
          <span className="mark markLarge" aria-hidden="true">
            <Icon name="equal" size={20} />
          </span>
          <h1>{t('welcome.title')}</h1>
          <p className="muted">{t('welcome.text')}</p>
        </header>
        <Story />
        <div className="choices">
          <section className="choice">
            <h2>{t('welcome.demo')}</h2>
            <p className="muted">{t('welcome.demoText')}</p>
            <Button kind="primary" disabled={busy} onPress={() => void explore()}>
              {t('action.exploreDemo')}
            </Button>
          </section>
          <section className="choice">
            <h2>{t('welcome.own')}</h2>
            <p className="muted">{t('welcome.ownText')}</p>
            <Button kind="primary" disabled={busy} onPress={() => go('connections', 'xero')}>
              {t('action.connectXero')}
            </Button>
          </section>
        </div>
        <p className="privacy muted small">
          <Icon name="lock" size={14} />
          {t('welcome.privacy')}
        </p>
      </div>
    </div>
  );
}
