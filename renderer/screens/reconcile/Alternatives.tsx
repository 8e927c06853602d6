import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import type { Match } from '../../../shared/matching/model.ts';
import { equalAnswers } from './deskRows.ts';
import type { DeskActions } from './useDeskActions.ts';

/** The equal answers, side by side: the user picks one, then OK. Nothing is picked beforehand. */
export function Alternatives({
  match,
  actions,
}: {
  readonly match: Match;
  readonly actions: DeskActions;
}): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const answers = equalAnswers(match);
  const lines = useLiveQuery(async () => {
    const found = await db.statementLines.bulkGet([...new Set(answers.flat())]);
    return new Map(found.flatMap((line) => (line === undefined ? [] : [[line.key, line]])));
  }, [db, match.id]);
  return (
    <fieldset className="alternatives">
      <legend>{t('panel.alternatives', { n: answers.length })}</legend>
      {answers.map((keys) => (
        <label key={keys.join()} className="alternative">
          <input
            type="radio"
            name="alternative"
            checked={actions.picked?.join() === keys.join()}
            onChange={() => actions.pick(keys)}
          />
          <span className="stack stackTight grow">
            {keys.map((key) => {
              const line = lines?.get(key);
              return line === undefined ? null : (
                <span key={key} className="row">
                  <DateText date={line.date} />
                  <span className="grow ellipsis" title={line.narrative}>
                    {line.narrative}
                  </span>
                  <Amount minor={line.amount} currency={line.currency} />
                </span>
              );
            })}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
