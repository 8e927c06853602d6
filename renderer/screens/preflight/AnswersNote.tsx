import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';

/** What the user has said of a plan's findings; until it is posted, it can be taken back. */
export function AnswersNote(props: {
  readonly planId: string;
  readonly isPosted: boolean;
}): ReactElement | null {
  const { t, date } = useTexts();
  const { db } = useServices();
  const work = useWork();
  const busy = useRunning('post');
  const { planId, isPosted } = props;
  const answers = useLiveQuery(() => db.answers.where({ planId }).toArray(), [db, planId]) ?? [];
  const words = answers.map(({ word }) => word);
  const anyway = words.filter(({ kind }) => kind === 'postAnyway').length;
  const moved = words.find((word) => word.kind === 'moveDate');
  if (anyway === 0 && moved === undefined) return null;
  return (
    <div className="stack stackTight small muted">
      {moved !== undefined && (
        <div className="row between rowWrap">
          <span>{t('preflight.saidMove', { date: date(moved.lockedTo, 'year') })}</span>
          {!isPosted && (
            <Button
              kind="quiet"
              disabled={busy}
              onPress={() => void work.withdrawAnswers(planId, 'moveDate')}
            >
              {t('fix.dontMove')}
            </Button>
          )}
        </div>
      )}
      {anyway > 0 && (
        <div className="row between rowWrap">
          <span>{t('preflight.saidAnyway', { n: anyway })}</span>
          {!isPosted && (
            <Button
              kind="quiet"
              disabled={busy}
              onPress={() => void work.withdrawAnswers(planId, 'postAnyway')}
            >
              {t('fix.askAgain')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
