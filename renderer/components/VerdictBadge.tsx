import type { ReactElement } from 'react';
import type { PayoutState } from '../db/standing.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { Badge, type Tone } from './Badge.tsx';

/** What a pair or a payout is shown as. */
export type DeskState = PayoutState;

const looks: Readonly<Record<DeskState, { readonly tone: Tone; readonly glyph: string }>> = {
  certain: { tone: 'good', glyph: '✓' },
  likely: { tone: 'info', glyph: '~' },
  ambiguous: { tone: 'warn', glyph: '⑂' },
  noLine: { tone: 'quiet', glyph: '○' },
  residual: { tone: 'bad', glyph: '!' },
  parked: { tone: 'quiet', glyph: '‖' },
  confirmed: { tone: 'good', glyph: '●' },
  posted: { tone: 'good', glyph: '■' },
  inTransit: { tone: 'info', glyph: '→' },
  failed: { tone: 'warn', glyph: '↩' },
  canceled: { tone: 'quiet', glyph: '×' },
};

/** How sure a match is, or where it stands. `detail` says more in the place of its word, which is then on hover. */
export function VerdictBadge({
  state,
  detail = '',
}: {
  readonly state: DeskState;
  readonly detail?: string;
}): ReactElement {
  const { t } = useTexts();
  const { tone, glyph } = looks[state];
  const word = t(`verdict.${state}`);
  if (detail === '') {
    return (
      <Badge tone={tone} glyph={glyph}>
        {word}
      </Badge>
    );
  }
  return (
    <span title={`${word}: ${detail}`} className="ellipsis">
      <Badge tone={tone} glyph={glyph}>
        {detail}
      </Badge>
    </span>
  );
}
