import type { ReactElement } from 'react';
import { Badge } from '../../components/Badge.tsx';
import type { BookSummary } from '../../db/bookRegistry.ts';
import { useTexts } from '../../i18n/useTexts.ts';

const LOOKS = {
  connected: { tone: 'good', glyph: '✓' },
  pending: { tone: 'info', glyph: '…' },
  needsAttention: { tone: 'bad', glyph: '!' },
} as const;

/** How a book's connections stand; pending until anything was read. */
export function BookStatus({ summary }: { readonly summary: BookSummary | null }): ReactElement {
  const { t } = useTexts();
  const status = summary?.status ?? 'pending';
  return <Badge {...LOOKS[status]}>{t(`bookStatus.${status}`)}</Badge>;
}
