import type { ReactElement } from 'react';
import { Badge } from '../../components/Badge.tsx';
import type { BookSummary } from '../../db/bookRegistry.ts';
import { useTexts } from '../../i18n/useTexts.ts';

const LOOKS = {
  connected: { tone: 'good', glyph: '✓' },
  pending: { tone: 'info', glyph: '…' },
  needsAttention: { tone: 'bad', glyph: '!' },
} as const;

/** How a book's connections stand. */
export function BookStatus({ status }: Pick<BookSummary, 'status'>): ReactElement {
  const { t } = useTexts();
  return <Badge {...LOOKS[status]}>{t(`bookStatus.${status}`)}</Badge>;
}
