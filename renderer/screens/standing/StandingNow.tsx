import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { isFinding, type RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import { summarise } from '../../../shared/posting/readBack/standings.ts';
import { StandingBadge } from './StandingBadge.tsx';

/** How postings stand in Xero and what that means; nothing where each that needs a person says so itself. */
export function StandingNow({
  standings,
}: {
  readonly standings: readonly RowStanding[];
}): ReactElement | null {
  const { t } = useTexts();
  const summary = summarise(standings);
  if (summary === null || standings.some(isFinding)) return null;
  return (
    <div className="stack stackTight">
      <div className="row">
        <StandingBadge standings={standings} />
      </div>
      <p className="muted">{t(`standingText.${summary.state}`)}</p>
    </div>
  );
}
