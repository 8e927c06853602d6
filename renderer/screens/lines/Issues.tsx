import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { StatementIssue } from '../../../shared/statement/model.ts';

/** What is wrong in a file. Each message names the line (of OFX: the transaction) and the field itself. */
export function Issues({ issues }: { readonly issues: readonly StatementIssue[] }): ReactElement | null {
  const { t, told } = useTexts();
  if (issues.length === 0) return null;
  return (
    <section className="stack stackTight" aria-label={t('import.issues', { n: issues.length })}>
      <h3>{t('import.issues', { n: issues.length })}</h3>
      <ul className="problems issues">
        {issues.slice(0, 50).map((issue) => (
          <li
            key={`${issue.line}${issue.field}${issue.message}`}
            className={issue.severity === 'error' ? 'tone-bad' : 'tone-warn'}
          >
            <Icon name="warning" size={14} />
            <span>{told(issue.message)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
