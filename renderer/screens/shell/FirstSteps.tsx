import { type ReactElement, useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { type Step, steps, useFirstSteps } from '../../stores/firstSteps.ts';
import { useRoute } from '../../stores/route.ts';

/**
 * A strip with one short step at a time. It lies over nothing, holds no focus, and is passed by Tab like any other part; the
 * control that it speaks of has a ring, and “Show me” goes there.
 */
export function FirstSteps(): ReactElement | null {
  const { t } = useTexts();
  const go = useRoute((store) => store.go);
  const shown = useFirstSteps();
  const name = shown?.step.name ?? '';
  useEffect(() => {
    document.documentElement.dataset['firstStep'] = name;
  }, [name]);
  if (shown === null) return null;
  const { step, at, next, end } = shown;
  const own = () => {
    end();
    go('connections', 'organisation');
  };
  return (
    <aside className="firstSteps" aria-label={t('steps.label')}>
      <p className="grow" aria-live="polite">
        <span className="strong">{t('steps.at', { at: at + 1, of: steps.length })}</span>{' '}
        {t(`steps.${step.name}`)}
      </p>
      <span className="row">
        {step.name === 'own' ? (
          <Button kind="primary" onPress={own}>
            {t('steps.connect')}
          </Button>
        ) : (
          <>
            <Button onPress={() => showMe(step, () => go('reconcile'))}>{t('steps.show')}</Button>
            <Button kind="quiet" onPress={next}>
              {t('steps.next')}
            </Button>
          </>
        )}
        <Button kind="quiet" onPress={end}>
          {t(step.name === 'own' ? 'steps.stay' : 'steps.skip')}
        </Button>
      </span>
    </aside>
  );
}

/** Puts the focus on the control; on the desk, where it isn't on the screen that is shown. */
function showMe({ spot }: Step, goToDesk: () => void): void {
  const find = () => document.querySelector<HTMLElement>(spot);
  const isOnDesk = useRoute.getState().route.screen === 'reconcile';
  if (!isOnDesk && spot.startsWith('#main')) {
    goToDesk();
    // The screen is drawn with the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
    return;
  }
  find()?.focus();
}
