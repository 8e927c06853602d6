import type { ReactElement } from 'react';
import { Badge, type Tone } from '../../components/Badge.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import type { RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import { type StandingSummary, summarise } from '../../../shared/posting/readBack/standings.ts';

const looks: Readonly<Record<StandingSummary['state'], { readonly tone: Tone; readonly glyph: string }>> = {
  waiting: { tone: 'info', glyph: '◷' },
  reconciled: { tone: 'good', glyph: '✓' },
  there: { tone: 'good', glyph: '■' },
  changed: { tone: 'warn', glyph: '≠' },
  deleted: { tone: 'bad', glyph: '×' },
  notSeen: { tone: 'quiet', glyph: '?' },
  accepted: { tone: 'quiet', glyph: '‖' },
};

/** In words how postings stand in Xero: the one thing that matters most. Null where there are none. */
export function standingName({ t }: Pick<Texts, 't'>, standings: readonly RowStanding[]): string | null {
  const summary = summarise(standings);
  if (summary === null) return null;
  return t(`standing.${summary.state}`, { n: summary.counts[summary.state] });
}

/** How postings stand in Xero: shape, word and colour. */
export function StandingBadge({
  standings,
  short = false,
}: {
  readonly standings: readonly RowStanding[];
  /** For narrow columns: one word or two, the whole on hover. */
  readonly short?: boolean;
}): ReactElement | null {
  const texts = useTexts();
  const summary = summarise(standings);
  if (summary === null) return null;
  const name = standingName(texts, standings) ?? '';
  return (
    <span title={name} className="ellipsis">
      <Badge {...looks[summary.state]}>{short ? texts.t(`standingShort.${summary.state}`) : name}</Badge>
    </span>
  );
}
