import type { ReactElement } from 'react';
import type { PostingProblem } from '../../shared/posting/model.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { readable } from '../i18n/readable.ts';
import { Icon } from './Icon.tsx';

/** How many problems of a list are spelled out before the rest is counted. */
const SHOWN = 4;

/** What stands in the way of posting, in words with what to do. */
export function ProblemList({
  problems,
  currency,
}: {
  readonly problems: readonly PostingProblem[];
  readonly currency: string;
}): ReactElement | null {
  const texts = useTexts();
  if (problems.length === 0) return null;
  const rest = problems.length - SHOWN;
  return (
    <ul className="problems">
      {problems.slice(0, SHOWN).map((problem, index) => (
        <li
          key={`${problem.code}${index}`}
          className={problem.severity === 'block' ? 'tone-bad' : 'tone-warn'}
        >
          <Icon name={problem.severity === 'block' ? 'lock' : 'warning'} size={14} />
          <span>{texts.t(`problem.${problem.code}`, readable(texts, problem.values, currency))}</span>
        </li>
      ))}
      {rest > 0 && <li className="muted">{texts.t('problem.more', { n: rest })}</li>}
    </ul>
  );
}
