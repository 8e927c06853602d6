import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { readable } from '../../i18n/readable.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { fixesOf } from '../../../shared/posting/checks/fixes.ts';
import type { PostingPlan, PostingProblem } from '../../../shared/posting/model.ts';
import { FixButton } from './FixButton.tsx';

/** What a finding belongs to. */
export type FindingPlan = Pick<PostingPlan, 'id' | 'mappingKey' | 'lineKeys' | 'payoutKeys'>;

/** How many findings of a list are spelled out before the rest is counted. */
const SHOWN = 6;

/** What stands in the way of a plan, each with what can be done about it; `canFix` is false where nothing is decided yet. */
export function Findings(props: {
  readonly plan: FindingPlan;
  readonly problems: readonly PostingProblem[];
  readonly currency: string;
  readonly canFix?: boolean;
}): ReactElement | null {
  const { t } = useTexts();
  const { problems } = props;
  if (problems.length === 0) return null;
  const rest = problems.length - SHOWN;
  return (
    <ul className="problems" aria-label={t('preflight.findings')}>
      {problems.slice(0, SHOWN).map((problem, index) => (
        <Finding key={`${problem.code}${index}`} {...props} problem={problem} />
      ))}
      {rest > 0 && <li className="muted">{t('problem.more', { n: rest })}</li>}
    </ul>
  );
}

function Finding(props: {
  readonly plan: FindingPlan;
  readonly problem: PostingProblem;
  readonly currency: string;
  readonly canFix?: boolean;
}): ReactElement {
  const texts = useTexts();
  const { plan, problem, currency, canFix = true } = props;
  const isAnswered = problem.answered === true;
  const blocks = problem.severity === 'block';
  const fixes = canFix && !isAnswered ? fixesOf(problem, plan) : [];
  return (
    <li className={isAnswered ? 'muted' : blocks ? 'tone-bad' : 'tone-warn'}>
      <Icon name={blocks ? 'lock' : 'warning'} size={14} />
      <div className="stack stackTight grow">
        <span>{texts.t(`problem.${problem.code}`, readable(texts, problem.values, currency))}</span>
        {isAnswered && <span className="small">{texts.t('preflight.answered')}</span>}
        {fixes.length > 0 && (
          <div className="row rowWrap">
            {fixes.map((fix, index) => (
              <FixButton
                key={`${fix.kind}${index}`}
                fix={fix}
                plan={plan}
                problem={problem}
                isFirst={index === 0}
              />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
